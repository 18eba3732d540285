// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/dealtablerows.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// What a view shows of a list of deals: a row each, and with a grouping a heading before each section; or
/// the deals of one section alone. Columns are those of DealColumn. Texts are made when they are asked for,
/// since a million rows may be there and thirty in sight.
class DealTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QUuid; null for a heading
        SortRole,              ///< raw typed value; invalid where there is none
        MarksRole,             ///< int, of Mark: one call for each cell that is painted
        SummaryRole, ///< QString: how many a heading stands for, and their totals; empty for a deal
        StateRole,   ///< QString: "in 9 days" of an open deal, else its outcome; empty for a heading
        MatchesRole, ///< WordPlaces in the text of a name, pipeline or stage: what the filter's words found
    };
    enum Mark {
        IsHeading = 1 << 0,
        IsFolded = 1 << 1, ///< a heading whose deals are not among the rows
        IsShown = 1 << 2,  ///< the deal on screen
        IsVisited = 1 << 3,
        IsPinned = 1 << 4,
        IsChanged = 1 << 5,
        IsMissing = 1 << 6,
        IsOverdue = 1 << 7,
    };

    explicit DealTableModel(QLocale locale, QObject *parent = nullptr);

    /// Null for none, which resets. Else selection and current row stay with their deals. `section` is the
    /// only one that is shown, without its heading; nothing: all of them.
    void setDeals(std::shared_ptr<const ShownDeals> deals, std::optional<int> section = {});
    const std::shared_ptr<const ShownDeals> &deals() const { return m_deals; }
    /// The deal on screen; null for none.
    void setShown(const QUuid &id);
    const QUuid &shown() const { return m_shown; }
    /// Distances are counted from this local day.
    void setToday(QDate today);
    /// Hides the deals below the heading in this row, or shows them again.
    void toggleSection(int row);
    bool isHeading(int row) const;

    int rowOf(const QUuid &id) const; ///< -1 where it is not among the rows
    QUuid idAt(int row) const;        ///< null for a heading
    /// The deal so many places from the one on screen, in exactly the filtered list, folded sections
    /// included; from where that one stood, once it has left the list. Nothing beyond either end.
    std::optional<QUuid> neighbour(int places) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void take(std::shared_ptr<const ShownDeals> deals, DealTableRows rows);
    void bring(std::shared_ptr<const ShownDeals> deals, DealTableRows rows);
    bool keepsPlaces(const ShownDeals &deals, const DealTableRows &rows) const;
    void followShown(const ShownDeals &next);
    const DealFacts &facts(int deal) const;
    const DealRow &rowOfDeal(int deal) const;
    int marks(const DealTableRows::Place &place) const;
    QVariant headingData(int section, DealColumn column, int role) const;
    QVariant dealData(int deal, DealColumn column, int role) const;
    QVariant matches(const DealRow &row, DealColumn column) const;
    QVariant sortValue(const DealRow &row, DealColumn column) const;
    void tellAll();

    QLocale m_locale;
    QDate m_today = QDate::currentDate();
    std::shared_ptr<const ShownDeals> m_deals;
    DealTableRows m_rows;
    std::vector<DealSection> m_folded; ///< what they are of counts, not how many are in them
    QUuid m_shown;
    int m_leftAt = -1; ///< where in the order the deal on screen stood when it left
    // A view asks for all cells of a row one after the other.
    mutable DealRow m_lastRow;
    mutable int m_lastDeal = -1;
};

} // namespace sidelight
