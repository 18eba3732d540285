// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/dealtable.h"

#include "app/domain/decimal.h"
#include "app/domain/folding.h"
#include "app/store/answers.h"
#include "app/store/database.h"
#include "app/store/schema.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

namespace sidelight {

namespace {

constexpr int recentDeals = 20;
constexpr qint64 mostReserved = 2'000'000; // the count may be damaged
constexpr std::size_t recordsAtOnce = 50;

// SQLite takes a null string for NULL.
QString text(const QString &sent)
{
    return sent.isNull() ? QStringLiteral("") : sent;
}

QByteArray bytes(const QByteArray &sent)
{
    return sent.isNull() ? QByteArray("") : sent;
}

// Deals without a name come last.
QString nameKey(const QString &name)
{
    const QString key = folded(name.left(200)).simplified();
    return key.isEmpty() ? noNameKey() : key;
}

/// So that comparing bytes compares currencies, and amounts of the same one. Those without a currency come
/// behind; nothing for what is no number.
QVariant amountKey(const DealRow &deal)
{
    if (deal.amountState != FieldState::Value || !parseDecimal(deal.amount))
        return {};
    const QByteArray currency = folded(deal.currency).simplified().toUtf8();
    const auto number = std::bit_cast<quint64>(deal.amount.toDouble());
    const quint64 sign = quint64(1) << 63;
    char bytes[8];
    qToBigEndian(number & sign ? ~number : number | sign, bytes);
    return (currency.isEmpty() ? QByteArray("\xff") : currency) + '\0' + QByteArray(bytes, 8);
}

QVariant stageTextKey(const DealRow &deal)
{
    const QString key = folded(deal.stageName).simplified();
    return key.isEmpty() ? QVariant() : QVariant(key);
}

template <typename Enum>
Enum enumFrom(const Rows &rows, int column, Enum last)
{
    return Enum(std::clamp<qint64>(rows.integer(column), 0, qint64(last)));
}

LeftOut leftOutFrom(const Rows &rows, int column)
{
    return rows.isNull(column) ? LeftOut::NotSet : enumFrom(rows, column, LeftOut::NoConfidence);
}

const QByteArray commonColumns =
    "SELECT r.id, d.name, d.pipeline_name, d.stage_name, d.amount_state, d.amount, d.currency,"
    " d.value_period, d.close_state, d.expected_close, d.outcome, d.stage_key, d.is_changed,"
    " r.checked_at, r.pinned_at, r.missing_since, r.visited_at, d.row, ";
const QByteArray columns = commonColumns
                           + "d.period, d.percent, d.updated_at, d.plain, d.weighted, d.plain_left_out,"
                             " d.weighted_left_out, d.is_rounded ";
const QByteArray formerColumns = commonColumns + "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL ";

enum List { PinnedList, RecentList, ChangedList, AllList, CatalogList, RecordList, IdList, ListCount };

// CROSS JOIN keeps the order of the tables: the index of names first, or that of records.
constexpr const char *listSources[ListCount] = {
    "FROM record r JOIN deal d ON d.row = r.row WHERE r.pinned_at IS NOT NULL ORDER BY r.pinned_at LIMIT ?",
    "FROM record r JOIN deal d ON d.row = r.row WHERE r.visited_at IS NOT NULL"
    " ORDER BY r.visited_at DESC LIMIT ?",
    "FROM deal d CROSS JOIN record r ON r.row = d.row WHERE d.is_changed = 1"
    " ORDER BY d.name_key, d.row LIMIT ?",
    "FROM deal d CROSS JOIN record r ON r.row = d.row ORDER BY d.name_key, d.row LIMIT ?",
    "FROM deal d CROSS JOIN record r ON r.row = d.row ORDER BY d.row LIMIT ?",
    "FROM deal d CROSS JOIN record r ON r.row = d.row WHERE d.row IN (?", // see listStatements()
    "FROM record r JOIN deal d ON d.row = r.row WHERE r.id = ? AND r.kind = 1",
};

using ListStatements = std::array<QByteArray, ListCount>;

ListStatements listStatements(const QByteArray &wanted)
{
    ListStatements statements;
    for (int list = 0; list < ListCount; ++list)
        statements[list] = wanted + listSources[list];
    // For each statement that is run Qt describes all its columns anew, which takes longer than some rows.
    statements[RecordList] += QByteArray(",?").repeated(int(recordsAtOnce) - 1) + ')';
    return statements;
}

const char *listStatement(Database &database, List list)
{
    static const ListStatements ours = listStatements(columns);
    static const ListStatements former = listStatements(formerColumns); // of a file that is only read
    return (isOfFormerShape(database) ? former : ours)[list].constData();
}

List listOf(DealGroup group)
{
    switch (group) {
    case DealGroup::Pinned: return PinnedList;
    case DealGroup::Recent: return RecentList;
    case DealGroup::Changed: return ChangedList;
    case DealGroup::All: return AllList;
    }
    Q_UNREACHABLE();
}

/// Of one record, from all that is kept of it. Inside a transaction.
void rebuildDeal(Database &database, const Derivation &derivation, qint64 record, const QUuid &id,
                 qint64 lookedPlace)
{
    const auto versions = loadVersions(database, RecordKind::Deal, id);
    if (!versions)
        return;
    // An answer that came since the table was emptied has left one, which knows no earlier stage.
    database.run("DELETE FROM deal WHERE row = ?", {record});
    const StoredVersion *newest = nullptr;
    const StoredVersion *looked = nullptr;
    for (const StoredVersion &version : *versions) {
        if (version.body != StoredVersion::Body::Kept)
            continue;
        // In their order, so that each finds the stage of the one before.
        const DealRow row = derivation.row(version.stored.body, id);
        const qint64 since = stageSince(database, record, row, toStored(version.stored.receivedAt));
        writeDealRow(database, record, row, since, false);
        newest = &version;
        if (version.stored.place == lookedPlace)
            looked = &version;
    }
    if (looked && looked != newest && derivation.differ(looked->stored.body, newest->stored.body, id))
        database.run("UPDATE deal SET is_changed = 1 WHERE row = ?", {record});
}

/// Whether this code has begun to make the table anew, in this run or a former one.
bool isBegun(Database &database, const Derivation &derivation)
{
    Rows rows = database.query("SELECT derived_by FROM account");
    return rows.next() && rows.integer(0) == -derivation.number;
}

} // namespace

const QByteArray &dealRowColumns()
{
    return columns;
}

DealRow dealRowFrom(const Rows &rows)
{
    DealRow deal;
    deal.id = QUuid::fromRfc4122(rows.bytes(0));
    deal.name = rows.text(1);
    deal.pipelineName = rows.text(2);
    deal.stageName = rows.text(3);
    deal.amountState = enumFrom(rows, 4, FieldState::Unreadable);
    deal.amount = rows.bytes(5);
    deal.currency = rows.text(6);
    deal.valuePeriod = rows.text(7);
    deal.closeState = enumFrom(rows, 8, FieldState::Unreadable);
    if (!rows.isNull(9))
        deal.expectedClose = QDate::fromJulianDay(rows.integer(9));
    deal.outcome = enumFrom(rows, 10, Outcome::Unclear);
    deal.stageKey = rows.bytes(11);
    deal.isChanged = rows.integer(12) == 1;
    deal.checkedAt = fromStored(rows.integer(13));
    deal.isPinned = !rows.isNull(14);
    deal.isMissing = !rows.isNull(15);
    deal.isVisited = !rows.isNull(16);
    deal.record = rows.integer(17);
    deal.period = enumFrom(rows, 18, Period::Other);
    if (!rows.isNull(19))
        deal.percent = int(rows.integer(19));
    if (!rows.isNull(20))
        deal.updatedAt = fromStored(rows.integer(20));
    deal.worth = {rows.integer(21), rows.integer(22), leftOutFrom(rows, 23), leftOutFrom(rows, 24),
                  rows.integer(25) == 1};
    return deal;
}

QString noNameKey()
{
    return QStringLiteral("\U0010ffff"); // behind all others; SQLite gives U+FFFF back as another character
}

bool isOfFormerShape(Database &database)
{
    return !database.query("SELECT 1 FROM pragma_table_info('deal') WHERE name = 'is_rounded'").next();
}

DealMarks marksFrom(const Rows &rows, int column)
{
    DealMarks marks;
    marks.isPinned = !rows.isNull(column);
    if (!rows.isNull(column + 1))
        marks.missingSince = fromStored(rows.integer(column + 1));
    marks.isChanged = rows.integer(column + 2) == 1;
    if (!rows.isNull(column + 3))
        marks.stageSince = fromStored(rows.integer(column + 3));
    return marks;
}

qint64 stageSince(Database &database, qint64 record, const DealRow &deal, qint64 receivedAt)
{
    Rows former = database.query("SELECT stage_key, stage_since FROM deal WHERE row = ?", {record});
    return former.next() && former.bytes(0) == deal.stageKey ? former.integer(1) : receivedAt;
}

void writeDealRow(Database &database, qint64 record, const DealRow &deal, qint64 since, bool isChanged)
{
    database.run(
        "INSERT OR REPLACE INTO deal (row, name_key, name, pipeline_name, stage_name, amount_state,"
        " amount, currency, value_period, close_state, expected_close, outcome, stage_key,"
        " stage_since, is_changed, period, percent, updated_at, plain, weighted, plain_left_out,"
        " weighted_left_out, is_rounded, amount_key, stage_text_key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {record,
         nameKey(deal.name),
         text(deal.name),
         text(deal.pipelineName),
         text(deal.stageName),
         int(deal.amountState),
         bytes(deal.amount),
         text(deal.currency),
         text(deal.valuePeriod),
         int(deal.closeState),
         deal.expectedClose.isValid() ? QVariant(deal.expectedClose.toJulianDay()) : QVariant(),
         int(deal.outcome),
         bytes(deal.stageKey),
         since,
         isChanged,
         int(deal.period),
         deal.percent ? QVariant(*deal.percent) : QVariant(),
         deal.updatedAt.isValid() ? QVariant(toStored(deal.updatedAt)) : QVariant(),
         deal.worth.plain,
         deal.worth.weighted,
         int(deal.worth.plainLeftOut),
         int(deal.worth.weightedLeftOut),
         deal.worth.isRounded,
         amountKey(deal),
         stageTextKey(deal)});
}

