// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/pastexport.h"

#include "app/api/decodedeal.h"
#include "app/export/dealexport.h"
#include "tests/app/export/schemacheck.h"

#include <QDir>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid craneId(u"dea10001-0000-4000-8000-000000000001"_s);

QDateTime day(int number)
{
    return {QDate(2026, 6, number), QTime(10, 32, 5, 7), QTimeZone::utc()};
}

DealVersion version(int number, const QByteArray &members)
{
    const QByteArray body = R"({"id":"dea10001-0000-4000-8000-000000000001")" + members + '}';
    const auto deal = decodeDeal(body, craneId);
    return {number, day(number), day(number + 1), DealVersion::Body::Kept,
            deal ? std::make_shared<const Deal>(*deal) : nullptr};
}

DealVersion without(int number, DealVersion::Body body)
{
    return {number, day(number), day(number), body, nullptr};
}

/// Each kind of difference, and values that a JSON library would not hand back as they were.
const QByteArray earlier = R"(,"amount":40000.00,"next_step":null,"odd":1,"metadata":{"a":[1, 2]},)"
                           R"("contacts":[{"id":"11aa0001-0000-4000-8000-000000000001","role":"Buyer",)"
                           R"("contact_id":"c0a70001-0000-4000-8000-000000000001"},)"
                           R"({"id":"11aa0002-0000-4000-8000-000000000001"}])";
const QByteArray later =
    R"(,"amount":48500.00000000000000000001,"odd":{"x" : 1e400},"metadata":{"a":[1, 3]},)"
    R"("contacts":[{"id":"11aa0001-0000-4000-8000-000000000001","role":"Sponsor",)"
    R"("contact_id":"c0a70001-0000-4000-8000-000000000001"},)"
    R"({"id":"11aa0003-0000-4000-8000-000000000001"}])";

DealPast longPast()
{
    return {craneId,
            {version(1, R"(,"amount":40000,"currency":"EUR","expected_close_date":"2026-09-01")"),
             version(2, R"(,"currency":"EUR","amount":40000.0,"expected_close_date":"2026-09-01")"),
             version(3, R"(,"amount":32800,"currency":"EUR","expected_close_date":"2026-09-30")"),
             without(4, DealVersion::Body::Pruned), without(5, DealVersion::Body::Damaged),
             version(6, R"(,"amount":32800,"currency":"EUR","expected_close_date":"2026-09-30")")}};
}

VerifyReport damagedReport()
{
    VerifyReport report;
    report.file = u"/x/\"y\".db"_s;
    report.versions = 12;
    report.pruned = 2;
    report.head = QByteArray(32, '\xab');
    report.problems = {{VerifyProblem::Kind::Damaged, 7, 7, craneId, day(1), {}},
                       {VerifyProblem::Kind::Missing, 8, 9, {}, {}, u"2 rows"_s},
                       {VerifyProblem::Kind::File, 0, 0, {}, {}, u"page 3"_s}};
    return report;
}

} // namespace

class PastJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasUsableSchemas();
    void writesTheHistory();
    void writesEveryKindOfDifference();
    void leavesOutWhatWasAbsent();
    void writesTheReport();
    void writesACleanReport();
    void addsChangesToADeal();
    void keepsToTheSchemasForAllTestData();
    void refusesWhatBreaksTheSchema_data();
    void refusesWhatBreaksTheSchema();

private:
    const SchemaCheck m_history{u"history.schema.json"_s};
    const SchemaCheck m_diff{u"diff.schema.json"_s};
    const SchemaCheck m_verify{u"verify.schema.json"_s};
    const SchemaCheck m_show{u"show.schema.json"_s};
};

void PastJsonTest::hasUsableSchemas()
{
    QVERIFY(m_history.isUsable() && m_diff.isUsable() && m_verify.isUsable() && m_show.isUsable());
}

void PastJsonTest::writesTheHistory()
{
    const QByteArray json = historyToJson(longPast());
    QCOMPARE(m_history.fault(json), QString());
    QCOMPARE(json, QByteArray(
                       R"({"schema":1,"id":"dea10001-0000-4000-8000-000000000001","versions":[)"
                       R"({"number":1,"received_at":"2026-06-01T10:32:05.007Z",)"
                       // The second one differs in nothing shown: its check counts for the first.
                       R"("checked_at":"2026-06-03T10:32:05.007Z","body":"kept","changes":[]},)"
                       R"({"number":3,"received_at":"2026-06-03T10:32:05.007Z",)"
                       R"("checked_at":"2026-06-04T10:32:05.007Z","body":"kept","changes":[)"
                       R"({"kind":"field","path":"amount","contact_id":null,"before":40000,"after":32800},)"
                       R"({"kind":"field","path":"expected_close_date","contact_id":null,)"
                       R"("before":"2026-09-01","after":"2026-09-30"}]},)"
                       R"({"number":4,"received_at":"2026-06-04T10:32:05.007Z",)"
                       R"("checked_at":"2026-06-04T10:32:05.007Z","body":"pruned","changes":[]},)"
                       R"({"number":5,"received_at":"2026-06-05T10:32:05.007Z",)"
                       R"("checked_at":"2026-06-05T10:32:05.007Z","body":"damaged","changes":[]},)"
                       R"({"number":6,"received_at":"2026-06-06T10:32:05.007Z",)"
                       R"("checked_at":"2026-06-07T10:32:05.007Z","body":"kept","changes":[]}],)"
                       R"("slip":{"close_moves":1,"close_days":29,"amount_moves":1,"amount_percent":-18.0,)"
                       R"("stage_moves":0,"confidence_moves":0,"confidence_points":null}})"
                       "\n"));
}

