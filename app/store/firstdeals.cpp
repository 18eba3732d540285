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
    QByteArray table;  ///< that has the index
    QByteArray tables; ///< with it first
    QVariant last;     ///< keys from here on stand behind the others in both directions
};

std::optional<IndexedColumn> indexedColumn(DealColumn column)
{
    const QByteArray afterAll("\xff");
    const auto ofDeal = [](const char *key, const QVariant &last) {
        return IndexedColumn{key, " FROM deal d WHERE ",
                             " FROM deal d CROSS JOIN record r ON r.row = d.row WHERE ", last};
    };
    switch (column) {
    case DealColumn::Name: return ofDeal("d.name_key", noNameKey());
    case DealColumn::Stage: return ofDeal("d.stage_text_key", afterAll);
    case DealColumn::Amount: return ofDeal("d.amount_key", afterAll);
    case DealColumn::Close: return ofDeal("d.expected_close", afterAll);
    case DealColumn::Updated: return ofDeal("d.updated_at", afterAll);
    case DealColumn::Checked:
        return IndexedColumn{"r.checked_at", " FROM record r WHERE r.kind = 1 AND ",
                             " FROM record r CROSS JOIN deal d ON d.row = r.row WHERE r.kind = 1 AND ",
                             afterAll};
    case DealColumn::Pipeline:
    case DealColumn::Weighted:
    case DealColumn::Confidence:
    case DealColumn::Outcome: break;
    }
    return std::nullopt;
}

/// The statements of one part of a column's keys.
struct Part {
    Part(const IndexedColumn &by, const QByteArray &select, const QByteArray &row, const QByteArray &bound)
        : upwards(select + bound + " ORDER BY " + by.key + ", " + row + " LIMIT ?")
        , downwards(select + bound + " AND " + by.key + " > ? ORDER BY " + by.key + " DESC, " + row
                    + " DESC LIMIT ?")
        , downwardsToEnd(select + bound + " ORDER BY " + by.key + " DESC, " + row + " DESC LIMIT ?")
        , lastKey("SELECT " + by.key + by.table + by.key + bound + " ORDER BY " + by.key
                  + " DESC LIMIT 1 OFFSET ?")
    {}

    QByteArray upwards;
    QByteArray downwards;
    QByteArray downwardsToEnd;
    QByteArray lastKey; ///< of so many deals downwards; from the index alone
};

/// The statements of one column.
struct Statements {
    explicit Statements(const IndexedColumn &by)
        : Statements(by, dealRowColumns() + ", " + by.key + by.tables + by.key,
                     by.key.left(2) + "row") // the other table's would be sorted, not read so
    {}
    Statements(const IndexedColumn &by, const QByteArray &select, const QByteArray &row)
        : keyed(by, select, row, " < ?")
        , behind(by, select, row, " >= ?")
        , equal(select + " = ? ORDER BY " + row + " LIMIT ?")
        , empty(select + " IS NULL ORDER BY " + row + " LIMIT ?")
        , last(by.last)
    {}

    Part keyed;
    Part behind;
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

void turnEqual(Taken::iterator first, Taken::iterator end)
{
    while (first != end) {
        const auto next =
            std::find_if(first, end, [first](const Sorted &sorted) { return sorted.key != first->key; });
        std::reverse(first, next);
        first = next;
    }
}

/// Read backwards, an index has the newest of equal ones first. Of the last of them there may be more than
/// are wanted: they are read from their beginning.
void takeDownwards(Database &database, const Statements &by, const Part &part, qint64 count, Taken &taken)
{
    const auto from = std::ptrdiff_t(taken.size());
    QVariant last;
    {
        Rows rows = database.query(part.lastKey.constData(), {by.last, count - 1});
        if (rows.next())
            last = rows[0];
    }
    if (last.isNull())
        take(database, part.downwardsToEnd, {by.last, count}, taken);
    else
        take(database, part.downwards, {by.last, last, count}, taken);
    turnEqual(taken.begin() + from, taken.end());
    if (!last.isNull())
        take(database, by.equal, {last, count - (qint64(taken.size()) - from)}, taken);
}

} // namespace

Result<std::vector<DealRow>> firstDeals(Database &database, DealSort sort, int count)
{
    static const AllStatements all = allStatements();
    const std::optional<Statements> &statements = all[std::size_t(sort.column)];
    if (!statements || isOfFormerShape(database))
        return std::vector<DealRow>();
    // Of a million deals, what leads to them is more than who only reads has room for, see
    // Database::open().
    database.setCache(4'096);
    const Transaction oneMoment(database, Transaction::For::Reading);
    Taken taken;
    const auto missing = [&taken, count] { return qint64(count) - qint64(taken.size()); };
    for (const Part *part : {&statements->keyed, &statements->behind}) {
        if (missing() == 0)
            break;
        if (sort.order == Qt::AscendingOrder)
            take(database, part->upwards, {statements->last, missing()}, taken);
        else
            takeDownwards(database, *statements, *part, missing(), taken);
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
