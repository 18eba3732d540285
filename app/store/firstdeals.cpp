// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/firstdeals.h"

#include "app/store/database.h"
#include "app/store/dealtable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sidelight {

namespace {

/// A row and what it is sorted by.
struct Sorted {
    DealRow row;
    QVariant key;
};

/// What an index of the schema sorts by.
struct IndexedColumn {
    QByteArray key;
    QByteArray tables;
    QVariant last; ///< keys from here on stand behind the others in both directions
};

std::optional<IndexedColumn> indexedColumn(DealColumn column)
{
    const QByteArray byDeal = " FROM deal d CROSS JOIN record r ON r.row = d.row WHERE ";
    const QByteArray byRecord = " FROM record r CROSS JOIN deal d ON d.row = r.row WHERE r.kind = 1 AND ";
    const QByteArray afterAll("\xff");
    switch (column) {
    case DealColumn::Name: return IndexedColumn{"d.name_key", byDeal, noNameKey()};
    case DealColumn::Stage: return IndexedColumn{"d.stage_text_key", byDeal, afterAll};
    case DealColumn::Amount: return IndexedColumn{"d.amount_key", byDeal, afterAll};
    case DealColumn::Close: return IndexedColumn{"d.expected_close", byDeal, afterAll};
    case DealColumn::Updated: return IndexedColumn{"d.updated_at", byDeal, afterAll};
    case DealColumn::Checked: return IndexedColumn{"r.checked_at", byRecord, afterAll};
    case DealColumn::Pipeline:
    case DealColumn::Weighted:
    case DealColumn::Confidence:
    case DealColumn::Outcome: break;
    }
    return std::nullopt;
}

/// The statements of one column.
struct Statements {
    explicit Statements(const IndexedColumn &by)
        : last(by.last)
    {
        const QByteArray select = dealRowColumns() + ", " + by.key + by.tables + by.key;
        const QByteArray row = by.key.left(2) + "row"; // the other table's would be sorted, not read so
        const QByteArray upwards = " ORDER BY " + by.key + ", " + row + " LIMIT ?";
        const QByteArray downwards = " ORDER BY " + by.key + " DESC, " + row + " DESC LIMIT ?";
        keyed[Qt::AscendingOrder] = select + " < ?" + upwards;
        keyed[Qt::DescendingOrder] = select + " < ?" + downwards;
        behind[Qt::AscendingOrder] = select + " >= ?" + upwards;
        behind[Qt::DescendingOrder] = select + " >= ?" + downwards;
        equal = select + " = ? ORDER BY " + row + " LIMIT ?";
        empty = select + " IS NULL ORDER BY " + row + " LIMIT ?";
    }

    std::array<QByteArray, 2> keyed; ///< by Qt::SortOrder
    std::array<QByteArray, 2> behind;
    QByteArray equal;
    QByteArray empty;
    QVariant last;
};

using AllStatements = std::array<std::optional<Statements>, std::size_t(dealColumns)>;

AllStatements allStatements()
{
    AllStatements all;
    for (int column = 0; column < dealColumns; ++column) {
        if (const auto by = indexedColumn(DealColumn(column)))
            all[std::size_t(column)].emplace(*by);
    }
    return all;
}

using Taken = std::vector<Sorted>;

void take(Database &database, const QByteArray &sql, std::initializer_list<QVariant> values, Taken &taken)
{
    Rows rows = database.query(sql.constData(), values);
    while (rows.next())
        taken.push_back({dealRowFrom(rows), rows[dealRowColumnCount]});
}

/// Read backwards, an index has the newest of equal ones first. The last of them, of which there may be
/// more, are read again from their beginning.
void turnEqual(Database &database, const QByteArray &equal, std::ptrdiff_t from, Taken &taken)
{
    for (auto first = taken.begin() + from; first != taken.end();) {
        const auto next = std::find_if(first, taken.end(),
                                       [first](const Sorted &sorted) { return sorted.key != first->key; });
        if (next == taken.end()) {
            const QVariant key = first->key;
            const auto count = qint64(next - first);
            taken.erase(first, next);
            take(database, equal, {key, count}, taken);
            return;
        }
        std::reverse(first, next);
        first = next;
    }
}

} // namespace

Result<std::vector<DealRow>> firstDeals(Database &database, DealSort sort, int count)
{
    static const AllStatements all = allStatements();
    const std::optional<Statements> &statements = all[std::size_t(sort.column)];
    if (!statements)
        return std::vector<DealRow>();
    const Transaction oneMoment(database, Transaction::For::Reading);
    Taken taken;
    const auto missing = [&taken, count] { return qint64(count) - qint64(taken.size()); };
    for (const auto &part : {statements->keyed, statements->behind}) {
        const auto from = std::ptrdiff_t(taken.size());
        take(database, part[sort.order], {statements->last, missing()}, taken);
        if (sort.order == Qt::DescendingOrder)
            turnEqual(database, statements->equal, from, taken);
    }
    take(database, statements->empty, {missing()}, taken);
    if (database.hasFailed())
        return database.takeFailure();
    std::vector<DealRow> rows;
    rows.reserve(taken.size());
    for (Sorted &sorted : taken)
        rows.push_back(std::move(sorted.row));
    return rows;
}

} // namespace sidelight
