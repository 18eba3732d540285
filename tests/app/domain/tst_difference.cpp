// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/difference.h"

#include "app/api/decodedeal.h"

#include <QTest>

#include <ctime>

using namespace sidelight;
using namespace Qt::StringLiterals;

using Kind = Difference::Kind;

namespace {

constexpr QByteArrayView dealId = "dea10001-0000-4000-8000-000000000001";

QByteArray body(const QByteArray &members)
{
    return "{\"id\":\"" + dealId.toByteArray() + "\"" + (members.isEmpty() ? "" : ",") + members + '}';
}

Deal decoded(const QByteArray &body)
{
    const auto deal = decodeDeal(body, QUuid(dealId));
    return deal ? *deal : Deal();
}

// c0a7000N, linked by 11aa000N.
QByteArray link(int number, const QByteArray &more = {})
{
    const QByteArray digit = QByteArray::number(number);
    return "{\"id\":\"11aa000" + digit + "-0000-4000-8000-000000000000\",\"contact_id\":\"c0a7000" + digit
           + "-0000-4000-8000-000000000000\"" + (more.isEmpty() ? "" : ",") + more + '}';
}

QByteArray linkPath(int number)
{
    return "contacts[11aa000" + QByteArray::number(number) + "-0000-4000-8000-000000000000]";
}

QByteArray contacts(const QByteArrayList &links)
{
    return "\"contacts\":[" + links.join(',') + ']';
}

QByteArray kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Field: return "field";
    case Kind::OtherField: return "other";
    case Kind::Metadata: return "metadata";
    case Kind::ContactJoined: return "joined";
    case Kind::ContactLeft: return "left";
    case Kind::ContactField: return "link";
    case Kind::Contacts: return "contacts";
    }
    Q_UNREACHABLE();
}

// "kind path: before -> after" a line.
QByteArrayList described(const std::vector<Difference> &differences)
{
    QByteArrayList lines;
    for (const Difference &difference : differences)
        lines += kindWord(difference.kind) + ' ' + difference.path.toUtf8() + ": " + difference.before
                 + " -> " + difference.after;
    return lines;
}

void addBodies()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
}

} // namespace

class DifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNoneInWhatReadsTheSame_data();
    void findsNoneInWhatReadsTheSame();
    void namesEveryFieldOfTheContract_data();
    void namesEveryFieldOfTheContract();
    void namesEveryFieldOfALink_data();
    void namesEveryFieldOfALink();
    void tellsStatesApart_data();
    void tellsStatesApart();
    void looksIntoWhatTheContractDoesNotDescribe_data();
    void looksIntoWhatTheContractDoesNotDescribe();
    void matchesContacts_data();
    void matchesContacts();
    void namesTheContact();
    void showsEachChangeOfThreeVersionsOnce();
    void keepsTheOrder();
    void bearsHostileBodies_data();
    void bearsHostileBodies();
};

void DifferenceTest::findsNoneInWhatReadsTheSame_data()
{
    addBodies();
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << body(before) << body(after);
    };
    row("same bytes", R"("name":"A")", R"("name":"A")");
    QTest::newRow("order of keys and blanks")
        << body(R"("name":"A","amount":1,"metadata":{"a":1,"b":2},"x":[1])")
        << "\xEF\xBB\xBF { \"x\" : [ 1 ], \"metadata\":{\"b\":2, \"a\":1},\"amount\":1,\"name\":\"A\",\n "
           "\"id\":\""
               + dealId.toByteArray().toUpper() + "\"}\n";
    row("spelling of a number", R"("amount":48500)", R"("amount":4.85e4)");
    row("spelling of a confidence", R"("confidence":60)", R"("confidence":60.0)");
    row("spelling of a moment", R"("closed_at":"2026-06-02T16:44:09Z")",
        R"("closed_at":"2026-06-02t18:44:09.000+02:00")");
    row("case of an identifier", R"("stage_id":"57A60001-0000-4000-8000-00000000000A")",
        R"("stage_id":"57a60001-0000-4000-8000-00000000000a")");
    row("escapes", R"("name":"Müller")", R"("name":"M\u00fcller")");
    row("updated_at alone", R"("updated_at":"2026-06-02T16:44:09Z")",
        R"("updated_at":"2026-06-03T16:44:09Z")");
    row("updated_at appears", R"("name":"A")", R"("name":"A","updated_at":"2026-06-03T16:44:09Z")");
    row("updated_at of a link alone", contacts({link(1, R"("updated_at":"2026-06-02T16:44:09Z")")}),
        contacts({link(1, R"("updated_at":"2026-06-03T16:44:09Z")")}));
    row("a later one of doubled keys", R"("name":"A","name":"B")", R"("name":"A","name":"C")");
    row("a later one of doubled unknown keys", R"("x":1,"x":2)", R"("x":1,"x":3)");
    row("unreadable, spelt otherwise", R"("amount":{"a":1,"b":[2]})", R"("amount":{"b":[2.0],"a":1})");
    row("order of contacts", contacts({link(1), link(2), link(3)}), contacts({link(3), link(1), link(2)}));
    row("order of doubled ids", contacts({link(1, R"("role":"A")"), link(1, R"("role":"B")")}),
        contacts({link(1, R"("role":"B")"), link(1, R"("role":"A")")}));
    row("order of links without ids", R"("contacts":[{"role":"A"},{"role":"B"}])",
        R"("contacts":[{"role":"B"},{"role":"A"}])");
    row("order of keys of a link", contacts({link(1, R"("role":"A","x":{"a":1,"b":2})")}),
        R"("contacts":[{"x":{"b":2,"a":1},"role":"A","contact_id":"c0a70001-0000-4000-8000-000000000000",
           "id":"11aa0001-0000-4000-8000-000000000000"}])");
    row("what is no link", R"("contacts":[7,[ ]])", R"("contacts":[7.0,[]])");
}

