// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/totals.h"
#include "tests/support/dealrows.h"

#include <QTest>

#include <numeric>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

DealCatalog catalogOf(const std::vector<WorthOf> &deals)
{
    DealCatalog catalog;
    int number = 0;
    for (const WorthOf &deal : deals)
        catalog.put(worthRow(++number, deal));
    return catalog;
}

Totals totalsOfAll(const DealCatalog &catalog)
{
    std::vector<quint32> order(catalog.deals().size());
    std::iota(order.begin(), order.end(), 0u);
    return totalsOf(catalog, order.data(), order.data() + order.size());
}

Totals totalsOfAll(const std::vector<WorthOf> &deals)
{
    return totalsOfAll(catalogOf(deals));
}

TotalsLine line(const char *currency, Period period, qint64 plain, int plainCount, qint64 weighted,
                int weightedCount, int rounded = 0)
{
    return {QString::fromLatin1(currency),
            period,
            {},
            plain,
            plainCount,
            weighted,
            weightedCount,
            rounded,
            false,
            false};
}

} // namespace

class TotalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsUpMixedDeals();
    void keepsPeriodsApartThatNobodyKnows();
    void ordersLinesByDeals();
    void marksASumThatDoesNotFit();
    void fitsWhereOnlyTheWayDoesNot();
    void leavesOutWhatIsGone();
    void addsUpOnlyTheDealsAskedFor();
    void isEmptyWithoutDeals();
};

