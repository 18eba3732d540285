// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampledeals.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/moment.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

// The day from which the contract's own examples look as they are written.
const QDate today(2026, 9, 21);

QByteArray dealJson(const QByteArray &digits, QDate day = today)
{
    const QString wanted = QString::fromLatin1(digits) + QStringLiteral("-0000-4000-8000-000000000001");
    for (const SampleBody &deal : sampleDeals(day)) {
        if (identifierText(deal.id) == wanted)
            return deal.json;
    }
    return {};
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestSampleDeals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAboutSixtyDeals();
    void everyDealIsAnObjectWithItsOwnId();
    void everyDealHasTheRequiredFields();
    void everyDealButTheRightToLeftOneStandsInThreePipelines();
    void everyStageBelongsToOnePipeline();
    void servesTheDealsOfTheContract_data();
    void servesTheDealsOfTheContract();
    void harbourCraneComesFirstAndFull();
    void isTheSameForTheSameDay();
    void daysMoveWithToday_data();
    void daysMoveWithToday();
    void noMomentIsStillToCome();
    void coversTheRange_data();
    void coversTheRange();
    void linksAreThoseOfTheContract();
    void countsContacts_data();
    void countsContacts();
    void shortLinkSaysWhoAndAs();
};

void TestSampleDeals::holdsAboutSixtyDeals()
{
    const std::size_t count = sampleDeals(today).size();
    QVERIFY2(count >= 55 && count <= 65, QByteArray::number(qulonglong(count)).constData());
}

void TestSampleDeals::everyDealIsAnObjectWithItsOwnId()
{
    QSet<QUuid> seen;
    for (const SampleBody &deal : sampleDeals(today)) {
        QJsonParseError error;
        const QJsonObject parsed = QJsonDocument::fromJson(deal.json, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError,
                 qPrintable(identifierText(deal.id) + error.errorString()));
        QCOMPARE(parsed[u"id"].toString(), identifierText(deal.id));
        QVERIFY(!seen.contains(deal.id));
        seen.insert(deal.id);
    }
}

void TestSampleDeals::everyDealHasTheRequiredFields()
{
    const char *const required[] = {"created_at", "id",        "metadata",   "name",     "pipeline_id",
                                    "stage_id",   "tenant_id", "updated_at", "contacts", "pipeline_name",
                                    "stage_name"};
    for (const SampleBody &deal : sampleDeals(today)) {
        const QJsonObject parsed = object(deal.json);
        if (identifierText(deal.id).startsWith(u"dea2020f")) // odd on purpose
            continue;
        for (const char *key : required)
            QVERIFY2(parsed.contains(QLatin1StringView(key)),
                     qPrintable(identifierText(deal.id) + QLatin1Char(' ') + QLatin1StringView(key)));
    }
}

void TestSampleDeals::everyDealButTheRightToLeftOneStandsInThreePipelines()
{
    QSet<QString> pipelines;
    for (const SampleBody &deal : sampleDeals(today)) {
        const QJsonObject parsed = object(deal.json);
        const QString id = identifierText(deal.id);
        if (!id.startsWith(u"dea1000c") && !id.startsWith(u"dea2020f"))
            pipelines +=
                parsed[u"pipeline_id"].toString() + QLatin1Char(' ') + parsed[u"pipeline_name"].toString();
    }
    const QSet<QString> expected = {u"b1be0001-0000-4000-8000-000000000001 Projects"_s,
                                    u"b1be0002-0000-4000-8000-000000000001 Subscriptions"_s,
                                    u"b1be0003-0000-4000-8000-000000000001 Public-sector framework "
                                    u"agreements above the publication threshold "
                                    "(northern region)"_s};
    QCOMPARE(pipelines, expected);
}

void TestSampleDeals::everyStageBelongsToOnePipeline()
{
    QHash<QString, QString> known;
    for (const SampleBody &deal : sampleDeals(today)) {
        const QJsonObject parsed = object(deal.json);
        if (!parsed.contains(u"stage_id"))
            continue;
        const QString stage = parsed[u"stage_id"].toString();
        QVERIFY2(parseIdentifier(stage.toLatin1()), qPrintable(identifierText(deal.id)));
        const QString names = parsed[u"pipeline_id"].toString() + parsed[u"stage_name"].toString();
        if (!known.contains(stage))
            known.insert(stage, names);
        QCOMPARE(names, known.value(stage));
    }
}

