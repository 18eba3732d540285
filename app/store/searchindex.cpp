// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchindex.h"

#include "app/store/filesteps.h"

#include <QFileInfo>

#include <chrono>
#include <utility>

namespace sidelight {

namespace {

constexpr int formatNumber = 3;        // grows with every change of the tables
constexpr qint64 stepMilliseconds = 8; // writes wait for so long
constexpr int mostFailures = 3;
constexpr int mostDelays = 300;
constexpr std::chrono::milliseconds commitInterval{100}; // FTS5 merges what each commit adds
constexpr std::chrono::seconds pauseBetweenTries{2};

constexpr const char *tables[] = {
    "CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER NOT NULL,"
    " derived_by INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL, row INTEGER NOT NULL,"
    " id BLOB NOT NULL)",
    "CREATE TABLE search_text (row INTEGER PRIMARY KEY, fields TEXT NOT NULL, roles TEXT NOT NULL,"
    " contacts TEXT NOT NULL, people BLOB NOT NULL)", // IDs, one behind the other
    "CREATE VIRTUAL TABLE search USING fts5 (fields, roles, contacts, content='search_text',"
    " content_rowid='row', tokenize='unicode61', prefix='1 2 3')",
    "CREATE TABLE past_text (place INTEGER PRIMARY KEY, record INTEGER NOT NULL, words TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE past USING fts5 (words, content='past_text', content_rowid='place',"
    " tokenize='unicode61', prefix='1 2 3')",
    "CREATE VIRTUAL TABLE search_word USING fts5vocab (search, instance)",
    "CREATE VIRTUAL TABLE past_word USING fts5vocab (past, instance)",
    "CREATE TABLE person (id BLOB NOT NULL UNIQUE, words TEXT NOT NULL)",
    "CREATE TABLE link (contact BLOB NOT NULL, row INTEGER NOT NULL)",
    "CREATE INDEX link_of_contact ON link (contact, row)",
    "CREATE TABLE waiting (contact BLOB NOT NULL UNIQUE, row INTEGER NOT NULL)",
};

} // namespace

SearchIndex::SearchIndex(Derivation derivation)
    : m_derivation(std::move(derivation))
{}

void SearchIndex::open(const QString &storeFile)
{
    const QString file = storeFile.isEmpty() ? QString() : searchName(storeFile);
    if (file == m_file)
        return;
    close();
    m_file = file;
}

void SearchIndex::close()
{
    m_transaction.reset();
    m_database.close();
    if (m_database.hasFailed())
        (void)m_database.takeFailure();
    m_failures = 0;
    m_delays = 0;
    m_problem.reset();
    m_isUnwanted = false;
    m_isCatchingUp = false;
}

void SearchIndex::forget()
{
    close();
    m_isUnwanted = !remove();
}

/// Windows removes no file that somebody reads.
bool SearchIndex::remove()
{
    if (m_file.isEmpty())
        return true;
    removeStoreFiles(m_file);
    return !QFileInfo::exists(m_file);
}

bool SearchIndex::takeNews()
{
    return std::exchange(m_hasNews, false);
}

Result<SearchIndex::Step> SearchIndex::takeSome(Database &store)
{
    if (!m_derivation.search || (m_problem && !m_nextTry.hasExpired()))
        return Step::Done;
    if (m_isUnwanted && !remove())
        return later(Error{Error::Kind::NoSearch, QStringLiteral("the file cannot be removed")});
    m_isUnwanted = false;
    if (!makeReady())
        return m_database.hasFailed() ? fail() : Step::Done;
    const bool isDone = isUpToDate(store) || follow(store);
    // A step may end right behind the last version, and only the next one sees that there is no more.
    if (isDone && !m_database.hasFailed() && !store.hasFailed())
        commit();
    m_deals.clear();
    m_work = 0;
    if (isDone && m_isCatchingUp) // many have come, and their pages are in use no more
        shrink(store);
    m_isCatchingUp = !isDone;
    if (m_database.hasFailed() || store.hasFailed())
        m_transaction.reset();
    if (m_database.hasFailed())
        return fail();
    if (store.hasFailed())
        return store.takeFailure();
    m_delays = 0;
    m_hasNews = m_hasNews || m_problem;
    m_problem.reset();
    return isDone ? Step::Done : Step::More;
}

void SearchIndex::shrink(Database &store)
{
    for (Database *database : {&m_database, &store}) {
        if (!database->hasFailed())
            database->execute(QStringLiteral("PRAGMA shrink_memory"));
    }
}

/// What is damaged or of another store is made anew; what has other reasons would be no better then.
SearchIndex::Step SearchIndex::fail()
{
    const Error why{Error::Kind::NoSearch, m_database.takeFailure().detail};
    if (m_database.lastTrouble() == Database::Trouble::Busy)
        return later(why);
    if (m_database.lastTrouble() == Database::Trouble::Corrupt && m_failures < mostFailures) {
        const int failures = m_failures + 1;
        forget();
        m_failures = failures;
        m_hasNews = true;
        return Step::More;
    }
    giveUp(why);
    return Step::Done;
}

SearchIndex::Step SearchIndex::later(const Error &why)
{
    m_isCatchingUp = true;
    if (hasOtherMoved())
        m_delays = 0;
    if (++m_delays < mostDelays)
        return Step::Later;
    giveUp(why);
    return Step::Done;
}

/// Who writes for long holds the lock nearly all the time, and does the work for both. To read, no lock is
/// needed.
bool SearchIndex::hasOtherMoved()
{
    if (!m_database.isOpen())
        return false;
    const qint64 place = readProgress().place;
    if (m_database.hasFailed()) {
        (void)m_database.takeFailure(); // the next step will meet it again
        return false;
    }
    return std::exchange(m_placeOfOther, place) != place;
}

void SearchIndex::giveUp(const Error &why)
{
    m_delays = 0;
    m_hasNews = m_hasNews || !m_problem;
    m_problem = why;
    m_nextTry.setRemainingTime(pauseBetweenTries);
    m_isCatchingUp = false;
    m_transaction.reset();
    m_database.close();
}

/// Opened or made, where it is not there; another program may have removed it meanwhile.
bool SearchIndex::makeReady()
{
    if (m_database.isOpen() && (m_file.isEmpty() || fileIdentity(m_file) == m_identity))
        return true;
    m_transaction.reset();
    m_database.close();
    if (!m_file.isEmpty() && !QFileInfo::exists(m_file) && !createFile()) {
        giveUp(Error{Error::Kind::NoSearch, QStringLiteral("the file cannot be created")});
        return false;
    }
    m_identity = m_file.isEmpty() ? QByteArray() : fileIdentity(m_file);
    if (m_database.open(m_file, Database::Access::ReadWrite))
        m_database.setPatient(false); // there is a next step, and others wait for this thread meanwhile
    if (m_file.isEmpty())
        createTables(m_database);
    m_database.run("PRAGMA journal_size_limit = 16777216");
    m_database.setCache(16'384);                   // the links of contacts come in no order
    m_database.run("PRAGMA synchronous = NORMAL"); // what a power cut takes is taken in again
    return !m_database.hasFailed();
}

/// Under another name at first, for others read it as soon as it is there.
bool SearchIndex::createFile()
{
    removeStoreFiles(m_file); // a log that was left behind
    const QString making = beginStoreFile(m_file);
    if (making.isEmpty())
        return false;
    bool isMade = false;
    {
        Database database;
        isMade = database.open(making, Database::Access::ReadWrite)
                 && database.run("PRAGMA journal_mode = WAL") && createTables(database);
    }
    if (isMade)
        return endStoreFile(making, m_file) || QFileInfo::exists(m_file); // another program's
    discardStoreFile(making);
    return false;
}

bool SearchIndex::createTables(Database &database)
{
    Transaction transaction(database);
    for (const char *table : tables)
        database.execute(QString::fromLatin1(table));
    database.run("INSERT INTO progress VALUES (1, ?, ?, 0, x'', 0, x'')",
                 {formatNumber, m_derivation.number});
    return transaction.commit();
}

SearchIndex::Progress SearchIndex::readProgress()
{
    Rows rows = m_database.query("SELECT format, derived_by, place, hash, row, id FROM progress");
    if (!rows.next() || rows.integer(0) != formatNumber || rows.integer(1) != m_derivation.number) {
        m_database.reportDamage(QStringLiteral("made by other code"));
        return {};
    }
    return {rows.integer(2), rows.bytes(3), rows.integer(4), rows.bytes(5)};
}

/// Whether this is the store whose chain was followed so far.
bool SearchIndex::fits(Database &store, const Progress &progress)
{
    if (progress.place == 0)
        return true;
    {
        Rows rows = store.query("SELECT hash FROM version WHERE place = ?", {progress.place});
        if (!rows.next() || rows.bytes(0) != progress.hash)
            return store.hasFailed();
    }
    if (progress.row == 0)
        return true;
    Rows rows = store.query("SELECT id FROM record WHERE row = ?", {progress.row});
    return (rows.next() && rows.bytes(0) == progress.id) || store.hasFailed();
}

bool SearchIndex::isUpToDate(Database &store)
{
    const Progress progress = readProgress();
    if (m_database.hasFailed())
        return true;
    if (!fits(store, progress)) {
        m_database.reportDamage(QStringLiteral("of another store"));
        return true;
    }
    Rows rows = store.query("SELECT coalesce(max(place), 0) FROM version");
    return (!rows.next() || rows.integer(0) <= progress.place) && !isAnyWaiting();
}

/// True when it has come to the end of the chain.
bool SearchIndex::follow(Database &store)
{
    QElapsedTimer timer;
    timer.start();
    if (!m_transaction) {
        m_transaction.emplace(m_database);
        m_nextCommit.setRemainingTime(commitInterval);
    }
    Progress progress = readProgress(); // another program may have gone on meanwhile
    const qint64 lastWritten = progress.row;
    bool isDone = false;
    {
        // Where the newest has no body, each of a deal is taken in, and the last stays.
        Rows rows = store.query(
            "SELECT v.place, v.kind, v.id, v.gone IS NULL, v.body, v.hash, r.row, r.newest = v.place"
            " OR (SELECT gone IS NOT NULL FROM version WHERE place = r.newest)"
            " FROM version v LEFT JOIN record r ON r.id = v.id AND r.kind = v.kind"
            " WHERE v.place > ? ORDER BY v.place",
            {progress.place});
        takeWaiting();
        do { // one at least: to read a large one may take longer than a step has
            isDone = !rows.next();
            if (isDone)
                break;
            take(store,
                 {rows.integer(0), RecordKind(rows.integer(1)), rows.bytes(2), rows.bytes(4),
                  rows.integer(3) == 1, rows.integer(6), rows.integer(7) == 1},
                 progress);
            progress.place = rows.integer(0);
            progress.hash = rows.bytes(5);
        } while (!m_database.hasFailed() && m_work < mostWork && timer.elapsed() < stepMilliseconds);
    }
    writeDeals(lastWritten);
    m_database.run("UPDATE progress SET place = ?, hash = ?, row = ?, id = ? WHERE one = 1",
                   {progress.place, progress.hash, progress.row, progress.id});
    isDone = isDone && !isAnyWaiting();
    if (!store.hasFailed() && m_nextCommit.hasExpired())
        commit();
    return isDone;
}

void SearchIndex::commit()
{
    if (m_transaction && m_transaction->commit())
        m_hasNews = true;
    m_transaction.reset();
}

void SearchIndex::take(Database &store, const Version &version, Progress &progress)
{
    if (version.kind == RecordKind::Contact) {
        takePerson(version);
        return;
    }
    if (version.record == 0)
        return;
    const bool isFirst = version.record > progress.row;
    if (isFirst) {
        progress.row = version.record;
        progress.id = version.id;
    }
    if (!version.isThere)
        return;
    if (version.isNewest) {
        DealWords words = m_derivation.search(version.body, version.uuid());
        m_work += leastWork + words.text.fields.size() + qint64(words.people.size()) * personIdBytes;
        m_deals[version.record] = std::move(words);
    }
    if (!isFirst)
        takePast(store, version);
}

} // namespace sidelight
