// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/versionscan.h"

#include "app/store/chain.h"
#include "app/store/database.h"

#include <algorithm>
#include <map>

namespace sidelight {

namespace {

ScannedVersion scanned(const Rows &rows)
{
    ScannedVersion version{rows.integer(0), rows.integer(1), rows.bytes(2),
                           rows.integer(3), rows.integer(4), rows.bytes(5),
                           rows.bytes(6),   QString(),       rows.bytes(8)};
    if (!rows.isNull(7))
        version.gone = rows.text(7) + QStringLiteral(""); // empty is not null
    const auto isOf = [&rows](int column, QMetaType::Type type) { return rows[column].typeId() == type; };
    version.isTyped = isOf(1, QMetaType::LongLong) && isOf(2, QMetaType::QByteArray)
                      && isOf(3, QMetaType::LongLong) && isOf(4, QMetaType::LongLong)
                      && isOf(5, QMetaType::QByteArray) && isOf(6, QMetaType::QByteArray)
                      && (rows.isNull(7) || isOf(7, QMetaType::QString))
                      && (rows.isNull(8) || isOf(8, QMetaType::QByteArray));
    return version;
}

/// As far as the index can be read: which places there are, and of which record.
std::map<qint64, QByteArray> indexedPlaces(Database &database)
{
    std::map<qint64, QByteArray> places;
    for (const char *order :
         {"SELECT place, id FROM version INDEXED BY version_of_record ORDER BY id, kind, place",
          // From the other end, for what lies behind the damage.
          "SELECT place, id FROM version INDEXED BY version_of_record ORDER BY id DESC, kind DESC, place "
          "DESC"}) {
        {
            Rows rows = database.query(order);
            std::size_t read = 0;
            // More rows than places: a damaged page leads round in a circle.
            while (++read < 2 * places.size() + 1'000 && rows.next())
                places.emplace(rows.integer(0), rows.bytes(1));
        }
        if (!database.hasFailed())
            break;
        (void)database.takeFailure();
    }
    return places;
}

/// Places that no index names, up to where the chain should end or, with a damaged count, may.
void addUnindexedPlaces(Database &database, std::map<qint64, QByteArray> &places)
{
    qint64 count = 0;
    {
        Rows chain = database.query("SELECT count FROM chain");
        if (chain.next())
            count = chain.integer(0);
    }
    (void)database.takeFailure();
    const qint64 known = qint64(places.size());
    for (qint64 place = 1; place <= std::min(count, known + maxLostAtEnd); ++place)
        places.emplace(place, QByteArray());
}

/// Whether an earlier salvage has named all places between these as lost.
bool isGapNamed(Database &database, qint64 before, qint64 after)
{
    Rows rows = database.query("SELECT count(*) FROM loss WHERE place > ? AND place < ?", {before, after});
    return rows.next() && rows.integer(0) == after - before - 1;
}

} // namespace

void scanVersions(Database &database, const std::function<void(const ScannedVersion &)> &take,
                  const std::function<void(const UnreadableVersion &)> &miss)
{
    qint64 last = 0;
    bool isSound = true;
    {
        Rows rows = database.query("SELECT place, kind, id, received_at, codec, body_hash, hash, gone, body"
                                   " FROM version ORDER BY place");
        while (isSound && rows.next()) {
            const qint64 place = rows.integer(0);
            // Any other one may be where it should not, or a damaged page leads round in a circle.
            isSound = place > last && (place - 1 == last || isGapNamed(database, last, place));
            if (isSound) {
                take(scanned(rows));
                last = place;
            }
        }
    }
    if (isSound && !database.hasFailed())
        return;
    (void)database.takeFailure();
    auto places = indexedPlaces(database);
    addUnindexedPlaces(database, places);
    for (auto place = places.upper_bound(last); place != places.end(); ++place) {
        {
            Rows rows =
                database.query("SELECT place, kind, id, received_at, codec, body_hash, hash, gone, body"
                               " FROM version NOT INDEXED WHERE place = ?",
                               {place->first});
            if (rows.next() && rows.integer(0) == place->first) {
                take(scanned(rows));
                continue;
            }
        }
        if (database.hasFailed())
            miss({place->first, place->second, database.takeFailure().detail});
        else if (!place->second.isEmpty())
            miss(
                {place->first, place->second, QStringLiteral("there is no such row, but an index has it")});
    }
}

} // namespace sidelight
