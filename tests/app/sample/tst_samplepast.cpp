// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/samplepast.h"

#include "app/domain/identifier.h"
#include "app/domain/moment.h"
#include "app/sample/sampledeals.h"
#include "app/sample/sampleservice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 9, 21);

const QByteArray dealText =
    R"({"id": "dea10001-0000-4000-8000-000000000001", "amount": 48500.0, "stage_id": "x", "stage_name": "Won", )"
    R"("created_at": "2026-02-11T08:15:30Z", "contacts": [)"
    R"({"id": "11aa0001-0000-4000-8000-000000000001", "contact_id": "c0a70001-0000-4000-8000-000000000001", "role": "Buyer"}, )"
    R"({"id": "11aa0002-0000-4000-8000-000000000001", "contact_id": "c0a70002-0000-4000-8000-000000000001", "role": null}], )"
    R"("metadata": {"a": 1}})";

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The answers of one deal, oldest first.
std::vector<PastAnswer> pastOf(const QByteArray &digits)
{
    std::vector<PastAnswer> answers;
    for (const PastAnswer &answer : samplePast(sampleDeals(today), today)) {
        if (answer.id == fullIdentifier(digits))
            answers.push_back(answer);
    }
    return answers;
}

/// The fields of the contract, and others, in which two answers differ.
QStringList changedKeys(const QByteArray &before, const QByteArray &after)
{
    const QJsonObject left = object(before);
    const QJsonObject right = object(after);
    QStringList keys = left.keys() + right.keys();
    keys.removeDuplicates();
    keys.removeIf([&](const QString &key) {
        return left.contains(key) == right.contains(key) && left[key] == right[key];
    });
    keys.sort();
    return keys;
}

} // namespace

class TestSamplePast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesADealAsItIsWithoutChanges();
    void changesADeal_data();
    void changesADeal();
    void changesLinks_data();
    void changesLinks();
    void linkOfOneWhoLeftIsTheSameInEveryAnswer();
    void severalDealsHaveAPastThatEndsToday();
    void timeGoesOn();
    void everyAnswerDiffersFromTheOneBefore();
    void threeDealsChangedSinceTheyWereLookedAt();
    void stagesKeepTheirNames();
    void harbourCraneIsAsItIsDrawn();
    void coversWhatCanChange_data();
    void coversWhatCanChange();
    void isTheSameForTheSameDay();
};

void TestSamplePast::leavesADealAsItIsWithoutChanges()
{
    const QByteArray odd = "{ \"id\":\"x\",\n \"amount\": 1.50e3 }";
    QCOMPARE(changedDeal(odd, R"({"received": "2026-09-01T00:00:00Z", "looked": true})"), odd);
}

void TestSamplePast::changesADeal_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QByteArray>("holds");

    using B = QByteArray;
    QTest::newRow("another value, digits as written")
        << B(R"({"set": {"amount": 40000.00}})") << QStringList{u"amount"_s}
        << B(R"("amount": 40000.00, )");
    QTest::newRow("null") << B(R"({"set": {"amount": null}})") << QStringList{u"amount"_s}
                          << B(R"("amount": null)");
    QTest::newRow("a field that is there no longer")
        << B(R"({"set": {"score": 0.810}})") << QStringList{u"score"_s} << B(R"(, "score": 0.810})");
    QTest::newRow("a field that was not there yet")
        << B(R"({"unset": ["amount"]})") << QStringList{u"amount"_s} << B(R"(001", "stage_id")");
    QTest::newRow("another stage")
        << B(R"({"stage": "57a6000a Site survey"})") << QStringList{u"stage_id"_s, u"stage_name"_s}
        << B(R"("stage_id": "57a6000a-0000-4000-8000-000000000001", "stage_name": "Site survey")");
    QTest::newRow("a value that looks like a key")
        << B(R"({"set": {"amount": "contacts"}})") << QStringList{u"amount"_s}
        << B(R"("amount": "contacts")");
}

void TestSamplePast::changesADeal()
{
    QFETCH(QByteArray, change);
    QFETCH(QStringList, keys);
    QFETCH(QByteArray, holds);

    const QByteArray changed = changedDeal(dealText, change);
    QCOMPARE(changedKeys(dealText, changed), keys);
    QVERIFY2(changed.contains(holds), changed.constData());
}

void TestSamplePast::changesLinks_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("roles"); // of all links, in order

    using B = QByteArray;
    QTest::newRow("another role") << B(R"({"links": {"c0a70002": {"role": "Legal"}}})")
                                  << B(R"(["Buyer","Legal"])");
    QTest::newRow("one not linked yet") << B(R"({"without": ["c0a70001"]})") << B("[null]");
    QTest::newRow("none linked yet") << B(R"({"without": ["c0a70002", "c0a70001"]})") << B("[]");
    QTest::newRow("one linked no longer")
        << B(R"({"with": ["c0a7001c* Finance"]})") << B(R"(["Buyer",null,"Finance"])");
    QTest::newRow("all at once") << B(
        R"({"with": ["c0a7001c"], "without": ["c0a70001"], "links": {"c0a70002": {"role": "A"}}})")
                                 << B(R"(["A",null])");
    QTest::newRow("somebody who is not linked")
        << B(R"({"without": ["c0a70007"], "links": {"c0a70008": {"role": "A"}}})")
        << B(R"(["Buyer",null])");
}

