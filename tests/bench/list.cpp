// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures the list of deals over a made-up catalogue, and the table of contacts; prints its rows as JSON
// for sidelight_bench.

#include "app/api/decodedeal.h"
#include "app/domain/workers.h"
#include "app/models/contactmodel.h"
#include "app/models/dealtablemodel.h"
#include "app/text/translations.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "ui/contactspage.h"
#include "ui/listpage.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPixmap>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTextStream>
#include <QThreadPool>

#include <algorithm>

using namespace sidelight;

namespace {

constexpr int frames = 300;
const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QDate today(2026, 6, 1);

std::shared_ptr<const DealCatalog> catalogOf(int count)
{
    const QDateTime morning(today, {9, 0}, Qt::UTC);
    auto catalog = std::make_shared<DealCatalog>();
    catalog->reserve(count);
    for (int number = 1; number <= count; ++number) {
        DealRow row;
        row.id = storedDealId(number);
        row.record = number;
        row.name = QStringLiteral("Harbour crane retrofit %1").arg(number);
        row.pipelineName = QStringLiteral("Projects");
        row.stageName = QStringLiteral("Stage %1").arg(number % 9);
        row.amountState = FieldState::Value;
        row.amount = QByteArray::number(number % 90'000);
        row.currency = number % 3 == 0 ? QStringLiteral("USD") : QStringLiteral("EUR");
        row.worth = {number % 90'000 * 100, number % 90'000 * 50, LeftOut::No, LeftOut::No, false};
        row.percent = 5000;
        row.closeState = FieldState::Value;
        row.expectedClose = today.addDays(number % 200 - 50);
        row.updatedAt = morning.addSecs(-number * 7919LL % 31'000'000);
        row.checkedAt = morning.addSecs(-number * 5501LL % 2'600'000);
        row.isVisited = number % 2 == 0;
        catalog->put(row);
    }
    return catalog;
}

std::shared_ptr<const ShownDeals> shownOf(const std::shared_ptr<const DealCatalog> &catalog,
                                          const QString &filter = {},
                                          DealColumn column = DealView().first.column)
{
    DealView view;
    view.filter = filter;
    view.first.column = column;
    return std::make_shared<const ShownDeals>(shownDeals(catalog, view, std::nullopt, today));
}

/// Lays out what has changed, and paints all of it at once.
void paint(QTableView &table)
{
    static QPixmap pixmap(1180, 760);
    table.doItemsLayout();
    table.viewport()->render(&pixmap);
}

/// Milliseconds of each painted frame of each table, while all are scrolled by a third of their height each
/// time, in turn; from the top again behind the last row.
std::vector<std::vector<double>> framesOf(const std::vector<QTableView *> &tables)
{
    std::vector<std::vector<double>> values(tables.size());
    QPixmap pixmap(1180, 760);
    for (QTableView *table : tables) {
        paint(*table);
        table->verticalScrollBar()->setValue(0);
    }
    for (int frame = 0; frame < frames; ++frame) {
        for (std::size_t i = 0; i < tables.size(); ++i)
            values[i].push_back(timedMs(1, [&] {
                QScrollBar *bar = tables[i]->verticalScrollBar();
                const int next = bar->value() + tables[i]->viewport()->height() / 3;
                bar->setValue(next > bar->maximum() ? 0 : next);
                tables[i]->viewport()->render(&pixmap);
            }));
    }
    return values;
}

/// A table of many against Qt's own, and against ours of few.
std::vector<Row> frameRows(const QString &what, QTableView &ours, QTableView &theirs, QTableView &few)
{
    constexpr int rounds = 5;
    std::vector<double> oursMs, theirsMs, fewMs;
    for (int round = 0; round < rounds; ++round) {
        const auto values = framesOf({&ours, &theirs, &few});
        oursMs.push_back(percentile(values[0], 0.95));
        theirsMs.push_back(percentile(values[1], 0.95));
        fewMs.push_back(percentile(values[2], 0.95));
    }
    const QString frame = QStringLiteral("a frame of 1,000,000 %1, 95th percentile, against %2").arg(what);
    return {
        fromPairs(newRow("V1", frame.arg(u"a QTableView with its own delegate"), 0.8), oursMs, theirsMs),
        fromPairs(newRow("V1", frame.arg(u"one of 1,000"), 1.1), oursMs, fewMs)};
}

/// Makes Qt's own table, with the delegate that it comes with, show the same as ours.
void liken(QTableView &theirs, const QTableView &ours, QAbstractItemModel &model)
{
    theirs.setModel(&model);
    theirs.verticalHeader()->hide();
    theirs.verticalHeader()->setDefaultSectionSize(ours.verticalHeader()->defaultSectionSize());
    theirs.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (int column = 0; column < model.columnCount(); ++column) {
        theirs.setColumnWidth(column, ours.columnWidth(column));
        theirs.setColumnHidden(column, ours.isColumnHidden(column));
    }
    theirs.resize(ours.size());
    theirs.show();
}

struct Tables {
    explicit Tables(const std::shared_ptr<const ShownDeals> &deals)
        : ours(british)
        , model(british)
    {
        ours.setToday(today);
        ours.setDeals(deals);
        model.setToday(today);
        model.setDeals(deals);
        ours.resize(1180, 760);
        ours.show();
        liken(theirs, ours, model);
        QCoreApplication::sendPostedEvents();
    }

    DealTable ours;
    DealTableModel model;
    QTableView theirs;
};

std::vector<Row> dealFrameRows(const std::shared_ptr<const DealCatalog> &million,
                               const std::shared_ptr<const DealCatalog> &hundredThousand)
{
    Tables tables(shownOf(million));
    Tables few(shownOf(catalogOf(1'000)));
    std::vector<Row> rows = frameRows(QStringLiteral("deals"), tables.ours, tables.theirs, few.ours);
    Tables many(shownOf(hundredThousand));
    const std::vector<double> gaps = framesOf({&many.ours}).front();
    rows.push_back(
        fromValues(newRow("G", QStringLiteral("longest frame while 100,000 deals are scrolled"), 16), gaps,
                   *std::max_element(gaps.begin(), gaps.end())));
    return rows;
}

std::shared_ptr<const Deal> dealOf(int contacts)
{
    constexpr int decoded = 1'000; // an answer has a limit, so these are there again and again
    const auto id = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
    const auto some = decodeDeal(generatedDeal(decoded), id);
    auto deal = std::make_shared<Deal>(*some);
    std::vector<DealContact> links;
    for (int i = 0; i < contacts; ++i) {
        links.push_back(some->links()[std::size_t(i % decoded)]);
        if (i >= decoded)
            links.back().isPrimary = false; // one is
    }
    deal->contacts = links;
    return deal;
}

std::vector<Row> contactFrameRows()
{
    const auto million = dealOf(1'000'000);
    ContactsPage many(british);
    ContactsPage few(british);
    many.setDeal(million);
    few.setDeal(dealOf(1'000));
    ContactModel model(british);
    model.setDeal(million);
    workers().waitForDone(); // for the order of the rows
    QCoreApplication::sendPostedEvents();
    for (ContactsPage *page : {&many, &few}) {
        page->resize(1180, 760);
        page->show();
    }
    QCoreApplication::sendPostedEvents();
    auto &ours = *many.findChild<QTableView *>();
    auto &oursOfFew = *few.findChild<QTableView *>();
    if (ours.model()->rowCount() != 1'000'000 || model.rowCount() != 1'000'000)
        qFatal("the contacts are not there");
    if (ours.viewport()->size() != oursOfFew.viewport()->size())
        qFatal("the tables are not of one size");
    QTableView theirs;
    liken(theirs, ours, model);
    return frameRows(QStringLiteral("contacts"), ours, theirs, oursOfFew);
}

/// From a word of the filter to the painted list, with arranging, which the program does on another thread.
std::vector<Row> filterRows(const std::shared_ptr<const DealCatalog> &catalog)
{
    constexpr int rounds = 5;
    const QStringList filters{QStringLiteral("stage:3"), QString()};
    ListPage page(british);
    page.setToday(today);
    page.resize(1180, 760);
    page.show();
    DealTableModel rows(british);
    rows.setDeals(shownOf(catalog));
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&rows);
    proxy.setFilterKeyColumn(int(DealColumn::Stage));
    QTableView table;
    table.setModel(&proxy);
    table.resize(1180, 760);
    table.show();
    QCoreApplication::sendPostedEvents();
    std::vector<double> each;
    const auto ours = [&] {
        return timedMs(1, [&] {
            for (const QString &filter : filters)
                each.push_back(timedMs(1, [&] {
                    page.setShown(shownOf(catalog, filter));
                    paint(*page.findChild<DealTable *>());
                }));
        });
    };
    const auto theirs = [&] {
        return timedMs(1, [&] {
            for (const QString &text : {QStringLiteral("Stage 3"), QString()}) {
                proxy.setFilterFixedString(text);
                paint(table);
            }
        });
    };
    Row row = newRow("V2",
                     QStringLiteral("100,000 deals filtered and painted, and all of them again, against "
                                    "QSortFilterProxyModel: at least 40 times faster"),
                     40);
    row.isUpperLimit = false;
    row = paired(row, rounds, ours, theirs);
    return {row, fromValues(newRow("V2", QStringLiteral("each of these, with arranging"), 20), each,
                            median(each))};
}

struct Look {
    QString what;
    QString filter;
    DealColumn column = DealColumn::Name;
};

std::vector<Look> looks()
{
    std::vector<Look> looks;
    for (const auto column : {DealColumn::Name, DealColumn::Pipeline, DealColumn::Stage, DealColumn::Amount,
                              DealColumn::Weighted, DealColumn::Confidence, DealColumn::Close,
                              DealColumn::Outcome, DealColumn::Updated, DealColumn::Checked})
        looks.push_back({QStringLiteral("sorted by ") + dealColumnWord(column), {}, column});
    for (const char *filter : {"amount>50000", "stage:3", "close<30d -overdue:"})
        looks.push_back({QLatin1String("filtered by ") + QLatin1String(filter), QLatin1String(filter)});
    return looks;
}

/// Nothing but rows.
class BareRows : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex & = {}) const override { return m_count; }
    int columnCount(const QModelIndex & = {}) const override { return dealColumns; }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    void setCount(int count)
    {
        Q_EMIT layoutAboutToBeChanged();
        m_count = count;
        Q_EMIT layoutChanged();
    }

private:
    int m_count = 0;
};

/// What the list's thread does when all deals follow the first of them; a header remembers each row.
Row followRow(const std::shared_ptr<const DealCatalog> &million)
{
    constexpr int first = 200;
    const auto few = shownOf(catalogOf(first));
    const auto all = shownOf(million);
    const auto ours = [&] {
        DealTable table(british);
        table.resize(1180, 760);
        table.show();
        table.setDeals(few);
        QCoreApplication::sendPostedEvents();
        return timedMs(1, [&] { table.setDeals(all); });
    };
    const auto theirs = [&] {
        BareRows rows;
        QTableView table;
        table.setModel(&rows);
        table.verticalHeader()->hide();
        table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table.resize(1180, 760);
        table.show();
        rows.setCount(first);
        QCoreApplication::sendPostedEvents();
        return timedMs(1, [&] { rows.setCount(int(all->order.size())); });
    };
    return paired(newRow("G",
                         QStringLiteral("a list of 200 deals told of 1,000,000, against a QTableView "
                                        "whose model has nothing but rows"),
                         0),
                  9, ours, theirs);
}

/// Arranged and painted, ten times and a thousand times the deals against the deals.
std::vector<Row> growthRows(const std::shared_ptr<const DealCatalog> &million,
                            const std::shared_ptr<const DealCatalog> &hundredThousand)
{
    constexpr int rounds = 7;
    const auto thousand = catalogOf(1'000);
    ListPage page(british);
    page.setToday(today);
    page.resize(1180, 760);
    page.show();
    QCoreApplication::sendPostedEvents();
    std::vector<Row> rows;
    for (const Look &look : looks()) {
        const auto arranged = [&](const std::shared_ptr<const DealCatalog> &catalog) {
            page.setShown(nullptr); // or the list would follow the deals that were there
            return timedMs(1, [&] {
                page.setShown(shownOf(catalog, look.filter, look.column));
                paint(*page.findChild<DealTable *>());
            });
        };
        std::vector<double> large, medium, small;
        for (int round = 0; round < rounds; ++round) {
            large.push_back(arranged(million));
            medium.push_back(arranged(hundredThousand));
            small.push_back(arranged(thousand));
        }
        const QString what = QStringLiteral("%1 and painted, 1,000,000 deals against %2").arg(look.what);
        rows.push_back(fromPairs(newRow("V2", what.arg(u"100,000"), 12), large, medium));
        rows.push_back(fromPairs(newRow("V2", what.arg(u"1,000"), 0), large, small));
    }
    return rows;
}

/// What the GUI thread does of it.
Row takeRow(const std::shared_ptr<const DealCatalog> &catalog)
{
    ListPage page(british);
    page.setToday(today);
    page.resize(1180, 760);
    page.show();
    std::vector<double> values;
    for (int round = 0; round < 20; ++round) {
        const auto deals = shownOf(catalog, round % 2 == 0 ? QStringLiteral("stage:3") : QString());
        values.push_back(timedMs(1, [&] {
            page.setShown(deals);
            paint(*page.findChild<DealTable *>());
        }));
    }
    return fromValues(
        newRow("G",
               QStringLiteral("longest ms until the arranged 100,000 deals are painted, on the GUI thread"),
               16),
        values, *std::max_element(values.begin(), values.end()));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    installTranslations(application, british);
    const auto hundredThousand = catalogOf(100'000);
    const auto million = catalogOf(1'000'000);
    std::vector<Row> rows = dealFrameRows(million, hundredThousand);
    const auto add = [&rows](const std::vector<Row> &more) {
        rows.insert(rows.end(), more.begin(), more.end());
    };
    add(contactFrameRows());
    add(filterRows(hundredThousand));
    add({takeRow(hundredThousand), followRow(million)});
    add(growthRows(million, hundredThousand));
    QTextStream(stdout) << QJsonDocument(toJson(rows)).toJson();
    return 0;
}
