// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealpast.h"

#include "app/api/decodedeal.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

QDateTime day(int number, int hour = 9)
{
    return QDateTime(QDate(2026, 6, number), QTime(hour, 0), QTimeZone::utc());
}

std::shared_ptr<const Deal> deal(const QByteArray &members)
{
    const QByteArray id = "dea10001-0000-4000-8000-000000000001";
    const auto decoded =
        decodeDeal("{\"id\":\"" + id + "\"" + (members.isEmpty() ? "" : ",") + members + '}',
                   QUuid::fromString(QLatin1StringView(id)));
    return decoded ? std::make_shared<const Deal>(*decoded) : nullptr;
}

// One a day from 1 June on; "-" is a version that was pruned.
std::vector<DealVersion> versions(const QByteArrayList &bodies)
{
    std::vector<DealVersion> all;
    for (const QByteArray &members : bodies) {
        DealVersion version;
        version.number = int(all.size()) + 1;
        version.receivedAt = day(version.number);
        version.checkedAt = day(version.number, 12);
        if (members == "-")
            version.body = DealVersion::Body::Pruned;
        else
            version.deal = deal(members);
        all.push_back(version);
    }
    return all;
}

QByteArray digits(const std::optional<Decimal> &number)
{
    return number ? plainText(*number) : QByteArray("nothing");
}

} // namespace

class DealPastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsVersionsThatDiffer_data();
    void showsVersionsThatDiffer();
    void movesTheCheckTimeOn();
    void neverMovesTheCheckTimeBack();
    void sumsUpCloseDates_data();
    void sumsUpCloseDates();
    void sumsUpAmounts_data();
    void sumsUpAmounts();
    void sumsUpStages_data();
    void sumsUpStages();
    void sumsUpConfidence_data();
    void sumsUpConfidence();
    void findsNothingInNothing();
    void countsWholeDays_data();
    void countsWholeDays();
    void tellsStagesByIdAndElseByName_data();
    void tellsStagesByIdAndElseByName();
};

void DealPastTest::showsVersionsThatDiffer_data()
{
    QTest::addColumn<QByteArrayList>("bodies");
    QTest::addColumn<QList<int>>("shown");
    const QByteArray a = R"("amount":1,"updated_at":"2026-06-01T00:00:00Z")";
    const QByteArray likeA = R"("updated_at":"2026-06-02T00:00:00Z" , "amount":1.0)";
    const QByteArray b = R"("amount":2)";
    QTest::newRow("none") << QByteArrayList{} << QList<int>{};
    QTest::newRow("one") << QByteArrayList{a} << QList<int>{1};
    QTest::newRow("three that differ") << QByteArrayList{a, b, a} << QList<int>{1, 2, 3};
    QTest::newRow("alike ones between") << QByteArrayList{a, likeA, a, b, b} << QList<int>{1, 4};
    QTest::newRow("pruned ones") << QByteArrayList{"-", "-", a, likeA} << QList<int>{1, 2, 3};
    QTest::newRow("nothing to compare with") << QByteArrayList{a, "-", likeA} << QList<int>{1, 2, 3};
}

void DealPastTest::showsVersionsThatDiffer()
{
    QFETCH(QByteArrayList, bodies);
    QList<int> numbers;
    for (const DealVersion &version : shownVersions(versions(bodies)))
        numbers += version.number;
    QTEST(numbers, "shown");
}

void DealPastTest::movesTheCheckTimeOn()
{
    const auto shown = shownVersions(versions({R"("amount":1)", R"("amount":1.0)", R"("amount":2)"}));
    QCOMPARE(shown.size(), std::size_t(2));
    QCOMPARE(shown[0].receivedAt, day(1));
    QCOMPARE(shown[0].checkedAt, day(2, 12));
    QCOMPARE(shown[1].checkedAt, day(3, 12));
}

void DealPastTest::neverMovesTheCheckTimeBack()
{
    auto all = versions({R"("amount":1)", R"("amount":1.0)"});
    all[1].checkedAt = day(1).addYears(-5); // the clock was set back
    QCOMPARE(shownVersions(all)[0].checkedAt, day(1, 12));
}

