// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/liststate.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace sidelight {

class ViewsMenu;

/// How the list is arranged: grouped by what, sorted by what, which columns, as list or board, and the
/// saved views.
class ListBar : public QWidget
{
    Q_OBJECT

public:
    explicit ListBar(QWidget *parent = nullptr);

    void setView(const DealView &view, bool isBoard);
    void addTo(QMenu &menu); ///< all that it offers, for a menu of the window
    ViewsMenu *views() const { return m_views; }
    QMenu *columnsMenu() const
    {
        return m_columns;
    } ///< filled by who has the columns, when it is about to show

Q_SIGNALS:
    void groupingWanted(sidelight::DealGrouping grouping);
    void sortWanted(sidelight::DealColumn column, bool isSecond);
    void boardWanted(bool isBoard);
    void exportWanted();
    void printWanted();

private:
    QPushButton *menuButton(const QString &name, const QString &text, QMenu *menu);
    QWidget *switcher();
    void fillSorts();

    DealView m_view;
    QComboBox *m_grouping;
    QMenu *m_sorts;
    QMenu *m_columns;
    ViewsMenu *m_views;
    QPushButton *m_columnsButton;
    QToolButton *m_list;
    QToolButton *m_board;
};

} // namespace sidelight
