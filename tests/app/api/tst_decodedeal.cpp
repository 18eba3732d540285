// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeal.h"

#include "app/domain/identifier.h"

#include <QFile>
#include <QTest>

using namespace sidelight;

namespace {

const QUuid dealId = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QByteArray uuid = "\"c0a70001-0000-4000-8000-000000000001\"";
const QByteArray moment = "\"2026-02-11T08:15:30Z\"";

QByteArray member(const QByteArray &key, const QByteArray &value)
{
    return '"' + key + "\":" + value;
}

// A deal with every required field, and one member given or replaced.
QByteArray dealWith(const QByteArray &key = {}, const QByteArray &value = {})
{
    QList<std::pair<QByteArray, QByteArray>> members = {
        {"id", "\"dea10001-0000-4000-8000-000000000001\""},
        {"tenant_id", uuid},
        {"name", "\"Harbour crane retrofit\""},
        {"pipeline_id", uuid},
        {"pipeline_name", "\"Projects\""},
        {"stage_id", uuid},
        {"stage_name", "\"Proposal sent\""},
        {"contacts", "[]"},
        {"metadata", "{}"},
        {"created_at", moment},
        {"updated_at", moment},
    };
    QByteArray body;
    bool isThere = key.isEmpty();
    for (const auto &[name, standard] : members) {
        const bool isReplaced = name == key;
        isThere |= isReplaced;
        if (!isReplaced || !value.isNull())
            body += (body.isEmpty() ? "" : ",") + member(name, isReplaced ? value : standard);
    }
    if (!isThere)
        body += ',' + member(key, value);
    return '{' + body + '}';
}

QByteArray linkWith(const QByteArray &more)
{
    return "{\"id\":" + uuid + ",\"deal_id\":" + uuid + ",\"contact_id\":" + uuid + ",\"tenant_id\":" + uuid
           + ",\"is_primary\":true,\"metadata\":{},\"created_at\":" + moment + ",\"updated_at\":" + moment
           + more + '}';
}

QStringList notesOf(const Deal &deal)
{
    QStringList lines;
    for (const Note &note : deal.notes)
        lines << note.path + QStringLiteral(": ") + note.problem;
    return lines;
}

} // namespace

class DecodeDealTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFieldOfTheContract();
    void readsEachFixture_data();
    void readsEachFixture();
    void keepsTheBytesOfTheAnswer();
    void tellsAbsentNullValueAndUnreadableApart();
    void spoilsOnlyTheFieldThatIsMistyped_data();
    void spoilsOnlyTheFieldThatIsMistyped();
    void notesEachMissingRequiredField_data();
    void notesEachMissingRequiredField();
    void readsNumbersWithTheirDigits_data();
    void readsNumbersWithTheirDigits();
    void readsTexts_data();
    void readsTexts();
    void keepsUnknownFieldsReachable();
    void countsTheFirstOfRepeatedKeys();
    void namesAnEndlessKeyByItsBeginning();
    void understandsEscapedKeysAndIdentifiers();
    void namesTheLinkThatIsUnreadable();
    void readsLinksInAnyOrderOfKeys();
    void keepsLinksThatAreNoObjectsOutAndSaysSo();
    void readsContactsOfOtherShapes_data();
    void readsContactsOfOtherShapes();
    void refusesWhatIsNoDeal_data();
    void refusesWhatIsNoDeal();
    void survivesDeepNesting_data();
    void survivesDeepNesting();
    void readsTenThousandContacts();
    void boundsTheNotesOfABrokenExporter();
    void skipsAByteOrderMark();
};

