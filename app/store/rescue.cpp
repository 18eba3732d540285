// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/rescue.h"

#include "app/store/chain.h"
#include "app/store/database.h"
#include "app/store/versionscan.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr int batch = 1'000;

using RecordKey = std::pair<QByteArray, qint64>; ///< id and kind

struct FormerLoss {
    QByteArray id;
    qint64 notedAt = 0;
};

struct Newest {
    qint64 place = 0;
    qint64 receivedAt = 0;
};

class Carrier
{
public:
    Carrier(Database &from, Database &to)
        : m_from(from)
        , m_to(to)
    {}

    Result<Rescue> run()
    {
        m_to.run("BEGIN IMMEDIATE");
        readFormerLosses();
        scanVersions(
            m_from, [this](const ScannedVersion &version) { carry(version); },
            [this](const UnreadableVersion &version) { m_unreadable.insert(version.place, version.id); });
        endChain();
        writeRecords();
        carryMarks();
        carryCheckTimes();
        carryAccount();
        m_to.run("COMMIT");
        if (m_to.hasFailed()) {
            const Error error = m_to.takeFailure();
            m_to.execute(QStringLiteral("ROLLBACK"));
            (void)m_to.takeFailure();
            return error;
        }
        return m_rescue;
    }

private:
    void carry(const ScannedVersion &version)
    {
        if (version.place <= m_last || !isPlausible(version.place) || version.id.size() != 16)
            return; // a page that was read twice, or what is no row of ours
        loseUpTo(version.place - 1);
        const bool isWhole = bodyHash(version.body) == version.hashOfBody;
        const bool isKnown = version.gone == u"pruned" || version.gone == u"lost"; // why there is no body
        m_to.run("INSERT INTO version (place, kind, id, received_at, codec, body_hash, hash, gone, body)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 {version.place, version.kind, version.id, version.receivedAt, version.codec,
                  notNull(version.hashOfBody), notNull(version.hash),
                  isWhole   ? QVariant()
                  : isKnown ? QVariant(version.gone)
                            : QVariant(QStringLiteral("lost")),
                  isWhole ? QVariant(notNull(version.body)) : QVariant()});
        if (isWhole || isKnown)
            ++m_rescue.carriedOver;
        else
            m_rescue.lost.push_back({version.place, QUuid::fromRfc4122(version.id)});
        m_newest[{version.id, version.kind}] = {version.place, version.receivedAt};
        m_head = version.hash;
        m_last = version.place;
        if (++m_written % batch == 0) {
            m_to.run("COMMIT");
            m_to.run("BEGIN IMMEDIATE");
        }
    }

    /// Whether the chain may have come so far, by all that is known of it up to here: a damaged number may
    /// be any.
    bool isPlausible(qint64 place) const
    {
        return place <= m_last + m_unreadable.size() + m_former.size() + maxLostAtEnd;
    }

    /// Places between the last one carried and this, which is included.
    void loseUpTo(qint64 place)
    {
        for (qint64 lost = m_last + 1; lost <= place; ++lost)
            lose(lost);
    }

    void lose(qint64 place)
    {
        const auto former = m_former.constFind(place);
        const bool isNew = former == m_former.constEnd();
        const QByteArray id = isNew ? m_unreadable.value(place) : former->id;
        m_to.run("INSERT OR IGNORE INTO loss (place, id, noted_at) VALUES (?, ?, ?)",
                 {place, id.isEmpty() ? QVariant() : QVariant(id),
                  isNew ? QDateTime::currentDateTimeUtc().toMSecsSinceEpoch() : former->notedAt});
        if (isNew)
            m_rescue.lost.push_back({place, QUuid::fromRfc4122(id)});
    }

    void endChain()
    {
        qint64 count = -1;
        QByteArray head;
        {
            Rows rows = m_from.query("SELECT head, count FROM chain");
            if (rows.next()) {
                head = rows.bytes(0);
                count = rows.integer(1);
            }
        }
        forgive();
        qint64 found = m_last;
        for (const qint64 place : m_unreadable.keys() + m_former.keys()) {
            if (isPlausible(place))
                found = std::max(found, place);
        }
        m_rescue.isEndUnknown = count < m_last || !isPlausible(count);
        const qint64 end = m_rescue.isEndUnknown ? found : count;
        loseUpTo(end);
        const bool isHeadKnown = !m_rescue.isEndUnknown && head.size() == 32;
        const QByteArray last = m_head.isEmpty() ? QByteArray(32, '\0') : m_head;
        m_to.run("UPDATE chain SET head = ?, count = ?", {isHeadKnown ? head : last, end});
    }

    /// Those are told already.
    void readFormerLosses()
    {
        eachRow("SELECT place, id, noted_at FROM loss ORDER BY place",
                "SELECT place, id, noted_at FROM loss ORDER BY place DESC", [this](const Rows &rows) {
                    m_former.insert(rows.integer(0), {rows.bytes(1), rows.integer(2)});
                });
    }

    void writeRecords()
    {
        qint64 deals = 0;
        for (auto record = m_newest.cbegin(); record != m_newest.cend(); ++record) {
            const auto &[id, kind] = record.key();
            m_to.run("INSERT INTO record (kind, id, newest, checked_at) VALUES (?, ?, ?, ?)",
                     {kind, id, record->place, record->receivedAt});
            deals += kind == qint64(RecordKind::Deal);
        }
        m_to.run("UPDATE account SET deals = ?, derived_by = 0", {deals});
    }

    /// The reader's own, and what is known of checks.
    void carryMarks()
    {
        eachRow("SELECT row, id, kind, newest, checked_at, missing_since, pinned_at, visited_at, looked"
                " FROM record ORDER BY row",
                "SELECT row, id, kind, newest, checked_at, missing_since, pinned_at, visited_at, looked"
                " FROM record ORDER BY row DESC",
                [this](const Rows &rows) {
                    m_to.run(
                        "UPDATE record SET missing_since = ?, pinned_at = ?, visited_at = ?, looked = ?,"
                        " checked_at = CASE WHEN newest = ? THEN ? ELSE checked_at END"
                        " WHERE id = ? AND kind = ?",
                        {rows[5], rows[6], rows[7], rows[8], rows[3], rows[4], rows[1], rows[2]});
                });
    }

    void carryCheckTimes()
    {
        eachRow("SELECT place, checked_at FROM check_time ORDER BY place",
                "SELECT place, checked_at FROM check_time ORDER BY place DESC", [this](const Rows &rows) {
                    m_to.run("INSERT OR REPLACE INTO check_time VALUES (?, ?)", {rows[0], rows[1]});
                });
    }

    void carryAccount()
    {
        {
            Rows rows = m_from.query("SELECT tenant FROM account");
            if (rows.next() && rows.bytes(0).size() == 16)
                m_to.run("UPDATE account SET tenant = ?", {rows[0]});
        }
        forgive();
    }

    /// By growing and by falling keys in column 0, so that damage in the middle costs only what it covers.
    template <typename Take>
    void eachRow(const char *forwards, const char *backwards, Take take)
    {
        for (const char *order : {forwards, backwards}) {
            std::optional<qint64> former;
            {
                Rows rows = m_from.query(order);
                while (rows.next()) {
                    const qint64 key = rows.integer(0);
                    if (former && (order == forwards ? key <= *former : key >= *former))
                        break; // a damaged page may lead round in a circle
                    former = key;
                    take(rows);
                }
            }
            if (!m_from.hasFailed())
                return;
            forgive();
        }
    }

    void forgive() { (void)m_from.takeFailure(); }

    static QByteArray notNull(const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; }

    Database &m_from;
    Database &m_to;
    Rescue m_rescue;
    QHash<RecordKey, Newest> m_newest;
    QHash<qint64, QByteArray> m_unreadable; ///< id by place
    QHash<qint64, FormerLoss> m_former;     ///< by place
    QByteArray m_head;
    qint64 m_last = 0; ///< place carried
    qint64 m_written = 0;
};

} // namespace

Result<Rescue> rescueStore(Database &from, Database &to)
{
    return Carrier(from, to).run();
}

} // namespace sidelight
