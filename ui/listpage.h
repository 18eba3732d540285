// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"
#include "app/domain/liststate.h"
#include "ui/dealtable.h"

#include <QLocale>
#include <QWidget>

class QStackedLayout;

namespace sidelight {

class BoardPage;
class EmptyList;
class FilterLine;
class ListBar;
class ListFooter;
class ViewsMenu;

/// All cached deals as a list or a board: filtered, sorted, grouped and added up. It holds values; what it
/// needs, it asks for by signals.
class ListPage : public QWidget
{
    Q_OBJECT

public:
    explicit ListPage(QLocale locale, QWidget *parent = nullptr);

    /// Answers viewWanted(), or brings what has changed since; null while nothing is known.
    void setShown(const std::shared_ptr<const ShownDeals> &deals);
    void setIndexing(bool isIndexing);     ///< by words, more may be found
    void setProblem(const Error &problem); ///< there is no list; until setShown()
    void setDealShown(const QUuid &id);    ///< the deal on screen; null for none
    void setToday(QDate today);
    void setWhyFound(const QUuid &id, const FoundPart &part); ///< answers whyFoundWanted()

    /// What is in sight: on a board, the deals of one pipeline. Null while nothing is known.
    const std::shared_ptr<const ShownDeals> &listed() const { return m_listed; }
    /// How the deals are looked at, without the grouping that a board adds.
    const DealView &view() const { return m_view; }
    void setView(const DealView &view); ///< viewWanted() follows
    ListState state() const;
    void setState(const ListState &state); ///< viewWanted() follows, if it is another view of the deals
    void setSavedViews(std::vector<SavedView> views);
    void addTo(QMenu &menu); ///< how the deals may be looked at

    /// The deal so many places from the one on screen, in exactly the filtered list.
    std::optional<QUuid> neighbour(int places) const;
    std::vector<QUuid> selectedDeals() const; ///< in the order of the list
    void focusFilter();
    void focusDeals();

Q_SIGNALS:
    void viewWanted(const sidelight::DealView &view); ///< after each key in the filter
    void stateChanged();                              ///< by the reader: columns, list or board
    void savedViewsChanged(const std::vector<sidelight::SavedView> &views);
    void dealChosen(const QUuid &id);
    void tabWanted(const QUuid &id); ///< open it in a new tab
    void pinWanted(const QUuid &id, bool isPinned);
    void copyWanted();          ///< of selectedDeals()
    void menuMade(QMenu *menu); ///< of selectedDeals(), about to be shown: others add what they can do
    void exportWanted();        ///< of listed()
    void printWanted();         ///< the same
    void whyFoundWanted(const QUuid &id, const std::vector<sidelight::SearchTerm> &terms);
    void moreDealsWanted(); ///< the reader has none yet

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectTable();
    void connectBar();
    void change(const DealView &view);
    void ask();
    void setBoard(bool isBoard);
    bool isBoardShown() const;
    void takeSavedView(const SavedView &saved);
    void showNotes();
    void showPlace();
    void updateListed();
    void showTotals();
    QString countText(const ShownDeals &deals) const;
    void takeEmptyAction();

    QLocale m_locale;
    DealView m_view;
    bool m_isBoard = false;
    bool m_isIndexing = false;
    std::shared_ptr<const ShownDeals> m_shown;
    std::shared_ptr<const ShownDeals> m_listed;
    std::optional<Error> m_problem;
    FilterLine *m_filter;
    ListBar *m_bar;
    QStackedLayout *m_places;
    DealTable *m_table;
    BoardPage *m_board;
    EmptyList *m_empty;
    ListFooter *m_footer;
};

} // namespace sidelight
