// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/schema.h"

#include "app/store/database.h"

namespace sidelight {

namespace {

constexpr const char *truth[] = {
    // The body last: what stands before it is readable where a body's own pages are not.
    "CREATE TABLE version ("
    " place INTEGER PRIMARY KEY,"
    " kind INTEGER NOT NULL,"
    " id BLOB NOT NULL,"
    " received_at INTEGER NOT NULL,"
    " codec INTEGER NOT NULL,"
    " body_hash BLOB NOT NULL,"
    " hash BLOB NOT NULL,"
    " gone TEXT,"
    " body BLOB)",
    "CREATE TABLE chain (one INTEGER PRIMARY KEY CHECK (one = 1), head BLOB NOT NULL, count INTEGER NOT "
    "NULL)",
    "CREATE TABLE loss (place INTEGER PRIMARY KEY, id BLOB, noted_at INTEGER NOT NULL)",
    "CREATE TABLE record ("
    " row INTEGER PRIMARY KEY,"
    " kind INTEGER NOT NULL,"
    " id BLOB NOT NULL,"
    " newest INTEGER NOT NULL,"
    " checked_at INTEGER NOT NULL,"
    " missing_since INTEGER,"
    " pinned_at INTEGER,"
    " visited_at INTEGER,"
    " looked INTEGER,"
    " UNIQUE (id, kind))",
    "CREATE TABLE check_time (place INTEGER PRIMARY KEY, checked_at INTEGER NOT NULL)",
    "CREATE TABLE account ("
    " one INTEGER PRIMARY KEY CHECK (one = 1),"
    " origin TEXT NOT NULL,"
    " kind TEXT NOT NULL,"
    " tenant BLOB,"
    " deals INTEGER NOT NULL,"
    " derived_by INTEGER NOT NULL)",
};

constexpr const char *derived[] = {
    "CREATE TABLE deal ("
    " row INTEGER PRIMARY KEY," // of record
    " name_key TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " pipeline_name TEXT NOT NULL,"
    " stage_name TEXT NOT NULL,"
    " amount_state INTEGER NOT NULL,"
    " amount BLOB NOT NULL,"
    " currency TEXT NOT NULL,"
    " value_period TEXT NOT NULL,"
    " close_state INTEGER NOT NULL,"
    " expected_close INTEGER," // Julian day
    " outcome INTEGER NOT NULL,"
    " stage_key BLOB NOT NULL,"
    " stage_since INTEGER NOT NULL,"
    " is_changed INTEGER NOT NULL,"
    // May be missing where an older program, which goes on running beside this one, writes a row.
    " period INTEGER,"
    " percent INTEGER," // hundredths
    " updated_at INTEGER,"
    " plain INTEGER,"
    " weighted INTEGER,"
    " plain_left_out INTEGER,"
    " weighted_left_out INTEGER,"
    " is_rounded INTEGER,"
    " amount_key BLOB," // see dealtable.cpp; sorts as the list does
    " stage_text_key TEXT)",
};

constexpr const char *rebuildProgress[] = {
    "CREATE TABLE rebuild (one INTEGER PRIMARY KEY CHECK (one = 1), row INTEGER NOT NULL)",
    "INSERT INTO rebuild VALUES (1, 0)",
};

constexpr const char *indexes[] = {
    "CREATE UNIQUE INDEX version_of_record ON version (id, kind, place)",
    "CREATE INDEX record_pinned ON record (pinned_at) WHERE pinned_at IS NOT NULL",
    "CREATE INDEX record_visited ON record (visited_at) WHERE visited_at IS NOT NULL",
};

constexpr const char *derivedIndexes[] = {
    "CREATE INDEX deal_by_name ON deal (name_key, row)",
    "CREATE INDEX deal_by_amount ON deal (amount_key)",
    "CREATE INDEX deal_by_close ON deal (expected_close)",
    "CREATE INDEX deal_by_stage ON deal (stage_text_key)",
    "CREATE INDEX deal_by_updated ON deal (updated_at)",
    "CREATE INDEX IF NOT EXISTS record_checked ON record (checked_at) WHERE kind = 1",
    "CREATE INDEX deal_changed ON deal (name_key, row) WHERE is_changed = 1",
};

bool executeAll(Database &database, const auto &statements)
{
    for (const char *statement : statements) {
        if (!database.execute(QString::fromLatin1(statement)))
            return false;
    }
    return true;
}

} // namespace

QString kindText(KeyKind kind)
{
    switch (kind) {
    case KeyKind::None: return QStringLiteral(""); // SQLite takes a null string for NULL
    case KeyKind::Live: return QStringLiteral("live");
    case KeyKind::Test: return QStringLiteral("test");
    case KeyKind::Other: return QStringLiteral("other");
    }
    Q_UNREACHABLE();
}

qint64 toStored(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}

QDateTime fromStored(qint64 msecs)
{
    return QDateTime::fromMSecsSinceEpoch(msecs, Qt::UTC);
}

bool createSchema(Database &database, const StorePlace &place)
{
    Transaction transaction(database);
    executeAll(database, truth);
    executeAll(database, derived);
    executeAll(database, indexes);
    executeAll(database, derivedIndexes);
    database.run("INSERT INTO chain VALUES (1, ?, 0)", {QByteArray(32, '\0')});
    const QString origin = place.origin.isEmpty() ? QStringLiteral("") : place.origin.toString();
    database.run("INSERT INTO account VALUES (1, ?, ?, NULL, 0, 0)", {origin, kindText(place.kind)});
    database.execute(QStringLiteral("PRAGMA application_id = %1").arg(applicationId));
    database.execute(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion));
    return transaction.commit();
}

bool recreateDerived(Database &database)
{
    return database.execute(QStringLiteral("DROP TABLE IF EXISTS deal"))
           && database.execute(QStringLiteral("DROP TABLE IF EXISTS rebuild"))
           && executeAll(database, derived) && executeAll(database, rebuildProgress)
           && executeAll(database, derivedIndexes);
}

bool endRebuild(Database &database)
{
    return database.execute(QStringLiteral("DROP TABLE rebuild"));
}

} // namespace sidelight
