// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealpage.h"

#include "app/domain/people.h"
#include "ui/contactspage.h"
#include "ui/dealheader.h"
#include "ui/historypage.h"
#include "ui/metadatapage.h"
#include "ui/overviewpage.h"
#include "ui/rawpage.h"
#include "ui/tabbar.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace sidelight {

DealPage::DealPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_header(new DealHeader(m_locale, this))
    , m_tabs(new TabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_overview(new OverviewPage(m_locale, m_pages))
{
    m_pages->addWidget(m_overview);
    addTabs();
    connect(m_header, &DealHeader::actionWanted, this, &DealPage::actionWanted);
    connect(m_header, &DealHeader::keepApartWanted, this, &DealPage::keepApartWanted);
    connect(m_header, &DealHeader::seenWanted, this, &DealPage::seenWanted);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 22, 28, 12);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addSpacing(10);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
}

void DealPage::addTabs()
{
    m_tabs->setObjectName(QStringLiteral("tabs"));
    for (const QString &name : {tr("Overview"), tr("Contacts"), tr("History"), tr("Metadata"), tr("Raw")})
        m_tabs->addTab(name);
    connect(m_tabs, &TabBar::currentChanged, this, &DealPage::showTab);
}

template <typename Page>
Page *DealPage::page(Page *&page)
{
    if (!page) {
        page = new Page(m_locale, m_pages);
        m_pages->addWidget(page);
        if constexpr (std::is_same_v<Page, ContactsPage>) {
            page->setPeople(m_people);
            page->setPeopleProblem(m_peopleProblem);
            connect(page, &ContactsPage::peopleWanted, this, &DealPage::askForPeople);
            connect(page, &ContactsPage::askAgainWanted, this, &DealPage::askPeopleAgainWanted);
            connect(page, &ContactsPage::linkWanted, this, &DealPage::linkWanted);
        } else if constexpr (std::is_same_v<Page, HistoryPage>) {
            page->setPeople(m_people);
        }
    }
    return page;
}

QWidget *DealPage::pageOf(Tab tab)
{
    switch (tab) {
    case OverviewTab: return m_overview;
    case ContactsTab: return page(m_contacts);
    case HistoryTab: return page(m_history);
    case MetadataTab: return page(m_metadata);
    case RawTab: return page(m_raw);
    case TabCount: break;
    }
    Q_UNREACHABLE();
}

void DealPage::showTab()
{
    QWidget *page = pageOf(tab());
    fill(tab());
    m_pages->setCurrentWidget(page);
    askForPast();
}

void DealPage::fill(Tab tab)
{
    if (!m_state.deal || std::exchange(m_isFilled[std::size_t(tab)], true))
        return;
    switch (tab) {
    case OverviewTab: m_overview->setDeal(m_state.deal, m_today, m_state.looked); break;
    case ContactsTab: m_contacts->setDeal(m_state.deal); break;
    case MetadataTab: m_metadata->setDeal(m_state.deal); break;
    case RawTab: m_raw->setAnswer(m_state.deal->body, m_state.receivedAt, true); break;
    case HistoryTab: // told by setPast()
    case TabCount: break;
    }
}

void DealPage::setPeople(const People &people)
{
    m_people = people;
    m_header->setPeople(people);
    m_overview->setPeople(people);
    if (m_contacts)
        m_contacts->setPeople(people);
    if (m_history)
        m_history->setPeople(people);
}

void DealPage::setPerson(const Person &person)
{
    m_people.insert(person.id, person);
    m_header->setPerson(person);
    m_overview->setPerson(person);
    if (m_contacts)
        m_contacts->setPerson(person);
    if (m_history)
        m_history->setPerson(person);
}

void DealPage::setPeopleProblem(const std::optional<Error> &problem)
{
    m_peopleProblem = problem;
    if (m_contacts)
        m_contacts->setPeopleProblem(problem);
}

void DealPage::askForPeople(const QList<QUuid> &visible)
{
    if (!m_state.deal)
        return;
    const Deal &deal = *m_state.deal;
    QList<QUuid> ids;
    const auto add = [&ids](const QUuid &id) {
        if (!id.isNull() && !ids.contains(id))
            ids << id;
    };
    for (const QUuid &id : primaryContactIds(deal)) // in the header
        add(id);
    for (const QUuid &id : visible)
        add(id);
    Q_EMIT peopleWanted(deal.id, ids);
}

void DealPage::setState(const DealState &state)
{
    const DealState shown = std::exchange(m_state, state);
    m_header->setState(state, QDateTime::currentDateTime());
    if (state.id != shown.id) {
        if (m_history)
            m_history->clear();
        m_tabs->setTabText(HistoryTab, tr("History"));
    }
    const bool isKept = shown.isKeeping && !state.isKeeping; // another version, or a later check
    m_isPastKnown = m_isPastKnown && state.deal == shown.deal && !isKept;
    if (!state.isKeeping) // else the answer would be missing in it
        askForPast();
    const QDate today = QDate::currentDate();
    const bool isSame = state.deal == shown.deal && state.looked == shown.looked;
    if (isSame && today == m_today)
        return;
    m_today = today;
    showDeal();
}

void DealPage::showDeal()
{
    m_isFilled = {};
    fill(tab());
    const auto &deal = m_state.deal;
    const auto contacts = qlonglong(deal->links().size());
    m_tabs->setTabText(ContactsTab, deal->contacts.hasValue()
                                        ? tr("Contacts %1").arg(m_locale.toString(contacts))
                                        : tr("Contacts"));
    if (tab() != ContactsTab) // which tells itself
        askForPeople({deal->contactId.get() ? *deal->contactId : QUuid(),
                      deal->organizationId.get() ? *deal->organizationId : QUuid()});
}

void DealPage::askForPast()
{
    if (tab() == HistoryTab && !m_isPastKnown && m_state.deal) {
        m_isPastKnown = true; // on its way
        Q_EMIT pastWanted(m_state.id);
    }
}

void DealPage::setPast(const Result<DealPast> &past)
{
    if (past && past->id != m_state.id)
        return;
    page(m_history)->setPast(past, QDateTime::currentDateTimeUtc());
    m_tabs->setTabText(HistoryTab,
                       past ? tr("History %1").arg(m_locale.toString(m_history->count())) : tr("History"));
}

QUuid DealPage::id() const
{
    return m_state.id;
}

void DealPage::setTab(Tab tab)
{
    turnTo(tab);
    focusContent();
}

void DealPage::turnTo(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

QScrollBar &DealPage::scrollBar() const
{
    return *m_pages->currentWidget()->findChild<QAbstractScrollArea *>()->verticalScrollBar();
}

int DealPage::scroll() const
{
    return scrollBar().value();
}

void DealPage::scrollTo(int pixels)
{
    QTimer::singleShot(0, this, [this, id = m_state.id, pixels] {
        if (id == m_state.id)
            scrollBar().setValue(pixels);
    });
}

DealPage::Tab DealPage::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void DealPage::setEmptyFieldsShown(bool isShown)
{
    m_overview->setEmptyShown(isShown);
}

void DealPage::focusContent()
{
    QWidget *page = m_pages->currentWidget();
    if (tab() == RawTab)
        m_raw->focusText();
    else if (page->focusProxy()->isVisibleTo(page))
        page->setFocus();
    else
        m_tabs->setFocus(); // no contacts or no metadata: there is nothing to move in
}

void DealPage::find()
{
    setTab(RawTab);
    m_raw->startFinding();
}

} // namespace sidelight