Result<DealRows> readDealRows(Database &database, const QList<QUuid> &ids)
{
    DealRows deals;
    const char *one = ids.isEmpty() ? nullptr : listStatement(database, IdList);
    for (const QUuid &id : ids) {
        Rows rows = database.query(one, {id.toRfc4122()});
        deals.push_back(rows.next() ? std::optional(dealRowFrom(rows)) : std::nullopt);
    }
    if (database.hasFailed())
        return database.takeFailure();
    return deals;
}

Result<DealRows> readDealRows(Database &database, const std::vector<qint64> &records)
{
    DealRows deals(records.size());
    const char *some = records.empty() ? nullptr : listStatement(database, RecordList);
    for (std::size_t from = 0; from < records.size(); from += recordsAtOnce) {
        const auto first = records.begin() + std::ptrdiff_t(from);
        std::array<QVariant, recordsAtOnce> keys; // the last ones may be NULL
        std::copy_n(first, std::min(recordsAtOnce, records.size() - from), keys.begin());
        Rows rows = database.query(some, keys);
        while (rows.next()) {
            const DealRow row = dealRowFrom(rows);
            const auto asked = std::find(first, records.end(), row.record);
            if (asked != records.end()) // a damaged file may have others
                deals[std::size_t(asked - records.begin())] = row;
        }
    }
    if (database.hasFailed())
        return database.takeFailure();
    return deals;
}

