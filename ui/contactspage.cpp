// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactspage.h"

#include "app/domain/channellink.h"
#include "app/domain/contradictions.h"
#include "app/domain/identifier.h"
#include "app/models/contactmodel.h"
#include "app/text/columntext.h"
#include "app/text/contacttext.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"
#include "ui/actiontext.h"
#include "ui/contactdelegate.h"
#include "ui/contactpane.h"
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
#include <QScrollBar>
#include <QSet>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

constexpr std::chrono::milliseconds restingTime{100};

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

/// Whose names the pane shows.
QList<QUuid> organizationsOf(const Person &person)
{
    constexpr qsizetype most = 20; // nobody reads more of them, and each costs a request
    QList<QUuid> ids;
    if (!person.contact || !person.contact->affiliations.get())
        return ids;
    for (const Affiliation &affiliation : *person.contact->affiliations) {
        if (affiliation.organizationId.get() && ids.size() < most)
            ids << *affiliation.organizationId;
    }
    return ids;
}

} // namespace

ContactsPage::ContactsPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_model(new ContactModel(m_locale, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_view(new QTableView(m_splitter))
    , m_pane(new ContactPane(m_locale, m_splitter))
    , m_empty(plainLabel(QStringLiteral("noContacts"), this))
    , m_notice(new NoticeBar(QStringLiteral("contactNotice"), this))
    , m_peopleNotice(new NoticeBar(QStringLiteral("peopleNotice"), this))
{
    addTable();
    addPane();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    connect(m_notice, &NoticeBar::actionTriggered, this,
            [this] { openValueDialog(this, tr("Not as documented"), notesLines(m_notes).join(u'\n')); });
    connect(m_peopleNotice, &NoticeBar::actionTriggered, this, &ContactsPage::askAgainWanted);

    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_notice);
    layout->addWidget(m_peopleNotice);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_empty, 1);
    sizeColumns();
}

void ContactsPage::addTable()
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
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ContactsPage::showChosen);

    m_rest.setSingleShot(true);
    m_rest.setInterval(restingTime);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_model->isArranging()) // others are about to be in view
            m_rest.start();
        else
            Q_EMIT peopleWanted(visiblePeople());
    });
    const auto restart = [this] { m_rest.start(); };
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, restart);
    // Also those of a newer copy, which may come a while after setDeal().
    connect(m_model, &ContactModel::layoutChanged, this, &ContactsPage::takeRows);
    connect(m_model, &ContactModel::modelReset, this, &ContactsPage::takeRows);
}

void ContactsPage::addPane()
{
    m_splitter->setObjectName(QStringLiteral("contactSplitter"));
    m_splitter->setHandleWidth(5);
    // By their size hints, table and fields would make the page scroll in a window that has room for them.
    m_splitter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    connect(m_pane, &ContactPane::linkWanted, this, &ContactsPage::linkWanted);
    connect(m_pane, &ContactPane::askAgainWanted, this, &ContactsPage::askAgainWanted);
}

void ContactsPage::setDeal(const std::shared_ptr<const Deal> &deal)
{
    m_model->setDeal(deal);
    const bool hasContacts = !deal->links().empty();
    m_splitter->setVisible(hasContacts);
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
    takeRows();
}

void ContactsPage::takeRows()
{
    chooseFirst();
    setPeopleProblem(m_problem); // which matters only where there are contacts
    m_rest.start();
}

void ContactsPage::setPeople(const People &people)
{
    m_people = people;
    m_model->setPeople(people);
    showChosen();
}

void ContactsPage::setPerson(const Person &person)
{
    m_people.insert(person.id, person);
    m_model->setPerson(person);
    const Person chosen = m_people.value(chosenId());
    if (person.id == chosen.id || organizationsOf(chosen).contains(person.id))
        showChosen();
    // The organizations of the chosen one are known only now.
    if (person.id == chosen.id && !organizationsOf(chosen).isEmpty())
        m_rest.start();
}

void ContactsPage::setPeopleProblem(const std::optional<Error> &problem)
{
    m_problem = problem;
    const bool isSaid = problem && m_model->rowCount() > 0;
    m_peopleNotice->setLines(isSaid ? QStringList{namesMissingText(*problem)} : QStringList(),
                             NoticeBar::Tone::Neutral, actionText(ErrorAction::TryAgain));
    showChosen();
}