void DifferenceTest::findsNoneInWhatReadsTheSame()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Deal old = decoded(before);
    const Deal young = decoded(after);
    QVERIFY(!old.id.isNull() && !young.id.isNull());
    QCOMPARE(described(differences(old, young)), QByteArrayList());
    QVERIFY(!differ(old, young));
    QVERIFY(!differ(young, old));
}

void DifferenceTest::namesEveryFieldOfTheContract_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *key, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(key) << QByteArray(key) << before << after;
    };
    const QByteArray id = R"("aaaaaaaa-0000-4000-8000-000000000001")";
    const QByteArray otherId = R"("aaaaaaaa-0000-4000-8000-000000000002")";
    const QByteArray moment = R"("2026-06-02T16:44:09.512Z")";
    const QByteArray otherMoment = R"("2026-06-02T16:44:09.513Z")";
    for (const char *key : {"tenant_id", "pipeline_id", "stage_id", "contact_id", "organization_id"})
        row(key, id, otherId);
    for (const char *key : {"created_at", "closed_at", "deleted_at"})
        row(key, moment, otherMoment);
    for (const char *key : {"name", "pipeline_name", "stage_name", "currency", "value_period", "won_reason",
                            "lost_reason", "next_step", "description", "source"})
        row(key, R"("a text")", R"("A text")");
    row("amount", "40000", "40000.01");
    row("confidence", "60", "0.6");
    row("expected_close_date", R"("2026-09-30")", R"("2026-10-01")");
}

void DifferenceTest::namesEveryFieldOfTheContract()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Deal old = decoded(body('"' + key + "\": " + before + " ,\"x\":1"));
    const Deal young = decoded(body("\"x\":1,\"" + key + "\":" + after));
    QVERIFY(differ(old, young));
    QCOMPARE(described(differences(old, young)),
             QByteArrayList{"field " + key + ": " + before + " -> " + after});
}

void DifferenceTest::namesEveryFieldOfALink_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *key, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(key) << QByteArray(key) << before << after;
    };
    const QByteArray id = R"("aaaaaaaa-0000-4000-8000-000000000001")";
    for (const char *key : {"deal_id", "introduced_by", "tenant_id"})
        row(key, id, R"("aaaaaaaa-0000-4000-8000-000000000002")");
    row("is_primary", "true", "false");
    row("role", R"("Legal")", "null");
    row("created_at", R"("2026-06-02T16:44:09Z")", R"("2026-06-02T16:44:10Z")");
    row("metadata", "[]", "{}");
    row("x", "1", "2");
}

void DifferenceTest::namesEveryFieldOfALink()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Deal old = decoded(body(contacts({link(2), link(1, '"' + key + "\": " + before)})));
    const Deal young = decoded(body(contacts({link(1, '"' + key + "\":" + after), link(2)})));
    QVERIFY(differ(old, young));
    QCOMPARE(described(differences(old, young)),
             QByteArrayList{"link " + linkPath(1) + '.' + key + ": " + before + " -> " + after});
}