void DecodeDealTest::readsEveryFieldOfTheContract()
{
    QFile file(QStringLiteral(TEST_DATA "/deals/openOneTimeOnePrimary.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto decoded = decodeDeal(file.readAll(), dealId);
    QVERIFY(decoded);
    const Deal &deal = *decoded;
    const auto id = [](const char *text) { return parseIdentifier(text).value(); };

    QCOMPARE(deal.id, dealId);
    QCOMPARE(*deal.tenantId, id("7e4a0001-0000-4000-8000-000000000001"));
    QCOMPARE(*deal.name, QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(*deal.description,
             QStringLiteral("Replace the slewing gear on cranes 3 and 4.\nSite survey done in February."));
    QCOMPARE(*deal.pipelineId, id("b1be0001-0000-4000-8000-000000000001"));
    QCOMPARE(*deal.pipelineName, QStringLiteral("Projects"));
    QCOMPARE(*deal.stageId, id("57a60003-0000-4000-8000-000000000001"));
    QCOMPARE(*deal.stageName, QStringLiteral("Proposal sent"));
    QCOMPARE(deal.amount->token, QByteArray("48500.0"));
    QCOMPARE(*deal.currency, QStringLiteral("EUR"));
    QCOMPARE(*deal.valuePeriod, QStringLiteral("one_time"));
    QCOMPARE(deal.confidence->token, QByteArray("60"));
    QCOMPARE(*deal.expectedCloseDate, QDate(2026, 9, 30));
    QCOMPARE(*deal.nextStep, QStringLiteral("Call Ines about the delivery window"));
    QCOMPARE(*deal.source, QStringLiteral("trade fair"));
    QCOMPARE(*deal.contactId, id("c0a70001-0000-4000-8000-000000000001"));
    QCOMPARE(*deal.organizationId, id("06900001-0000-4000-8000-000000000001"));
    QCOMPARE(deal.closedAt.state(), FieldState::Null);
    QCOMPARE(deal.wonReason.state(), FieldState::Null);
    QCOMPARE(deal.lostReason.state(), FieldState::Null);
    QCOMPARE(deal.deletedAt.state(), FieldState::Null);
    QCOMPARE(deal.createdAt->msecs, 1770797730000);
    QCOMPARE(deal.updatedAt->msecs, 1780418649512);
    QVERIFY(deal.raw(deal.metadata->span).startsWith('{'));
    QVERIFY(deal.raw(deal.metadata->span).endsWith('}'));
    QVERIFY(deal.raw(deal.metadata->span).contains("Q-20931"));
    QVERIFY(deal.otherFields.empty());
    QCOMPARE(notesOf(deal), QStringList());

    QCOMPARE(deal.links().size(), std::size_t(1));
    const DealContact &link = deal.links().front();
    QCOMPARE(*link.id, id("11aa0001-0000-4000-8000-000000000001"));
    QCOMPARE(*link.dealId, id("dea10001-0000-4000-8000-000000000001"));
    QCOMPARE(*link.contactId, id("c0a70001-0000-4000-8000-000000000001"));
    QCOMPARE(*link.tenantId, id("7e4a0001-0000-4000-8000-000000000001"));
    QCOMPARE(*link.introducedBy, id("c0a70002-0000-4000-8000-000000000001"));
    QCOMPARE(*link.isPrimary, true);
    QCOMPARE(*link.role, QStringLiteral("Decision maker"));
    QCOMPARE(link.createdAt->msecs, 1770797762000);
    QCOMPARE(link.updatedAt->msecs, 1770797762000);
    QCOMPARE(deal.raw(link.metadata->span).toByteArray(), QByteArray("{}"));
    QVERIFY(deal.raw(link.whole).startsWith('{'));
    QVERIFY(deal.raw(link.whole).endsWith('}'));
}

void DecodeDealTest::readsEachFixture_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("links");
    QTest::newRow("openOneTimeOnePrimary") << QByteArray("dea10001") << 1;
    QTest::newRow("openMonthlyNoContacts") << QByteArray("dea10002") << 0;
    QTest::newRow("openQuarterlyTwoPrimaries") << QByteArray("dea10003") << 2;
    QTest::newRow("openSeveralNonePrimary") << QByteArray("dea10004") << 2;
    QTest::newRow("wonAnnual") << QByteArray("dea10005") << 1;
    QTest::newRow("lostOneTime") << QByteArray("dea10006") << 1;
    QTest::newRow("closedOutcomeUnclear") << QByteArray("dea10007") << 0;
    QTest::newRow("deletedDeal") << QByteArray("dea10008") << 0;
    QTest::newRow("requiredFieldsOnly") << QByteArray("dea10009") << 0;
    QTest::newRow("unknownPeriodNoCurrency") << QByteArray("dea1000a") << 0;
    QTest::newRow("veryLongText") << QByteArray("dea1000b") << 1;
    QTest::newRow("rightToLeftAndUnicode") << QByteArray("dea1000c") << 1;
}

void DecodeDealTest::readsEachFixture()
{
    QFETCH(QByteArray, id);
    QFETCH(int, links);
    QFile file(QStringLiteral(TEST_DATA "/deals/") + QLatin1StringView(QTest::currentDataTag())
               + QStringLiteral(".json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto decoded = decodeDeal(file.readAll(), *parseIdentifier(id + "-0000-4000-8000-000000000001"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QCOMPARE(int(decoded->links().size()), links);
    QCOMPARE(notesOf(*decoded), QStringList());
    QVERIFY(decoded->otherFields.empty());
}

void DecodeDealTest::keepsTheBytesOfTheAnswer()
{
    const QByteArray body = " \n" + dealWith("amount", "48500.00") + "\t\r\n ";
    const auto decoded = decodeDeal(body, dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->body, body);
    QCOMPARE(decoded->raw(decoded->contactsSpan), "[]");
}

void DecodeDealTest::tellsAbsentNullValueAndUnreadableApart()
{
    QCOMPARE(decodeDeal(dealWith(), dealId)->nextStep.state(), FieldState::Absent);
    QCOMPARE(decodeDeal(dealWith("next_step", "null"), dealId)->nextStep.state(), FieldState::Null);
    QCOMPARE(decodeDeal(dealWith("next_step", "\"\""), dealId)->nextStep.state(), FieldState::Value);
    const auto odd = decodeDeal(dealWith("next_step", "[1, {\"a\": 2}]"), dealId);
    QCOMPARE(odd->nextStep.state(), FieldState::Unreadable);
    QCOMPARE(odd->raw(odd->nextStep.raw()).toByteArray(), QByteArray("[1, {\"a\": 2}]"));
}

void DecodeDealTest::spoilsOnlyTheFieldThatIsMistyped_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *key, const char *what, const QByteArray &value, const char *problem) {
        QTest::addRow("%s is %s", key, what) << value << QString::fromLatin1(problem);
    };
    for (const char *key : {"name", "pipeline_name", "stage_name", "currency", "value_period", "won_reason",
                            "lost_reason", "next_step", "description", "source"}) {
        row(key, "a number", "5", "expected string");
        row(key, "a boolean", "true", "expected string");
        row(key, "an array", "[\"x\"]", "expected string");
        row(key, "an object", "{\"x\":1}", "expected string");
    }
    for (const char *key : {"tenant_id", "pipeline_id", "stage_id", "contact_id", "organization_id"}) {
        row(key, "a number", "5", "expected string");
        row(key, "an object", "{}", "expected string");
        row(key, "no UUID", "\"pipe\"", "expected UUID");
        row(key, "a UUID and more", "\"c0a70001-0000-4000-8000-0000000000012\"", "expected UUID");
        row(key, "empty", "\"\"", "expected UUID");
    }
    for (const char *key : {"created_at", "updated_at", "closed_at", "deleted_at"}) {
        row(key, "a number", "1770797730", "expected string");
        row(key, "a day", "\"2026-02-11\"", "expected date-time");
        row(key, "the 30th of February", "\"2026-02-30T00:00:00Z\"", "expected date-time");
        row(key, "an array", "[]", "expected string");
    }
    row("expected_close_date", "the 30th of February", "\"2026-02-30\"", "expected date");
    row("expected_close_date", "a moment", "\"2026-02-11T08:15:30Z\"", "expected date");
    row("expected_close_date", "a number", "20260930", "expected string");
    for (const char *key : {"amount", "confidence"}) {
        row(key, "a string", "\"48500\"", "expected number");
        row(key, "a boolean", "false", "expected number");
        row(key, "beyond a double", "1e400", "expected number in the range of a double");
        row(key, "beneath a double", "-1e400", "expected number in the range of a double");
    }
}

void DecodeDealTest::spoilsOnlyTheFieldThatIsMistyped()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, problem);
    const QByteArray tag = QTest::currentDataTag();
    const QByteArray key = tag.left(tag.indexOf(' '));
    const QByteArray body = dealWith(key, value);
    const auto decoded = decodeDeal(body, dealId);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QCOMPARE(notesOf(*decoded), QStringList(QString::fromLatin1(key) + QStringLiteral(": ") + problem));

    // All else is as it would be without the odd member.
    if (key != "name")
        QCOMPARE(*decoded->name, QStringLiteral("Harbour crane retrofit"));
    if (key != "stage_name")
        QCOMPARE(*decoded->stageName, QStringLiteral("Proposal sent"));
    QCOMPARE(decoded->body, body);
}

