// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What leaves the window: the deal on screen, or the list.

#include "ui/mainwindow.h"

#include "ui/dealoutput.h"
#include "ui/dealpage.h"
#include "ui/listpage.h"

#include <QAction>
#include <QMenu>

namespace sidelight {

void MainWindow::addOutputActions(QMenu &menu)
{
    m_output = new DealOutput(m_library, m_locale, *this);
    const auto texts = [this] {
        if (isListShown())
            return listTexts();
        return isDealShown() ? m_output->dealTexts(m_shown) : MakeCopyTexts();
    };
    QMenu *copyAs = copyMenu(tr("Cop&y as"), texts, &menu);
    menu.addMenu(copyAs);
    QAction *exportAction =
        addAction(menu, tr("E&xport …"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, &MainWindow::exportDeals);
    QAction *print = addAction(menu, tr("&Print …"), {QKeySequence::Print}, &MainWindow::print);
    m_outputActions << copyAs->menuAction() << exportAction << print;
}

// In the order of the columns that are shown.
std::optional<ListPrint> MainWindow::listPrint() const
{
    const auto listed = m_listPage ? m_listPage->listed() : nullptr;
    if (!listed || listed->isBeginning || listed->order.empty())
        return std::nullopt;
    ListPrint list;
    list.shown = listed;
    for (const ListColumn &column : m_listPage->state().columns) {
        if (column.isShown)
            list.columns.push_back(column.column);
    }
    list.title = tr("Deals");
    return list;
}

/// Of the rows that are selected.
MakeCopyTexts MainWindow::listTexts() const
{
    const auto list = listPrint();
    if (!list)
        return {};
    std::vector<quint32> positions;
    for (const QUuid &id : m_listPage->selectedDeals()) {
        if (const auto position = list->shown->catalog->positionOf(id))
            positions.push_back(*position);
    }
    if (positions.empty())
        return {};
    return m_output->rowTexts(list->shown, std::move(positions), list->columns);
}

void MainWindow::exportDeals()
{
    const QUuid deal = isDealShown() ? m_shown : QUuid();
    if (const auto list = listPrint(); list || !deal.isNull())
        m_output->exportDeals(deal, list);
}

void MainWindow::print()
{
    if (isDealShown())
        m_output->printDeal(m_shown);
    else if (const auto list = listPrint(); list && isListShown())
        m_output->printList(*list);
}

} // namespace sidelight