void TestSamplePast::changesLinks()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, roles);

    const QJsonObject changed = object(changedDeal(dealText, change));
    QCOMPARE(changed.keys(), object(dealText).keys());
    QJsonArray found;
    const QJsonArray links = changed[u"contacts"].toArray();
    for (const QJsonValue &link : links)
        found.append(link[u"role"]);
    QCOMPARE(QJsonDocument(found).toJson(QJsonDocument::Compact), roles);
}

void TestSamplePast::linkOfOneWhoLeftIsTheSameInEveryAnswer()
{
    const auto linkOf = [](const QByteArray &with) {
        return object(changedDeal(dealText, R"({"with": [)" + with + "]}"))[u"contacts"].toArray().last();
    };
    const QJsonValue left = linkOf(R"("c0a7001c* Finance")");
    QCOMPARE(left, linkOf(R"("c0a70004", "c0a7001c* Finance")"));
    QCOMPARE(left[u"id"].toString(), u"11aa0001-801c-4000-8000-000000000001"_s);
    QCOMPARE(left[u"deal_id"].toString(), u"dea10001-0000-4000-8000-000000000001"_s);
    QCOMPARE(left[u"contact_id"].toString(), u"c0a7001c-0000-4000-8000-000000000001"_s);
    QCOMPARE(left[u"is_primary"].toBool(), true);
    QCOMPARE(left[u"created_at"].toString(), u"2026-02-11T08:15:30Z"_s);
}

void TestSamplePast::severalDealsHaveAPastThatEndsToday()
{
    const std::vector<SampleBody> deals = sampleDeals(today);
    QHash<QUuid, std::vector<QByteArray>> bodies;
    for (const PastAnswer &answer : samplePast(deals, today))
        bodies[answer.id].push_back(answer.body);
    QCOMPARE(bodies.size(), 6);
    for (auto deal = bodies.cbegin(); deal != bodies.cend(); ++deal) {
        QVERIFY(deal->size() >= 3 && deal->size() <= 5); // two to four earlier ones, and today's
        const auto now = std::find_if(deals.begin(), deals.end(),
                                      [&](const SampleBody &body) { return body.id == deal.key(); });
        QVERIFY(now != deals.end());
        QCOMPARE(deal->back(), now->json);
    }
}

void TestSamplePast::timeGoesOn()
{
    const QDateTime latest(QDate(2026, 9, 20), QTime(0, 0), Qt::UTC);
    QDateTime before(QDate(2025, 9, 21), QTime(0, 0), Qt::UTC);
    for (const PastAnswer &answer : samplePast(sampleDeals(today), today)) {
        QVERIFY(answer.receivedAt.isValid() && before <= answer.receivedAt && answer.receivedAt < latest);
        QCOMPARE(answer.receivedAt.timeSpec(), Qt::UTC);
        before = answer.receivedAt;
        for (const char *key : {"created_at", "updated_at", "closed_at"}) {
            const auto moment = parseMoment(unquoted(member(answer.body, key)));
            QVERIFY2(!moment || moment->utc() < answer.receivedAt, answer.body.constData());
        }
        const QJsonArray links = object(answer.body)[u"contacts"].toArray();
        for (const QJsonValue &link : links)
            QVERIFY(parseMoment(link[u"created_at"].toString().toLatin1())->utc() < answer.receivedAt);
    }
}

void TestSamplePast::everyAnswerDiffersFromTheOneBefore()
{
    QHash<QUuid, QByteArray> last;
    for (const PastAnswer &answer : samplePast(sampleDeals(today), today)) {
        QCOMPARE(object(answer.body)[u"id"].toString(), identifierText(answer.id));
        if (last.contains(answer.id)) {
            const QStringList keys = changedKeys(last[answer.id], answer.body);
            QVERIFY2(keys.size() > 1 && keys.contains(u"updated_at"), answer.body.constData());
        }
        last[answer.id] = answer.body;
    }
}

void TestSamplePast::threeDealsChangedSinceTheyWereLookedAt()
{
    QHash<QUuid, int> looks;
    QHash<QUuid, bool> wasLooked; // at the last one
    for (const PastAnswer &answer : samplePast(sampleDeals(today), today)) {
        looks[answer.id] += answer.wasLooked ? 1 : 0;
        wasLooked[answer.id] = answer.wasLooked;
    }
    QCOMPARE(looks.values(), QList<int>(6, 1));
    QSet<QString> changed;
    for (auto deal = wasLooked.cbegin(); deal != wasLooked.cend(); ++deal) {
        if (!*deal)
            changed << identifierText(deal.key()).first(8);
    }
    const QSet<QString> expected = {u"dea10001"_s, u"dea20010"_s, u"dea20103"_s};
    QCOMPARE(changed, expected);
}

