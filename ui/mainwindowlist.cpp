// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of all cached deals: a place that back leads to, and what next and previous walk through.

#include "ui/mainwindow.h"

#include "app/text/listtext.h"
#include "ui/listpage.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace sidelight {

namespace {

// So many are held ready once the window is there; more only once somebody lists them, since each takes
// some two hundred bytes of memory.
constexpr int heldReady = 200'000;

} // namespace

void MainWindow::connectCollection()
{
    connect(&m_collection, &DealCollection::shownChanged, this, &MainWindow::takeShown);
    connect(&m_collection, &DealCollection::failed, this, [this](const Error &error) {
        m_listsAll = false;
        if (m_listPage)
            m_listPage->setProblem(error);
    });
}

void MainWindow::prepareList()
{
    m_isListReady = true;
    if (m_counts.all == 0)
        return;
    if (m_counts.all <= heldReady)
        m_collection.begin();
    if (m_listPage)
        return;
    // In turns of their own: at once, or with what is done when it opens, they would be felt.
    QTimer::singleShot(0, this, [this] {
        if (!m_listPage && !m_madeListPage)
            m_madeListPage = makeListPage();
        QTimer::singleShot(0, this, [this] { listPage(); });
    });
}

// Of a large store the first deals come before the others.
bool MainWindow::hasWholeList() const
{
    return m_collection.shown() && !m_collection.shown()->isBeginning;
}

void MainWindow::listAll()
{
    m_listsAll = true;
    m_collection.begin();
    if (hasWholeList())
        tellAll();
}

void MainWindow::tellAll()
{
    m_listsAll = false;
    QList<QUuid> ids;
    for (const DealFacts &deal : m_collection.shown()->catalog->deals())
        ids += deal.id;
    Q_EMIT refreshWanted(ids, QString());
}

void MainWindow::refreshListed()
{
    const auto listed = isListShown() ? m_listPage->listed() : nullptr;
    if (!listed || listed->isBeginning || listed->order.empty())
        return;
    const std::vector<QUuid> ids = shownIds(*listed);
    Q_EMIT refreshWanted(QList<QUuid>(ids.begin(), ids.end()), scopeText(*listed, m_locale));
}

void MainWindow::takeShown()
{
    if (m_listsAll && hasWholeList())
        tellAll();
    if (m_listPage)
        m_listPage->setShown(m_collection.shown());
    if (m_sidebar && hasWholeList() && m_collection.shown()->counts != m_counted) {
        m_counted = m_collection.shown()->counts;
        m_sidebar->setPipelines(*m_counted);
    }
    updateNavigation();
}

ListPage *MainWindow::makeListPage()
{
    auto *page = new ListPage(m_locale, m_pages);
    page->hide();
    page->resize(m_pages->size()); // else its rows would be scrolled to in a size made up
    return page;
}

ListPage &MainWindow::listPage()
{
    if (m_listPage)
        return *m_listPage;
    m_listPage = m_madeListPage ? std::exchange(m_madeListPage, nullptr) : makeListPage();
    m_listPage->setSavedViews(m_savedViews);
    m_listPage->addTo(*m_listMenu);
    connectListPage(*m_listPage);
    m_listPage->setState(m_list.state);
    m_listPage->setView(m_list.view);
    m_listPage->setIndexing(m_library.storeStatus().isIndexing);
    m_listPage->setShown(m_collection.shown());
    return *m_listPage;
}

void MainWindow::connectListPage(ListPage &page)
{
    connect(&page, &ListPage::viewWanted, &m_collection, &DealCollection::setView);
    connect(&m_library, &Library::storeStatusChanged, &page,
            [&page](const StoreStatus &status) { page.setIndexing(status.isIndexing); });
    connect(&page, &ListPage::whyFoundWanted, &m_library, &Library::explain);
    connect(&m_library, &Library::explained, &page,
            [&page](const QUuid &id, const Result<std::optional<FoundPart>> &part) {
                if (part && *part)
                    page.setWhyFound(id, **part);
            });
    connect(&page, &ListPage::savedViewsChanged, this, [this](const std::vector<SavedView> &views) {
        m_savedViews = views;
        Q_EMIT savedViewsChanged(views);
    });
    connect(&page, &ListPage::dealChosen, this, &MainWindow::openListed);
    connect(&page, &ListPage::tabWanted, this, &MainWindow::openBeside);
    connect(&page, &ListPage::pinWanted, &m_library, &Library::setPinned);
    connect(&page, &ListPage::copyWanted, this, [this] {
        if (const MakeCopyTexts texts = listTexts())
            copyLater(this, texts, CopyForm::All);
    });
    connect(&page, &ListPage::menuMade, this, [this](QMenu *menu) {
        menu->addMenu(copyMenu(
            tr("Copy &as"), [this] { return listTexts(); }, menu));
    });
    connect(&page, &ListPage::exportWanted, this, &MainWindow::exportDeals);
    connect(&page, &ListPage::printWanted, this, &MainWindow::print);
    connect(&page, &ListPage::moreDealsWanted, this, &MainWindow::moreDealsWanted);
}

void MainWindow::openListed(const QUuid &id)
{
    m_walksList = true;
    openDeal(id);
}

bool MainWindow::isListShown() const
{
    return m_listPage && m_pages->currentWidget() == m_listPage;
}

void MainWindow::showList()
{
    if (isListShown()) {
        m_listPage->focusDeals();
        return;
    }
    m_visits.add(Visits::list);
    goToList();
}

// The deal that was on screen stays marked, so that back leads to its row.
void MainWindow::goToList()
{
    const QUuid former = m_shown;
    leaveDeal();
    m_collection.begin();
    ListPage &list = listPage();
    if (!former.isNull())
        list.setDealShown(former);
    m_walksList = true;
    if (m_pages->indexOf(&list) < 0) // from the start on, the window would be as wide as the list needs
        m_pages->addWidget(&list);
    m_pages->setCurrentWidget(&list);
    setWindowTitle(tr("All deals – Sidelight"));
    list.focusDeals();
    updateNavigation();
    Q_EMIT settled();
}

void MainWindow::showListOf(const QString &filter)
{
    DealView view = listPage().view();
    view.filter = filter;
    m_listPage->setView(view);
    showList();
}

void MainWindow::addStrip(QWidget &strip)
{
    strip.setContentsMargins(0, 4, 0, 4); // its own, so that they go with it
    m_notices->addWidget(&strip);
}

void MainWindow::addManyActions(const QList<QAction *> &actions)
{
    m_manyMenu->addActions(actions);
    QMainWindow::addActions(actions);
    m_manyMenu->menuAction()->setVisible(true);
}

void MainWindow::setListLooks(const SavedView &list, const std::vector<SavedView> &saved)
{
    m_list = list;
    m_savedViews = saved;
}

SavedView MainWindow::listLooks() const
{
    return m_listPage ? SavedView{QString(), m_listPage->view(), m_listPage->state()} : m_list;
}

} // namespace sidelight