void PastJsonTest::writesEveryKindOfDifference()
{
    const QByteArray json = diffToJson(version(1, earlier), version(2, later));
    QVERIFY(json.startsWith(R"({"schema":1,"id":"dea10001-0000-4000-8000-000000000001",)"
                            R"("from":{"number":1,"received_at":"2026-06-01T10:32:05.007Z",)"
                            R"("checked_at":"2026-06-02T10:32:05.007Z"},"to":{"number":2,)"));
    for (const QByteArray &part :
         {QByteArray(R"({"kind":"field","path":"amount","contact_id":null,"before":40000.00,)"
                     R"("after":48500.00000000000000000001})"),
          QByteArray(
              R"({"kind":"other_field","path":"odd","contact_id":null,"before":1,"after":{"x" : 1e400}})"),
          QByteArray(
              R"({"kind":"metadata","path":"metadata.a[1]","contact_id":null,"before":2,"after":3})"),
          QByteArray(
              R"({"kind":"contact_field","path":"contacts[11aa0001-0000-4000-8000-000000000001].role",)"
              R"("contact_id":"c0a70001-0000-4000-8000-000000000001","before":"Buyer",)"
              R"("after":"Sponsor"})"),
          QByteArray(R"("contact_id":null,"before":{"id":"11aa0002-0000-4000-8000-000000000001"}})"),
          QByteArray(R"("contact_id":null,"after":{"id":"11aa0003-0000-4000-8000-000000000001"}})")})
        QVERIFY2(json.contains(part), (part + "\n" + json).constData());
    QCOMPARE(json.count(R"("kind":)"), 7); // with next_step
    QVERIFY(json.endsWith("]}\n"));
    // The validator's own parser refuses a number beyond a double.
    QCOMPARE(m_diff.fault(QByteArray(json).replace("1e400", "1e40")), QString());
}

void PastJsonTest::leavesOutWhatWasAbsent()
{
    const QByteArray gone = diffToJson(version(1, R"(,"next_step":null)"), version(2, ""));
    QVERIFY2(gone.contains(R"("path":"next_step","contact_id":null,"before":null}])"), gone.constData());
    const QByteArray came = diffToJson(version(1, ""), version(2, R"(,"next_step":null)"));
    QVERIFY2(came.contains(R"("path":"next_step","contact_id":null,"after":null}])"), came.constData());
    const QByteArray same = diffToJson(version(1, R"(,"amount":1)"), version(2, R"( , "amount":1.0)"));
    QVERIFY2(same.endsWith(R"(,"changes":[]})"
                           "\n"),
             same.constData());
    for (const QByteArray &json : {gone, came, same})
        QCOMPARE(m_diff.fault(json), QString());
}

