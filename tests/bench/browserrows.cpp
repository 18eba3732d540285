// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/identifier.h"
#include "tests/bench/children.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int raceRounds = 7;
constexpr int ordinaryContacts = 10;

const QString startWhat = QStringLiteral(
    "start to a painted cached deal of %1 contacts, xcb, times faster than a browser's page");
const QString rssWhat = QStringLiteral("peak memory with %1 contacts, times less than the browser's RSS");
const QString pssWhat = QStringLiteral("peak memory with %1 contacts, times less than the browser's PSS");
const QString reloadWhat =
    QStringLiteral("another cached deal, 95th percentile, times faster than the page's warm reload");

std::vector<Row> withoutBrowser(const QString &why)
{
    return {skippedRow("P1", startWhat.arg(10), why), skippedRow("P1", startWhat.arg(10'000), why),
            skippedRow("P2", rssWhat.arg(10), why), skippedRow("P2", pssWhat.arg(10), why),
            skippedRow("P3", reloadWhat, why)};
}

QString findBrowser()
{
    for (const char *name : {"chromium", "chromium-browser", "google-chrome"}) {
        const QString found = QStandardPaths::findExecutable(QString::fromLatin1(name));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

/// The script, or a folder of Node modules with the package in it.
QString findTable()
{
    const QString named = qEnvironmentVariable("SIDELIGHT_TABULATOR");
    for (const QString &within : {QString(), QStringLiteral("/tabulator-tables/dist/js/tabulator.min.js"),
                                  QStringLiteral("/dist/js/tabulator.min.js")}) {
        if (!named.isEmpty() && QFileInfo(named + within).isFile())
            return named + within;
    }
    return {};
}

/// A deal that both show, and what it took in each round.
struct Race {
    LargeDeal deal;
    std::vector<double> startMs = {}, peakMb = {}, reopenMs = {};
    std::vector<double> theirStartMs = {}, theirRss = {}, theirPss = {}, theirReloadMs = {};
};

void runOurs(Race &race)
{
    const Painted ours =
        runToPaint(QStringLiteral(SIDELIGHT_PROGRAM),
                   {QStringLiteral("--data-dir"), dataFolder(hundredThousandDeals),
                    identifierText(storedDealId(race.deal.number)), QStringLiteral("--exit-after-paint")},
                   "xcb");
    race.startMs.push_back(ours.ms);
    race.peakMb.push_back(ours.peakBytes / 1e6);
}

void runOursAgain(Race &race)
{
    const auto window = jsonOf(QStringLiteral("sidelight_bench_window"), {QStringLiteral("--quick")});
    race.reopenMs.push_back(rowsFromJson(window.array()).front().ours);
}

void runTheirs(Race &race, const QString &browser, const QString &table)
{
    const auto said =
        jsonOf(QStringLiteral("sidelight_bench_browser"),
               {browser, table, QString::number(race.deal.number), QString::number(race.deal.contacts)});
    race.theirStartMs.push_back(said[u"startMs"].toDouble());
    race.theirRss.push_back(said[u"rss"].toDouble());
    race.theirPss.push_back(said[u"pss"].toDouble());
    race.theirReloadMs.push_back(said[u"reloadMs"].toDouble());
}

Row fewer(const char *goal, const QString &what, double limit, const std::vector<double> &ours,
          const std::vector<double> &theirs)
{
    Row row = newRow(goal, what, limit);
    row.isUpperLimit = false;
    return fromPairs(row, ours, theirs);
}

Row lessMemory(const QString &what, double limit, const Race &race, const std::vector<double> &theirs)
{
    const auto isTold = [](double mb) { return mb > 0; };
    if (!std::all_of(race.peakMb.begin(), race.peakMb.end(), isTold)
        || !std::all_of(theirs.begin(), theirs.end(), isTold))
        return skippedRow("P2", what, QStringLiteral("the memory cannot be told here"));
    Row row = fewer("P2", what, limit, race.peakMb, theirs);
    row.unit = QStringLiteral("MB");
    return row;
}

Race finished(const LargeDeal &deal, const QString &browser, const QString &table)
{
    const bool isOrdinary = deal.contacts == ordinaryContacts;
    Race race{deal};
    Race warmUp{deal};
    runTheirs(warmUp, browser, table);
    for (int round = 0; round < raceRounds; ++round) {
        runOurs(race);
        if (isOrdinary)
            runOursAgain(race);
        runTheirs(race, browser, table);
    }
    return race;
}

} // namespace

std::vector<Row> browserRows()
{
    const QString browser = findBrowser();
    const QString table = findTable();
    if (const QString why = withoutPlatform("xcb"); !why.isEmpty())
        return withoutBrowser(why);
    if (browser.isEmpty())
        return withoutBrowser(QStringLiteral("there is no Chromium here"));
    if (table.isEmpty())
        return withoutBrowser(
            QStringLiteral("SIDELIGHT_TABULATOR names no Tabulator (npm: tabulator-tables)"));
    provide(hundredThousandDeals);
    std::vector<Row> rows;
    for (const LargeDeal &deal : {largeDeals[0], largeDeals[1]}) {
        const Race race = finished(deal, browser, table);
        const bool isOrdinary = deal.contacts == ordinaryContacts;
        rows.push_back(fewer("P1", startWhat.arg(deal.contacts), isOrdinary ? 10 : 9, race.startMs,
                             race.theirStartMs));
        rows.push_back(lessMemory(rssWhat.arg(deal.contacts), 20, race, race.theirRss));
        rows.push_back(lessMemory(pssWhat.arg(deal.contacts), 9, race, race.theirPss));
        if (isOrdinary)
            rows.push_back(fewer("P3", reloadWhat, 12, race.reopenMs, race.theirReloadMs));
    }
    return rows;
}

} // namespace sidelight
