// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samplepage.h"

#include "app/text/dealtext.h"
#include "ui/colors.h"
#include "ui/plaindelegate.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"

#include <QEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace sidelight {

namespace {

enum SuggestionRole { SuggestionIdRole = Qt::UserRole, SuggestionReasonRole };

/// Title over reason.
class SuggestionDelegate : public PlainDelegate
{
public:
    using PlainDelegate::PlainDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, 2 * option.fontMetrics.lineSpacing() + 22};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Colors colors(option.palette);
        const bool isCurrent =
            option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver);
        if (isCurrent)
            painter->fillRect(option.rect, colors.accentTint);
        painter->setPen(colors.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

        const QRect area = option.rect.adjusted(12, 10, -12, -10);
        const int line = option.fontMetrics.lineSpacing();
        const auto draw = [&](const QRect &rect, const QFont &font, const QColor &color,
                              const QString &text) {
            painter->setFont(font);
            painter->setPen(color);
            drawPlainLine(*painter, rect, QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()),
                          option.direction);
        };
        draw(QRect(area.left(), area.top(), area.width(), line),
             scaledFont(option.font, 1, QFont::DemiBold), colors.text, index.data().toString());
        draw(QRect(area.left(), area.top() + line + 2, area.width(), line), option.font, colors.dim,
             index.data(SuggestionReasonRole).toString());
    }
};

} // namespace

SamplePage::SamplePage(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(QStringLiteral("samplesTitle"), this))
    , m_text(plainLabel(QStringLiteral("samplesText"), this))
    , m_list(new QListWidget(this))
{
    m_title->setText(tr("Sample deals"));
    m_text->setText(tr(
        "All invented, served on this computer alone. Those that you open stand in the list at the side; "
        "Alt+Down and Alt+Up step through it."));
    m_text->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("samples"));
    m_list->setAccessibleName(tr("Sample deals"));
    m_list->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_list);
    m_list->setItemDelegate(new SuggestionDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT chosen(item->data(SuggestionIdRole).toUuid()); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { Q_EMIT chosen(item->data(SuggestionIdRole).toUuid()); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 22, 28, 12);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(12);
    layout->addWidget(m_list, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    setFocusProxy(m_list);
    applyLooks();
}

void SamplePage::setSuggestions(const std::vector<Suggestion> &suggestions)
{
    m_list->clear();
    for (const Suggestion &suggestion : suggestions) {
        const bool isUntitled = suggestion.title.trimmed().isEmpty();
        const QString title = isUntitled ? untitledText(suggestion.id) : suggestion.title;
        auto *item = new QListWidgetItem(title, m_list); // the list owns it
        item->setData(SuggestionIdRole, suggestion.id);
        item->setData(SuggestionReasonRole, suggestion.reason);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(title, suggestion.reason));
    }
    m_list->setCurrentRow(0);
}

void SamplePage::applyLooks()
{
    m_title->setFont(scaledFont(font(), 1.7, QFont::DemiBold));
    setTextColor(m_text, Colors(palette()).dim);
}

void SamplePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