void PastJsonTest::writesTheReport()
{
    const QByteArray json = verifyToJson(damagedReport());
    QCOMPARE(m_verify.fault(json), QString());
    QCOMPARE(json, QByteArray(R"({"schema":1,"file":"/x/\"y\".db","versions":12,"pruned":2,"head":")")
                       + QByteArray("ab").repeated(32)
                       + R"(","problems":[{"kind":"damaged","place":7,"last":7,)"
                         R"("id":"dea10001-0000-4000-8000-000000000001",)"
                         R"("received_at":"2026-06-01T10:32:05.007Z","detail":""},)"
                         R"({"kind":"missing","place":8,"last":9,"id":null,"received_at":null,)"
                         R"("detail":"2 rows"},)"
                         R"({"kind":"file","place":null,"last":null,"id":null,"received_at":null,)"
                         R"("detail":"page 3"}]})"
                         "\n");
}

void PastJsonTest::writesACleanReport()
{
    const QByteArray json = verifyToJson({});
    QCOMPARE(json,
             QByteArray(R"({"schema":1,"file":null,"versions":0,"pruned":0,"head":null,"problems":[]})"
                        "\n"));
    QCOMPARE(m_verify.fault(json), QString());
}

void PastJsonTest::addsChangesToADeal()
{
    const DealVersion before = version(1, R"(,"amount":1)");
    const DealVersion after = version(2, R"(,"amount":2)");
    const QByteArray item = dealToJson(*after.deal, {true, day(2), {}}, QDate(2026, 6, 2));
    const QByteArray changed = withChanges(item, before.deal.get(), *after.deal);
    QCOMPARE(changed, item.chopped(2)
                          + R"(,"changes":[{"kind":"field","path":"amount","contact_id":null,"before":1,)"
                            R"("after":2}]})"
                            "\n");
    QVERIFY(withChanges(item, nullptr, *after.deal)
                .endsWith(R"(,"changes":null})"
                          "\n"));
    QCOMPARE(m_show.fault(changed), QString());
    QCOMPARE(m_show.fault(dealsToJson({changed}, {})), QString());
}

void PastJsonTest::keepsToTheSchemasForAllTestData()
{
    int count = 0;
    for (const QString &folder : {u"deals"_s, u"odd"_s}) {
        const QDir directory(QStringLiteral(TEST_DATA "/") + folder);
        for (const QString &name : directory.entryList({u"*.json"_s})) {
            QFile file(directory.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray body = file.readAll();
            const QByteArray id =
                body.mid(body.indexOf(':', body.indexOf("\"id\"")), 60).split('"').value(1);
            const auto deal = decodeDeal(body, QUuid::fromString(id));
            if (!deal || !SchemaCheck::canRead(body))
                continue;
            DealVersion whole = version(2, "");
            whole.deal = std::make_shared<const Deal>(*deal);
            const DealVersion bare = version(1, "");
            QVERIFY2(diffToJson(bare, whole).contains(R"("kind":)"), qPrintable(name));
            QCOMPARE(m_diff.fault(diffToJson(bare, whole)), QString());
            QCOMPARE(m_diff.fault(diffToJson(whole, bare)), QString());
            QCOMPARE(m_history.fault(historyToJson({craneId, {bare, whole}})), QString());
            ++count;
        }
    }
    QVERIFY(count > 20);
}

void PastJsonTest::refusesWhatBreaksTheSchema_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const QString &form, const QByteArray &from,
                        const QByteArray &to) { QTest::newRow(name) << form << from << to; };
    for (const QString &form : {u"history"_s, u"diff"_s, u"verify"_s})
        row(qPrintable(form + u" of another version"_s), form, R"("schema":1)", R"("schema":2)");
    row("history without versions", u"history"_s, R"("versions":)", R"("others":)");
    row("number zero", u"history"_s, R"("number":1)", R"("number":0)");
    row("local time", u"history"_s, "05.007Z", "05.007");
    row("unknown body", u"history"_s, R"("body":"pruned")", R"("body":"gone")");
    row("change without path", u"history"_s, R"("path":"amount",)", "");
    row("unknown kind", u"history"_s, R"("kind":"field")", R"("kind":"thing")");
    row("change of nothing", u"history"_s, R"(,"before":40000,"after":32800)", "");
    row("percent as text", u"history"_s, R"("amount_percent":-18.0)", R"("amount_percent":"-18.0")");
    row("no slip", u"history"_s, R"("slip":)", R"("slap":)");
    row("moves below zero", u"history"_s, R"("close_moves":1)", R"("close_moves":-1)");
    row("diff from nothing", u"diff"_s, R"("from":)", R"("start":)");
    row("diff to text", u"diff"_s, R"("to":{)", R"("to":"","x":{)");
    row("contact as number", u"diff"_s, R"("contact_id":null)", R"("contact_id":7)");
    row("id in capitals", u"diff"_s, R"("id":"dea10001)", R"("id":"DEA10001)");
    row("head of half the length", u"verify"_s, QByteArray("ab").repeated(32),
        QByteArray("ab").repeated(16));
    row("place zero", u"verify"_s, R"("place":7)", R"("place":0)");
    row("unknown problem", u"verify"_s, R"("kind":"damaged")", R"("kind":"bad")");
    row("problem without detail", u"verify"_s, R"(,"detail":"")", "");
    row("file as nothing", u"verify"_s, R"("file":"/x/\"y\".db")", R"("file":"")");
}

void PastJsonTest::refusesWhatBreaksTheSchema()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const SchemaCheck &schema = form == u"history" ? m_history : form == u"diff" ? m_diff : m_verify;
    const QByteArray json = form == u"history" ? historyToJson(longPast())
                            : form == u"diff"
                                ? diffToJson(version(1, R"(,"amount":1)"), version(2, R"(,"amount":2)"))
                                : verifyToJson(damagedReport());
    QCOMPARE(schema.fault(json), QString());
    const QByteArray broken = QByteArray(json).replace(from, to);
    QVERIFY2(broken != json, json.constData());
    QVERIFY(SchemaCheck::canRead(broken));
    QVERIFY2(!schema.fault(broken).isEmpty(), broken.constData());
}

QTEST_GUILESS_MAIN(PastJsonTest)
#include "tst_pastjson.moc"
