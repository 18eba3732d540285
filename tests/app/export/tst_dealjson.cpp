// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/api/decodecontact.h"
#include "app/api/decodedeal.h"
#include "tests/app/export/schemacheck.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDate today(2026, 9, 21);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray data(const QString &path)
{
    return contents(QStringLiteral(TEST_DATA "/") + path);
}

/// The files of the folder that are deals, by their own `id`.
QStringList dealFiles(const QString &folder)
{
    QStringList files;
    for (const QString &name : QDir(QStringLiteral(TEST_DATA "/") + folder).entryList({u"*.json"_s}))
        files += folder + u'/' + name;
    return files;
}

std::optional<Deal> decoded(const QByteArray &body)
{
    const qsizetype at = body.indexOf("\"id\"");
    const QByteArray id = body.mid(body.indexOf(':', at), 60).split('"').value(1);
    const auto deal = decodeDeal(body, QUuid::fromString(id));
    return deal ? std::optional(*deal) : std::nullopt;
}

DealSource live()
{
    return {true, QDateTime(QDate(2026, 9, 21), QTime(8, 30, 0, 7), QTimeZone::utc()), {}};
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

QJsonObject derived(const QByteArray &body)
{
    return parsed(dealToJson(*decoded(body), live(), today)).value(u"derived").toObject();
}

QByteArray dealWith(const QByteArray &members)
{
    return R"({"id":"dea10001-0000-4000-8000-000000000001",)" + members + '}';
}

} // namespace

class DealJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsToItsSchema_data();
    void keepsToItsSchema();
    void placesTheBodyByteForByte_data();
    void placesTheBodyByteForByte();
    void leavesOutByteOrderMarkAndOuterBlanks();
    void refusesWhatBreaksTheSchema_data();
    void refusesWhatBreaksTheSchema();
    void derivesOutcomes_data();
    void derivesOutcomes();
    void keepsDigitsExact();
    void derivesNothingFromNothing();
    void namesPrimariesContradictionsAndNotes();
    void tellsWhereTheDealCameFrom();
    void namesPeopleThatAreKnown();
    void listsSeveralDeals();

private:
    const SchemaCheck m_schema{u"show.schema.json"_s};
};

void DealJsonTest::initTestCase()
{
    QVERIFY(m_schema.isUsable());
}

void DealJsonTest::keepsToItsSchema_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const QString &file : dealFiles(u"deals"_s) + dealFiles(u"odd"_s)) {
        if (decoded(data(file)))
            QTest::newRow(qPrintable(file)) << data(file);
    }
}

void DealJsonTest::keepsToItsSchema()
{
    QFETCH(QByteArray, body);
    const Deal deal = *decoded(body);
    QByteArray json = dealToJson(deal, live(), today);
    const QByteArray sent = body.startsWith("\xEF\xBB\xBF") ? body.mid(3).trimmed() : body.trimmed();
    // Only what the service may send and the validator cannot read is taken out, never our own part.
    if (!SchemaCheck::canRead(sent)) {
        QVERIFY(QByteArray(QTest::currentDataTag()).startsWith("odd/"));
        json.replace(sent, R"({"id":"dea10001-0000-4000-8000-000000000001"})");
    }
    QCOMPARE(m_schema.fault(json), QString());
    QVERIFY(json.endsWith("}\n"));
    QCOMPARE(m_schema.fault(dealsToJson({json, json}, {})), QString());
}

void DealJsonTest::placesTheBodyByteForByte_data()
{
    keepsToItsSchema_data();
}

void DealJsonTest::placesTheBodyByteForByte()
{
    QFETCH(QByteArray, body);
    const QByteArray sent = body.startsWith("\xEF\xBB\xBF") ? body.mid(3).trimmed() : body.trimmed();
    const QByteArray json = dealToJson(*decoded(body), live(), today);
    const QByteArray start = R"({"schema":1,"deal":)";
    QVERIFY(json.startsWith(start));
    QCOMPARE(json.mid(start.size(), sent.size()), sent);
    QCOMPARE(json.mid(start.size() + sent.size(), 11), R"(,"derived":)");
}

void DealJsonTest::leavesOutByteOrderMarkAndOuterBlanks()
{
    const QByteArray body = "\xEF\xBB\xBF\r\n\t {\"id\" :\n\"dea10001-0000-4000-8000-000000000001\"} \n";
    const QByteArray json = dealToJson(*decoded(body), live(), today);
    QVERIFY(json.startsWith(
        "{\"schema\":1,\"deal\":{\"id\" :\n\"dea10001-0000-4000-8000-000000000001\"},\"derived\":"));
}

