// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists and the search: what is done here, the store does on its reader's thread and the collection on a
// worker.

#include "app/domain/dealview.h"
#include "app/library/dealderivation.h"
#include "app/store/answers.h"
#include "app/store/dealtable.h"
#include "app/store/filesteps.h"
#include "app/store/firstdeals.h"
#include "app/store/searchindex.h"
#include "app/store/searchquery.h"
#include "app/store/storefile.h"
#include "tests/bench/rawstore.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"

#include <QTemporaryDir>

#include <algorithm>

namespace sidelight {

namespace {

const QDate today(2026, 6, 2);

/// A store that is only read, with its index, made where it is not there yet.
struct ReadStore {
    explicit ReadStore(const StoreSpec &spec)
    {
        const QString name = placeIn(dataFolder(spec)).file;
        makeIndex(placeIn(dataFolder(spec)));
        if (!file.open(name, Database::Access::ReadWrite))
            qFatal("%s cannot be opened", qPrintable(name));
        if (!index.open(searchName(name), Database::Access::ReadOnly))
            qFatal("there is no index of %s", qPrintable(name));
    }

    std::shared_ptr<const DealCatalog> catalog()
    {
        const auto read = readCatalog(file);
        if (!read)
            qFatal("a catalogue cannot be read");
        return *read;
    }