QUuid ContactsPage::chosenId() const
{
    return m_view->currentIndex().data(ContactModel::ContactIdRole).toUuid();
}

/// Where nobody is chosen; not one who is about to be out of view.
void ContactsPage::chooseFirst()
{
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid() && !m_model->isArranging())
        m_view->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

void ContactsPage::showChosen()
{
    const QModelIndex row = m_view->currentIndex();
    if (!row.isValid()) {
        m_pane->clear();
        return;
    }
    const QModelIndex role = row.siblingAtColumn(ContactModel::RoleColumn);
    const bool hasRole = role.data(ContactModel::IsFilledRole).toBool();
    Person person = m_people.value(chosenId());
    person.id = chosenId(); // of one that nothing is known of
    if (m_problem)          // which is said above the table, once
        person.error.reset();
    m_pane->setPerson({row.siblingAtColumn(ContactModel::NameColumn).data().toString(),
                       hasRole ? role.data().toString() : QString()},
                      person, m_people, QDateTime::currentDateTime());
}

QList<QUuid> ContactsPage::visiblePeople() const
{
    QList<QUuid> contacts;
    QList<QUuid> others;
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    const int end = last < 0 ? m_model->rowCount() : last + 1;
    for (int row = std::max(0, m_view->rowAt(0)); row < end; ++row) {
        const QModelIndex index = m_model->index(row, 0);
        contacts << index.data(ContactModel::ContactIdRole).toUuid();
        others << index.data(ContactModel::IntroducerIdRole).toUuid();
    }
    others << organizationsOf(m_people.value(chosenId()));
    QList<QUuid> each;
    QSet<QUuid> told{QUuid()}; // an identifier that cannot be read is none
    for (const QUuid &id : contacts + others) {
        if (told.contains(id))
            continue;
        told.insert(id);
        each << id;
    }
    return each;
}

void ContactsPage::sizeColumns()
{
    // From sample texts, never from the data: a deal may have tens of thousands of contacts.
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const auto width = [&metrics](const QString &sample) { return metrics.horizontalAdvance(sample) + 24; };
    m_view->setColumnWidth(ContactModel::PrimaryColumn, width(primaryText()) + 18);
    const QString day = m_locale.toString(QDate(2026, 9, 30)).left(12);
    m_view->setColumnWidth(ContactModel::NameColumn, width(QStringLiteral("Contact c0a70009")));
    m_view->setColumnWidth(ContactModel::RoleColumn, width(QStringLiteral("Decision maker")));
    m_view->setColumnWidth(ContactModel::EmailColumn, width(QStringLiteral("ines@harbour.example")));
    m_view->setColumnWidth(ContactModel::PhoneColumn, width(QStringLiteral("+351 21 555 0142")));
    m_view->setColumnWidth(ContactModel::IntroducedByColumn, width(QStringLiteral("Introduced by ▾")));
    m_view->setColumnWidth(ContactModel::LinkedColumn, width(day));
    m_view->setColumnWidth(ContactModel::IdColumn, width(QStringLiteral("c0a70009-0000-4000")));
    m_view->setColumnWidth(ContactModel::NameAgeColumn, width(day + QStringLiteral(", 10:32")));
    m_view->verticalHeader()->setDefaultSectionSize(metrics.height() + 14);
    m_splitter->setMinimumHeight(12 * metrics.height()); // the least of both that can be used
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
    addReachActions(*menu, m_people.value(id));
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ContactsPage::addReachActions(QMenu &menu, const Person &person)
{
    if (!person.contact)
        return;
    const QString email = firstEmail(*person.contact);
    const QString phone = firstPhone(*person.contact);
    const auto addCopy = [&](const QString &words, const QString &text) {
        if (!text.isEmpty())
            menu.addAction(words, this, [text] { QGuiApplication::clipboard()->setText(text); });
    };
    addCopy(tr("Copy email"), email);
    addCopy(tr("Copy phone"), phone);
    m_pane->addLinkActions(menu, writeLink(email), callLink(phone));
}

void ContactsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_rest.start();
}

void ContactsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_rest.start();
}

void ContactsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        sizeColumns();
    QWidget::changeEvent(event);
}

} // namespace sidelight