void DealJsonTest::refusesWhatBreaksTheSchema_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to) {
        QTest::newRow(name) << from << to;
    };
    row("another version", R"("schema":1)", R"("schema":2)");
    row("deal as text", R"("deal":{)", R"("deal":"","x":{)");
    row("deal without id", R"("id": "dea1)", R"("no": "dea1)");
    row("id of another form", R"("id": "dea1)", R"("id": "Xea1)");
    row("no derived part", R"("derived":)", R"("other":)");
    row("invented outcome", R"("outcome":"open")", R"("outcome":"maybe")");
    row("percent as text", R"("confidence_percent":60)", R"("confidence_percent":"60")");
    row("percent beyond 100", R"("confidence_percent":60)", R"("confidence_percent":101)");
    row("money as number", R"("amount":"29100.00")", R"("amount":29100.00)");
    row("money with grouping", R"("amount":"29100.00")", R"("amount":"29,100.00")");
    row("money without currency", R"("29100.00","currency":"EUR")", R"("29100.00")");
    row("annualised missing", R"("annualised":null,)", "");
    row("primary as object", R"("primary_contact_link_ids":[)", R"("primary_contact_link_ids":[{},)");
    row("unknown contradiction", R"("contradictions":[])", R"("contradictions":["odd"])");
    row("note without path", R"("notes":[])", R"("notes":[{"problem":"x"}])");
    row("unknown source", R"("kind":"live")", R"("kind":"guess")");
    row("local time", R"(30:00.007Z")", R"(30:00.007")");
    row("error as text", R"("error":null)", R"("error":"offline")");
    row("error without kind", R"("error":null)", R"("error":{"status":null,"wait_seconds":1,"detail":""})");
    row("no source", R"("source":)", R"("sauce":)");
}

void DealJsonTest::refusesWhatBreaksTheSchema()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    Deal deal = *decoded(data(u"deals/openOneTimeOnePrimary.json"_s));
    deal.notes.clear();
    QByteArray json = dealToJson(deal, live(), today);
    QCOMPARE(m_schema.fault(json), QString());
    const QByteArray broken = QByteArray(json).replace(from, to);
    QVERIFY2(broken != json, json.constData());
    QVERIFY(!m_schema.fault(broken).isEmpty());
    QVERIFY(SchemaCheck::canRead(broken));
    QVERIFY(!m_schema.fault(dealsToJson({broken}, {})).isEmpty());
}

void DealJsonTest::derivesOutcomes_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("word");
    QTest::newRow("open") << QByteArray(R"("closed_at":null)") << u"open"_s;
    QTest::newRow("won") << QByteArray(R"("closed_at":"2026-03-03T10:00:00Z","won_reason":"a")")
                         << u"won"_s;
    QTest::newRow("lost") << QByteArray(R"("closed_at":"2026-03-03T10:00:00Z","lost_reason":"a")")
                          << u"lost"_s;
    QTest::newRow("closed") << QByteArray(R"("closed_at":"2026-03-03T10:00:00Z")") << u"closed"_s;
    QTest::newRow("deleted") << QByteArray(R"("deleted_at":"2026-03-03T10:00:00Z")") << u"deleted"_s;
    QTest::newRow("unclear") << QByteArray(R"("closed_at":"in March")") << u"unclear"_s;
}

void DealJsonTest::derivesOutcomes()
{
    QFETCH(QByteArray, members);
    QTEST(derived(dealWith(members)).value(u"outcome").toString(), "word");
}

void DealJsonTest::keepsDigitsExact()
{
    const Deal deal = *decoded(dealWith(R"("amount":9007199254740993.5,"currency":"EUR",)"
                                        R"("value_period":"monthly","confidence":0.123456789012345678)"));
    const QByteArray json = dealToJson(deal, live(), today);
    QVERIFY(json.contains(R"("confidence_percent":12.3456789012345678,)"));
    QVERIFY(json.contains(R"("annualised":{"amount":"108086391056891922.00","currency":"EUR"})"));

    QVERIFY(dealToJson(*decoded(dealWith(R"("amount":48500.0,"currency":"EUR","confidence":60)")), live(),
                       today)
                .contains(R"("weighted":{"amount":"29100.00","currency":"EUR"},"annualised":null)"));
    QVERIFY(dealToJson(*decoded(dealWith(R"("amount":10,"confidence":25)")), live(), today)
                .contains(R"("weighted":{"amount":"2.5","currency":null})"));
}

void DealJsonTest::derivesNothingFromNothing()
{
    const QJsonObject object = derived(data(u"odd/everyFieldNull.json"_s));
    QCOMPARE(object.value(u"confidence_percent"), QJsonValue(QJsonValue::Null));
    QCOMPARE(object.value(u"weighted"), QJsonValue(QJsonValue::Null));
    QCOMPARE(object.value(u"annualised"), QJsonValue(QJsonValue::Null));
    QCOMPARE(object.value(u"primary_contact_link_ids"), QJsonValue(QJsonArray()));
    QCOMPARE(object.value(u"contradictions"), QJsonValue(QJsonArray()));
    QCOMPARE(object.value(u"outcome"), QJsonValue(u"open"_s));
}