void TestSampleDeals::servesTheDealsOfTheContract_data()
{
    QTest::addColumn<QByteArray>("digits");

    QTest::newRow("openOneTimeOnePrimary") << QByteArray("dea10001");
    QTest::newRow("openMonthlyNoContacts") << QByteArray("dea10002");
    QTest::newRow("openQuarterlyTwoPrimaries") << QByteArray("dea10003");
    QTest::newRow("openSeveralNonePrimary") << QByteArray("dea10004");
    QTest::newRow("wonAnnual") << QByteArray("dea10005");
    QTest::newRow("lostOneTime") << QByteArray("dea10006");
    QTest::newRow("closedOutcomeUnclear") << QByteArray("dea10007");
    QTest::newRow("deletedDeal") << QByteArray("dea10008");
    QTest::newRow("requiredFieldsOnly") << QByteArray("dea10009");
    QTest::newRow("unknownPeriodNoCurrency") << QByteArray("dea1000a");
    QTest::newRow("veryLongText") << QByteArray("dea1000b");
    QTest::newRow("rightToLeftAndUnicode") << QByteArray("dea1000c");
}

void TestSampleDeals::servesTheDealsOfTheContract()
{
    QFETCH(QByteArray, digits);

    QFile file(QStringLiteral(TEST_DATA "/deals/%1.json").arg(QLatin1StringView(QTest::currentDataTag())));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject expected = object(file.readAll());
    QJsonObject served = object(dealJson(digits));
    if (digits == "dea10001") { // has three more people
        const QJsonArray links = served[u"contacts"].toArray();
        QVERIFY(links.contains(expected[u"contacts"].toArray().first()));
        served.remove(u"contacts");
        expected.remove(u"contacts");
    }
    QCOMPARE(served, expected);
}

void TestSampleDeals::harbourCraneComesFirstAndFull()
{
    const SampleBody first = sampleDeals(today).front();
    QCOMPARE(identifierText(first.id), u"dea10001-0000-4000-8000-000000000001"_s);
    const QJsonObject deal = object(first.json);
    QCOMPARE(deal[u"name"].toString(), u"Harbour crane retrofit"_s);
    QCOMPARE(deal[u"expected_close_date"].toString(), u"2026-09-30"_s);
    QCOMPARE(deal[u"next_step"].toString(), u"Call Ines about the delivery window"_s);
    QCOMPARE(deal[u"currency"].toString(), u"EUR"_s);
    QCOMPARE(deal[u"contacts"].toArray().size(), 4);
    QCOMPARE(first.json.count("\"is_primary\": true"), 1);
    QVERIFY(first.json.contains("\"amount\": 48500.0,"));
    QVERIFY(first.json.contains("\"confidence\": 60,"));
}

void TestSampleDeals::isTheSameForTheSameDay()
{
    const std::vector<SampleBody> once = sampleDeals(today);
    const std::vector<SampleBody> again = sampleDeals(today);
    QCOMPARE(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
        QCOMPARE(once[i].id, again[i].id);
        QCOMPARE(once[i].json, again[i].json);
    }
}

void TestSampleDeals::daysMoveWithToday_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("expected");

    using B = QByteArray;
    QTest::newRow("in nine days") << QDate(2026, 9, 21) << B("dea10001") << B("expected_close_date")
                                  << B("\"2026-09-30\"");
    QTest::newRow("over a leap day") << QDate(2028, 2, 20) << B("dea10001") << B("expected_close_date")
                                     << B("\"2028-02-29\"");
    QTest::newRow("over the end of a year")
        << QDate(2026, 12, 28) << B("dea10001") << B("expected_close_date") << B("\"2027-01-06\"");
    QTest::newRow("due today") << QDate(2026, 9, 21) << B("dea20002") << B("expected_close_date")
                               << B("\"2026-09-21\"");
    QTest::newRow("overdue since yesterday")
        << QDate(2026, 9, 21) << B("dea20004") << B("expected_close_date") << B("\"2026-09-20\"");
    QTest::newRow("moment with a fraction")
        << QDate(2026, 9, 21) << B("dea20001") << B("updated_at") << B("\"2026-09-17T13:05:22.5Z\"");
    QTest::newRow("moment with an offset")
        << QDate(2026, 9, 21) << B("dea2000a") << B("closed_at") << B("\"2026-08-12T19:45:00-05:00\"");
}