void DifferenceTest::tellsStatesApart_data()
{
    addBodies();
    QTest::addColumn<QByteArrayList>("changes");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QByteArrayList &changes) {
        QTest::newRow(name) << body(before) << body(after) << changes;
    };
    row("absent and null", "", R"("amount":null)", {"field amount:  -> null"});
    row("null and empty", R"("name":null)", R"("name":"")", {R"(field name: null -> "")"});
    row("number and text", R"("amount":48500)", R"("amount":"48500")",
        {R"(field amount: 48500 -> "48500")"});
    row("two that cannot be read", R"("expected_close_date":"2026-02-30")",
        R"("expected_close_date":"2026-02-31")",
        {R"(field expected_close_date: "2026-02-30" -> "2026-02-31")"});
    row("amounts beyond a double", R"("amount":1e400)", R"("amount":1e401)",
        {"field amount: 1e400 -> 1e401"});
    row("metadata absent and null", "", R"("metadata":null)", {"metadata metadata:  -> null"});
    row("metadata null and empty", R"("metadata":null)", R"("metadata":{})",
        {"metadata metadata: null -> {}"});
    row("contacts absent and none", "", R"("contacts":[])", {"contacts contacts:  -> []"});
    row("contacts null and absent", R"("contacts":null)", "", {"contacts contacts: null -> "});
    row("contacts unreadable", contacts({link(1)}), R"("contacts":{"a":1})",
        {"contacts contacts: [" + link(1) + R"(] -> {"a":1})"});
    row("contacts unreadable twice", R"("contacts":7)", R"("contacts":8)", {"contacts contacts: 7 -> 8"});
    row("what is no link", R"("contacts":[7])", R"("contacts":[8])", {"contacts contacts: [7] -> [8]"});
    row("updated_at beside another", R"("amount":1,"updated_at":"2026-06-02T16:44:09Z")",
        R"("amount":2,"updated_at":"2026-06-03T16:44:09Z")",
        {R"(field updated_at: "2026-06-02T16:44:09Z" -> "2026-06-03T16:44:09Z")", "field amount: 1 -> 2"});
}

void DifferenceTest::tellsStatesApart()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Deal old = decoded(before);
    const Deal young = decoded(after);
    QTEST(described(differences(old, young)), "changes");
    QVERIFY(differ(old, young));
    QVERIFY(differ(young, old));
}

void DifferenceTest::looksIntoWhatTheContractDoesNotDescribe_data()
{
    tellsStatesApart_data();
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QByteArrayList &changes) {
        QTest::newRow(name) << body(before) << body(after) << changes;
    };
    row("places in metadata", R"("metadata":{"gates":[1,2,{"a":true}],"b":"x","c":0})",
        R"("metadata":{"b":"y","gates":[1,3,{"a":true}],"d":0})",
        {"metadata metadata.gates[1]: 2 -> 3", R"(metadata metadata.b: "x" -> "y")",
         "metadata metadata.c: 0 -> ", "metadata metadata.d:  -> 0"});
    row("unknown fields", R"("x_score":1,"x_old":[],"x_deep":{"a":{"b":1}})",
        R"("x_deep":{"a":{"b":2}},"x_new":null,"x_score":2)",
        {"other x_score: 1 -> 2", "other x_old: [] -> ", "other x_deep.a.b: 1 -> 2",
         "other x_new:  -> null"});
    row("metadata of a link", contacts({link(1, R"("metadata":{"a":[1,2]})")}),
        contacts({link(1, R"("metadata":{"a":[1,3]})")}),
        {"link " + linkPath(1) + ".metadata.a[1]: 2 -> 3"});
    row("unknown fields of a link", contacts({link(1, R"("x":{"a":1},"y":0)")}),
        contacts({link(1, R"("z":0,"x":{"a":2})")}),
        {"link " + linkPath(1) + ".x.a: 1 -> 2", "link " + linkPath(1) + ".y: 0 -> ",
         "link " + linkPath(1) + ".z:  -> 0"});
}

void DifferenceTest::looksIntoWhatTheContractDoesNotDescribe()
{
    tellsStatesApart();
}

