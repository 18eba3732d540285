// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealderivation.h"
#include "app/store/answers.h"
#include "app/store/dealtable.h"
#include "app/store/schema.h"
#include "app/store/storefile.h"
#include "tests/bench/rawstore.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace sidelight {

namespace {

const QString withoutApi = QStringLiteral("SQLite's C API was not there when this was built");

// What is done here, the store does on its thread; the way there and back is no part of it.

/// A store that is open on this thread.
struct OpenStore {
    explicit OpenStore(const StorePlace &place)
    {
        file.open(place);
        while (file.hasToRebuild())
            file.rebuildStep();
        if (file.status().mode != StoreStatus::Mode::ReadWrite)
            qFatal("a store cannot be opened: %s", qPrintable(place.file));
    }

    QByteArray body(const QUuid &id)
    {
        const auto deal = file.read([&id](Database &database) { return loadDeal(database, id); });
        if (!deal || !*deal)
            qFatal("a deal is not in the store");
        return (*deal)->newest.body;
    }

    StoreFile file{dealDerivation()};
};

/// Identifiers all over a store, not in the order in which they were made.
std::vector<QUuid> pickedIds(int deals, int count)
{
    std::vector<QUuid> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(storedDealId(int(qint64(i) * 7'919 % deals)));
    return ids;
}

double lookUpUs(const std::vector<QUuid> &ids, const std::function<QByteArray(const QUuid &)> &body)
{
    qsizetype bytes = 0;
    const double ms = timedMs(1, [&] {
        for (const QUuid &id : ids)
            bytes += body(id).size();
    });
    if (bytes < qsizetype(ids.size()) * 100)
        qFatal("the deals were not found");
    return ms * 1000 / double(ids.size());
}

std::vector<Row> lookUpRows(bool isFull)
{
    constexpr int count = 2'000;
    std::vector<Row> rows;
    const StorePlace place = placeIn(dataFolder(hundredThousandDeals));
    OpenStore ours(place);
    const auto oursUs = [ids = pickedIds(100'000, count), &ours] {
        return lookUpUs(ids, [&](const QUuid &id) { return ours.body(id); });
    };
    const QString what =
        QStringLiteral("look-up by ID in the store's thread, 100,000 deals, against the C API");
    if (const auto raw = RawStore::open(place.file)) {
        Row row = newRow("T2", what, 3);
        row.unit = QStringLiteral("µs");
        rows.push_back(paired(row, 15, oursUs, [ids = pickedIds(100'000, count), &raw] {
            return lookUpUs(ids, [&](const QUuid &id) { return raw->body(id); });
        }));
    } else {
        rows.push_back(skippedRow("T2", what, withoutApi));
    }
    const QString grown = QStringLiteral("look-up by ID, 1,000,000 deals against 100,000");
    if (!isFull) {
        rows.push_back(
            skippedRow("T2", grown, QStringLiteral("a million deals are made with --full only")));
        return rows;
    }
    OpenStore million(placeIn(dataFolder(millionDeals)));
    Row row = newRow("T2", grown, 1.6);
    row.unit = QStringLiteral("µs");
    rows.push_back(paired(
        row, 15,
        [ids = pickedIds(1'000'000, count), &million] {
            return lookUpUs(ids, [&](const QUuid &id) { return million.body(id); });
        },
        oursUs));
    return rows;
}

StorePlace copied(const StorePlace &place, const QTemporaryDir &dir, const QString &name)
{
    StorePlace copy = place;
    copy.file = dir.filePath(name);
    if (!QFile::copy(place.file, copy.file))
        qFatal("a store could not be copied");
    return copy;
}

/// One more version for some of the deals; the milliseconds of each.
double appendMs(int version, const std::function<void(const ReceivedAnswer &)> &append)
{
    constexpr int count = 200;
    std::vector<ReceivedAnswer> answers;
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + version, Qt::UTC);
    for (int i = 0; i < count; ++i) {
        const int number = i * 487 % 100'000;
        answers.push_back(
            {RecordKind::Deal, storedDealId(number), storedDeal(number, version), at, std::nullopt});
    }
    return timedMs(1, [&] { std::for_each(answers.begin(), answers.end(), append); }) / count;
}

void appendTo(StoreFile &file, const ReceivedAnswer &answer)
{
    const auto done =
        file.write([&](Database &database) { return appendAnswer(database, file.derivation(), answer); });
    if (!done || !done->isNew)
        qFatal("a version was not appended");
}

std::vector<Row> appendRows()
{
    const QString what = QStringLiteral("append one version, safe on disk, against the C API");
    // Beside the stores, so that both are on the disk that stores are on.
    const QTemporaryDir dir(QStringLiteral(BENCH_DATA "/append-XXXXXX"));
    const StorePlace place = placeIn(dataFolder(hundredThousandDeals));
    const auto raw = RawStore::open(copied(place, dir, QStringLiteral("raw.sqlite")).file);
    if (!raw)
        return {skippedRow("append", what, withoutApi)};
    OpenStore ours(copied(place, dir, QStringLiteral("ours.sqlite")));
    int ourVersion = 0;
    int theirVersion = 0;
    const Measure oursMs = [&] {
        return appendMs(++ourVersion, [&](const ReceivedAnswer &answer) { appendTo(ours.file, answer); });
    };
    const Measure theirsMs = [&] {
        return appendMs(++theirVersion, [&](const ReceivedAnswer &answer) {
            raw->append(answer.id, answer.body, toStored(answer.receivedAt));
        });
    };
    std::vector<Row> rows = {paired(newRow("append", what, 2), 15, oursMs, theirsMs)};
    (void)ours.file.write([](Database &database) -> Result<bool> {
        return database.execute(QStringLiteral("PRAGMA synchronous = OFF"));
    });
    raw->waitForDisk(false);
    rows.push_back(paired(newRow("append", QStringLiteral("the same without waiting for the disk"), 0), 15,
                          oursMs, theirsMs));
    return rows;
}

/// Until the store says how many deals it holds, as Store::open() does.
double openMs(const StorePlace &place, int deals)
{
    return timedMs(1, [&] {
        StoreFile file(dealDerivation());
        file.open(place);
        file.rebuildStep();
        const auto counts = file.read([](Database &database) { return countDeals(database); });
        if (!counts || counts->all != deals)
            qFatal("a store was not opened");
    });
}

std::vector<Row> openRows(bool isFull)
{
    const QString what = QStringLiteral("open 100,000 deals and 1,000,000 versions against 1,000 deals");
    if (!isFull)
        return {skippedRow("open", what, QStringLiteral("a million versions are made with --full only"))};
    const StorePlace large = placeIn(dataFolder(millionVersions));
    const StorePlace small = placeIn(dataFolder(thousandDeals));
    return {paired(
        newRow("open", what, 1.2), 41, [&] { return openMs(large, 100'000); },
        [&] { return openMs(small, 1'000); })};
}

} // namespace

std::vector<Row> storeRows(bool isFull)
{
    provide(thousandDeals);
    provide(hundredThousandDeals);
    if (isFull) {
        provide(millionVersions);
        provide(millionDeals);
    }
    std::vector<Row> rows = lookUpRows(isFull || isMade(millionDeals));
    for (const std::vector<Row> &more : {appendRows(), openRows(isFull || isMade(millionVersions))})
        rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace sidelight
