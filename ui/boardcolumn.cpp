// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boardcolumn.h"

#include "app/models/dealtablemodel.h"
#include "app/text/dealtext.h"
#include "app/text/totalstext.h"
#include "ui/colors.h"
#include "ui/elidedlabel.h"
#include "ui/filterline.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"
#include "ui/twolinedelegate.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace sidelight {

namespace {

/// Name above amount and close; those that were visited step back.
class CardDelegate : public TwoLineDelegate
{
public:
    using TwoLineDelegate::TwoLineDelegate;

protected:
    TwoLines lines(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors colors(option.palette);
        const int marks = index.data(DealTableModel::MarksRole).toInt();
        const bool isDim = (marks & DealTableModel::IsVisited) != 0;
        const bool isLate = (marks & DealTableModel::IsOverdue) != 0;
        const QColor color = isDim ? colors.dim : colors.text;
        TwoLines card;
        card.title = {index.data().toString(), color, isDim ? QFont::Normal : QFont::DemiBold};
        card.detail = {index.siblingAtColumn(int(DealColumn::Amount)).data().toString(), color};
        card.note = {index.data(DealTableModel::StateRole).toString(), isLate ? colors.warning : colors.dim,
                     isLate ? QFont::DemiBold : QFont::Normal};
        if ((marks & DealTableModel::IsChanged) != 0)
            card.dot = colors.warning;
        card.isShown = (marks & DealTableModel::IsShown) != 0;
        return card;
    }
};

} // namespace

BoardColumn::BoardColumn(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_model(new DealTableModel(m_locale, this))
    , m_title(elidedLabel(QStringLiteral("stage"), 1, this))
    , m_totals(elidedLabel(QStringLiteral("stageTotals"), 2, this))
    , m_list(new QListView(this))
{
    addList();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 0, 14, 4);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_totals);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    setFixedWidth(width);
    applyLooks();
}

void BoardColumn::addList()
{
    m_list->setObjectName(QStringLiteral("cards"));
    m_list->setModel(m_model);
    m_list->setModelColumn(int(DealColumn::Name));
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_list);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection); // the deal on screen is marked instead
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT dealChosen(m_model->idAt(index.row())); });
}

void BoardColumn::setSection(const std::shared_ptr<const ShownDeals> &deals, int section)
{
    const DealSection &shown = deals->sections[std::size_t(section)];
    const QString stage = shown.stage.trimmed().isEmpty() ? tr("No stage") : oneLine(shown.stage);
    m_model->setDeals(deals, section);
    m_title->setText(stage);
    m_title->setExplanation(
        tr("%1\nStages stand by name: the service publishes no order of them.").arg(stage));
    m_totals->setText(totalsShortText(shown.totals, m_locale));
    m_totals->setExplanation(totalsLines(shown.totals, m_locale).join(u'\n'));
    m_list->setAccessibleName(stage + QStringLiteral(", ") + m_totals->text());
}

// Else it would hold on to a whole catalogue.
void BoardColumn::clear()
{
    m_model->setDeals(nullptr);
}

void BoardColumn::setDealShown(const QUuid &id)
{
    m_model->setShown(id);
    if (const int row = m_model->rowOf(id); row >= 0)
        m_list->setCurrentIndex(m_model->index(row, int(DealColumn::Name)));
}

void BoardColumn::setToday(QDate today)
{
    m_model->setToday(today);
}

std::optional<QUuid> BoardColumn::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(m_model->idAt(index.row())) : std::nullopt;
}

int BoardColumn::currentY() const
{
    return m_list->visualRect(m_list->currentIndex()).center().y();
}

void BoardColumn::takeFocus(int y)
{
    const int last = m_model->rowCount() - 1;
    const QModelIndex beside = m_list->indexAt({4, y});
    m_list->setFocus();
    m_list->setCurrentIndex(beside.isValid() ? beside : m_model->index(last, int(DealColumn::Name)));
}

bool BoardColumn::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = m_list->currentIndex();
    switch (key) {
    case Qt::Key_Left: Q_EMIT stepWanted(isRightToLeft() ? 1 : -1); return true;
    case Qt::Key_Right: Q_EMIT stepWanted(isRightToLeft() ? -1 : 1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!index.isValid())
            return false;
        if (modifiers.testFlag(Qt::ControlModifier))
            Q_EMIT tabWanted(m_model->idAt(index.row()));
        else
            Q_EMIT dealChosen(m_model->idAt(index.row()));
        return true;
    default: return false;
    }
}

bool BoardColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (takeKey(key->key(), key->modifiers()))
            return true;
        // Qt's search by letters would make the text of each card; the page filters instead.
        if (isTyping(*key)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void BoardColumn::applyLooks()
{
    m_title->setFont(scaledFont(font(), 1, QFont::DemiBold));
    const QFont small = scaledFont(font(), smallText);
    m_totals->setFont(small);
    m_totals->setFixedHeight(2 * QFontMetrics(small).lineSpacing()
                             + 4); // all cards start at the same height
    m_totals->setColor(Colors(palette()).dim);
}

void BoardColumn::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
