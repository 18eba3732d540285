// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactspage.h"

#include "app/domain/contradictions.h"
#include "app/domain/identifier.h"
#include "app/models/contactmodel.h"
#include "app/text/columntext.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"
#include "ui/contactdelegate.h"
#include "ui/copycells.h"
#include "ui/noticebar.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"
#include "ui/valuedialog.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

// Contradictions about people belong above their table; all of them stand on the overview.
QStringList linesAbout(const Deal &deal)
{
    QStringList lines;
    const auto all = contradictions(deal, QDate::currentDate());
    for (const Contradiction contradiction : all) {
        switch (contradiction) {
        case Contradiction::SeveralPrimaries:
        case Contradiction::NoPrimary:
        case Contradiction::ContactNotPrimary:
        case Contradiction::ContactNotLinked: lines << contradictionText(contradiction, deal); break;
        case Contradiction::ClosedWithoutReason:
        case Contradiction::ClosedBothReasons:
        case Contradiction::OpenWithReason:
        case Contradiction::OpenPastDue:
        case Contradiction::AmountWithoutCurrency: break;
        }
    }
    return lines;
}

std::vector<Note> notesAbout(const Deal &deal)
{
    std::vector<Note> notes;
    const QString list = QStringLiteral("contacts");
    std::copy_if(deal.notes.begin(), deal.notes.end(), std::back_inserter(notes),
                 [&list](const Note &note) {
                     return note.path == list || note.path.startsWith(list + u'[')
                            || note.path.startsWith(list + u'.');
                 });
    return notes;
}

} // namespace

ContactsPage::ContactsPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_model(new ContactModel(m_locale, this))
    , m_view(new QTableView(this))
    , m_empty(plainLabel(QStringLiteral("noContacts"), this))
    , m_notice(new NoticeBar(QStringLiteral("contactNotice"), this))
{
    m_view->setObjectName(QStringLiteral("contacts"));
    m_view->setAccessibleName(tr("Contacts of the deal"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ContactDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_view);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    addCopyShortcut(m_view);
    connect(m_view, &QTableView::customContextMenuRequested, this, &ContactsPage::openMenu);

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    connect(m_notice, &NoticeBar::actionTriggered, this,
            [this] { openValueDialog(this, tr("Not as documented"), notesLines(m_notes).join(u'\n')); });

    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    sizeColumns();
}

void ContactsPage::setDeal(const std::shared_ptr<const Deal> &deal)
{
    m_model->setDeal(deal);
    const bool hasContacts = !deal->links().empty();
    m_view->setVisible(hasContacts);
    m_empty->setVisible(!hasContacts);
    m_empty->setText(deal->contacts.hasValue()
                         ? tr("No contacts are linked to this deal.")
                         : tr("The answer holds no list of contacts that can be read."));
    QStringList lines = linesAbout(*deal);
    m_notes = notesAbout(*deal);
    if (!m_notes.empty())
        lines << notesText(m_notes);
    const bool isCut = m_notes.size() > maxNotesInLine;
    m_notice->setLines(lines, NoticeBar::Tone::Warning, isCut ? tr("Show all") : QString());
    if (hasContacts && !m_view->currentIndex().isValid())
        m_view->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

void ContactsPage::sizeColumns()
{
    // From sample texts, never from the data: a deal may have tens of thousands of contacts.
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const auto width = [&metrics](const QString &sample) { return metrics.horizontalAdvance(sample) + 24; };
    m_view->setColumnWidth(ContactModel::PrimaryColumn, width(primaryText()) + 18);
    m_view->setColumnWidth(ContactModel::NameColumn, width(QStringLiteral("Contact c0a70009 Okafor")));
    m_view->setColumnWidth(ContactModel::RoleColumn, width(QStringLiteral("Technical decision maker")));
    m_view->setColumnWidth(ContactModel::IntroducedByColumn, width(QStringLiteral("Introduced by ▾")));
    m_view->setColumnWidth(ContactModel::LinkedColumn,
                           width(m_locale.toString(QDate(2026, 9, 30)).left(12)));
    m_view->verticalHeader()->setDefaultSectionSize(metrics.height() + 14);
}

void ContactsPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy cells"), this, [this] { copyCells(*m_view); });
    const QUuid id = index.data(ContactModel::ContactIdRole).toUuid();
    if (!id.isNull())
        menu->addAction(tr("Copy contact ID"), this,
                        [id] { QGuiApplication::clipboard()->setText(identifierText(id)); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ContactsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        sizeColumns();
    QWidget::changeEvent(event);
}

} // namespace sidelight
