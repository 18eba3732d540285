// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"

#include <QAbstractListModel>
#include <QLocale>

#include <vector>

namespace sidelight {

/// The beginning of a group of cached deals, made longer as the reader scrolls.
class DealListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QUuid
        AmountRole,            ///< QString, "not set" and "unreadable" included
        PlaceRole,             ///< QString, stage or outcome
        CloseRole,             ///< QString, distance of the expected close; may be empty
        HasAmountRole,         ///< bool
        IsOpenRole,            ///< bool: open, and still there
        IsOverdueRole,         ///< bool
        IsChangedRole,         ///< bool
        IsPinnedRole,          ///< bool
        IsShownRole,           ///< bool: the deal on screen
    };

    explicit DealListModel(QLocale locale, QObject *parent = nullptr);

    /// Another group resets. The same group changes in place: what is gone is removed, what is new
    /// inserted, what stands elsewhere moved. The deals that were opened last keep the order that they
    /// are shown in while they are the same ones, so that stepping through them leads somewhere.
    void setList(const DealList &list);
    /// One deal looks different; nothing if it is not among the rows.
    void setRow(const DealRow &row);
    /// The deal on screen; null for none.
    void setShown(const QUuid &id);
    /// Distances are counted from this local day.
    void setToday(QDate today);
    void clear();

    int rowOf(const QUuid &id) const; ///< -1 if it is not among the rows
    QUuid idAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override; ///< moreWanted(), once until setList()

    static constexpr int firstCount = 200; ///< rows to ask for at first

Q_SIGNALS:
    /// The beginning of the group, so many rows, should come to setList(). Each is twice as long as the
    /// one before, so that to read all of a long group is no more than twice the work.
    void moreWanted(int count);

private:
    void removeMissing(const std::vector<DealRow> &rows);
    void arrange(const std::vector<DealRow> &rows);
    void bring(const QUuid &id, int row);
    bool keepsOrder(const std::vector<DealRow> &rows) const;

    QLocale m_locale;
    QDate m_today = QDate::currentDate();
    DealGroup m_group = DealGroup::All;
    std::vector<DealRow> m_rows;
    QUuid m_shown;
    bool m_hasMore = false;
    bool m_isWaiting = false; ///< for more rows
};

} // namespace sidelight
