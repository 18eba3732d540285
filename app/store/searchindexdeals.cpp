// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the index holds of deals, their contacts and their past.

#include "app/store/searchindex.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sidelight {

namespace {

constexpr qsizetype mostPeople = 10'000; // of a deal, that it is found with
constexpr qsizetype mostContactText = 256 * 1024;
constexpr int mostTouched = 100; // deals of a contact that are written with it

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// Never null, which SQLite would take for NULL.
QByteArray utf8(const QString &text)
{
    return text.isEmpty() ? QByteArray("") : text.toUtf8();
}

QByteArray joined(const std::vector<QUuid> &people)
{
    QByteArray ids("");
    for (const QUuid &id : people) {
        if (ids.size() == mostPeople * personIdBytes)
            break;
        ids += id.toRfc4122();
    }
    return ids;
}

} // namespace

void SearchIndex::takePerson(const Version &version)
{
    if (!version.isThere)
        return;
    m_database.run("INSERT INTO person (id, words) VALUES (?, ?)"
                   " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
                   {version.id, notNull(m_derivation.person(version.body, version.uuid()))});
    std::vector<qint64> deals;
    {
        Rows rows = m_database.query("SELECT row FROM link WHERE contact = ? ORDER BY row LIMIT ?",
                                     {version.id, mostTouched});
        while (rows.next())
            deals.push_back(rows.integer(0));
    }
    if (deals.size() == std::size_t(mostTouched))
        m_database.run("INSERT OR REPLACE INTO waiting VALUES (?, 0)", {version.id});
    else
        std::for_each(deals.begin(), deals.end(), [this](qint64 deal) { touch(deal); });
}

void SearchIndex::touch(qint64 row)
{
    if (!m_deals.try_emplace(row).second)
        return;
    Rows rows = m_database.query(
        "SELECT length(fields) + length(contacts) + length(people) FROM search_text WHERE row = ?", {row});
    m_work += leastWork + (rows.next() ? rows.integer(0) : 0);
}

bool SearchIndex::isAnyWaiting()
{
    return m_database.query("SELECT 1 FROM waiting").next();
}

/// The next deals of contacts that stand in too many for one step.
void SearchIndex::takeWaiting()
{
    while (!m_database.hasFailed() && m_work < mostWork) {
        QByteArray contact;
        std::vector<qint64> deals;
        {
            Rows rows = m_database.query("SELECT w.contact, l.row FROM waiting w"
                                         " LEFT JOIN link l ON l.contact = w.contact AND l.row > w.row"
                                         " WHERE w.rowid = (SELECT min(rowid) FROM waiting)"
                                         " ORDER BY l.row LIMIT ?",
                                         {mostTouched});
            while (rows.next()) {
                contact = rows.bytes(0);
                if (!rows.isNull(1))
                    deals.push_back(rows.integer(1));
            }
        }
        if (contact.isEmpty())
            return;
        for (const qint64 deal : deals)
            touch(deal);
        if (deals.empty())
            m_database.run("DELETE FROM waiting WHERE contact = ?", {contact});
        else
            m_database.run("UPDATE waiting SET row = ? WHERE contact = ?", {deals.back(), contact});
    }
}

void SearchIndex::takePast(Database &store, const Version &version)
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
                   {version.place, version.record, words});
    m_database.run("INSERT INTO past (rowid, words) VALUES (?, ?)", {version.place, words});
}

/// At the end of a step, so that a deal whose contacts all come in it is written once. No deal behind
/// `lastWritten` has been written before.
void SearchIndex::writeDeals(qint64 lastWritten)
{
    m_hasPeople = m_database.query("SELECT 1 FROM person").next();
    for (const auto &[row, words] : m_deals)
        writeIfChanged(row, words ? &*words : nullptr, row > lastWritten ? std::nullopt : readWritten(row));
}

std::optional<SearchIndex::Written> SearchIndex::readWritten(qint64 row)
{
    Rows rows =
        m_database.query("SELECT fields, roles, contacts, people FROM search_text WHERE row = ?", {row});
    if (!rows.next())
        return std::nullopt;
    return Written{row, {rows.text(0), rows.text(1), rows.text(2)}, rows.bytes(3)};
}

/// Where `words` is null, the contacts alone may have others.
void SearchIndex::writeIfChanged(qint64 row, const DealWords *words, const std::optional<Written> &former)
{
    if (!former && !words)
        return;
    Written deal = former.value_or(Written());
    deal.row = row;
    if (words) {
        const QByteArray formerPeople = std::exchange(deal.people, joined(words->people));
        deal.text = words->text;
        writeLinks(row, formerPeople, deal.people);
    }
    deal.text.contacts = m_hasPeople ? contactWords(deal.people) : QString();
    if (!former || deal.text != former->text || deal.people != former->people)
        write(deal, former ? &*former : nullptr);
}

/// One row with each statement: before those that may change several, FTS5 writes what it has gathered to
/// the file. With external content, it must be told what it is to forget. Text is bound as UTF-8, which Qt
/// makes faster than SQLite does.
void SearchIndex::write(const Written &deal, const Written *former)
{
    if (former)
        m_database.run("INSERT INTO search (search, rowid, fields, roles, contacts)"
                       " VALUES ('delete', ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))",
                       {former->row, utf8(former->text.fields), utf8(former->text.roles),
                        utf8(former->text.contacts)});
    const QByteArray fields = utf8(deal.text.fields);
    const QByteArray roles = utf8(deal.text.roles);
    const QByteArray contacts = utf8(deal.text.contacts);
    m_database.run("INSERT OR REPLACE INTO search_text"
                   " VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)",
                   {deal.row, fields, roles, contacts, deal.people});
    m_database.run("INSERT INTO search (rowid, fields, roles, contacts)"
                   " VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))",
                   {deal.row, fields, roles, contacts});
}

void SearchIndex::writeLinks(qint64 row, const QByteArray &former, const QByteArray &people)
{
    if (people == former)
        return;
    for (qsizetype at = 0; at < former.size(); at += personIdBytes)
        m_database.run("DELETE FROM link WHERE contact = ? AND row = ?",
                       {former.mid(at, personIdBytes), row});
    for (qsizetype at = 0; at < people.size(); at += personIdBytes)
        m_database.run("INSERT INTO link VALUES (?, ?)", {people.mid(at, personIdBytes), row});
}

QString SearchIndex::contactWords(const QByteArray &people)
{
    QString words = QStringLiteral("");
    for (qsizetype at = 0; at < people.size() && words.size() < mostContactText; at += personIdBytes) {
        Rows rows =
            m_database.query("SELECT words FROM person WHERE id = ?", {people.mid(at, personIdBytes)});
        if (rows.next())
            words += rows.text(0);
    }
    return words;
}

} // namespace sidelight