Result<DealList> listDeals(Database &database, DealGroup group, int count)
{
    DealList list;
    list.group = group;
    const int most = group == DealGroup::Recent ? std::min(count, recentDeals) : count;
    Rows rows = database.query(listStatement(database, listOf(group)), {qint64(most) + 1});
    while (rows.next())
        list.rows.push_back(dealRowFrom(rows));
    if (database.hasFailed())
        return database.takeFailure();
    if (int(list.rows.size()) > most) {
        list.rows.resize(std::size_t(most));
        list.hasMore = group != DealGroup::Recent || most < recentDeals;
    }
    return list;
}

Result<std::shared_ptr<const DealCatalog>> readCatalog(Database &database)
{
    const auto catalog = std::make_shared<DealCatalog>();
    const Transaction oneMoment(database, Transaction::For::Reading);
    {
        Rows count = database.query("SELECT deals FROM account");
        if (count.next())
            catalog->reserve(std::clamp<qint64>(count.integer(0), 0, mostReserved));
    }
    Rows rows = database.query(listStatement(database, CatalogList), {-1});
    while (rows.next())
        catalog->put(dealRowFrom(rows));
    if (database.hasFailed())
        return database.takeFailure();
    return std::shared_ptr<const DealCatalog>(catalog);
}

Result<DealCounts> countDeals(Database &database)
{
    // Each is read from a small index or a number that is kept; none counts the deals.
    Rows rows = database.query(
        "SELECT (SELECT count(*) FROM record WHERE pinned_at IS NOT NULL),"
        " (SELECT count(*) FROM (SELECT 1 FROM record WHERE visited_at IS NOT NULL LIMIT 20)),"
        " (SELECT count(*) FROM deal WHERE is_changed = 1),"
        " (SELECT deals FROM account)");
    DealCounts counts;
    if (rows.next())
        counts = {int(rows.integer(0)), int(rows.integer(1)), int(rows.integer(2)), int(rows.integer(3))};
    if (database.hasFailed())
        return database.takeFailure();
    return counts;
}

