// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/stores.h"

#include "app/library/dealderivation.h"
#include "app/settings/accounts.h"
#include "app/settings/dataplaces.h"
#include "app/store/answers.h"
#include "app/store/schema.h"
#include "app/store/searchindex.h"
#include "app/store/storefile.h"
#include "tests/bench/sampletext.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QTextStream>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int generatorNumber = 1; // grows with every change of what is made
constexpr StoreSpec allSpecs[] = {thousandDeals, tenThousandDeals, hundredThousandDeals, millionVersions,
                                  millionDeals};

const QDateTime firstReceipt(QDate(2026, 1, 5), QTime(8, 0), Qt::UTC);

void append(StoreFile &file, int number, int version, int contacts)
{
    const auto done = file.write([&](Database &database) {
        return appendAnswer(database, file.derivation(),
                            {RecordKind::Deal, storedDealId(number), storedDeal(number, version, contacts),
                             firstReceipt.addDays(7 * version).addMSecs(number), std::nullopt});
    });
    if (!done)
        qFatal("a version could not be stored: %s", qPrintable(done.error().detail));
}

void fill(const StorePlace &place, const StoreSpec &spec)
{
    StoreFile file(dealDerivation());
    file.open(place);
    if (file.status().mode != StoreStatus::Mode::ReadWrite)
        qFatal("no store can be made at %s", qPrintable(place.file));
    while (file.hasToRebuild())
        file.rebuildStep();
    // Nobody waits for these answers to be safe, and a million of them would take an hour more.
    (void)file.write([](Database &database) -> Result<bool> {
        return database.execute(QStringLiteral("PRAGMA synchronous = OFF"));
    });
    for (int version = 0; version < spec.versions; ++version) {
        for (int number = 0; number < spec.deals; ++number)
            append(file, number, version, 2);
    }
    for (const LargeDeal &large : largeDeals) {
        if (spec.hasLargeDeals)
            append(file, large.number, 0, large.contacts);
    }
}

void writeSettings(const DataPlaces &places, const StorePlace &place)
{
    QSettings file(places.settingsFile, QSettings::IniFormat);
    Account account;
    account.id = QStringLiteral("bench");
    account.origin = place.origin;
    account.kind = place.kind;
    account.store = QFileInfo(place.file).fileName();
    Accounts(file).save(account);
}

} // namespace

QString specText(const StoreSpec &spec)
{
    return QStringLiteral("%1x%2").arg(spec.deals).arg(spec.versions);
}

std::optional<StoreSpec> specFrom(const QString &text)
{
    const auto found = std::find_if(std::begin(allSpecs), std::end(allSpecs),
                                    [&text](const StoreSpec &spec) { return specText(spec) == text; });
    return found == std::end(allSpecs) ? std::nullopt : std::optional(*found);
}

QString dataFolder(const StoreSpec &spec)
{
    // What an older generator, schema or derivation made does not count.
    return QStringLiteral(BENCH_DATA "/%1-%2.%3.%4")
        .arg(specText(spec))
        .arg(generatorNumber)
        .arg(schemaVersion)
        .arg(dealDerivation().number);
}

bool isMade(const StoreSpec &spec)
{
    return QDir(dataFolder(spec)).exists();
}

StorePlace placeIn(const QString &dataFolder)
{
    const QUrl origin = defaultOrigin();
    return {QDir(dataPlaces(dataFolder).storesFolder)
                .filePath(storeFileName(origin, KeyKind::Live, std::nullopt)),
            origin, KeyKind::Live};
}

void make(const StoreSpec &spec)
{
    const QString folder = dataFolder(spec);
    const QString unfinished = folder + QStringLiteral(".part");
    QDir(unfinished).removeRecursively();
    const StorePlace place = placeIn(unfinished);
    QDir().mkpath(QFileInfo(place.file).path());
    fill(place, spec);
    writeSettings(dataPlaces(unfinished), place);
    if (!QDir().rename(unfinished, folder))
        qFatal("%s could not be renamed", qPrintable(unfinished));
}

void makeIndex(const StorePlace &place)
{
    Database store;
    if (!store.open(place.file, Database::Access::ReadWrite))
        qFatal("%s cannot be opened", qPrintable(place.file));
    SearchIndex index(dealDerivation());
    index.open(place.file);
    for (bool isDone = false; !isDone;) {
        const auto step = index.takeSome(store);
        isDone = !step || *step == SearchIndex::Step::Done;
    }
    if (index.problem())
        qFatal("there is no index of %s", qPrintable(place.file));
}

void provide(const StoreSpec &spec)
{
    if (isMade(spec))
        return;
    QElapsedTimer timer;
    timer.start();
    QTextStream(stderr) << "making a store of " << specText(spec) << " versions …\n";
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--make"), specText(spec)});
    process.waitForFinished(-1);
    if (process.exitCode() != 0 || !isMade(spec))
        qFatal("the store could not be made");
    QTextStream(stderr) << "made in " << timer.elapsed() / 1000 << " s\n";
}

} // namespace sidelight
