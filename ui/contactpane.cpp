// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactpane.h"

#include "app/models/fieldmodel.h"
#include "app/text/contactfields.h"
#include "app/text/contacttext.h"
#include "app/text/datetext.h"
#include "ui/actiontext.h"
#include "ui/colors.h"
#include "ui/copycells.h"
#include "ui/elidedlabel.h"
#include "ui/fieldview.h"
#include "ui/noticebar.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sidelight {

namespace {

QModelIndex valueAt(const QModelIndex &row)
{
    return row.data(FieldModel::IsSectionRole).toBool() ? QModelIndex()
                                                        : row.siblingAtColumn(FieldModel::ValueColumn);
}

} // namespace

ContactPane::ContactPane(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_empty(plainLabel(QStringLiteral("noContactChosen"), this))
    , m_card(new QScrollArea(this))
    , m_fields(new FieldView(QStringLiteral("contactFields"), tr("All about the contact"), this))
{
    m_empty->setText(tr("Choose a contact to see how to reach it."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    // A large font needs more room than a pane has.
    m_card->setFrameShape(QFrame::NoFrame);
    m_card->setFocusPolicy(Qt::NoFocus);
    m_card->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    usePlainScrollBars(*m_card);
    m_card->setWidgetResizable(true);
    m_card->setWidget(card());
    m_card->widget()->setAutoFillBackground(false);
    m_card->viewport()->setAutoFillBackground(false);
    m_fields->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_fields, &QWidget::customContextMenuRequested, this, &ContactPane::openMenu);
    connect(m_fields->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ContactPane::updateButtons);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(24);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_card, 2);
    layout->addWidget(m_fields, 3);
    setTabOrder(m_copy, m_fields);
    applyLooks();
    clear();
}

QWidget *ContactPane::card()
{
    auto *card = new QWidget(this);
    m_name = elidedLabel(QStringLiteral("contactName"), 2, card);
    m_kind = elidedLabel(QStringLiteral("contactKind"), 2, card);
    m_deleted = new NoticeBar(QStringLiteral("contactDeleted"), card);
    m_freshness = elidedLabel(QStringLiteral("contactFreshness"), 2, card);
    m_problem = new NoticeBar(QStringLiteral("contactProblem"), card);
    connect(m_problem, &NoticeBar::actionTriggered, this, &ContactPane::askAgainWanted);

    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addWidget(m_kind);
    layout->addSpacing(4);
    layout->addWidget(m_deleted);
    layout->addWidget(buttons(card));
    layout->addSpacing(4);
    layout->addWidget(m_freshness);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    return card;
}

QWidget *ContactPane::buttons(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto button = [&](const QString &objectName, const QString &text) {
        auto *made = new QPushButton(text, row);
        made->setObjectName(objectName);
        made->setAutoDefault(false);
        layout->addWidget(made);
        return made;
    };
    m_write = button(QStringLiteral("writeToContact"), tr("Write"));
    m_call = button(QStringLiteral("callContact"), tr("Call"));
    m_copy = button(QStringLiteral("copyOfContact"), tr("Copy"));
    layout->addStretch(1);
    connect(m_write, &QPushButton::clicked, this, [this] { Q_EMIT linkWanted(link(u"mailto")); });
    connect(m_call, &QPushButton::clicked, this, [this] { Q_EMIT linkWanted(link(u"tel")); });
    connect(m_copy, &QPushButton::clicked, this, &ContactPane::copyChosen);
    return row;
}

QSize ContactPane::sizeHint() const
{
    return {QWidget::sizeHint().width(), 14 * fontMetrics().height()};
}

void ContactPane::clear()
{
    m_id = QUuid();
    m_card->hide();
    m_fields->hide();
    m_empty->show();
}

void ContactPane::setPerson(const Place &place, const Person &person, const People &people,
                            const QDateTime &now)
{
    m_name->setText(personTitle(person, place.title));
    QStringList parts;
    for (const QString &part : {person.contact ? kindText(*person.contact) : QString(), place.role}) {
        if (!part.isEmpty())
            parts << part;
    }
    m_kind->setText(parts.join(QStringLiteral(" · ")));
    const QString deleted = person.contact ? contactDeletedText(*person.contact, m_locale) : QString();
    m_deleted->setLines(deleted.isEmpty() ? QStringList() : QStringList{deleted}, NoticeBar::Tone::Bad);
    m_freshness->setText(person.contact    ? nameAgeText(person, now, m_locale)
                         : person.isAsking ? nameComingText()
                                           : nameNotLoadedText());
    m_freshness->setExplanation(person.contact ? utcText(Moment::of(person.receivedAt)) : QString());
    const bool isSaid = person.error && !person.isAsking;
    m_problem->setLines(isSaid ? QStringList{nameProblemText(*person.error)} : QStringList(),
                        NoticeBar::Tone::Neutral, actionText(ErrorAction::TryAgain));

    m_fields->setFields(contactFields(person, people, m_locale));
    if (person.id != m_id) { // another one is read from the beginning
        m_id = person.id;
        const QModelIndex first = m_fields->model()->index(0, 0, m_fields->model()->index(0, 0));
        m_fields->selectionModel()->setCurrentIndex(first, QItemSelectionModel::Clear);
        m_fields->scrollToTop();
    }
    m_empty->hide();
    m_card->show();
    m_fields->show();
    updateButtons();
}

// The chosen row's own, if it leads there; else the first one's: the contact's most preferred.
QUrl ContactPane::link(QStringView scheme) const
{
    const QUrl chosen = valueAt(m_fields->currentIndex()).data(FieldModel::LinkRole).toUrl();
    if (chosen.scheme() == scheme)
        return chosen;
    const QAbstractItemModel &model = *m_fields->model();
    const QModelIndex channels = model.index(0, 0);
    for (int row = 0; row < model.rowCount(channels); ++row) {
        const QUrl url =
            model.index(row, FieldModel::ValueColumn, channels).data(FieldModel::LinkRole).toUrl();
        if (url.scheme() == scheme)
            return url;
    }
    return {};
}

void ContactPane::updateButtons()
{
    const auto say = [](QPushButton *button, const QString &text, bool isEnabled) {
        button->setEnabled(isEnabled);
        button->setToolTip(isEnabled ? plainTooltip(text) : QString());
        button->setAccessibleName(isEnabled ? text : button->text());
    };
    const QUrl write = link(u"mailto");
    const QUrl call = link(u"tel");
    say(m_write, tr("Write to %1").arg(write.path(QUrl::FullyDecoded)), !write.isEmpty());
    say(m_call, tr("Call %1").arg(call.path(QUrl::FullyDecoded)), !call.isEmpty());
    const QString value = wholeText(valueAt(m_fields->currentIndex()));
    say(m_copy, tr("Copy %1").arg(value.left(80)), !value.isEmpty());
}

void ContactPane::copyChosen()
{
    QGuiApplication::clipboard()->setText(wholeText(valueAt(m_fields->currentIndex())));
}

void ContactPane::addLinkActions(QMenu &menu, const QUrl &write, const QUrl &call)
{
    if (!write.isEmpty())
        menu.addAction(tr("Write"), this, [this, write] { Q_EMIT linkWanted(write); });
    if (!call.isEmpty())
        menu.addAction(tr("Call"), this, [this, call] { Q_EMIT linkWanted(call); });
}

void ContactPane::openMenu(const QPoint &position)
{
    const QModelIndex value = valueAt(m_fields->indexAt(position));
    if (!value.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this,
                    [text = wholeText(value)] { QGuiApplication::clipboard()->setText(text); });
    const QUrl url = value.data(FieldModel::LinkRole).toUrl();
    addLinkActions(*menu, url.scheme() == u"mailto" ? url : QUrl(), url.scheme() == u"tel" ? url : QUrl());
    menu->popup(m_fields->viewport()->mapToGlobal(position));
}

void ContactPane::applyLooks()
{
    const Colors colors(palette());
    m_name->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_kind->setColor(colors.dim);
    m_freshness->setColor(colors.dim);
    setTextColor(m_empty, colors.dim);
}

void ContactPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
