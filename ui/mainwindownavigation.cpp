// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From deal to deal, and what the box leads to.

#include "ui/mainwindow.h"

#include "app/text/errortext.h"
#include "ui/dealpage.h"
#include "ui/listpage.h"
#include "ui/messagepage.h"
#include "ui/noticebar.h"
#include "ui/openbox.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QMenu>

namespace sidelight {

namespace {

constexpr int mostFound = 50;   // more are read in the list
constexpr int mostOffered = 20; // of each group, while nothing is typed

} // namespace

void MainWindow::connectBox()
{
    m_box->setCommands(*m_menu);
    connect(m_box, &OpenBox::dealChosen, this, &MainWindow::openDeal);
    connect(m_box, &OpenBox::dealForTabChosen, this, &MainWindow::openInTab);
    connect(m_box, &OpenBox::refused, this, &MainWindow::sayRefused);
    connect(m_box, &OpenBox::textChanged, this, [this] { m_boxNotice->setLines({}); });
    connect(m_box, &OpenBox::searchWanted, &m_library,
            [this](const QString &text) { m_library.findNewest(text, mostFound); });
    connect(&m_library, &Library::newestFound, m_box, &OpenBox::setFound);
    connect(&m_library, &Library::storeStatusChanged, m_box,
            [this](const StoreStatus &status) { m_box->setIndexing(status.isIndexing); });
    connect(&m_library, &Library::searchChanged, m_box, &OpenBox::searchAgain);
    connect(m_box, &OpenBox::listWanted, this, &MainWindow::showListOf);
    connect(m_box, &OpenBox::manyPasted, this, &MainWindow::manyPasted);
    connect(m_box, &OpenBox::listsWanted, &m_library, [this] {
        m_library.loadList(DealGroup::Pinned, mostOffered);
        m_library.loadList(DealGroup::Recent, mostOffered);
    });
    connect(&m_library, &Library::listLoaded, m_box, [this](const Result<DealList> &list) {
        if (list)
            m_box->setList(*list);
    });
}

void MainWindow::openDeal(const QUuid &id)
{
    m_visits.add(id);
    goTo(id);
}

void MainWindow::goTo(const QUuid &id)
{
    if (id == Visits::list) {
        goToList();
        return;
    }
    m_shown = id;
    m_entered.reset();
    m_boxNotice->setLines({});
    m_refused.reset();
    m_isHome = false;
    m_awaitsFocus = true;
    updateNavigation();
    m_patience.start();
    m_library.open(id);
}

void MainWindow::refuse(const Error &error)
{
    leaveDeal();
    m_refused = error;
    page(m_messagePage)->setError(error);
    updateNavigation();
    Q_EMIT settled();
}

// What is on screen stays there: a slip of the finger is no reason to lose it.
void MainWindow::sayRefused(const Error &error)
{
    m_boxNotice->setLines({errorText(error).sentences()});
}

void MainWindow::updateNavigation()
{
    const bool hasHome = !m_account.origin.isEmpty();
    m_back->setEnabled(m_visits.place() || (hasHome && !m_isHome));
    m_forward->setEnabled(m_visits.hasNext());
    m_refresh->setEnabled(!m_shown.isNull());
    if (m_sidebar)
        m_sidebar->setShown(m_shown);
    if (m_listPage && !m_shown.isNull()) // else the last one stays marked
        m_listPage->setDealShown(m_shown);
    m_up->setEnabled(neighbour(-1).has_value());
    m_down->setEnabled(neighbour(1).has_value());
    updateTabs();
    const bool hasDeal = isDealShown();
    for (QAction *action : std::as_const(m_dealActions))
        action->setEnabled(hasDeal);
    m_refreshListed->setEnabled(isListShown());
    m_listMenu->menuAction()->setVisible(isListShown());
    for (QAction *action : std::as_const(m_outputActions))
        action->setEnabled(hasDeal || isListShown());
    const DealState state = hasDeal ? m_library.state(m_shown) : DealState();
    m_pin->setEnabled(hasDeal);
    m_pin->setText(state.isPinned ? tr("Unp&in this deal") : tr("P&in this deal"));
    m_seen->setEnabled(hasDeal && state.looked);
}

void MainWindow::goBack()
{
    // From a message or a start page, back is what was left for it.
    if (!m_shown.isNull() || isListShown())
        m_visits.goBack();
    if (const auto id = m_visits.place())
        goTo(*id);
    else
        showHome();
}

void MainWindow::goForward()
{
    m_visits.goForward();
    if (const auto id = m_visits.place())
        goTo(*id);
}

} // namespace sidelight
