// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/pruning.h"

#include "app/store/database.h"
#include "app/store/filesteps.h"
#include "app/store/schema.h"

namespace sidelight {

namespace {

// A version ended when the next one of its record was received.
const QByteArray prunable =
    " FROM version v JOIN record r ON r.id = v.id AND r.kind = v.kind"
    " WHERE v.gone IS NULL AND v.place <> r.newest AND v.place <> coalesce(r.looked, 0)"
    " AND ? > (SELECT n.received_at FROM version n WHERE n.id = v.id AND n.kind = v.kind"
    " AND n.place > v.place ORDER BY n.place LIMIT 1)";

} // namespace

Result<StoreSize> sizeOf(Database &database, const QString &file)
{
    StoreSize size;
    {
        Rows rows = database.query("SELECT a.deals, c.count - (SELECT count(*) FROM version WHERE kind = 2)"
                                   " FROM account a, chain c");
        if (rows.next())
            size = {rows.integer(0), rows.integer(1), file.isEmpty() ? 0 : storeFileBytes(file)};
    }
    if (database.hasFailed())
        return database.takeFailure();
    return size;
}

Result<PruneEstimate> estimatePruning(Database &database, const QDateTime &before)
{
    static const QByteArray sums = "SELECT count(*), count(DISTINCT CASE v.kind WHEN 1 THEN v.id END),"
                                   " sum(length(v.body)), count(DISTINCT CASE v.kind WHEN 2 THEN v.id END)"
                                   + prunable;
    PruneEstimate estimate;
    {
        Rows rows = database.query(sums.constData(), {toStored(before)});
        if (rows.next())
            estimate = {rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3)};
    }
    if (database.hasFailed())
        return database.takeFailure();
    return estimate;
}

std::optional<Error> pruneBodies(Database &database, const QDateTime &before)
{
    static const QByteArray take =
        "UPDATE version SET body = NULL, gone = 'pruned' WHERE place IN (SELECT v.place" + prunable + ')';
    Transaction transaction(database);
    database.run(take.constData(), {toStored(before)});
    if (!transaction.commit())
        return database.takeFailure();
    // The log has the bodies still. Another program that reads just now keeps it, and that is no failure.
    if (!database.run("PRAGMA wal_checkpoint(TRUNCATE)"))
        (void)database.takeFailure();
    return std::nullopt;
}

} // namespace sidelight
