// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rawstore.h"

#ifdef HAS_SQLITE

#include <sqlite3.h>

namespace sidelight {

namespace {

class Statement
{
public:
    Statement(sqlite3 *database, const char *sql)
    {
        if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr)
            != SQLITE_OK)
            qFatal("%s: %s", sql, sqlite3_errmsg(database));
    }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement() { sqlite3_finalize(m_statement); }

    void bind(int at, qint64 number) { sqlite3_bind_int64(m_statement, at, number); }
    void bind(int at, const QByteArray &bytes)
    {
        sqlite3_bind_blob64(m_statement, at, bytes.constData(), sqlite3_uint64(bytes.size()),
                            SQLITE_STATIC);
    }
    void bindText(int at, const QByteArray &text)
    {
        sqlite3_bind_text(m_statement, at, text.constData(), int(text.size()), SQLITE_STATIC);
    }
    bool step() { return sqlite3_step(m_statement) == SQLITE_ROW; }
    qint64 number(int column) { return sqlite3_column_int64(m_statement, column); }
    QByteArray bytes(int column)
    {
        return {static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
                sqlite3_column_bytes(m_statement, column)};
    }
    /// For the next run.
    void reset()
    {
        if (sqlite3_reset(m_statement) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(sqlite3_db_handle(m_statement)));
    }
    void run()
    {
        step();
        reset();
    }

private:
    sqlite3_stmt *m_statement = nullptr;
};

struct Connection {
    explicit Connection(const QString &file)
    {
        if (sqlite3_open_v2(file.toUtf8().constData(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            nullptr)
            != SQLITE_OK)
            qFatal("%s cannot be opened", qPrintable(file));
        execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection() { sqlite3_close(handle); }

    void execute(const char *sql) const { sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); }

    sqlite3 *handle = nullptr;
};

class SqliteStore : public RawStore
{
public:
    explicit SqliteStore(const QString &file)
        : m_connection(file)
    {}

