// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/chainwriter.h"

#include "app/store/chain.h"
#include "app/store/database.h"
#include "app/store/schema.h"

#include <limits>

namespace sidelight {

namespace {

/// By the rows themselves, for a chain whose count is damaged: that must not keep out what is received
/// from now on. One damaged place must not carry the chain away either.
ChainEnd endOfRows(Database &database)
{
    Rows rows = database.query("SELECT hash, place FROM version"
                               " WHERE place = (SELECT max(place) FROM version"
                               "  WHERE place <= (SELECT count(*) FROM version) + ?)",
                               {maxLostAtEnd});
    if (rows.next())
        return {rows.bytes(0), rows.integer(1)};
    return {QByteArray(32, '\0'), 0};
}

ChainEnd chainEnd(Database &database)
{
    ChainEnd end;
    bool isEnd = false;
    {
        Rows rows = database.query("SELECT head, count,"
                                   " EXISTS (SELECT 1 FROM version WHERE place = count),"
                                   " EXISTS (SELECT 1 FROM version WHERE place = count + 1),"
                                   " coalesce((SELECT max(place) FROM version), 0) FROM chain");
        if (!rows.next()) {
            database.reportDamage(QStringLiteral("the head of the chain is missing"));
            return end;
        }
        end = {rows.bytes(0), rows.integer(1)};
        const qint64 last = rows.integer(4);
        // The last ones may be lost.
        const bool isLost = end.count > last && quint64(end.count) - quint64(last) <= quint64(maxLostAtEnd);
        isEnd = end.count < std::numeric_limits<qint64>::max() && rows.integer(3) == 0
                && (rows.integer(2) == 1 || end.count == 0 || isLost);
    }
    return isEnd ? end : endOfRows(database);
}

} // namespace

qint64 ChainWriter::nextPlace()
{
    if (!m_end)
        m_end = chainEnd(m_database);
    return m_end->count + 1;
}

qint64 ChainWriter::append(const ReceivedAnswer &answer, const QByteArray &hashOfBody)
{
    const qint64 place = nextPlace();
    const QByteArray id = answer.id.toRfc4122();
    const qint64 receivedAt = toStored(answer.receivedAt);
    m_end->head = linkHash(m_end->head, answer.kind, id, receivedAt, hashOfBody);
    m_end->count = place;
    m_isLonger = true;
    m_database.run("INSERT INTO version (place, kind, id, received_at, codec, body_hash, hash, gone, body)"
                   " VALUES (?, ?, ?, ?, 0, ?, ?, NULL, ?)",
                   {place, int(answer.kind), id, receivedAt, hashOfBody, m_end->head, answer.body});
    return place;
}

void ChainWriter::finish()
{
    if (m_isLonger)
        m_database.run("UPDATE chain SET head = ?, count = ?", {m_end->head, m_end->count});
}

} // namespace sidelight
