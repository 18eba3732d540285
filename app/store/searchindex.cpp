// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchindex.h"

#include "app/store/filesteps.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr int formatNumber = 1;        // grows with every change of the tables
constexpr qint64 stepMilliseconds = 8; // writes wait for so long
constexpr int mostFailures = 3;
constexpr qsizetype idBytes = 16;
constexpr qsizetype mostPeople = 10'000; // of a deal, that it is found with
constexpr qsizetype mostContactText = 256 * 1024;

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
    "CREATE TABLE person (id BLOB NOT NULL UNIQUE, words TEXT NOT NULL)",
    "CREATE TABLE link (contact BLOB NOT NULL, row INTEGER NOT NULL)",
    "CREATE INDEX link_of_contact ON link (contact, row)",
};

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QByteArray joined(const std::vector<QUuid> &people)
{
    QByteArray ids("");
    for (const QUuid &id : people) {
        if (ids.size() == mostPeople * idBytes)
            break;
        ids += id.toRfc4122();
    }
    return ids;
}

} // namespace

struct SearchIndex::Version {
    qint64 place = 0;
    RecordKind kind = RecordKind::Deal;
    QByteArray id;
    QByteArray body;
    bool isThere = false; ///< its body

    QUuid uuid() const { return QUuid::fromRfc4122(id); }
};

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
    m_database.close();
    if (m_database.hasFailed())
        (void)m_database.takeFailure();
    m_failures = 0;
    m_isCatchingUp = false;
}

void SearchIndex::forget()
{
    close();
    if (!m_file.isEmpty())
        removeStoreFiles(m_file);
}

bool SearchIndex::takeNews()
{
    return std::exchange(m_hasNews, false);
}

Result<bool> SearchIndex::takeSome(Database &store)
{
    if (!m_derivation.search || m_failures >= mostFailures)
        return true;
    const bool isDone = makeReady() && !isUpToDate(store) ? follow(store) : true;
    m_deals.clear();
    m_touched.clear();
    m_isCatchingUp = !isDone;
    if (m_database.hasFailed()) {
        (void)m_database.takeFailure();
        if (m_database.lastTrouble() == Database::Trouble::Busy)
            return true;
        const int failures = m_failures + 1;
        forget();
        m_failures = failures;
        m_hasNews = true;
        return m_failures >= mostFailures;
    }
    if (store.hasFailed())
        return store.takeFailure();
    return isDone;
}

/// Opened or made, where it is not there; another program may have removed it meanwhile.
bool SearchIndex::makeReady()
{
    if (m_database.isOpen() && (m_file.isEmpty() || fileIdentity(m_file) == m_identity))
        return true;
    m_database.close();
    if (!m_file.isEmpty() && !QFileInfo::exists(m_file) && !createFile()) {
        m_failures = mostFailures;
        return false;
    }
    m_identity = m_file.isEmpty() ? QByteArray() : fileIdentity(m_file);
    m_database.open(m_file, Database::Access::ReadWrite);
    if (m_file.isEmpty())
        createTables(m_database);
    m_database.run("PRAGMA journal_size_limit = 16777216");
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
    return !rows.next() || rows.integer(0) <= progress.place;
}

/// True when it has come to the end of the chain.
bool SearchIndex::follow(Database &store)
{
    QElapsedTimer timer;
    timer.start();
    Transaction transaction(m_database);
    Progress progress = readProgress(); // another program may have gone on meanwhile
    bool isDone = false;
    {
        Rows rows = store.query("SELECT place, kind, id, gone IS NULL, body, hash FROM version"
                                " WHERE place > ? ORDER BY place",
                                {progress.place});
        while (!m_database.hasFailed() && timer.elapsed() < stepMilliseconds) {
            isDone = !rows.next();
            if (isDone)
                break;
            take(store,
                 {rows.integer(0), RecordKind(rows.integer(1)), rows.bytes(2), rows.bytes(4),
                  rows.integer(3) == 1},
                 progress);
            progress.place = rows.integer(0);
            progress.hash = rows.bytes(5);
        }
    }
    writeDeals();
    m_database.run("UPDATE progress SET place = ?, hash = ?, row = ?, id = ?",
                   {progress.place, progress.hash, progress.row, progress.id});
    if (!store.hasFailed() && transaction.commit())
        m_hasNews = true;
    return isDone;
}

void SearchIndex::take(Database &store, const Version &version, Progress &progress)
{
    if (version.kind == RecordKind::Contact) {
        takePerson(version);
        return;
    }
    qint64 row = 0;
    bool isNewest = false;
    {
        Rows rows = store.query("SELECT r.row, r.newest = ? OR v.gone IS NOT NULL FROM record r"
                                " LEFT JOIN version v ON v.place = r.newest WHERE r.id = ? AND r.kind = 1",
                                {version.place, version.id});
        if (!rows.next())
            return;
        row = rows.integer(0);
        isNewest = rows.integer(1) == 1;
    }
    if (row > progress.row) {
        progress.row = row;
        progress.id = version.id;
    }
    if (!version.isThere)
        return;
    if (isNewest)
        m_deals[row] = m_derivation.search(version.body, version.uuid());
    takePast(store, version, row);
}