    void waitForDisk(bool isWaiting) override
    {
        m_connection.execute(isWaiting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
    }

    QByteArray body(const QUuid &id) override
    {
        m_body.bind(1, id.toRfc4122());
        const QByteArray found = m_body.step() ? m_body.bytes(0) : QByteArray();
        m_body.reset();
        return found;
    }

    void append(const QUuid &id, const QByteArray &body, qint64 receivedAt) override
    {
        const QByteArray key = id.toRfc4122();
        m_begin.run();
        m_last.step();
        const qint64 place = m_last.number(0) + 1;
        m_last.reset();
        m_record.bind(1, key);
        m_record.step();
        const qint64 record = m_record.number(0);
        m_record.reset();
        m_version.bind(1, place);
        m_version.bind(2, key);
        m_version.bind(3, receivedAt);
        m_version.bind(4, m_hash);
        m_version.bind(5, body);
        m_version.run();
        m_chain.bind(1, place);
        m_chain.bind(2, m_hash);
        m_chain.run();
        m_newest.bind(1, record);
        m_newest.bind(2, place);
        m_newest.bind(3, receivedAt);
        m_newest.run();
        m_deal.bind(1, record);
        m_deal.bind(2, QByteArray::number(receivedAt));
        m_deal.run();
        m_commit.run();
    }

    void import(const std::vector<RawDeal> &deals, const QString &index) override
    {
        // As the store has them: what comes by ID comes in no order, and is written over.
        m_connection.execute("PRAGMA cache_size = -8192; PRAGMA secure_delete = ON");
        importRows(deals);
        importWords(deals, index);
    }

private:
    static constexpr std::size_t wordsAtOnce = 1'000; // about as many as the index takes in 100 ms

    void importRows(const std::vector<RawDeal> &deals)
    {
        Statement version(m_connection.handle,
                          "INSERT INTO version (place, kind, id, received_at, codec, body_hash, hash, gone,"
                          " body) VALUES (?1, 1, ?2, ?1, 0, ?3, ?3, NULL, ?4)");
        Statement record(
            m_connection.handle,
            "INSERT INTO record (row, kind, id, newest, checked_at) VALUES (?1, 1, ?2, ?1, ?1)");
        Statement deal(m_connection.handle,
                       "INSERT INTO deal VALUES (?1, ?2, ?2, 'Projects', 'Qualified', 2, ?3, 'EUR',"
                       " 'one_time', 2, 2461000 + ?1 % 700, 0, 'stage', ?1, 0, 1, ?1 % 101 * 100, ?1,"
                       " ?1 * 100, ?1 * 50, 0, 0, 0, 'eur' || ?3, 'qualified')");
        for (std::size_t i = 0; i < deals.size(); ++i) {
            if (i % importedAtOnce == 0)
                m_begin.run();
            const auto place = qint64(i) + 1;
            version.bind(1, place);
            version.bind(2, deals[i].id);
            version.bind(3, m_hash);
            version.bind(4, deals[i].body);
            version.run();
            record.bind(1, place);
            record.bind(2, deals[i].id);
            record.run();
            deal.bind(1, place);
            deal.bindText(2, deals[i].name);
            deal.bind(3, deals[i].amount);
            deal.run();
            if ((i + 1) % importedAtOnce != 0 && i + 1 < deals.size())
                continue;
            m_chain.bind(1, place);
            m_chain.bind(2, m_hash);
            m_chain.run();
            m_commit.run();
        }
    }

    static void importWords(const std::vector<RawDeal> &deals, const QString &index)
    {
        const Connection connection(index);
        connection.execute("PRAGMA cache_size = -16384; PRAGMA synchronous = NORMAL");
        Statement begin(connection.handle, "BEGIN IMMEDIATE");
        Statement commit(connection.handle, "COMMIT");
        Statement text(connection.handle, "INSERT INTO search_text VALUES (?1, ?2, ?3, '', ?4)");
        Statement words(connection.handle,
                        "INSERT INTO search (rowid, fields, roles, contacts) VALUES (?1, ?2, ?3, '')");
        Statement link(connection.handle, "INSERT INTO link VALUES (?2, ?1)");
        for (std::size_t i = 0; i < deals.size(); ++i) {
            if (i % wordsAtOnce == 0)
                begin.run();
            for (Statement *statement : {&text, &words}) {
                statement->bind(1, qint64(i) + 1);
                statement->bindText(2, deals[i].fields);
                statement->bindText(3, deals[i].roles);
            }
            text.bind(4, deals[i].people);
            text.run();
            words.run();
            for (qsizetype at = 0; at < deals[i].people.size(); at += 16) {
                const QByteArray id = deals[i].people.mid(at, 16);
                link.bind(1, qint64(i) + 1);
                link.bind(2, id);
                link.run();
            }
            if ((i + 1) % wordsAtOnce == 0 || i + 1 == deals.size())
                commit.run();
        }
    }

    Connection m_connection;
    const QByteArray m_hash = QByteArray(32, 'h');
    Statement m_body{m_connection.handle, "SELECT v.body FROM record r JOIN version v ON v.place = r.newest"
                                          " WHERE r.id = ?1 AND r.kind = 1"};
    Statement m_begin{m_connection.handle, "BEGIN IMMEDIATE"};
    Statement m_last{m_connection.handle, "SELECT count FROM chain"};
    Statement m_record{m_connection.handle, "SELECT row FROM record WHERE id = ?1 AND kind = 1"};
    Statement m_version{
        m_connection.handle,
        "INSERT INTO version (place, kind, id, received_at, codec, body_hash, hash, gone, body)"
        " VALUES (?1, 1, ?2, ?3, 0, ?4, ?4, NULL, ?5)"};
    Statement m_chain{m_connection.handle, "UPDATE chain SET count = ?1, head = ?2"};
    Statement m_newest{m_connection.handle,
                       "UPDATE record SET newest = ?2, checked_at = ?3 WHERE row = ?1"};
    Statement m_deal{m_connection.handle, "UPDATE deal SET amount = ?2 WHERE row = ?1"};
    Statement m_commit{m_connection.handle, "COMMIT"};
};

} // namespace

std::unique_ptr<RawStore> RawStore::open(const QString &file)
{
    return std::make_unique<SqliteStore>(file);
}

} // namespace sidelight

#else

namespace sidelight {

std::unique_ptr<RawStore> RawStore::open(const QString &)
{
    return nullptr;
}

} // namespace sidelight

#endif