    Database file;
    Database index;
};

/// What somebody types: each beginning of each of these.
QStringList typed()
{
    QStringList texts;
    for (const char *text : {"harbour crane", "proposal", "lift survey 4", "north", "decision"}) {
        const QString all = QString::fromLatin1(text);
        for (qsizetype length = 1; length <= all.size(); ++length)
            texts << all.left(length);
    }
    return texts;
}

/// Of each key.
std::vector<double> typingTimes(ReadStore &store)
{
    const Derivation derivation = dealDerivation();
    std::vector<double> times;
    for (const QString &text : typed()) {
        const DealQuery query = parseDealQuery(text, today);
        times.push_back(timedMs(1, [&] {
            if (!findNewest(store.index, store.file, derivation, query, today, 50))
                qFatal("the search failed");
        }));
    }
    return times;
}

/// What FTS5 alone takes for the same texts, asked as its documentation does, and their rows of the list.
std::vector<double> plainTypingTimes(ReadStore &store)
{
    std::vector<double> times;
    for (const QString &text : typed()) {
        QStringList phrases;
        for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
            phrases << u'"' + word + u'"';
        const QString match = phrases.join(u' ') + QLatin1StringView(text.endsWith(u' ') ? "" : " *");
        times.push_back(timedMs(1, [&] {
            Rows found = store.index.query(
                "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50", {match});
            while (found.next())
                (void)store.file.query("SELECT * FROM deal WHERE row = ?", {found.integer(0)}).next();
        }));
    }
    return times;
}

/// The slowest but for 5 %.
double typingMs(ReadStore &store)
{
    return percentile(typingTimes(store), 0.95);
}

std::vector<Row> typingRows(ReadStore &store, const QString &size)
{
    (void)typingTimes(store); // so that its pages are in memory
    const std::vector<double> times = typingTimes(store);
    const QString what = QStringLiteral("search as you type, 50 rows with what matched, %1, %2");
    const auto share = [](const std::vector<double> &all) { return percentile(all, 0.95); };
    return {
        paired(
            newRow("T3", what.arg(size, QStringLiteral("p95, against FTS5 asked plainly")), 0), 5,
            [&] { return share(typingTimes(store)); }, [&] { return share(plainTypingTimes(store)); }),
        fromValues(newRow("T3", what.arg(size, QStringLiteral("p95")), 4), times, percentile(times, 0.95)),
        fromValues(newRow("T3", what.arg(size, QStringLiteral("slowest")), 25), times,
                   *std::max_element(times.begin(), times.end()))};
}

double firstMs(ReadStore &store, DealColumn column)
{
    return timedMs(10, [&] {
        const auto first = firstDeals(store.file, {column, Qt::DescendingOrder}, 200);
        if (!first || first->size() != 200)
            qFatal("the first deals were not read");
    });
}

DealView viewOf(const char *filter, DealColumn column)
{
    return {QString::fromLatin1(filter), {column, Qt::AscendingOrder}, {}, DealGrouping::None};
}

/// One key of a word: the index is asked, and the list arranged, of which all were shown before.
double keyMs(ReadStore &store, const ShownDeals &all)
{
    const DealView view = viewOf("harbour", DealColumn::Amount);
    return timedMs(1, [&] {
        const auto found = searchRecords(store.index, parseDealQuery(view.filter, today).terms);
        if (!found)
            qFatal("the search failed");
        (void)shownDeals(all.catalog, view, *found, today, &all);
    });
}

constexpr std::pair<DealColumn, const char *> sorts[] = {
    {DealColumn::Name, "name"},   {DealColumn::Amount, "amount"},   {DealColumn::Close, "close date"},
    {DealColumn::Stage, "stage"}, {DealColumn::Updated, "updated"}, {DealColumn::Checked, "checked"},
};

/// Both of the large against a tenth of it.
std::vector<Row> growthRows(ReadStore &large, ReadStore &small, const QString &sizes)
{
    std::vector<Row> rows;
    for (const auto &[column, name] : sorts) {
        const QString what = QStringLiteral("first 200 rows by %1, %2").arg(QLatin1StringView(name), sizes);
        rows.push_back(paired(
            newRow("T4", what, 1.3), 15, [&, column = column] { return firstMs(large, column); },
            [&, column = column] { return firstMs(small, column); }));
    }
    rows.push_back(paired(
        newRow("T3", QStringLiteral("search as you type, 50 rows, p95, %1").arg(sizes), 0), 5,
        [&] { return typingMs(large); }, [&] { return typingMs(small); }));
    const auto all = large.catalog();
    const auto tenth = small.catalog();
    const auto shown = [](const std::shared_ptr<const DealCatalog> &catalog) {
        return shownDeals(catalog, viewOf("", DealColumn::Amount), std::nullopt, today);
    };
    const ShownDeals allShown = shown(all);
    const ShownDeals tenthShown = shown(tenth);
    rows.push_back(paired(
        newRow("key", QStringLiteral("a key typed to the list arranged, %1").arg(sizes), 12), 5,
        [&] { return keyMs(large, allShown); }, [&] { return keyMs(small, tenthShown); }));
    Row memory = newRow("memory", QStringLiteral("memory for each deal of the list, %1").arg(sizes), 0);
    memory.unit = QStringLiteral("bytes");
    rows.push_back(fromPairs(memory, {double(all->bytes()) / double(all->deals().size())},
                             {double(tenth->bytes()) / double(tenth->deals().size())}));
    Row load = newRow("read", QStringLiteral("all deals read for the list, %1").arg(sizes), 12);
    rows.push_back(paired(
        load, 3, [&] { return timedMs(1, [&] { (void)large.catalog(); }); },
        [&] { return timedMs(1, [&] { (void)small.catalog(); }); }));
    return rows;
}

constexpr int imported = 100'000;

/// An empty store with an empty index.
StorePlace emptyStore(const QTemporaryDir &dir)
{
    StorePlace place = placeIn(dir.path());
    place.file = dir.filePath(QStringLiteral("store.sqlite"));
    removeAllStoreFiles(place.file);
    StoreFile file(dealDerivation());
    file.open(place);
    SearchIndex index(dealDerivation());
    index.open(place.file);
    const auto step = file.read([&](Database &database) { return index.takeSome(database); });
    if (!step || *step != SearchIndex::Step::Done)
        qFatal("no store can be made at %s", qPrintable(place.file));
    return place;
}

using Batches = std::vector<std::vector<ReceivedAnswer>>; ///< as the store's writer takes them

void keep(StoreFile &file, const Batches &batches)
{
    for (const std::vector<ReceivedAnswer> &batch : batches) {
        const auto kept = file.write(
            [&](Database &database) { return appendAnswers(database, file.derivation(), batch); });
        if (!kept)
            qFatal("deals were not stored");
    }
}

/// The milliseconds of each step.
std::vector<double> followMs(StoreFile &file, SearchIndex &index)
{
    std::vector<double> steps;
    for (bool isDone = false; !isDone;) {
        steps.push_back(timedMs(1, [&] {
            const auto step = file.read([&](Database &database) { return index.takeSome(database); });
            isDone = !step || *step == SearchIndex::Step::Done;
        }));
    }
    return steps;
}

/// With list columns, and then into the index, whose steps are noted.
double importUs(const QTemporaryDir &dir, const Batches &batches, std::vector<double> &steps)
{
    const StorePlace place = emptyStore(dir);
    StoreFile file(dealDerivation());
    file.open(place);
    while (file.hasToRebuild())
        file.rebuildStep();
    SearchIndex index(dealDerivation());
    index.open(place.file);
    return 1'000 / double(imported) * timedMs(1, [&] {
               keep(file, batches);
               const std::vector<double> more = followMs(file, index);
               steps.insert(steps.end(), more.begin(), more.end());
           });
}