// Made by hand: sums on paper, each amount rounded by itself before it is added.
void TotalsTest::addsUpMixedDeals()
{
    const Totals totals = totalsOfAll({
        {"48500.00", "EUR", "one_time", "60"}, // 48,500.00, weighted 29,100.00
        {"0.125", "eur", "one_time", "100"},   // 0.13, weighted 0.13, rounded
        {"-100.005", "EUR", "one_time", "50"}, // -100.01, weighted -50.00, rounded
        {"10", "EUR", "one_time", ""},         // no confidence
        {"99", "EUR", "monthly", "0.5"},       // a period of its own; half of it is 49.50
        {"7", "EUR", "", "10"},                // no period: 0.70
        {"1200.5", "JPY", "one_time", "50"},   // 1,201; weighted 600.25 is 600; rounded
        {"1.2345", "KWD", "annual", "33"},     // 1.235; weighted 0.407385 is 0.407; rounded
        {"", "EUR", "one_time", "60"},         // not set
        {"1e400", "EUR", "one_time", "60"},    // does not fit
        {"5", "", "one_time", "60"},           // no currency
        {"5", "XYZ", "one_time", "60"},        // nobody's currency
        {"92233720368547759", "EUR", "", ""},  // does not fit in cents
        {"5", "EUR", "one_time", "130"},       // unusual confidence
    });
    QCOMPARE(totals.deals, 14);
    const std::vector<TotalsLine> lines{
        line("EUR", Period::OneTime, 4'841'512, 5, 2'905'013, 3, 2),
        line("EUR", Period::NotSet, 700, 1, 70, 1),
        line("EUR", Period::Monthly, 9'900, 1, 4'950, 1),
        line("JPY", Period::OneTime, 1'201, 1, 600, 1, 1),
        line("KWD", Period::Annual, 1'235, 1, 407, 1, 1),
    };
    QCOMPARE(totals.lines.size(), lines.size());
    for (std::size_t at = 0; at < lines.size(); ++at)
        QVERIFY2(totals.lines[at] == lines[at], qPrintable(QString::number(at)));
    // In the order of LeftOut: counted, not set, unreadable, no currency, unknown one, too large, no
    // percent.
    QCOMPARE(totals.plainLeftOut, (std::array<int, Totals::reasons>{9, 1, 1, 1, 1, 1, 0}));
    QCOMPARE(totals.weightedLeftOut, (std::array<int, Totals::reasons>{7, 1, 1, 1, 1, 1, 2}));
}

void TotalsTest::keepsPeriodsApartThatNobodyKnows()
{
    const Totals totals =
        totalsOfAll({{"1", "EUR", "weekly"}, {"2", "EUR", "daily"}, {"4", "EUR", "weekly"}});
    QCOMPARE(totals.lines.size(), 2u);
    QCOMPARE(totals.lines[0].periodWord, u"weekly"_s);
    QCOMPARE(totals.lines[0].plain, 500);
    QCOMPARE(totals.lines[1].periodWord, u"daily"_s);
    QCOMPARE(totals.lines[1].plain, 200);
}

void TotalsTest::ordersLinesByDeals()
{
    const Totals totals = totalsOfAll({{"1", "USD"}, {"1", "EUR"}, {"1", "GBP"}, {"1", "GBP"}});
    QCOMPARE(totals.lines.size(), 3u);
    QCOMPARE(totals.lines[0].currency, u"GBP"_s);
    QCOMPARE(totals.lines[1].currency, u"EUR"_s);
    QCOMPARE(totals.lines[2].currency, u"USD"_s);
}

void TotalsTest::marksASumThatDoesNotFit()
{
    const Totals totals = totalsOfAll({
        {"92233720368547758.07", "EUR", "", "1"},
        {"0.01", "EUR", "", "100"},
        {"-92233720368547758.07", "USD", "", ""},
        {"-0.02", "USD", "", "100"},
    });
    QCOMPARE(totals.lines.size(), 2u);
    QVERIFY(totals.lines[0].isPlainTooLarge);
    QCOMPARE(totals.lines[0].plain, 0);
    QCOMPARE(totals.lines[0].plainCount, 2);
    QVERIFY(!totals.lines[0].isWeightedTooLarge);
    QCOMPARE(totals.lines[0].weighted, 92'233'720'368'547'759); // 922,337,203,685,477.58 and a cent
    QVERIFY(totals.lines[1].isPlainTooLarge);
    QCOMPARE(totals.lines[1].weighted, -2);
}

void TotalsTest::fitsWhereOnlyTheWayDoesNot()
{
    const Totals totals =
        totalsOfAll({{"92233720368547758.07"}, {"92233720368547758.07"}, {"-92233720368547758.07"}});
    QVERIFY(!totals.lines[0].isPlainTooLarge);
    QCOMPARE(totals.lines[0].plain, 9'223'372'036'854'775'807);
}

void TotalsTest::leavesOutWhatIsGone()
{
    DealCatalog catalog;
    const auto put = [&catalog](int number, const char *amount, Outcome outcome, bool isMissing) {
        DealRow row = worthRow(number, {amount, "EUR", "one_time", "50"});
        row.outcome = outcome;
        row.isMissing = isMissing;
        catalog.put(row);
    };
    put(1, "100", Outcome::Open, false);
    put(2, "10", Outcome::Deleted, false);
    put(3, "10", Outcome::Deleted, true);
    put(4, "10", Outcome::Won, true);
    put(5, "", Outcome::Deleted, false);
    const Totals totals = totalsOfAll(catalog);
    QCOMPARE(totals.deals, 5);
    QCOMPARE(totals.lines, (std::vector<TotalsLine>{line("EUR", Period::OneTime, 10'000, 1, 5'000, 1)}));
    const std::array<int, Totals::reasons> leftOut{1, 0, 0, 0, 0, 0, 0, 3, 1};
    QCOMPARE(totals.plainLeftOut, leftOut);
    QCOMPARE(totals.weightedLeftOut, leftOut);
}

void TotalsTest::addsUpOnlyTheDealsAskedFor()
{
    const DealCatalog catalog = catalogOf({{"1"}, {"2"}, {"4"}, {"8"}});
    const std::vector<quint32> order{3, 1};
    const Totals totals = totalsOf(catalog, order.data(), order.data() + 2);
    QCOMPARE(totals.deals, 2);
    QCOMPARE(totals.lines[0].plain, 1'000);
}

void TotalsTest::isEmptyWithoutDeals()
{
    QVERIFY(totalsOfAll(DealCatalog()) == Totals());
}

QTEST_GUILESS_MAIN(TotalsTest)
#include "tst_totals.moc"