Result<bool> isDerivedByOther(Database &database, const Derivation &derivation)
{
    Rows rows = database.query("SELECT derived_by FROM account");
    const bool isOther = rows.next() && rows.integer(0) != derivation.number;
    if (database.hasFailed())
        return database.takeFailure();
    return isOther;
}

Result<bool> rebuildDeals(Database &database, const Derivation &derivation, RebuildStep step, int most)
{
    Transaction transaction(database);
    if (!isBegun(database, derivation)) {
        if (step == RebuildStep::Further)
            return database.hasFailed() ? Result<bool>(database.takeFailure()) : true;
        recreateDerived(database);
        database.run("UPDATE account SET derived_by = ?", {-derivation.number});
    }
    struct Record {
        qint64 row;
        QUuid id;
        qint64 looked;
    };
    std::vector<Record> records;
    {
        Rows rows =
            database.query("SELECT row, id, looked FROM record"
                           " WHERE row > (SELECT row FROM rebuild) AND kind = 1 ORDER BY row LIMIT ?",
                           {most});
        while (rows.next())
            records.push_back({rows.integer(0), QUuid::fromRfc4122(rows.bytes(1)), rows.integer(2)});
    }
    for (const Record &record : records)
        rebuildDeal(database, derivation, record.row, record.id, record.looked);
    const bool isDone = int(records.size()) < most;
    if (isDone) {
        database.run("UPDATE account SET derived_by = ?", {derivation.number});
        endRebuild(database);
    } else {
        database.run("UPDATE rebuild SET row = ?", {records.back().row});
    }
    if (!transaction.commit())
        return database.takeFailure();
    return isDone;
}

} // namespace sidelight