void DecodeDealTest::notesEachMissingRequiredField_data()
{
    QTest::addColumn<bool>("isNoted");
    for (const char *key : {"tenant_id", "name", "pipeline_id", "pipeline_name", "stage_id", "stage_name",
                            "contacts", "metadata", "created_at", "updated_at"})
        QTest::newRow(key) << true;
    for (const char *key : {"amount", "currency", "deleted_at"})
        QTest::newRow(key) << false;
}

void DecodeDealTest::notesEachMissingRequiredField()
{
    QFETCH(bool, isNoted);
    const QByteArray key = QTest::currentDataTag();
    const auto decoded = decodeDeal(isNoted ? dealWith(key) : dealWith(), dealId);
    QVERIFY(decoded);
    const QStringList expected = {QString::fromLatin1(key) + QStringLiteral(": is missing")};
    QCOMPARE(notesOf(*decoded), isNoted ? expected : QStringList());
}

void DecodeDealTest::readsNumbersWithTheirDigits_data()
{
    QTest::addColumn<QByteArray>("token");
    for (const char *token :
         {"0", "-0", "48500.00", "1e2", "1E+2", "9223372036854775807", "9223372036854775808",
          "-9223372036854775809", "123456789012345678901234567890", "1.7976931348623157e308", "5e-324",
          "0.1000000000000000055511151231257827"})
        QTest::newRow(token) << QByteArray(token);
}