void SearchIndex::takePerson(const Version &version)
{
    if (!version.isThere)
        return;
    m_database.run("INSERT OR REPLACE INTO person (id, words) VALUES (?, ?)",
                   {version.id, notNull(m_derivation.person(version.body, version.uuid()))});
    Rows rows = m_database.query("SELECT row FROM link WHERE contact = ?", {version.id});
    while (rows.next())
        m_touched.insert(rows.integer(0));
}

void SearchIndex::takePast(Database &store, const Version &version, qint64 row)
{
    QByteArray before;
    {
        Rows rows = store.query("SELECT body FROM version WHERE id = ? AND kind = 1 AND place < ?"
                                " AND gone IS NULL ORDER BY place DESC LIMIT 1",
                                {version.id, version.place});
        if (!rows.next())
            return;
        before = rows.bytes(0);
    }
    const QString words = m_derivation.past(before, version.body, version.uuid());
    if (words.isEmpty())
        return;
    m_database.run("INSERT INTO past_text (place, record, words) VALUES (?, ?, ?)",
                   {version.place, row, words});
    m_database.run("INSERT INTO past (rowid, words) VALUES (?, ?)", {version.place, words});
}

/// At the end of a step, so that a deal whose contacts all come in it is written once.
void SearchIndex::writeDeals()
{
    for (const auto &[row, words] : m_deals)
        writeDeal(row, words);
    for (const qint64 row : m_touched) {
        if (!m_deals.contains(row))
            rewriteContacts(row);
    }
}

void SearchIndex::writeDeal(qint64 row, const DealWords &words)
{
    SearchText former;
    QByteArray formerPeople("");
    bool isThere = false;
    {
        Rows rows = m_database.query(
            "SELECT fields, roles, contacts, people FROM search_text WHERE row = ?", {row});
        isThere = rows.next();
        if (isThere) {
            former = {rows.text(0), rows.text(1), rows.text(2)};
            formerPeople = rows.bytes(3);
        }
    }
    const QByteArray people = joined(words.people);
    writeLinks(row, formerPeople, people);
    if (isThere && people != formerPeople)
        m_database.run("UPDATE search_text SET people = ? WHERE row = ?", {people, row});
    else if (!isThere)
        m_database.run("INSERT INTO search_text VALUES (?, '', '', '', ?)", {row, people});
    writeText(row, former, {notNull(words.text.fields), notNull(words.text.roles), contactWords(people)},
              isThere);
}

void SearchIndex::rewriteContacts(qint64 row)
{
    SearchText former;
    QByteArray people;
    {
        Rows rows = m_database.query(
            "SELECT fields, roles, contacts, people FROM search_text WHERE row = ?", {row});
        if (!rows.next())
            return;
        former = {rows.text(0), rows.text(1), rows.text(2)};
        people = rows.bytes(3);
    }
    SearchText text = former;
    text.contacts = contactWords(people);
    writeText(row, former, text, true);
}

/// With external content, FTS5 must be told what it is to forget.
void SearchIndex::writeText(qint64 row, const SearchText &former, const SearchText &text, bool isThere)
{
    if (isThere && former == text)
        return;
    if (isThere)
        m_database.run(
            "INSERT INTO search (search, rowid, fields, roles, contacts) VALUES ('delete', ?, ?, ?, ?)",
            {row, former.fields, former.roles, former.contacts});
    m_database.run("UPDATE search_text SET fields = ?, roles = ?, contacts = ? WHERE row = ?",
                   {text.fields, text.roles, text.contacts, row});
    m_database.run("INSERT INTO search (rowid, fields, roles, contacts) VALUES (?, ?, ?, ?)",
                   {row, text.fields, text.roles, text.contacts});
}

void SearchIndex::writeLinks(qint64 row, const QByteArray &former, const QByteArray &people)
{
    if (people == former)
        return;
    for (qsizetype at = 0; at < former.size(); at += idBytes)
        m_database.run("DELETE FROM link WHERE contact = ? AND row = ?", {former.mid(at, idBytes), row});
    for (qsizetype at = 0; at < people.size(); at += idBytes)
        m_database.run("INSERT INTO link VALUES (?, ?)", {people.mid(at, idBytes), row});
}

QString SearchIndex::contactWords(const QByteArray &people)
{
    QString words = QStringLiteral("");
    for (qsizetype at = 0; at < people.size() && words.size() < mostContactText; at += idBytes) {
        Rows rows = m_database.query("SELECT words FROM person WHERE id = ?", {people.mid(at, idBytes)});
        if (rows.next())
            words += rows.text(0);
    }
    return words;
}

} // namespace sidelight