void DifferenceTest::matchesContacts_data()
{
    addBodies();
    QTest::addColumn<QByteArrayList>("changes");
    const auto row = [](const char *name, const QByteArrayList &before, const QByteArrayList &after,
                        const QByteArrayList &changes) {
        QTest::newRow(name) << body(contacts(before)) << body(contacts(after)) << changes;
    };
    const QByteArray role = R"("role":"A")";
    const QByteArray otherRole = R"("role":"B")";
    const QByteArray onlyContact = R"({"contact_id":"c0a70001-0000-4000-8000-000000000000")";
    row("one joins in front", {link(1)}, {link(2), link(1)},
        {"joined " + linkPath(2) + ":  -> " + link(2)});
    row("one leaves", {link(1), link(2), link(3)}, {link(1), link(3)},
        {"left " + linkPath(2) + ": " + link(2) + " -> "});
    row("one for another", {link(1)}, {link(2)},
        {"joined " + linkPath(2) + ":  -> " + link(2), "left " + linkPath(1) + ": " + link(1) + " -> "});
    row("moved and changed", {link(1, role), link(2)}, {link(2), link(1, otherRole)},
        {"link " + linkPath(1) + R"(.role: "A" -> "B")"});
    row("another contact in the same link", {link(1)},
        {R"({"id":"11aa0001-0000-4000-8000-000000000000","contact_id":"c0a70009-0000-4000-8000-000000000000"})"},
        {"link " + linkPath(1)
         + R"(.contact_id: "c0a70001-0000-4000-8000-000000000000" -> "c0a70009-0000-4000-8000-000000000000")"});
    row("by contact where ids are missing", {link(2), onlyContact + ',' + role + '}'},
        {onlyContact + ',' + otherRole + '}', link(2)}, {R"(link contacts[0].role: "A" -> "B")"});
    row("by contact where one id is missing", {link(2), link(1)}, {onlyContact + '}', link(2)},
        {"link " + linkPath(1) + R"(.id: "11aa0001-0000-4000-8000-000000000000" -> )"});
    row("linked anew", {link(1)},
        {"{\"id\":\"11aa0005-0000-4000-8000-000000000000\"," + onlyContact.sliced(1) + '}'},
        {"joined " + linkPath(5) + ":  -> {\"id\":\"11aa0005-0000-4000-8000-000000000000\","
             + onlyContact.sliced(1) + '}',
         "left " + linkPath(1) + ": " + link(1) + " -> "});
    row("by position", {R"({"role":"A"})", link(1), R"({"role":"B"})"},
        {R"({"role":"A"})", link(1), R"({"role":"C"})"}, {R"(link contacts[2].role: "B" -> "C")"});
    row("nameless one leaves", {R"({"role":"A"})", R"({"role":"B"})"}, {R"({"role":"B"})"},
        {R"(left contacts[0]: {"role":"A"} -> )"});
    row("nameless and moved", {link(1), R"({"role":"B"})"}, {R"({"role":"C"})", link(1)},
        {R"(link contacts[0].role: "B" -> "C")"});
    row("doubled id gains one", {link(1, role)}, {link(1, otherRole), link(1, role)},
        {"joined " + linkPath(1) + ":  -> " + link(1, otherRole)});
    row("doubled id loses one", {link(1, role), link(1, otherRole)}, {link(1, otherRole)},
        {"left " + linkPath(1) + ": " + link(1, role) + " -> "});
    row("doubled id changes one", {link(1, role), link(1)}, {link(1), link(1, otherRole)},
        {"link " + linkPath(1) + R"(.role: "A" -> "B")"});
    row("all ids unreadable", {R"({"id":1,"contact_id":2,"role":"A"})"},
        {R"({"id":1,"contact_id":2,"role":"B"})"}, {R"(link contacts[0].role: "A" -> "B")"});
    row("ids become unreadable", {link(1)}, {R"({"id":1,"contact_id":2})"},
        {"link " + linkPath(1) + R"(.id: "11aa0001-0000-4000-8000-000000000000" -> 1)",
         "link " + linkPath(1) + R"(.contact_id: "c0a70001-0000-4000-8000-000000000000" -> 2)"});
}

void DifferenceTest::matchesContacts()
{
    tellsStatesApart();
}

void DifferenceTest::namesTheContact()
{
    const Deal before = decoded(body(contacts({link(1, R"("role":"A")"), link(2)})));
    const Deal after = decoded(body(contacts({link(1, R"("role":"B")"), link(3), R"({"role":"C"})"})));
    const auto found = differences(before, after);
    QCOMPARE(found.size(), std::size_t(4));
    QCOMPARE(found[0].kind, Kind::ContactField);
    QCOMPARE(found[0].contactId, QUuid("c0a70001-0000-4000-8000-000000000000"));
    QCOMPARE(found[2].kind, Kind::ContactJoined);
    QCOMPARE(found[2].contactId, QUuid());
    QCOMPARE(found[3].kind, Kind::ContactLeft);
    QCOMPARE(found[3].contactId, QUuid("c0a70002-0000-4000-8000-000000000000"));
}