void DecodeDealTest::readsNumbersWithTheirDigits()
{
    QFETCH(QByteArray, token);
    const auto decoded = decodeDeal(dealWith("amount", ' ' + token + " \n"), dealId);
    QVERIFY(decoded);
    QVERIFY(decoded->amount.hasValue());
    QCOMPARE(decoded->amount->token, token);
}

void DecodeDealTest::readsTexts_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("\"crane\"") << QStringLiteral("crane");
    QTest::newRow("empty") << QByteArray("\"\"") << QString();
    QTest::newRow("every escape") << QByteArray(R"("\"\\\/\b\f\n\r\t\u00e9")")
                                  << QStringLiteral("\"\\/\b\f\n\r\t\u00e9");
    QTest::newRow("surrogate pair") << QByteArray(R"("\ud83d\udea2")") << QStringLiteral("\U0001F6A2");
    QTest::newRow("NUL inside") << QByteArray(R"("a\u0000b")") << QStringLiteral("a") + QChar(0) + u'b';
    QTest::newRow("direction override") << QByteArray(R"("\u202egnp")") << QStringLiteral("\u202egnp");
    QTest::newRow("markup") << QByteArray("\"<b>&amp;</b>\"") << QStringLiteral("<b>&amp;</b>");
    QTest::newRow("100,000 characters") << '"' + QByteArray(100000, 'x') + '"' << QString(100000, u'x');
    QTest::newRow("high surrogate alone") << QByteArray(R"("a\ud83d")") << QStringLiteral("unreadable");
    QTest::newRow("low surrogate alone") << QByteArray(R"("\udea2a")") << QStringLiteral("unreadable");
    QTest::newRow("two high surrogates")
        << QByteArray(R"("\ud83d\ud83d\udea2")") << QStringLiteral("unreadable");
}

