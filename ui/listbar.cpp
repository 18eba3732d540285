// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listbar.h"

#include "app/text/listtext.h"
#include "ui/symbols.h"
#include "ui/viewsmenu.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sidelight {

namespace {

constexpr DealGrouping groupings[] = {DealGrouping::None, DealGrouping::Stage, DealGrouping::CloseMonth,
                                      DealGrouping::Currency};

} // namespace

ListBar::ListBar(QWidget *parent)
    : QWidget(parent)
    , m_grouping(new QComboBox(this))
    , m_sorts(new QMenu(this))
    , m_columns(new QMenu(this))
    , m_views(new ViewsMenu(this))
{
    m_grouping->setObjectName(QStringLiteral("grouping"));
    m_grouping->setAccessibleName(tr("Group by"));
    for (const DealGrouping grouping : groupings)
        m_grouping->addItem(dealGroupingText(grouping));
    connect(m_grouping, &QComboBox::activated, this,
            [this](int index) { Q_EMIT groupingWanted(groupings[index]); });
    m_sorts->setObjectName(QStringLiteral("sortMenu"));
    connect(m_sorts, &QMenu::aboutToShow, this, &ListBar::fillSorts);
    m_columns->setObjectName(QStringLiteral("columnsMenu"));
    auto *more = new QMenu(this);
    more->addAction(tr("Export …"), this, &ListBar::exportWanted);
    more->addAction(tr("Print …"), this, &ListBar::printWanted);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(switcher());
    layout->addWidget(m_grouping);
    layout->addWidget(menuButton(QStringLiteral("sorts"), tr("Sort"), m_sorts));
    m_columnsButton = menuButton(QStringLiteral("columns"), tr("Columns"), m_columns);
    layout->addWidget(m_columnsButton);
    layout->addWidget(menuButton(QStringLiteral("views"), tr("Views"), m_views));
    layout->addStretch(1);
    QPushButton *moreButton = menuButton(QStringLiteral("more"), QString(), more);
    moreButton->setIcon(symbolIcon(Symbol::Menu));
    moreButton->setAccessibleName(tr("More"));
    layout->addWidget(moreButton);
    setTabOrder(m_board, m_grouping); // which was made before it
}

QPushButton *ListBar::menuButton(const QString &name, const QString &text, QMenu *menu)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setMenu(menu);
    return button;
}

QWidget *ListBar::switcher()
{
    auto *frame = new QWidget(this);
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *group = new QButtonGroup(frame);
    const auto add = [&](const QString &name, const QString &text) {
        auto *button = new QToolButton(frame);
        button->setObjectName(name);
        button->setText(text);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button);
        layout->addWidget(button);
        return button;
    };
    m_list = add(QStringLiteral("asList"), tr("List"));
    m_board = add(QStringLiteral("asBoard"), tr("Board"));
    m_list->setChecked(true);
    connect(group, &QButtonGroup::buttonClicked, this,
            [this] { Q_EMIT boardWanted(m_board->isChecked()); });
    return frame;
}

void ListBar::setView(const DealView &view, bool isBoard)
{
    m_view = view;
    m_grouping->setCurrentIndex(
        int(std::find(std::begin(groupings), std::end(groupings), view.grouping) - std::begin(groupings)));
    m_grouping->setVisible(!isBoard); // a board is grouped by stage
    m_columnsButton->setVisible(!isBoard);
    (isBoard ? m_board : m_list)->setChecked(true);
}

void ListBar::addTo(QMenu &menu)
{
    menu.addAction(tr("As a &list"), this, [this] { Q_EMIT boardWanted(false); });
    menu.addAction(tr("As a &board"), this, [this] { Q_EMIT boardWanted(true); });
    QMenu *groups = menu.addMenu(tr("&Group by"));
    for (const DealGrouping grouping : groupings)
        groups->addAction(dealGroupingText(grouping), this,
                          [this, grouping] { Q_EMIT groupingWanted(grouping); });
    m_sorts->setTitle(tr("&Sort"));
    m_columns->setTitle(tr("&Columns"));
    m_views->setTitle(tr("&Views"));
    for (QMenu *inner : {m_sorts, m_columns, static_cast<QMenu *>(m_views)})
        menu.addMenu(inner);
}

// What a click on the heads does, for the keyboard.
void ListBar::fillSorts()
{
    qDeleteAll(
        m_sorts->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves them
    m_sorts->clear();
    const auto add = [this](QMenu *menu, DealColumn column, const std::optional<DealSort> &sort,
                            bool isSecond) {
        QString words = dealColumnText(column);
        const bool isChosen = sort && sort->column == column;
        if (isChosen)
            words += sort->order == Qt::AscendingOrder ? QStringLiteral("  ↑") : QStringLiteral("  ↓");
        QAction *action =
            menu->addAction(words, this, [this, column, isSecond] { Q_EMIT sortWanted(column, isSecond); });
        action->setCheckable(true);
        action->setChecked(isChosen);
    };
    for (int column = 0; column < dealColumns; ++column)
        add(m_sorts, DealColumn(column), m_view.first, false);
    m_sorts->addSeparator();
    QMenu *then = m_sorts->addMenu(tr("Then by"));
    for (int column = 0; column < dealColumns; ++column) {
        if (DealColumn(column) != m_view.first.column)
            add(then, DealColumn(column), m_view.second, true);
    }
}

} // namespace sidelight
