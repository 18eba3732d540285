// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <memory>
#include <vector>

namespace sidelight {

/// The contacts of one deal, primary first (C5, C25, decision 21). Sorts by its own vector of
/// positions, which a proxy model could not do for tens of thousands of rows.
class ContactModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        PrimaryColumn,
        NameColumn,
        RoleColumn,
        IntroducedByColumn,
        LinkedColumn,
        IdColumn,
        ColumnCount
    };
    enum Role {
        ContactIdRole = Qt::UserRole, ///< QUuid; null when unreadable
        IsPrimaryRole,                ///< bool
        IsFilledRole,                 ///< bool: false where a cell only says that nothing is there
        SortRole,                     ///< raw typed value
    };

    explicit ContactModel(QLocale locale, QObject *parent = nullptr);

    /// The deal whose links are shown; null for none. Another deal, or another number of links,
    /// resets; else rows move with their links, whose values may have changed.
    void setDeal(std::shared_ptr<const Deal> deal);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    /// By the reader's choice; primary contacts stay on top. A column below zero goes back to the
    /// order of the contract page.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    const DealContact &link(int row) const;
    std::vector<int> sortedOrder() const;
    std::vector<QUuid> linkIds() const; ///< by row; null where unreadable
    bool isFilled(const DealContact &link, Column column) const;
    QString cellText(const DealContact &link, Column column) const;
    QString cellTooltip(const DealContact &link, Column column) const;
    QVariant sortValue(const DealContact &link, Column column) const;

    QLocale m_locale;
    std::shared_ptr<const Deal> m_deal;
    std::vector<int> m_order; ///< positions in Deal::links() by row
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace sidelight