void DifferenceTest::showsEachChangeOfThreeVersionsOnce()
{
    const auto version = [](const QByteArray &amount, const QByteArray &stage, const QByteArray &rest) {
        return decoded(body("\"amount\":" + amount + ",\"stage_name\":\"" + stage + "\"," + rest));
    };
    const Deal first = version("40000", "Qualified", contacts({link(1), link(2)}));
    const Deal second = version("48500", "Qualified", contacts({link(2), link(1, R"("role":"Legal")")}));
    const Deal third =
        version("48500.0", "Proposal sent", contacts({link(1, R"("role":"Legal")"), link(3)}));
    QCOMPARE(
        described(differences(first, second)),
        (QByteArrayList{"field amount: 40000 -> 48500", "link " + linkPath(1) + R"(.role:  -> "Legal")"}));
    QCOMPARE(described(differences(second, third)),
             (QByteArrayList{R"(field stage_name: "Qualified" -> "Proposal sent")",
                             "joined " + linkPath(3) + ":  -> " + link(3),
                             "left " + linkPath(2) + ": " + link(2) + " -> "}));
    QCOMPARE(differences(first, third).size(), std::size_t(5));
}

void DifferenceTest::keepsTheOrder()
{
    const Deal before =
        decoded(body(R"("contacts":[],"x":1,"metadata":1,"source":"a","name":"a","amount":1)"));
    const Deal after =
        decoded(body(R"("x":2,"amount":2,"metadata":2,"name":"b","source":"b",)" + contacts({link(1)})));
    QStringList paths;
    for (const Difference &difference : differences(before, after))
        paths += difference.path;
    QCOMPARE(paths, (QStringList{u"name"_s, u"amount"_s, u"source"_s, u"x"_s, u"metadata"_s,
                                 QString::fromUtf8(linkPath(1))}));
}

void DifferenceTest::bearsHostileBodies_data()
{
    addBodies();
    QTest::addColumn<int>("count");
    const auto links = [](int count, const auto &make) {
        QByteArrayList all;
        for (int i = 0; i < count; ++i)
            all += make(i);
        return body(contacts(all));
    };
    const auto numbered = [](const QByteArray &more) {
        return [more](int i) {
            return "{\"id\":\"11aa0000-0000-4000-8000-" + QByteArray::number(i).rightJustified(12, '0')
                   + "\"," + more + '}';
        };
    };
    const auto alike = [](const QByteArray &more) {
        return [more](int i) { return link(1, more + ",\"x\":" + QByteArray::number(i)); };
    };
    constexpr int many = 50'000;
    QTest::newRow("links that all change")
        << links(many, numbered("\"role\":\"A\"")) << links(many, numbered("\"role\":\"B\"")) << many;
    QTest::newRow("one id for all") << links(many, alike("\"role\":\"A\""))
                                    << links(many, alike("\"role\":\"B\"")) << many;
    QTest::newRow("all leave") << links(many, numbered("\"role\":\"A\"")) << body("\"contacts\":[]")
                               << many;
    QTest::newRow("nameless ones") << links(many, [](int) { return QByteArray("{\"role\":\"A\"}"); })
                                   << links(many, [](int) { return QByteArray("{\"role\":\"B\"}"); })
                                   << many;
    const QByteArray deep = QByteArray(10'000, '[') + '1' + QByteArray(10'000, ']');
    QTest::newRow("deep metadata") << body("\"metadata\":" + deep)
                                   << body("\"metadata\":" + QByteArray(deep).replace('1', '2')) << 1;
    QByteArray fields;
    QByteArray otherFields;
    for (int i = 0; i < many; ++i) {
        fields += "\"x" + QByteArray::number(i) + "\":1,";
        otherFields += "\"x" + QByteArray::number(i) + "\":2,";
    }
    QTest::newRow("unknown fields") << body(fields.chopped(1)) << body(otherFields.chopped(1)) << many;
}

void DifferenceTest::bearsHostileBodies()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Deal old = decoded(before);
    const Deal young = decoded(after);
    QVERIFY(!old.id.isNull() && !young.id.isNull());
    const std::clock_t begun = std::clock();
    QVERIFY(differ(old, young));
    QTEST(int(differences(old, young).size()), "count");
    // Of the processor, which others may use too: far beyond what it takes, and far below what anything
    // quadratic would.
    const std::clock_t took = (std::clock() - begun) / CLOCKS_PER_SEC;
    QVERIFY2(took < 20, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(DifferenceTest)
#include "tst_difference.moc"
