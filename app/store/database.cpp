// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/database.h"

#include <QAtomicInt>
#include <QSqlDatabase>
#include <QSqlError>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <array>

namespace sidelight {

namespace {

constexpr int busyMilliseconds = 2'000; // another program may be writing a batch

Database::Trouble troubleOf(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xff; // without the extended part
    if (!isNumber)
        return Database::Trouble::Other;
    switch (code) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return Database::Trouble::Busy;
    case 13: // SQLITE_FULL
        return Database::Trouble::Full;
    case 8: // SQLITE_READONLY
        return Database::Trouble::ReadOnly;
    case 11: // SQLITE_CORRUPT
    case 19: // SQLITE_CONSTRAINT: no statement of ours breaks one, unless an index or a count is damaged
    case 26: // SQLITE_NOTADB
        return Database::Trouble::Corrupt;
    case 1: { // SQLITE_ERROR: what our statements name is not there
        const QString said = error.databaseText();
        return said.startsWith(u"no such ") || said.contains(u" has no column ")
                   ? Database::Trouble::Corrupt
                   : Database::Trouble::Other;
    }
    default: return Database::Trouble::Other;
    }
}

QString connectOptions(Database::Access access)
{
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMilliseconds);
    if (access != Database::Access::ReadWrite)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (access == Database::Access::Immutable)
        options += QStringLiteral(";QSQLITE_OPEN_URI");
    return options;
}

QString databaseName(const QString &file, Database::Access access)
{
    if (file.isEmpty())
        return QStringLiteral(":memory:");
    if (access != Database::Access::Immutable)
        return file;
    // A name may hold what means something in a URI: '?', '#', '%'.
    return QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded()) + QStringLiteral("?immutable=1");
}

constexpr std::size_t mostValues = 64;

/// For a value that is bound by its position Qt makes up a name each time, which takes as long as much of
/// what SQLite does; so they have names.
const std::array<QString, mostValues> &valueNames()
{
    static const auto all = [] {
        std::array<QString, mostValues> names;
        for (std::size_t i = 0; i < mostValues; ++i)
            names[i] = QStringLiteral(":v%1").arg(i);
        return names;
    }();
    return all;
}

/// `sql` has mostValues at most.
QString withValueNames(const char *sql)
{
    QString named;
    std::size_t values = 0;
    for (const char *at = sql; *at; ++at) {
        if (*at == '?')
            named += valueNames()[values++];
        else
            named += QLatin1Char(*at);
    }
    return named;
}

/// Qt says nothing of a value that it has no place for.
QSqlError wrongValues(const char *sql)
{
    return QSqlError(QStringLiteral("another number of values than in: ") + QLatin1String(sql));
}

} // namespace

bool Rows::next()
{
    if (!m_query || m_database.hasFailed())
        return false;
    if (QThread::currentThread()->isInterruptionRequested()) {
        m_database.remember(QSqlError(QStringLiteral("interrupted")));
        return false;
    }
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_database.remember(m_query->lastError());
    return false;
}

void Rows::forget()
{
    m_database.forget(std::exchange(m_query, nullptr));
}

Database::~Database()
{
    close();
}

bool Database::open(const QString &file, Access access)
{
    static QAtomicInt counter;
    close();
    m_name = QStringLiteral("sidelight-%1").arg(counter.fetchAndAddRelaxed(1));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    database.setConnectOptions(connectOptions(access));
    database.setDatabaseName(databaseName(file, access));
    if (!database.open()) {
        remember(database.lastError());
        return false;
    }
    m_cache = 2'000; // SQLite's own
    // Who only reads takes most pages once, and that much would stay in use by the program.
    if (access != Access::ReadWrite)
        setCache(256);
    return true;
}

void Database::close()
{
    if (m_name.isEmpty())
        return;
    m_statements.clear(); // before their connection
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

bool Database::isOpen() const
{
    return !m_name.isEmpty() && QSqlDatabase::database(m_name, false).isOpen();
}

Database::Statement *Database::prepared(const char *sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end())
        return &known->second;
    const auto values = std::size_t(std::count(sql, sql + qstrlen(sql), '?'));
    if (values > mostValues) {
        remember(wrongValues(sql));
        return nullptr;
    }
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(withValueNames(sql))) {
        remember(query.lastError());
        return nullptr;
    }
    return &m_statements.emplace(sql, Statement{std::move(query), values}).first->second;
}

void Database::forget(const QSqlQuery *query)
{
    std::erase_if(m_statements, [query](const auto &known) { return &known.second.query == query; });
}

Rows Database::query(const char *sql, std::initializer_list<QVariant> values)
{
    return query(sql, std::span<const QVariant>(values.begin(), values.size()));
}

Rows Database::query(const char *sql, std::span<const QVariant> values)
{
    Statement *statement = hasFailed() ? nullptr : prepared(sql);
    if (!statement)
        return {*this, nullptr};
    if (values.size() != statement->values) {
        remember(wrongValues(sql));
        return {*this, nullptr};
    }
    QSqlQuery *query = &statement->query;
    for (std::size_t i = 0; i < values.size(); ++i)
        query->bindValue(valueNames()[i], values[i]);
    if (query->exec())
        return {*this, query};
    remember(query->lastError());
    query->finish();
    return {*this, nullptr};
}

bool Database::run(const char *sql, std::initializer_list<QVariant> values)
{
    const Rows rows = query(sql, values);
    return !hasFailed();
}

bool Database::execute(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (query.exec(sql))
        return true;
    remember(query.lastError());
    return false;
}

void Database::setCache(int kilobytes)
{
    m_cache = kilobytes;
    execute(QStringLiteral("PRAGMA cache_size = -%1").arg(kilobytes));
}

void Database::setPatient(bool isPatient)
{
    execute(QStringLiteral("PRAGMA busy_timeout = %1").arg(isPatient ? busyMilliseconds : 0));
}

void Database::reportDamage(const QString &what)
{
    if (hasFailed())
        return;
    m_trouble = Trouble::Corrupt;
    m_said = what;
}

void Database::remember(const QSqlError &error)
{
    if (hasFailed())
        return;
    m_trouble = troubleOf(error);
    m_said = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    if (!error.nativeErrorCode().isEmpty())
        m_said += QStringLiteral(" (SQLite %1)").arg(error.nativeErrorCode());
}

Error Database::takeFailure()
{
    m_lastTrouble = std::exchange(m_trouble, Trouble::None);
    return Error{Error::Kind::Storage, std::exchange(m_said, QString())};
}

void Database::rollBack()
{
    // Says that there is nothing to roll back where SQLite did it itself, as on a full disk.
    QSqlQuery(QSqlDatabase::database(m_name, false)).exec(QStringLiteral("ROLLBACK"));
}

Transaction::Transaction(Database &database, For purpose)
    : m_database(database)
    , m_isOpen(database.run(purpose == For::Writing ? "BEGIN IMMEDIATE" : "BEGIN"))
{}

Transaction::~Transaction()
{
    if (m_isOpen)
        m_database.rollBack();
}

bool Transaction::commit()
{
    if (!m_isOpen || !m_database.run("COMMIT"))
        return false;
    m_isOpen = false;
    return true;
}

} // namespace sidelight