void DealJsonTest::namesPrimariesContradictionsAndNotes()
{
    const QJsonObject object = derived(
        dealWith(R"("contacts":[{"id":"11111111-0000-4000-8000-000000000002","is_primary":true,"role":5},)"
                 R"({"id":"11111111-0000-4000-8000-000000000001","is_primary":true}],)"
                 R"("amount":5,"expected_close_date":"2026-09-20","won_reason":"soon",)"
                 R"("contact_id":"c0a70009-0000-4000-8000-000000000001")"));
    QCOMPARE(
        object.value(u"primary_contact_link_ids").toArray(),
        QJsonArray({u"11111111-0000-4000-8000-000000000001"_s, u"11111111-0000-4000-8000-000000000002"_s}));
    QCOMPARE(object.value(u"contradictions").toArray(),
             QJsonArray({u"several_primaries"_s, u"contact_not_linked"_s, u"open_with_reason"_s,
                         u"open_past_due"_s, u"amount_without_currency"_s}));
    const QJsonObject role{{u"path"_s, u"contacts[0].role"_s}, {u"problem"_s, u"expected string"_s}};
    QVERIFY(object.value(u"notes").toArray().contains(role));
}

void DealJsonTest::tellsWhereTheDealCameFrom()
{
    const Deal deal = *decoded(dealWith(R"("name":"x")"));
    QVERIFY(dealToJson(deal, live(), today)
                .endsWith(R"("source":{"kind":"live","received_at":"2026-09-21T08:30:00.007Z",)"
                          R"("missing_since":null,"error":null}})"
                          "\n"));
    const Error error{.kind = Error::Kind::TooMany, .detail = u"a \"b\"\n\\"_s, .wait = 90s, .status = 429};
    const QByteArray json = dealToJson(deal, {false, {}, error, live().receivedAt}, today);
    QVERIFY(json.endsWith(R"("source":{"kind":"copy","received_at":null,)"
                          R"("missing_since":"2026-09-21T08:30:00.007Z","error":{"kind":"too_many",)"
                          R"("status":429,"wait_seconds":90,"detail":"a \"b\"\n\\"}}})"
                          "\n"));
    QCOMPARE(m_schema.fault(json), QString());
}

void DealJsonTest::namesPeopleThatAreKnown()
{
    const Deal deal = *decoded(data(u"deals/openOneTimeOnePrimary.json"_s));
    const QUuid inesId(u"c0a70001-0000-4000-8000-000000000001"_s);
    const QUuid portId(u"06900001-0000-4000-8000-000000000001"_s);
    const auto contactOf = [](const QString &file, const QUuid &id) {
        return std::make_shared<const Contact>(*decodeContact(data(file), id));
    };
    Person ines{inesId, contactOf(u"contacts/person.json"_s, inesId), live().receivedAt, false, {}};
    Person port{portId, contactOf(u"contacts/organization.json"_s, portId), live().receivedAt, false, {}};
    Person tom; // asked for, and not there
    tom.id = QUuid(u"c0a70002-0000-4000-8000-000000000001"_s);
    const QByteArray json =
        dealToJson(deal, live(), today, {{inesId, ines}, {portId, port}, {tom.id, tom}});
    QCOMPARE(m_schema.fault(json), QString());
    const QJsonObject expected{{u"06900001-0000-4000-8000-000000000001"_s,
                                QJsonObject{{u"name"_s, u"Port of Lindholm"_s},
                                            {u"email"_s, QJsonValue::Null},
                                            {u"phone"_s, QJsonValue::Null},
                                            {u"received_at"_s, u"2026-09-21T08:30:00.007Z"_s}}},
                               {u"c0a70001-0000-4000-8000-000000000001"_s,
                                QJsonObject{{u"name"_s, u"Ines Varga"_s},
                                            {u"email"_s, u"ines.varga@harbour.example"_s},
                                            {u"phone"_s, u"+15550100123"_s},
                                            {u"received_at"_s, u"2026-09-21T08:30:00.007Z"_s}}}};
    QCOMPARE(parsed(json)[u"derived"][u"people"].toObject(), expected);
    QCOMPARE(parsed(dealToJson(deal, live(), today))[u"derived"][u"people"].toObject(), QJsonObject());
}

void DealJsonTest::listsSeveralDeals()
{
    const QByteArray item = dealToJson(*decoded(dealWith(R"("name":"x")")), live(), today);
    const QByteArray json = dealsToJson(
        {item, item}, {{u"\"Ä\""_s, {.kind = Error::Kind::NotFound, .detail = {}, .status = 404}}});
    QCOMPARE(json, R"({"schema":1,"items":[)" + item.chopped(1) + ',' + item.chopped(1)
                       + R"(],"problems":[{"reference":"\"Ä\"","error":{"kind":"not_found","status":404,)"
                         R"("wait_seconds":null,"detail":""}}]})"
                         "\n");
    QCOMPARE(m_schema.fault(json), QString());
    QCOMPARE(dealsToJson({}, {}), QByteArray("{\"schema\":1,\"items\":[],\"problems\":[]}\n"));
}

QTEST_GUILESS_MAIN(DealJsonTest)
#include "tst_dealjson.moc"
