// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/liststate.h"

#include <QLocale>
#include <QTableView>

class QMenu;

namespace sidelight {

class DealTableModel;
class ListHeader;

/// The list of deals as a table: rows by arrows, headings fold, Return opens. Column widths come from
/// sample texts, never from the data.
class DealTable : public QTableView
{
    Q_OBJECT

public:
    explicit DealTable(const QLocale &locale, QWidget *parent = nullptr);

    void setDeals(const std::shared_ptr<const ShownDeals> &deals); ///< see DealTableModel
    void setDealShown(const QUuid &id);                            ///< and scrolls to it
    void setToday(QDate today);
    std::optional<QUuid> neighbour(int places) const;
    std::vector<QUuid> selectedDeals() const; ///< in the order of the list

    std::vector<ListColumn> columns() const;
    void setColumns(const std::vector<ListColumn> &columns);
    /// Show and hide, and move the current one: for a menu of the page.
    void addColumnActions(QMenu &menu);

Q_SIGNALS:
    void dealChosen(const QUuid &id);
    void tabWanted(const QUuid &id); ///< open it in a new tab
    void pinWanted(const QUuid &id, bool isPinned);
    void copyWanted();
    void menuMade(QMenu *menu); ///< of the selected deals, about to be shown: others add what they can do
    void sortWanted(sidelight::DealColumn column, bool isSecond);
    void columnsChanged(); ///< by the reader: order, width or which are shown

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void sizeColumns();
    int lastShownColumn() const;
    bool takeHeadingKey(int key);
    void openMenu(const QPoint &globalPosition);
    void moveColumn(int by);

    QLocale m_locale;
    DealTableModel *m_model;
    ListHeader *m_header;
};

} // namespace sidelight
