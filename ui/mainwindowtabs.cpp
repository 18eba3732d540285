// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Deals side by side in tabs. There is one page for them all: a tab holds where it was.

#include "ui/mainwindow.h"

#include "app/text/dealtext.h"
#include "ui/dealpage.h"
#include "ui/dealtabs.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

constexpr std::size_t mostClosed = 20; // to be opened again

constexpr const char *pageWords[] = {"overview", "contacts", "history", "metadata", "raw"};
static_assert(std::size(pageWords) == DealPage::TabCount);

int pageOf(const QString &word)
{
    const auto found = std::find_if(std::begin(pageWords), std::end(pageWords),
                                    [&word](const char *name) { return word == QLatin1StringView(name); });
    return found == std::end(pageWords) ? 0 : int(found - std::begin(pageWords));
}

// Where Qt's Ctrl is the Command key, that one with Tab is the system's.
#ifdef Q_OS_MACOS
constexpr Qt::Modifier switchingKey = Qt::META;
#else
constexpr Qt::Modifier switchingKey = Qt::CTRL;
#endif

} // namespace

void MainWindow::addTabActions(QMenu &menu)
{
    addAction(menu, tr("&New tab"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, &MainWindow::openNewTab);
    m_closeTab = addAction(menu, tr("&Close tab"), {QKeySequence(Qt::CTRL | Qt::Key_W)},
                           &MainWindow::closeCurrentTab);
    m_reopenTab = addAction(menu, tr("&Reopen closed tab"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}, &MainWindow::reopenTab);
    m_tabActions << addAction(menu, tr("Ne&xt tab"), {QKeySequence(switchingKey | Qt::Key_Tab)},
                              &MainWindow::showNextTab)
                 << addAction(menu, tr("&Previous tab"),
                              {QKeySequence(switchingKey | Qt::SHIFT | Qt::Key_Tab)},
                              &MainWindow::showPreviousTab);
    menu.addSeparator();
    m_keepsTabs = menu.addAction(tr("&Keep tabs for the next start"));
    m_keepsTabs->setObjectName(QStringLiteral("keepTabs"));
    m_keepsTabs->setCheckable(true);
    m_keepsTabs->setChecked(true);
}

// Built with the second tab: a start waits for none of it.
DealTabs &MainWindow::tabBar()
{
    if (m_tabs)
        return *m_tabs;
    m_tabs = new DealTabs(m_pages->parentWidget());
    static_cast<QBoxLayout *>(m_pages->parentWidget()->layout())->insertWidget(0, m_tabs);
    QWidget *before = m_sidebar ? m_sidebar->lastInOrder() : findChild<QWidget *>(QStringLiteral("menu"));
    setTabOrder(before, m_tabs);
    connect(m_tabs, &DealTabs::switched, this, &MainWindow::switchTab);
    connect(m_tabs, &DealTabs::tabCloseRequested, this, &MainWindow::closeTab);
    return *m_tabs;
}

// With what is on screen in the first.
DealTabs &MainWindow::tabs()
{
    if (tabBar().count() == 0)
        m_tabs->insert(0, currentTab());
    else
        m_tabs->setTab(m_tabs->currentIndex(), currentTab());
    return *m_tabs;
}

DealTab MainWindow::currentTab() const
{
    DealTab tab;
    tab.deal = m_shown;
    tab.visits = m_visits;
    if (m_entered && m_entered->deal == m_shown) { // not there yet
        tab.page = m_entered->page;
        tab.scroll = m_entered->scroll;
    } else if (isDealShown()) {
        tab.page = m_dealPage->tab();
        tab.scroll = m_dealPage->scroll();
    }
    const DealState state = m_library.state(m_shown);
    tab.title = state.deal ? titleText(*state.deal) : QString();
    return tab;
}

void MainWindow::enter(const DealTab &tab)
{
    m_visits = tab.visits;
    if (tab.deal.isNull()) {
        if (m_visits.place() == Visits::list)
            goToList();
        else
            showHome();
        return;
    }
    const bool isOnTabs = m_tabs && m_tabs->hasFocus();
    goTo(tab.deal);
    m_entered = tab;
    takeState(m_library.state(tab.deal)); // it may be there already
    if (isOnTabs) {                       // somebody walks through them
        m_awaitsFocus = false;
        m_tabs->setFocus();
    }
}

void MainWindow::returnToPlace()
{
    if (!m_entered || m_entered->deal != m_shown)
        return;
    m_dealPage->turnTo(DealPage::Tab(m_entered->page));
    m_dealPage->scrollTo(m_entered->scroll);
    m_entered.reset();
}

void MainWindow::openNewTab()
{
    const int place = tabs().currentIndex() + 1;
    m_tabs->insert(place, {});
    m_tabs->setCurrentIndex(place);
    focusBox();
}

void MainWindow::openInTab(const QUuid &id)
{
    openBeside(id);
    m_tabs->setCurrentIndex(m_tabs->currentIndex() + 1);
}

void MainWindow::openBeside(const QUuid &id)
{
    const int place = tabs().currentIndex() + 1;
    if (place < m_tabs->count() && m_tabs->tab(place).deal == id)
        return; // a click may open it and choose it
    DealTab tab;
    tab.deal = id;
    tab.visits.add(id);
    m_tabs->insert(place, tab);
    m_library.load(id); // for its name; the service is asked when it is looked at
    updateNavigation();
}

void MainWindow::closeCurrentTab()
{
    if (m_tabs && m_tabs->count() > 1) {
        closeTab(m_tabs->currentIndex());
        return;
    }
    rememberClosed(currentTab());
    m_visits = {};
    showHome();
}

void MainWindow::closeTab(int index)
{
    rememberClosed(index == m_tabs->currentIndex() ? currentTab() : m_tabs->tab(index));
    m_tabs->removeTab(index);
    updateNavigation();
}

void MainWindow::rememberClosed(const DealTab &tab)
{
    if (tab.deal.isNull())
        return;
    m_closedTabs.push_back(tab);
    if (m_closedTabs.size() > mostClosed)
        m_closedTabs.erase(m_closedTabs.begin());
}

void MainWindow::reopenTab()
{
    const DealTab tab = m_closedTabs.back();
    m_closedTabs.pop_back();
    const bool isReplaced = m_shown.isNull() && (!m_tabs || m_tabs->count() < 2);
    if (isReplaced) {
        enter(tab);
        return;
    }
    const int place = tabs().currentIndex() + 1;
    m_tabs->insert(place, tab);
    m_tabs->setCurrentIndex(place);
}

void MainWindow::switchTab(int from, int to)
{
    if (from >= 0)
        m_tabs->setTab(from, currentTab());
    enter(m_tabs->tab(to));
}

void MainWindow::showNextTab()
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count());
}

