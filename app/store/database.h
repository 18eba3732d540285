// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

class QSqlError;

namespace sidelight {

class Database;

/// The rows of one statement, which is reset when they go: one left half read would keep SQLite from
/// ever reusing its write-ahead log.
class Rows
{
public:
    Rows(Database &database, QSqlQuery *query) ///< without a query: no rows
        : m_database(database)
        , m_query(query)
    {}
    Rows(Rows &&other) noexcept
        : m_database(other.m_database)
        , m_query(std::exchange(other.m_query, nullptr))
    {}
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }

    /// No more rows, and what was read is not kept by the driver beside it, which it does as long as the
    /// statement lives: it is prepared anew next time.
    void forget();

    bool next(); ///< false at the end, and on a failure, which the database remembers
    QVariant operator[](int column) const { return m_query->value(column); }
    qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    QString text(int column) const { return m_query->value(column).toString(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    /// Of a statement that inserted it, before the next one does; 0 where none was inserted.
    qint64 insertedRow() const
    {
        return m_query && m_query->numRowsAffected() > 0 ? m_query->lastInsertId().toLongLong() : 0;
    }

private:
    Database &m_database;
    QSqlQuery *m_query;
};

/// One connection to an SQLite file, for the thread that opened it. A statement that fails makes the
/// connection remember the first failure until takeFailure(), and no further one is run until then, for
/// what follows a BEGIN that failed would be written by itself; callers run several and ask once.
class Database
{
public:
    enum class Access {
        ReadWrite, ///< the file must be there; in memory with an empty name
        ReadOnly,
        Immutable, ///< read-only, for a folder in which SQLite could not lay its own files
    };

    /// SQLite's primary result codes that are told apart.
    enum class Trouble { None, Busy, Full, ReadOnly, Corrupt, Other };

    Database() = default;
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool open(const QString &file, Access access);
    void close();
    bool isOpen() const;

    /// `sql` must be a literal: it is prepared once and known by its address afterwards. It has a `?` for
    /// each value, 64 at most, and none else; another number of values is a failure.
    Rows query(const char *sql, std::initializer_list<QVariant> values = {});
    Rows query(const char *sql, std::span<const QVariant> values);
    /// For statements without rows; false when it failed.
    bool run(const char *sql, std::initializer_list<QVariant> values = {});
    /// For statements that are made up; prepared each time, and run whatever failed before.
    bool execute(const QString &sql);

    /// How much of the file is held in memory at most, in kB.
    void setCache(int kilobytes);
    int cache() const { return m_cache; }
    /// Waits a while for another program's lock, which is how a connection begins, or not at all.
    void setPatient(bool isPatient);
    /// Counts as a failure that SQLite reported damage.
    void reportDamage(const QString &what);

    bool hasFailed() const { return m_trouble != Trouble::None; }
    /// Storage, with what SQLite said; the connection is as new afterwards.
    Error takeFailure();
    /// Of the last failure that was taken, until the next one or forgetTrouble().
    Trouble lastTrouble() const { return m_lastTrouble; }
    void forgetTrouble() { m_lastTrouble = Trouble::None; }

private:
    struct Statement {
        QSqlQuery query;
        std::size_t values;
    };
    Statement *prepared(const char *sql);
    void forget(const QSqlQuery *query);
    void remember(const QSqlError &error);
    void rollBack();

    int m_cache = 0;
    QString m_name; ///< of the connection in Qt's list
    std::unordered_map<const char *, Statement> m_statements;
    Trouble m_trouble = Trouble::None;
    Trouble m_lastTrouble = Trouble::None;
    QString m_said;

    friend class Rows;
    friend class Transaction;
};

/// Rolls back unless committed. For writing it is IMMEDIATE: what is read in it is what will be written
/// upon, also with another program at the same file. For reading, all that is read is of one moment.
class Transaction
{
public:
    enum class For { Writing, Reading };

    explicit Transaction(Database &database, For purpose = For::Writing);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    bool commit(); ///< false when anything in it failed; then nothing of it stays

private:
    Database &m_database;
    bool m_isOpen;
};

/// As Database::setCache() for as long as it lives.
class CacheLimit
{
public:
    CacheLimit(Database &database, int kilobytes)
        : m_database(database)
        , m_before(database.cache())
    {
        m_database.setCache(kilobytes);
    }
    ~CacheLimit() { m_database.setCache(m_before); }
    CacheLimit(const CacheLimit &) = delete;
    CacheLimit &operator=(const CacheLimit &) = delete;

private:
    Database &m_database;
    const int m_before;
};

} // namespace sidelight
