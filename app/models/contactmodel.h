// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>

#include <memory>
#include <optional>
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
        EmailColumn,
        PhoneColumn,
        IntroducedByColumn,
        LinkedColumn,
        IdColumn,
        NameAgeColumn,
        ColumnCount
    };
    enum Role {
        ContactIdRole = Qt::UserRole, ///< QUuid; null when unreadable
        IntroducerIdRole,             ///< QUuid; null when unreadable or not set
        IsPrimaryRole,                ///< bool
        IsFilledRole,                 ///< bool: false where a cell only says that nothing is there
        SortRole,                     ///< raw typed value
    };

    explicit ContactModel(QLocale locale, QObject *parent = nullptr);

    /// The deal whose links are shown; null for none. Another deal, or another number of links,
    /// resets; else rows move with their links, whose values may have changed.
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
    /// order of the contract page.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// What the cells show of a person, made once: a contact may have a thousand channels.
    struct Shown {
        QString name; ///< empty: not known
        QString email;
        QString phone;
        std::optional<Moment> receivedAt; ///< of the contact; nothing while there is none
        bool isAsking = false;
    };
    using ShownPeople = QHash<QUuid, Shown>;

    static Shown shown(const Person &person);
    const DealContact &link(int row) const;
    void setOrder(std::vector<int> order);
    std::vector<int> sortedOrder() const;
    std::vector<QUuid> linkIds() const; ///< by row; null where unreadable
    void tellPeople(const std::vector<int> &rows);
    bool isFilled(const DealContact &link, Column column, const ShownPeople &people) const;
    QString cellText(const DealContact &link, Column column, const ShownPeople &people) const;
    QString reachCell(const Shown &person, const QString &value) const;
    QString cellTooltip(const DealContact &link, Column column) const;
    QString wholeCell(const DealContact &link, Column column) const;
    QString spokenCell(const DealContact &link, Column column) const;
    QVariant sortValue(const DealContact &link, Column column, const ShownPeople &people) const;

    QLocale m_locale;
    std::shared_ptr<const Deal> m_deal;
    ShownPeople m_people;
    ShownPeople m_sorted;                  ///< m_people when the reader last chose an order
    std::vector<int> m_order;              ///< positions in Deal::links() by row
    QHash<QUuid, std::vector<int>> m_rows; ///< that show this contact or introducer, ascending
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace sidelight