void TestSampleDeals::daysMoveWithToday()
{
    QFETCH(QDate, day);
    QFETCH(QByteArray, digits);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, expected);

    QCOMPARE(member(dealJson(digits, day), key).toByteArray(), expected);
}

void TestSampleDeals::noMomentIsStillToCome()
{
    const Moment latest = Moment::of(QDateTime(QDate(2026, 9, 20), QTime(0, 0), Qt::UTC));
    for (const SampleBody &deal : sampleDeals(today)) {
        QVERIFY2(!deal.json.contains("\"today"), deal.json.constData());
        for (const char *key : {"created_at", "updated_at", "closed_at", "deleted_at"}) {
            const auto moment = parseMoment(unquoted(member(deal.json, key)));
            QVERIFY2(!moment || *moment < latest, deal.json.constData());
        }
        const auto created = parseMoment(unquoted(member(deal.json, "created_at")));
        const auto updated = parseMoment(unquoted(member(deal.json, "updated_at")));
        QVERIFY2(created && updated && *created <= *updated, deal.json.constData());
    }
}

void TestSampleDeals::coversTheRange_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("raw"); // empty when absent

    using B = QByteArray;
    QTest::newRow("one-time") << B("dea20001") << B("value_period") << B("\"one_time\"");
    QTest::newRow("monthly") << B("dea20101") << B("value_period") << B("\"monthly\"");
    QTest::newRow("quarterly") << B("dea20106") << B("value_period") << B("\"quarterly\"");
    QTest::newRow("annual") << B("dea20104") << B("value_period") << B("\"annual\"");
    QTest::newRow("unknown period") << B("dea2010c") << B("value_period") << B("\"per seat\"");
    QTest::newRow("digits as written") << B("dea20001") << B("amount") << B("1820000.00");
    QTest::newRow("amount with an exponent") << B("dea20209") << B("amount") << B("1.5e6");
    QTest::newRow("zero") << B("dea2010a") << B("amount") << B("0");
    QTest::newRow("negative") << B("dea20008") << B("amount") << B("-3200.00");
    QTest::newRow("amount null") << B("dea20007") << B("amount") << B("null");
    QTest::newRow("amount absent") << B("dea20005") << B("amount") << B();
    QTest::newRow("yen with a fraction") << B("dea20010") << B("amount") << B("1250000.5");
    QTest::newRow("yen") << B("dea10006") << B("currency") << B("\"JPY\"");
    QTest::newRow("three decimals") << B("dea1000b") << B("currency") << B("\"KWD\"");
    QTest::newRow("currency absent") << B("dea2020a") << B("currency") << B();
    QTest::newRow("unknown currency") << B("dea2020c") << B("currency") << B("\"XQZ\"");
    QTest::newRow("confidence null") << B("dea20007") << B("confidence") << B("null");
    QTest::newRow("confidence absent") << B("dea10009") << B("confidence") << B();
    QTest::newRow("confidence 0") << B("dea10004") << B("confidence") << B("0");
    QTest::newRow("confidence 1") << B("dea20108") << B("confidence") << B("1");
    QTest::newRow("confidence as a fraction") << B("dea20101") << B("confidence") << B("0.6");
    QTest::newRow("confidence off the scale") << B("dea20107") << B("confidence") << B("250");
    QTest::newRow("confidence below the scale") << B("dea2010b") << B("confidence") << B("-5");
    QTest::newRow("confidence that is no number") << B("dea20111") << B("confidence") << B("\"high\"");
    QTest::newRow("won") << B("dea20009") << B("won_reason") << B("\"Same team as phase one\"");
    QTest::newRow("lost") << B("dea2000a") << B("lost_reason") << B("\"Stayed with the local supplier\"");
    QTest::newRow("closed unclear") << B("dea2000b") << B("won_reason") << B("\"   \"");
    QTest::newRow("deleted and closed")
        << B("dea20011") << B("deleted_at") << B("\"2026-09-05T10:05:00Z\"");
    QTest::newRow("open in a stage called Won") << B("dea2000c") << B("stage_name") << B("\"Won\"");
    QTest::newRow("open with a reason") << B("dea2000e") << B("closed_at") << B("null");
    QTest::newRow("blank title") << B("dea2000d") << B("name") << B("\"\"");
    QTest::newRow("no close date") << B("dea20005") << B("expected_close_date") << B("null");
    QTest::newRow("impossible day") << B("dea20111") << B("expected_close_date") << B("\"2027-02-30\"");
    QTest::newRow("contact that is not linked")
        << B("dea20007") << B("contact_id") << B("\"c0a70019-0000-4000-8000-000000000001\"");
    QTest::newRow("unknown field") << B("dea20010") << B("health_score") << B("0.730");
    QTest::newRow("metadata filled in") << B("dea20002") << B("metadata") << B("{}");
    QTest::newRow("metadata number") << B("dea2020b") << B("metadata") << B("42");
}