double rawImportUs(const QTemporaryDir &dir, const std::vector<RawDeal> &deals)
{
    const StorePlace place = emptyStore(dir);
    const auto raw = RawStore::open(place.file);
    return 1'000 / double(imported) * timedMs(1, [&] { raw->import(deals, searchName(place.file)); });
}

std::vector<Row> seedRows()
{
    const QString what =
        QStringLiteral(
            "import of %1 deals, decoded, hashed, with list columns and index, for each, against "
            "the C API with all of it made beforehand")
            .arg(imported);
    Batches batches;
    std::vector<RawDeal> deals;
    const Derivation derivation = dealDerivation();
    for (int i = 0; i < imported; ++i) {
        const QUuid id = storedDealId(i);
        const QByteArray body = storedDeal(i, 0);
        if (std::size_t(i) % importedAtOnce == 0)
            batches.emplace_back();
        batches.back().push_back(
            {RecordKind::Deal, id, body, QDateTime::fromMSecsSinceEpoch(i, Qt::UTC), std::nullopt});
        const DealRow row = derivation.row(body, id);
        const DealWords words = derivation.search(body, id);
        QByteArray people;
        for (const QUuid &person : words.people)
            people += person.toRfc4122();
        deals.push_back({id.toRfc4122(), body, row.name.toUtf8(), row.amount, words.text.fields.toUtf8(),
                         words.text.roles.toUtf8(), people});
    }
    const QTemporaryDir dir(QStringLiteral(BENCH_DATA "/import-XXXXXX"));
    if (!RawStore::open(emptyStore(dir).file))
        return {skippedRow("T1", what, QStringLiteral("SQLite's C API was not there when this was built"))};
    Row row = newRow("T1", what, 1.3);
    row.unit = QStringLiteral("µs");
    std::vector<double> steps;
    row = paired(
        row, 3, [&] { return importUs(dir, batches, steps); }, [&] { return rawImportUs(dir, deals); });
    const QString longest =
        QStringLiteral(
            "longest step of the index while it takes in %1 deals, which the store's thread waits")
            .arg(imported);
    return {row,
            fromValues(newRow("step", longest, 0), steps, *std::max_element(steps.begin(), steps.end()))};
}

} // namespace

std::vector<Row> listRows(bool isFull)
{
    provide(tenThousandDeals);
    provide(hundredThousandDeals);
    std::vector<Row> rows = seedRows();
    ReadStore large(hundredThousandDeals);
    {
        ReadStore small(tenThousandDeals);
        for (const std::vector<Row> &more :
             {growthRows(large, small, QStringLiteral("100,000 deals against 10,000")),
              typingRows(large, QStringLiteral("100,000 deals"))})
            rows.insert(rows.end(), more.begin(), more.end());
    }
    if (!isFull && !isMade(millionDeals)) {
        rows.push_back(skippedRow("T3", QStringLiteral("the same of 1,000,000 deals against 100,000"),
                                  QStringLiteral("a million deals are made with --full only")));
        return rows;
    }
    provide(millionDeals);
    ReadStore million(millionDeals);
    for (const std::vector<Row> &more :
         {growthRows(million, large, QStringLiteral("1,000,000 deals against 100,000")),
          typingRows(million, QStringLiteral("1,000,000 deals"))})
        rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace sidelight