void DealPastTest::sumsUpCloseDates_data()
{
    QTest::addColumn<QByteArrayList>("bodies");
    QTest::addColumn<int>("moves");
    QTest::addColumn<qint64>("days");
    const auto row = [](const char *name, const QByteArrayList &closes, int moves, qint64 days) {
        QByteArrayList bodies;
        for (const QByteArray &close : closes)
            bodies += close.isEmpty() || close == "-" ? close : "\"expected_close_date\":" + close;
        QTest::newRow(name) << bodies << moves << days;
    };
    const QByteArray june = R"("2026-06-30")";
    const QByteArray july = R"("2026-07-31")";
    const QByteArray august = R"("2026-08-31")";
    row("later twice", {june, july, august}, 2, 62);
    row("and back", {june, july, june}, 2, 0);
    row("earlier", {july, june}, 1, -31);
    row("not moved", {june, june}, 0, 0);
    row("set for the first time", {"", june}, 0, 0);
    row("gone between", {june, "null", july}, 1, 31);
    row("gone at the end", {june, july, ""}, 1, 31);
    row("unreadable between", {june, R"("2026-02-30")", june}, 0, 0);
    row("pruned between", {june, "-", july}, 1, 31);
}

void DealPastTest::sumsUpCloseDates()
{
    QFETCH(QByteArrayList, bodies);
    const Slip found = slip(versions(bodies));
    QTEST(found.closeMoves, "moves");
    QTEST(found.closeDays, "days");
    QCOMPARE(found.isAnything(), found.closeMoves > 0);
}

void DealPastTest::sumsUpAmounts_data()
{
    QTest::addColumn<QByteArrayList>("bodies");
    QTest::addColumn<int>("moves");
    QTest::addColumn<QByteArray>("percent");
    const auto euros = [](const QByteArrayList &amounts) {
        QByteArrayList bodies;
        for (const QByteArray &amount : amounts)
            bodies += "\"currency\":\"EUR\",\"amount\":" + amount;
        return bodies;
    };
    const auto row = [](const char *name, const QByteArrayList &bodies, int moves,
                        const QByteArray &percent) { QTest::newRow(name) << bodies << moves << percent; };
    row("down", euros({"50000", "41000"}), 1, "-18.0");
    row("up in two steps", euros({"40000", "44000", "48500"}), 2, "21.3"); // 21.25 away from zero
    row("down, rounded away from zero", euros({"40000", "31500"}), 1, "-21.3");
    row("and back", euros({"1", "2", "1.00"}), 2, "0.0");
    row("not moved", euros({"1", "1e0"}), 0, "0.0");
    row("fractions", euros({"0.1", "0.3"}), 1, "200.0");
    row("from below zero", euros({"-100", "-50"}), 1, "50.0");
    row("to below zero", euros({"100", "-100"}), 1, "-200.0");
    row("from nothing", euros({"0", "100"}), 1, "nothing");
    row("once only", euros({"100"}), 0, "nothing");
    row("not set between", euros({"100", "null", "150"}), 1, "50.0");
    row("large", euros({"9000000000000000000", "9200000000000000000"}), 1, "nothing");
    row("nearly as large", euros({"900000000000000000", "450000000000000000"}), 1, "-50.0");
    row("beyond a Decimal", euros({"1e300", "2e300"}), 1, "nothing");
    row("currency changes", {R"("amount":1,"currency":"EUR")", R"("amount":2,"currency":"USD")"}, 0,
        "nothing");
    row("currency changes and back",
        {R"("amount":1,"currency":"EUR")", R"("amount":2,"currency":"USD")",
         R"("amount":3,"currency":"EUR")"},
        0, "nothing");
    row("currency changes after a move",
        {R"("amount":1,"currency":"EUR")", R"("amount":2,"currency":"eur ")",
         R"("amount":2,"currency":"USD")"},
        1, "nothing");
    row("period changes",
        {R"("amount":1,"value_period":"monthly")", R"("amount":2,"value_period":"annual")"}, 0, "nothing");
    row("unreadable currency", {R"("amount":1,"currency":7)", R"("amount":2,"currency":7)"}, 0, "nothing");
}

void DealPastTest::sumsUpAmounts()
{
    QFETCH(QByteArrayList, bodies);
    const Slip found = slip(versions(bodies));
    QTEST(found.amountMoves, "moves");
    QTEST(digits(found.amountPercent), "percent");
    QCOMPARE(found.isAnything(), found.amountMoves > 0);
}