void DecodeDealTest::readsTexts()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, text);
    const auto decoded = decodeDeal(dealWith("name", token), dealId);
    QVERIFY(decoded);
    if (text == u"unreadable") {
        QVERIFY(decoded->name.isUnreadable());
        QCOMPARE(decoded->raw(decoded->name.raw()).toByteArray(), token);
        QCOMPARE(decoded->notes.size(), std::size_t(1));
    } else {
        QCOMPARE(*decoded->name, text);
    }
}

void DecodeDealTest::keepsUnknownFieldsReachable()
{
    const auto decoded =
        decodeDeal(dealWith("owner", R"({"name":"Ines","n":12345678901234567890})"), dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->otherFields.size(), std::size_t(1));
    QCOMPARE(decoded->otherFields[0].key, QStringLiteral("owner"));
    QCOMPARE(decoded->raw(decoded->otherFields[0].value).toByteArray(),
             QByteArray(R"({"name":"Ines","n":12345678901234567890})"));
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeDealTest::countsTheFirstOfRepeatedKeys()
{
    QByteArray body = dealWith("amount", "1");
    body.chop(1);
    body += R"(,"amount":2,"extra":1,"extra":2})";
    const auto decoded = decodeDeal(body, dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->amount->token, QByteArray("1"));
    QCOMPARE(decoded->otherFields.size(), std::size_t(1));
    QCOMPARE(decoded->raw(decoded->otherFields[0].value).toByteArray(), QByteArray("1"));
    QCOMPARE(notesOf(*decoded),
             QStringList({QStringLiteral("amount: appears again, the first one counts"),
                          QStringLiteral("extra: appears again, the first one counts")}));
}

void DecodeDealTest::namesAnEndlessKeyByItsBeginning()
{
    const QByteArray key(2'000'000, 'k');
    QByteArray body = dealWith(key, "1");
    body.chop(1);
    const auto decoded = decodeDeal(body + ",\"" + key + "\":2}", dealId);
    QVERIFY(decoded);
    QCOMPARE(notesOf(*decoded),
             QStringList{QString(100, u'k') + QStringLiteral("…: appears again, the first one counts")});
}

void DecodeDealTest::understandsEscapedKeysAndIdentifiers()
{
    QByteArray body = dealWith("contact_id", R"("c0a7000\u0031-0000-4000-8000-000000000001")");
    body.replace("\"name\"", "\"n\\u0061me\"");
    const auto decoded = decodeDeal(body, dealId);
    QVERIFY(decoded);
    QCOMPARE(*decoded->name, QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(*decoded->contactId, *parseIdentifier("c0a70001-0000-4000-8000-000000000001"));
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeDealTest::namesTheLinkThatIsUnreadable()
{
    const QByteArray links = '[' + linkWith(",\"role\":\"Legal\"") + ',' + linkWith(",\"role\":null") + ','
                             + linkWith(",\"role\":7,\"since\":2024") + ']';
    const auto decoded = decodeDeal(dealWith("contacts", links), dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->links().size(), std::size_t(3));
    QCOMPARE(*decoded->links()[0].role, QStringLiteral("Legal"));
    QCOMPARE(decoded->links()[1].role.state(), FieldState::Null);
    QVERIFY(decoded->links()[2].role.isUnreadable());
    QVERIFY(decoded->raw(decoded->links()[2].whole).contains("\"since\":2024"));
    QCOMPARE(notesOf(*decoded), QStringList(QStringLiteral("contacts[2].role: expected string")));
}

void DecodeDealTest::readsLinksInAnyOrderOfKeys()
{
    QByteArray links;
    // Each link in another order, so that no guess from the one before it is right.
    for (int turn = 0; turn < 8; ++turn) {
        QList<QByteArray> members = {
            member("id", "\"11aa000" + QByteArray::number(turn) + "-0000-4000-8000-000000000001\""),
            member("deal_id", uuid),
            member("contact_id", uuid),
            member("tenant_id", uuid),
            member("is_primary", turn == 3 ? "true" : "false"),
            member("metadata", "null"),
            member("created_at", moment),
            member("updated_at", moment)};
        std::rotate(members.begin(), members.begin() + turn, members.end());
        links += (turn ? ",{" : "{") + members.join(',') + '}';
    }
    const auto decoded = decodeDeal(dealWith("contacts", '[' + links + ']'), dealId);
    QVERIFY(decoded);
    QCOMPARE(notesOf(*decoded), QStringList());
    QCOMPARE(decoded->links().size(), std::size_t(8));
    for (int turn = 0; turn < 8; ++turn) {
        const DealContact &link = decoded->links()[std::size_t(turn)];
        QCOMPARE(shortIdentifier(*link.id), QStringLiteral("11aa000%1").arg(turn));
        QCOMPARE(*link.isPrimary, turn == 3);
        QCOMPARE(link.metadata.state(), FieldState::Null);
        QCOMPARE(link.role.state(), FieldState::Absent);
    }
}

void DecodeDealTest::keepsLinksThatAreNoObjectsOutAndSaysSo()
{
    const auto decoded =
        decodeDeal(dealWith("contacts", "[null, " + linkWith({}) + ", \"x\", {}]"), dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->links().size(), std::size_t(2));
    const QStringList notes = notesOf(*decoded);
    QCOMPARE(notes.mid(0, 3), QStringList({QStringLiteral("contacts[0]: expected object"),
                                           QStringLiteral("contacts[2]: expected object"),
                                           QStringLiteral("contacts[3].id: is missing")}));
    QCOMPARE(notes.size(), 10); // an empty link lacks its eight required fields
}

void DecodeDealTest::readsContactsOfOtherShapes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<FieldState>("state");
    QTest::newRow("empty") << QByteArray("[]") << FieldState::Value;
    QTest::newRow("null") << QByteArray("null") << FieldState::Null;
    QTest::newRow("object") << QByteArray("{\"data\":[]}") << FieldState::Unreadable;
    QTest::newRow("string") << QByteArray("\"none\"") << FieldState::Unreadable;
    QTest::newRow("absent") << QByteArray() << FieldState::Absent;
}

void DecodeDealTest::readsContactsOfOtherShapes()
{
    QFETCH(QByteArray, value);
    QFETCH(FieldState, state);
    const auto decoded = decodeDeal(dealWith("contacts", value), dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->contacts.state(), state);
    QVERIFY(decoded->links().empty());
}

void DecodeDealTest::refusesWhatIsNoDeal_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &body, const char *detail) {
        QTest::newRow(name) << body << QString::fromUtf8(detail);
    };
    row("empty", "", "the body is empty");
    row("blanks", " \n", "the body is empty");
    row("byte-order mark alone", "\xEF\xBB\xBF", "the body is empty");
    row("HTML", "<!DOCTYPE html><html></html>", "the body is no JSON object (line 1, column 1)");
    row("array", "[1]", "the body is no JSON object");
    row("string", "\"deal\"", "the body is no JSON object");
    row("null", "null", "the body is no JSON object");
    row("cut short in a string", dealWith().left(60), "string");
    row("cut short after a comma", dealWith().left(dealWith().indexOf(',') + 1), "");
    row("something after it", dealWith() + " x", "the object does not end where the body ends");
    row("two objects", dealWith() + dealWith(), "something follows the object");
    row("missing comma", "{\"id\":1 \"name\":2}", "");
    row("missing colon", "{\"id\" 1}", "");
    row("trailing comma", "{\"id\":1,}", "");
    row("comma in an unknown array", dealWith("extra", "[1,]"), "extra");
    row("word that is none in an unknown field", dealWith("extra", "trun"),
        "extra: an unknown word (line 1,");
    row("number that is none in metadata", dealWith("metadata", "{\"a\":[01]}"),
        "metadata: a number is malformed");
    row("number with a bare point", dealWith("amount", "1."), "amount: a number is malformed");
    row("number with a plus", dealWith("amount", "+1"), "amount");
    row("NaN", dealWith("amount", "NaN"), "amount");
    row("unknown escape in a link", dealWith("contacts", '[' + linkWith(R"(,"role":"\x")") + ']'),
        "contacts[0].role: a string holds an unknown escape");
    row("bad hexadecimal escape", dealWith("name", R"("\u12G4")"),
        "name: a string holds an unknown escape");
    row("unknown escape in an unknown key", dealWith("\\x", "1"), "a key holds an unknown escape");
    row("bare line break in a string", dealWith("name", "\"a\nb\""), "");
    row("single quotes", "{'id':1}", "");
    row("comment", dealWith() + "/* */", "");
    row("invalid UTF-8", dealWith("name", "\"\xFF\""), "UTF-8");
    row("overlong UTF-8", dealWith("name", "\"\xC0\xAF\""), "UTF-8");
    row("surrogate in UTF-8", dealWith("name", "\"\xED\xA0\x80\""), "UTF-8");
    row("unknown word under an endless key", dealWith(QByteArray(100'000, 'k'), "tru"),
        (QByteArray(100, 'k') + "…: an unknown word").constData());
    row("no id", dealWith("id"), "id: is missing");
    row("null id", dealWith("id", "null"), "id: is missing");
    row("id that is a number", dealWith("id", "7"), "id: expected a UUID");
    row("id that is no UUID", dealWith("id", "\"x\""), "id: expected a UUID");
    row("another deal's id", dealWith("id", uuid),
        "id: is c0a70001-0000-4000-8000-000000000001, but dea10001-0000-4000-8000-000000000001 was asked "
        "for");
}

void DecodeDealTest::refusesWhatIsNoDeal()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    const auto decoded = decodeDeal(body, dealId);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, Error::Kind::NotUnderstood);
    QVERIFY(!decoded.error().detail.isEmpty());
    QVERIFY2(decoded.error().detail.contains(detail), qPrintable(decoded.error().detail));
}

