// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/models/contactcells.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sidelight {

/// The contacts of one deal, primary first (C5, C25, decision 21). Sorts by its own vector of
/// positions, which a proxy model could not do for tens of thousands of rows.
class ContactModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = ContactCells::Column;
    using enum ContactCells::Column;
    enum Role {
        ContactIdRole = Qt::UserRole, ///< QUuid; null when unreadable
        IntroducerIdRole,             ///< QUuid; null when unreadable or not set
        IsPrimaryRole,                ///< bool
        IsFilledRole,                 ///< bool: false where a cell only says that nothing is there
    };

    explicit ContactModel(QLocale locale, QObject *parent = nullptr);

    /// The deal whose links are shown; null for none. Another deal, or another number of links,
    /// resets; else rows move with their links, whose values may have changed. Tens of thousands of links
    /// are put in order on another thread, and there are no rows until then.
    void setDeal(std::shared_ptr<const Deal> deal);
    /// All that is known of people now (C8, C9); before setDeal() when a deal is opened. Like one that
    /// comes later, they fill cells and move no row, not even in a table sorted by name: it is sorted by
    /// what was known when the reader asked for it (decision 21).
    void setPeople(const People &people);
    void setPerson(const Person &person);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    /// By the reader's choice; primary contacts stay on top. A column below zero goes back to the
    /// order of the contract page. Thousands of rows are sorted on another thread, and stay where they are
    /// until then; so do those of a newer copy, while another deal shows the order of the contract page.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// Rows are not yet those, or in the order, that were last asked for; layoutChanged() or
    /// modelReset() once they are.
    bool isArranging() const;

private:
    struct Arrangement {
        std::shared_ptr<const Deal> deal; ///< null for none
        std::optional<Column> column;     ///< nothing: contactOrder()
        Qt::SortOrder order = Qt::AscendingOrder;
        QHash<QUuid, ContactCells::Shown> people; ///< when the reader last chose an order

        bool isSame(const Arrangement &other) const;
    };

    const DealContact &link(int row) const;
    bool isSortedLater() const;
    void arrange();
    void show(const Arrangement &arrangement, std::vector<int> order);
    void moveKeptIndexes(const std::vector<int> &order, const std::shared_ptr<const Deal> &deal);
    std::vector<int> rowsOf(const QUuid &person);
    void tellPeople(const std::vector<int> &rows);
    QString cellTooltip(const DealContact &link, Column column) const;
    QString wholeCell(const DealContact &link, Column column) const;
    QString spokenCell(const DealContact &link, Column column) const;

    ContactCells m_cells;     ///< of the deal whose rows are shown
    std::vector<int> m_order; ///< positions in Deal::links() by row
    Arrangement m_shown;      ///< of the rows
    Arrangement m_wanted;     ///< another one while rows are to be sorted on another thread
    bool m_isSorting = false; ///< there, and one at a time: what is wanted meanwhile comes next
    std::vector<std::pair<QUuid, int>> m_rows; ///< that show this contact or introducer, once asked for
};

} // namespace sidelight