void DealPastTest::sumsUpStages_data()
{
    QTest::addColumn<QByteArrayList>("bodies");
    QTest::addColumn<int>("moves");
    const QByteArray one = R"("stage_id":"57a60001-0000-4000-8000-000000000000","stage_name":"One")";
    const QByteArray renamed = R"("stage_id":"57a60001-0000-4000-8000-000000000000","stage_name":"First")";
    const QByteArray two = R"("stage_id":"57a60002-0000-4000-8000-000000000000","stage_name":"Two")";
    const QByteArray onlyName = R"("stage_name":"One")";
    QTest::newRow("on and back") << QByteArrayList{one, two, one} << 2;
    QTest::newRow("renamed") << QByteArrayList{one, renamed} << 0;
    QTest::newRow("without an id between") << QByteArrayList{one, onlyName, one} << 0;
    QTest::newRow("names alone") << QByteArrayList{onlyName, R"("stage_name":"Two")"} << 1;
    QTest::newRow("not known between") << QByteArrayList{one, "", "-", two} << 1;
}

void DealPastTest::sumsUpStages()
{
    QFETCH(QByteArrayList, bodies);
    const Slip found = slip(versions(bodies));
    QTEST(found.stageMoves, "moves");
    QCOMPARE(found.isAnything(), found.stageMoves > 0);
}

void DealPastTest::sumsUpConfidence_data()
{
    QTest::addColumn<QByteArrayList>("bodies");
    QTest::addColumn<int>("moves");
    QTest::addColumn<QByteArray>("points");
    const auto row = [](const char *name, const QByteArrayList &values, int moves,
                        const QByteArray &points) {
        QByteArrayList bodies;
        for (const QByteArray &value : values)
            bodies += "\"confidence\":" + value;
        QTest::newRow(name) << bodies << moves << points;
    };
    row("up", {"40", "60"}, 1, "20");
    row("down in two steps", {"60", "50", "25"}, 2, "-35");
    row("one scale for the other", {"60", "0.6"}, 0, "0");
    row("fraction of a percent", {"0.605", "0.6"}, 1, "-0.5");
    row("unusual between", {"60", "400", "60"}, 0, "0");
    row("once only", {"60", "null"}, 0, "nothing");
}

void DealPastTest::sumsUpConfidence()
{
    QFETCH(QByteArrayList, bodies);
    const Slip found = slip(versions(bodies));
    QTEST(found.confidenceMoves, "moves");
    QTEST(digits(found.confidencePoints), "points");
    QCOMPARE(found.isAnything(), found.confidenceMoves > 0);
}

void DealPastTest::findsNothingInNothing()
{
    QVERIFY(!slip({}).isAnything());
    QVERIFY(!slip(versions({"-", "", "-"})).isAnything());
}

void DealPastTest::countsWholeDays_data()
{
    QTest::addColumn<QDateTime>("since");
    QTest::addColumn<QDateTime>("checked");
    QTest::addColumn<qint64>("days");
    QTest::newRow("twelve") << day(2) << day(14) << qint64(12);
    QTest::newRow("not quite twelve") << day(2) << day(14, 8) << qint64(11);
    QTest::newRow("same moment") << day(2) << day(2) << qint64(0);
    QTest::newRow("clock set back") << day(14) << day(2) << qint64(0);
    QTest::newRow("no beginning") << QDateTime() << day(2) << qint64(-1);
    QTest::newRow("no end") << day(2) << QDateTime() << qint64(-1);
}

void DealPastTest::countsWholeDays()
{
    QFETCH(QDateTime, since);
    QFETCH(QDateTime, checked);
    QTEST(daysBetween(since, checked).value_or(-1), "days");
}

void DealPastTest::tellsStagesByIdAndElseByName_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("id") << QByteArray(
        R"("stage_id":"57A60001-0000-4000-8000-000000000000","stage_name":"A")")
                        << QByteArray("57a60001-0000-4000-8000-000000000000");
    QTest::newRow("unreadable id") << QByteArray(R"("stage_id":7,"stage_name":" Grün ")")
                                   << QByteArray("Grün");
    QTest::newRow("blank name") << QByteArray(R"("stage_name":" ")") << QByteArray();
    QTest::newRow("neither") << QByteArray() << QByteArray();
}

void DealPastTest::tellsStagesByIdAndElseByName()
{
    QFETCH(QByteArray, members);
    QTEST(stageKey(*deal(members)), "key");
}

QTEST_GUILESS_MAIN(DealPastTest)
#include "tst_dealpast.moc"