void DecodeDealTest::survivesDeepNesting_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("notes");
    QTest::newRow("metadata 200 deep") << QByteArray("metadata") << 200 << 0;
    QTest::newRow("metadata 10,000 deep") << QByteArray("metadata") << 10000 << 1;
    QTest::newRow("unknown field 1,000,000 deep") << QByteArray("extra") << 1000000 << 1;
    QTest::newRow("text 10,000 deep") << QByteArray("next_step") << 10000 << 2;
}

void DecodeDealTest::survivesDeepNesting()
{
    QFETCH(QByteArray, key);
    QFETCH(int, depth);
    QFETCH(int, notes);
    const QByteArray value = QByteArray(depth, '[') + "1" + QByteArray(depth, ']');
    const auto decoded = decodeDeal(dealWith(key, value), dealId);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QCOMPARE(int(decoded->notes.size()), notes);
    QCOMPARE(*decoded->name, QStringLiteral("Harbour crane retrofit"));

    QVERIFY(!decodeDeal(dealWith(key, value.chopped(1)), dealId));
}

void DecodeDealTest::readsTenThousandContacts()
{
    QByteArray links;
    for (int i = 0; i < 10000; ++i)
        links += (i ? "," : "") + linkWith(",\"role\":\"Role " + QByteArray::number(i) + '"');
    const auto decoded = decodeDeal(dealWith("contacts", '[' + links + ']'), dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->links().size(), std::size_t(10000));
    QCOMPARE(*decoded->links()[9999].role, QStringLiteral("Role 9999"));
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeDealTest::boundsTheNotesOfABrokenExporter()
{
    QByteArray links;
    for (int i = 0; i < 1000; ++i)
        links += (i ? "," : "") + linkWith(",\"role\":7");
    const auto decoded = decodeDeal(dealWith("contacts", '[' + links + ']'), dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->notes.size(), std::size_t(201));
    QCOMPARE(decoded->notes.back().problem, QStringLiteral("800 more problems"));
}

void DecodeDealTest::skipsAByteOrderMark()
{
    const QByteArray body = "\xEF\xBB\xBF" + dealWith("next_step", "7");
    const auto decoded = decodeDeal(body, dealId);
    QVERIFY(decoded);
    QCOMPARE(decoded->body, body);
    QCOMPARE(decoded->raw(decoded->nextStep.raw()).toByteArray(), QByteArray("7"));
}

QTEST_GUILESS_MAIN(DecodeDealTest)
#include "tst_decodedeal.moc"