void MainWindow::showPreviousTab()
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count());
}

void MainWindow::forgetTabs()
{
    m_visits = {};
    m_closedTabs.clear();
    m_entered.reset();
    if (m_tabs)
        m_tabs->clear();
}

// Hidden tabs are named too, by what the store holds of their deals.
void MainWindow::nameTabs(const DealState &state)
{
    if (!m_tabs || !state.deal)
        return;
    for (int index = 0; index < m_tabs->count(); ++index) {
        const bool isCurrent = index == m_tabs->currentIndex();
        if (!isCurrent && m_tabs->tab(index).deal == state.id)
            m_tabs->setTitle(index, titleText(*state.deal));
    }
}

void MainWindow::updateTabs()
{
    const bool hasSeveral = m_tabs && m_tabs->count() > 1;
    for (QAction *action : std::as_const(m_tabActions))
        action->setEnabled(hasSeveral);
    m_closeTab->setEnabled(hasSeveral || !m_shown.isNull());
    m_reopenTab->setEnabled(!m_closedTabs.empty());
    if (hasSeveral)
        m_tabs->setTab(m_tabs->currentIndex(), currentTab());
}

OpenTabs MainWindow::openTabs() const
{
    OpenTabs open;
    const int count = m_tabs ? m_tabs->count() : 0;
    for (int index = 0; index < std::max(count, 1); ++index) {
        const bool isCurrent = count == 0 || index == m_tabs->currentIndex();
        const DealTab tab = isCurrent ? currentTab() : m_tabs->tab(index);
        if (tab.deal.isNull())
            continue;
        if (isCurrent)
            open.current = int(open.tabs.size());
        open.tabs.push_back({tab.deal, QLatin1StringView(pageWords[tab.page])});
    }
    return open;
}

void MainWindow::setOpenTabs(const OpenTabs &open, const QUuid &beside)
{
    std::vector<DealTab> restored;
    const auto add = [](const QUuid &deal, const QString &page) {
        DealTab tab;
        tab.deal = deal;
        tab.visits.add(deal);
        tab.page = pageOf(page);
        return tab;
    };
    for (const OpenTabs::Tab &tab : open.tabs)
        restored.push_back(add(tab.deal, tab.page));
    if (restored.empty())
        return;
    int current = std::clamp(open.current, 0, int(restored.size()) - 1);
    if (!beside.isNull()) {
        ++current;
        restored.insert(restored.begin() + current, add(beside, QString()));
    }
    forgetTabs();
    const int count = int(restored.size());
    if (count > 1)
        tabBar().insert(0, restored[std::size_t(current)]);
    for (int index = 0; index < count; ++index) {
        if (index != current)
            m_tabs->insert(index, restored[std::size_t(index)]);
    }
    enter(restored[std::size_t(current)]);
}

void MainWindow::loadTabNames()
{
    for (int index = 0; m_tabs && index < m_tabs->count(); ++index) {
        const DealTab tab = m_tabs->tab(index);
        if (tab.title.isEmpty() && !tab.deal.isNull() && tab.deal != m_shown)
            m_library.load(tab.deal);
    }
}

void MainWindow::openFromOutside(const QUuid &id)
{
    if (m_shown.isNull() || m_shown == id) {
        openDeal(id);
        return;
    }
    for (int index = 0; m_tabs && index < m_tabs->count(); ++index) {
        if (m_tabs->tab(index).deal == id) {
            m_tabs->setCurrentIndex(index);
            return;
        }
    }
    openInTab(id);
}

} // namespace sidelight
