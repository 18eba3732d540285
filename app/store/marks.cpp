// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/answers.h"

#include "app/store/database.h"
#include "app/store/schema.h"

namespace sidelight {

namespace {

std::optional<Error> committed(Database &database, Transaction &transaction)
{
    if (transaction.commit())
        return std::nullopt;
    return database.takeFailure();
}

} // namespace

std::optional<Error> markPinned(Database &database, const QUuid &id, const std::optional<QDateTime> &at)
{
    Transaction transaction(database);
    database.run("UPDATE record SET pinned_at = ? WHERE id = ? AND kind = 1",
                 {at ? QVariant(toStored(*at)) : QVariant(), id.toRfc4122()});
    return committed(database, transaction);
}

std::optional<Error> markVisited(Database &database, const QUuid &id, const QDateTime &at)
{
    Transaction transaction(database);
    database.run("UPDATE record SET visited_at = ?, looked = coalesce(looked, newest)"
                 " WHERE id = ? AND kind = 1",
                 {toStored(at), id.toRfc4122()});
    return committed(database, transaction);
}

std::optional<Error> markMissing(Database &database, const QUuid &id, const QDateTime &at)
{
    Transaction transaction(database);
    database.run("UPDATE record SET missing_since = coalesce(missing_since, ?) WHERE id = ? AND kind = 1",
                 {toStored(at), id.toRfc4122()});
    return committed(database, transaction);
}

std::optional<Error> markContactMissing(Database &database, const QUuid &id, const QDateTime &at)
{
    Transaction transaction(database);
    database.run("INSERT INTO record (kind, id, newest, checked_at, missing_since) VALUES (2, ?, 0, ?, ?)"
                 " ON CONFLICT (id, kind) DO UPDATE SET missing_since = excluded.missing_since",
                 {id.toRfc4122(), toStored(at), toStored(at)});
    return committed(database, transaction);
}

} // namespace sidelight
