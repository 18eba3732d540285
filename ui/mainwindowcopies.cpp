// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows of the copies on this computer: the sidebar and stepping through it, a deal's
// past, the reader's own marks, and the state of the store.

#include "ui/mainwindow.h"

#include "app/text/accounttext.h"
#include "app/text/storetext.h"
#include "ui/copiesdialog.h"
#include "ui/dealpage.h"
#include "ui/listpage.h"
#include "ui/noticebar.h"
#include "ui/openbox.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int sidebarWidth = 300;

QDateTime daysAgo(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(-days);
}

} // namespace

void MainWindow::connectLibrary()
{
    connect(&m_library, &Library::dealChanged, this, &MainWindow::takeState);
    connect(&m_library, &Library::countsChanged, this, &MainWindow::takeCounts);
    connect(&m_library, &Library::rowChanged, this, &MainWindow::takeRow);
    connect(&m_library, &Library::storeStatusChanged, this, &MainWindow::takeStoreStatus);
    connect(&m_library, &Library::pastLoaded, this, [this](const Result<DealPast> &past) {
        if (m_dealPage)
            m_dealPage->setPast(past);
    });
    connect(m_storeNotice, &NoticeBar::actionTriggered, this, [this] {
        m_hiddenLines = m_storeLines;
        m_storeNotice->setLines({});
    });
}

void MainWindow::connectDealPage(DealPage &page)
{
    connect(&page, &DealPage::keepApartWanted, this, &MainWindow::keepApartWanted);
    connect(&page, &DealPage::seenWanted, this, &MainWindow::markSeen);
    connect(&page, &DealPage::pastWanted, &m_library, &Library::loadPast);
    connect(&page, &DealPage::peopleWanted, &m_library, &Library::wantPeople);
    connect(&page, &DealPage::askPeopleAgainWanted, &m_library, &Library::askPeopleAgain);
    connect(&m_library, &Library::personChanged, &page, &DealPage::setPerson);
    connect(&m_library, &Library::peopleProblemChanged, &page, &DealPage::setPeopleProblem);
    connect(&page, &DealPage::linkWanted, this, &MainWindow::linkWanted);
}

// The sidebar is built when there is a first deal for it: a first start waits for the start page alone.
void MainWindow::takeCounts(const DealCounts &counts)
{
    m_counts = counts;
    if (m_isListReady)
        prepareList();
    if (!m_sidebar && counts.all > 0)
        addSidebar();
    if (!m_sidebar)
        return;
    m_sidebar->setCounts(counts);
    showSidebar();
}

void MainWindow::addSidebar()
{
    m_sidebar = new Sidebar(m_locale, m_splitter);
    m_splitter->insertWidget(0, m_sidebar);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({sidebarWidth, std::max(width() - sidebarWidth, sidebarWidth)});
    m_sidebar->follow(findChild<QToolButton *>(QStringLiteral("menu")));
    connect(m_sidebar, &Sidebar::listWanted, &m_library, &Library::loadList);
    connect(&m_library, &Library::listLoaded, m_sidebar, &Sidebar::setList);
    connect(m_sidebar, &Sidebar::listChanged, this, &MainWindow::updateNavigation);
    connect(m_sidebar, &Sidebar::chosen, this, [this](const QUuid &id) {
        m_walksList = false;
        openDeal(id);
    });
    connect(m_sidebar, &Sidebar::pipelineChosen, this, [this](const QString &name) {
        showListOf(name.isEmpty() ? QStringLiteral("pipeline:none")
                                  : QStringLiteral("pipeline=\"%1\"").arg(QString(name).remove(u'"')));
    });
    connect(m_sidebar, &Sidebar::chosenForTab, this, &MainWindow::openBeside);
    connect(m_sidebar, &Sidebar::pinWanted, &m_library, &Library::setPinned);
    connect(m_sidebar, &Sidebar::seenWanted, &m_library, &Library::acknowledge);
}

void MainWindow::showSidebar()
{
    if (m_sidebar)
        m_sidebar->setVisible(m_sidebarShown->isChecked() && m_counts.all > 0);
    updateNavigation();
}

void MainWindow::takeRow(const DealRow &row)
{
    if (m_sidebar)
        m_sidebar->setRow(row);
}

// What is put away stays away until something else is to be said.
void MainWindow::takeStoreStatus(const StoreStatus &status)
{
    m_storeLines = storeLines(status, m_locale);
    if (m_storeLines != m_hiddenLines)
        m_hiddenLines.clear();
    m_storeNotice->setLines(m_hiddenLines.isEmpty() ? m_storeLines : QStringList(),
                            NoticeBar::Tone::Warning, tr("Dismiss"));
}

// The list that the reader came from; the list of the sidebar, as soon as there is one; before it, the
// sample deals.
std::optional<QUuid> MainWindow::neighbour(int rows) const
{
    if (m_walksList && m_listPage)
        return m_listPage->neighbour(rows);
    if (m_sidebar && m_counts.all > 0)
        return m_sidebar->neighbour(rows);
    const auto here =
        std::find_if(m_suggestions.begin(), m_suggestions.end(),
                     [this](const Suggestion &suggestion) { return suggestion.id == m_shown; });
    const int count = int(m_suggestions.size());
    const int start = here != m_suggestions.end() ? int(here - m_suggestions.begin())
                      : rows > 0                  ? -1
                                                  : count;
    const int row = start + rows;
    if (row < 0 || row >= count)
        return std::nullopt;
    return m_suggestions[std::size_t(row)].id;
}

void MainWindow::step(int rows)
{
    if (const auto id = neighbour(rows))
        openDeal(*id);
}

void MainWindow::stepDown()
{
    step(1);
}

void MainWindow::stepUp()
{
    step(-1);
}

void MainWindow::togglePinned()
{
    m_library.setPinned(m_shown, !m_library.state(m_shown).isPinned);
}

void MainWindow::markSeen()
{
    if (isDealShown())
        m_library.acknowledge(m_shown);
}

void MainWindow::setRetention(int days)
{
    m_retention = days;
}

void MainWindow::openCopies()
{
    auto *dialog = new CopiesDialog(accountName(m_account), m_locale, this);
    connect(&m_library, &Library::storeStatusChanged, dialog, &CopiesDialog::setStatus);
    connect(&m_library, &Library::measured, dialog, &CopiesDialog::setSize);
    connect(&m_library, &Library::pruningEstimated, dialog, &CopiesDialog::setEstimate);
    connect(&m_library, &Library::verified, dialog, &CopiesDialog::setReport);
    connect(dialog, &CopiesDialog::verifyWanted, &m_library, &Library::verify);
    connect(dialog, &CopiesDialog::wipeWanted, this, &MainWindow::wipe);
    connect(dialog, &CopiesDialog::retentionChosen, this, &MainWindow::keepPast);
    connect(dialog, &CopiesDialog::estimateWanted, &m_library,
            [this](int days) { m_library.estimatePruning(daysAgo(days)); });
    dialog->setStatus(m_library.storeStatus());
    dialog->setRetention(m_retention);
    m_library.measure();
    dialog->open();
}

void MainWindow::keepPast(int days)
{
    m_retention = days;
    if (days > 0)
        m_library.prune(daysAgo(days));
    Q_EMIT retentionChosen(days);
}

// Nothing of what was removed stays on screen, nor where back would lead to it.
void MainWindow::wipe()
{
    m_library.wipe();
    m_listsAll = false;
    m_box->reset();
    forgetTabs();
    showHome();
}

} // namespace sidelight