void TestSamplePast::stagesKeepTheirNames()
{
    QHash<QString, QString> known;
    std::vector<QByteArray> bodies;
    for (const SampleBody &deal : sampleDeals(today))
        bodies.push_back(deal.json);
    for (const PastAnswer &answer : samplePast(sampleDeals(today), today))
        bodies.push_back(answer.body);
    const auto moves = sampleMoves(today);
    for (const SampleBody &deal : sampleDeals(today)) {
        for (const QByteArray &move : moves.value(deal.id))
            bodies.push_back(changedDeal(deal.json, move));
    }
    for (const QByteArray &body : bodies) {
        const QJsonObject deal = object(body);
        const QString names = deal[u"pipeline_name"].toString() + u'/' + deal[u"stage_name"].toString();
        QCOMPARE(names, known.value(deal[u"stage_id"].toString(), names));
        known.insert(deal[u"stage_id"].toString(), names);
    }
}

void TestSamplePast::harbourCraneIsAsItIsDrawn()
{
    const std::vector<PastAnswer> past = pastOf("dea10001");
    QCOMPARE(past.size(), std::size_t(3));
    QVERIFY(past[1].wasLooked);
    const QStringList expected = {u"amount"_s, u"stage_id"_s, u"stage_name"_s, u"updated_at"_s};
    QCOMPARE(changedKeys(past[1].body, past[2].body), expected);
    QCOMPARE(object(past[1].body)[u"amount"].toDouble(), 40000);
    QCOMPARE(object(past[1].body)[u"stage_name"].toString(), u"Qualified"_s);
    QCOMPARE(past[2].receivedAt.daysTo(QDateTime(today, QTime(8, 32, 10), Qt::UTC)), 12);
}

void TestSamplePast::coversWhatCanChange_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("from");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("before"); // raw JSON, or what it holds
    QTest::addColumn<QByteArray>("after");

    using B = QByteArray;
    QTest::newRow("a contact joined") << B("dea10003") << 0 << B("contacts") << B() << B("c0a70004-");
    QTest::newRow("a contact left") << B("dea20104") << 0 << B("contacts") << B("c0a7001a-") << B();
    QTest::newRow("a role") << B("dea10003") << 1 << B("contacts") << B("Observer")
                            << B("Technical evaluator");
    QTest::newRow("close date, once")
        << B("dea20103") << 0 << B("expected_close_date") << B("2026-07-23") << B("2026-08-10");
    QTest::newRow("close date, twice")
        << B("dea20103") << 1 << B("expected_close_date") << B("2026-08-10") << B("2026-08-26");
    QTest::newRow("close date, three times")
        << B("dea20103") << 2 << B("expected_close_date") << B("2026-08-26") << B("2026-09-09");
    QTest::newRow("metadata") << B("dea20010") << 0 << B("metadata") << B("\"revision\": 9")
                              << B("\"revision\": 11");
    QTest::newRow("an undocumented field")
        << B("dea20010") << 0 << B("health_score") << B("0.810") << B("0.750");
    QTest::newRow("an undocumented field that came")
        << B("dea20010") << 0 << B("owner_id") << B() << B("3e3b0001");
    QTest::newRow("won") << B("dea20009") << 1 << B("won_reason") << B("null")
                         << B("Same team as phase one");
    QTest::newRow("next step") << B("dea20104") << 1 << B("next_step") << B("Check last")
                               << B("Send the renewal");
}

void TestSamplePast::coversWhatCanChange()
{
    QFETCH(QByteArray, digits);
    QFETCH(int, from);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);

    const std::vector<PastAnswer> past = pastOf(digits);
    QVERIFY(past.size() > std::size_t(from) + 1);
    const QByteArray first = member(past[from].body, key).toByteArray();
    const QByteArray second = member(past[from + 1].body, key).toByteArray();
    QVERIFY2(before.isEmpty() ? !first.contains(after) : first.contains(before), first.constData());
    QVERIFY2(after.isEmpty() ? !second.contains(before) : second.contains(after), second.constData());
}

void TestSamplePast::isTheSameForTheSameDay()
{
    const std::vector<PastAnswer> once = samplePast(sampleDeals(today), today);
    const std::vector<PastAnswer> again = SampleService(today).past();
    QCOMPARE(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
        QCOMPARE(once[i].id, again[i].id);
        QCOMPARE(once[i].body, again[i].body);
        QCOMPARE(once[i].receivedAt, again[i].receivedAt);
        QCOMPARE(once[i].wasLooked, again[i].wasLooked);
    }
}

QTEST_GUILESS_MAIN(TestSamplePast)
#include "tst_samplepast.moc"
