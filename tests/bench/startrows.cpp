// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/identifier.h"
#include "tests/bench/children.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"

namespace sidelight {

namespace {

constexpr int rounds = 21;
constexpr int shownNumber = 4'242;

/// A program that is started again and again.
struct Start {
    QString program;
    QStringList arguments;

    Painted run(const QByteArray &platform) const { return runToPaint(program, arguments, platform); }
};

Start ourStart(const StoreSpec &spec, int number)
{
    return {QStringLiteral(SIDELIGHT_PROGRAM),
            {QStringLiteral("--data-dir"), dataFolder(spec), identifierText(storedDealId(number)),
             QStringLiteral("--exit-after-paint")}};
}

Start bareStart()
{
    return {benchProgram(QStringLiteral("sidelight_bench_bare")), {}};
}

[[maybe_unused]] Start furnishedStart(const StoreSpec &spec, int number)
{
    return {benchProgram(QStringLiteral("sidelight_bench_furnished")),
            {placeIn(dataFolder(spec)).file, identifierText(storedDealId(number))}};
}

/// Time and, where `memory` is given and can be told, peak memory of two programs in turn, each after a
/// bare window: what ran before matters, by up to a quarter.
std::vector<Row> against(const Row &time, const std::optional<Row> &memory, const QByteArray &platform,
                         const Start &ours, const Start &theirs)
{
    std::vector<double> oursMs, theirsMs, oursMb, theirsMb;
    ours.run(platform);
    theirs.run(platform);
    bool isTold = true;
    for (int round = 0; round < rounds; ++round) {
        bareStart().run(platform);
        const Painted first = ours.run(platform);
        bareStart().run(platform);
        const Painted second = theirs.run(platform);
        oursMs.push_back(first.ms);
        theirsMs.push_back(second.ms);
        oursMb.push_back(first.peakBytes / 1e6);
        theirsMb.push_back(second.peakBytes / 1e6);
        isTold = isTold && first.peakBytes > 0 && second.peakBytes > 0;
    }
    std::vector<Row> rows = {fromPairs(time, oursMs, theirsMs)};
    if (memory && isTold)
        rows.push_back(fromPairs(*memory, oursMb, theirsMb));
    else if (memory)
        rows.push_back(
            skippedRow("S2", memory->what, QStringLiteral("the peak memory cannot be told here")));
    return rows;
}

std::optional<Row> memoryRow(const QString &of, double limit)
{
    Row row = newRow("S2", QStringLiteral("peak memory %1").arg(of), limit);
    row.unit = QStringLiteral("MB");
    return row;
}

std::vector<Row> firstDealRows(const QByteArray &platform)
{
    const QString on = QString::fromLatin1(platform);
    const QString what =
        QStringLiteral("start to the first painted cached deal of 100,000, %1, against %2");
    if (const QString why = withoutPlatform(platform); !why.isEmpty())
        return {skippedRow("S1", what.arg(on, QStringLiteral("a furnished and a bare window")), why)};
    const Start ours = ourStart(hundredThousandDeals, shownNumber);
    // The limit holds on X only: elsewhere so much less is done for a window that the deal's part is
    // larger.
    std::vector<Row> rows =
        against(newRow("S1", what.arg(on, QStringLiteral("a bare window")), platform == "xcb" ? 1.55 : 0),
                memoryRow(QStringLiteral("at that point, %1, against a bare window").arg(on), 1.30),
                platform, ours, bareStart());
#ifdef HAS_SQLITE
    const Start furnished = furnishedStart(hundredThousandDeals, shownNumber);
    for (const Row &row : against(newRow("S1", what.arg(on, QStringLiteral("a furnished window")), 1.10),
                                  std::nullopt, platform, ours, furnished))
        rows.push_back(row);
    for (const Row &row :
         against(newRow("S1", QStringLiteral("the furnished window against the bare one, %1").arg(on), 0),
                 memoryRow(QStringLiteral("of the furnished window, %1, against the bare one").arg(on), 0),
                 platform, furnished, bareStart()))
        rows.push_back(row);
#else
    rows.push_back(skippedRow("S1", what.arg(on, QStringLiteral("a furnished window")),
                              QStringLiteral("SQLite's C API was not there when this was built")));
#endif
    return rows;
}

std::vector<Row> grownRows(bool isFull)
{
    const QString what = QStringLiteral("start with 1,000,000 cached deals against 1,000, offscreen");
    if (!isFull)
        return {skippedRow("S3", what, QStringLiteral("a million deals are made with --full only"))};
    const Start thousand = ourStart(thousandDeals, 424);
    return against(newRow("S3", what, 1.05), std::nullopt, "offscreen", ourStart(millionDeals, shownNumber),
                   thousand);
}

std::vector<Row> manyContactsRows()
{
    const QString what =
        QStringLiteral("start to a cached deal of 10,000 contacts against one of 10, offscreen");
    const int most = largeDeals[1].number;
    const int fewest = largeDeals[0].number;
    std::vector<Row> rows =
        against(newRow("D3", what, 1.6), std::nullopt, "offscreen", ourStart(hundredThousandDeals, most),
                ourStart(hundredThousandDeals, fewest));
#ifdef HAS_SQLITE
    // It proves no hash, and looks at nothing that it does not show.
    const auto furnished =
        against(newRow("D3", what + QStringLiteral(", the furnished window"), 0), std::nullopt, "offscreen",
                furnishedStart(hundredThousandDeals, most), furnishedStart(hundredThousandDeals, fewest));
    rows.insert(rows.end(), furnished.begin(), furnished.end());
#endif
    return rows;
}

} // namespace

std::vector<Row> startRows(bool isFull)
{
    provide(thousandDeals);
    provide(hundredThousandDeals);
    if (isFull)
        provide(millionDeals);
    std::vector<Row> rows = against(
        newRow("start", QStringLiteral("start to first paint, first-start page, against a bare window"),
               1.6),
        std::nullopt, {}, {QStringLiteral(SIDELIGHT_PROGRAM), {QStringLiteral("--exit-after-paint")}},
        bareStart());
    const auto add = [&rows](const std::vector<Row> &more) {
        rows.insert(rows.end(), more.begin(), more.end());
    };
    add(firstDealRows("offscreen"));
    add(firstDealRows("xcb"));
    add(grownRows(isFull || isMade(millionDeals)));
    add(manyContactsRows());
    return rows;
}

} // namespace sidelight
