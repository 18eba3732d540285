// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/founddeal.h"
#include "app/domain/liststate.h"

#include <QLocale>
#include <QPersistentModelIndex>
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

    /// See DealTableModel. Another filter leaves the current row selected and no other.
    void setDeals(const std::shared_ptr<const ShownDeals> &deals);
    void setDealShown(const QUuid &id); ///< and makes it the current one
    void setToday(QDate today);
    /// Answers whyFoundWanted(): joins the tooltip, while it is still there.
    void setWhyFound(const QUuid &id, const FoundPart &part);
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
    void whyFoundWanted(const QUuid &id, const std::vector<sidelight::SearchTerm> &terms);
    void columnsChanged(); ///< by the reader: order, width or which are shown

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    /// Home and End lead to the first and the last deal, since rows are what arrows move through.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void goToShown();
    void sizeColumns();
    int lastShownColumn() const;
    bool takeHeadingKey(int key);
    void openMenu(const QPoint &globalPosition);
    void moveColumn(int by);
    void widen(int column, int by);

    QLocale m_locale;
    DealTableModel *m_model;
    ListHeader *m_header;
    QPersistentModelIndex m_explained; ///< whose tooltip is shown
    QPoint m_tipPlace;                 ///< on the screen
};

} // namespace sidelight