void TestSampleDeals::coversTheRange()
{
    QFETCH(QByteArray, digits);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, raw);

    const QByteArray deal = dealJson(digits);
    QVERIFY(!deal.isEmpty());
    QCOMPARE(member(deal, key).toByteArray(), raw);
}

void TestSampleDeals::linksAreThoseOfTheContract()
{
    QSet<QString> seen;
    for (const SampleBody &deal : sampleDeals(today)) {
        const QJsonArray links = object(deal.json)[u"contacts"].toArray();
        for (const QJsonValue &link : links) {
            QCOMPARE(link[u"deal_id"].toString(), identifierText(deal.id));
            for (const char *key : {"id", "contact_id", "tenant_id"})
                QVERIFY(parseIdentifier(link[QLatin1StringView(key)].toString().toLatin1()));
            QVERIFY(parseMoment(link[u"created_at"].toString().toLatin1()));
            QVERIFY(parseMoment(link[u"updated_at"].toString().toLatin1()));
            QVERIFY(link[u"is_primary"].isBool());
            QVERIFY(link.toObject().contains(u"metadata"));
            QVERIFY2(!seen.contains(link[u"id"].toString()), qPrintable(link[u"id"].toString()));
            seen += link[u"id"].toString();
        }
    }
}

void TestSampleDeals::countsContacts_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("links");
    QTest::addColumn<int>("primaries");

    QTest::newRow("none") << QByteArray("dea20205") << 0 << 0;
    QTest::newRow("one, not primary") << QByteArray("dea20005") << 1 << 0;
    QTest::newRow("several, none primary") << QByteArray("dea2020a") << 2 << 0;
    QTest::newRow("two primaries of four") << QByteArray("dea2010f") << 4 << 2;
    QTest::newRow("forty") << QByteArray("dea2000f") << 40 << 1;
    QTest::newRow("two thousand") << QByteArray("dea20206") << 2000 << 1;
}

void TestSampleDeals::countsContacts()
{
    QFETCH(QByteArray, digits);
    QFETCH(int, links);
    QFETCH(int, primaries);

    const QByteArray deal = dealJson(digits);
    QCOMPARE(object(deal)[u"contacts"].toArray().size(), links);
    QCOMPARE(deal.count("\"is_primary\": true"), primaries);
}

void TestSampleDeals::shortLinkSaysWhoAndAs()
{
    const QJsonArray links = object(dealJson("dea20001"))[u"contacts"].toArray();
    const QJsonObject first{{u"id"_s, u"11aa0001-0001-4000-8000-000000000001"_s},
                            {u"deal_id"_s, u"dea20001-0000-4000-8000-000000000001"_s},
                            {u"contact_id"_s, u"c0a70017-0000-4000-8000-000000000001"_s},
                            {u"tenant_id"_s, u"7e4a0001-0000-4000-8000-000000000001"_s},
                            {u"is_primary"_s, true},
                            {u"role"_s, u"Head of works"_s},
                            {u"introduced_by"_s, QJsonValue::Null},
                            {u"metadata"_s, QJsonObject()},
                            {u"created_at"_s, u"2026-07-20T07:40:00Z"_s},
                            {u"updated_at"_s, u"2026-07-20T07:40:00Z"_s}};
    QCOMPARE(links[0].toObject(), first);
    QCOMPARE(links[1][u"is_primary"].toBool(true), false);
    QCOMPARE(links[1][u"role"].toString(), u"Hydraulics"_s);
    QCOMPARE(links[1][u"introduced_by"].toString(), u"c0a70017-0000-4000-8000-000000000001"_s);
    QVERIFY(links[2][u"role"].isNull());
    QCOMPARE(links[2][u"introduced_by"].toString(), u"3e3be001-0000-4000-8000-000000000001"_s);
}

QTEST_GUILESS_MAIN(TestSampleDeals)
#include "tst_sampledeals.moc"
