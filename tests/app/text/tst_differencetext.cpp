// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/differencetext.h"

#include "app/api/decodedeal.h"
#include "app/text/translations.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

Deal decoded(const QByteArray &members)
{
    const QByteArray id = "dea10001-0000-4000-8000-000000000001";
    const auto deal = decodeDeal("{\"id\":\"" + id + "\"" + (members.isEmpty() ? "" : ",") + members + '}',
                                 QUuid::fromString(QLatin1StringView(id)));
    return deal ? *deal : Deal();
}

// "label: before -> after" a line.
QStringList described(const QByteArray &before, const QByteArray &after)
{
    const Deal old = decoded(before);
    const Deal young = decoded(after);
    QStringList lines;
    for (const Difference &difference : differences(old, young)) {
        const DifferenceText text = differenceText(difference, old, young, english);
        lines += text.label + u": "_s + text.before + u" -> "_s + text.after;
    }
    return lines;
}

// Contact c0a70001, linked by 11aa0001.
QByteArray linked(const QByteArray &members)
{
    return R"("contacts":[{"id":"11aa0001-0000-4000-8000-000000000000",)"
           R"("contact_id":"c0a70001-0000-4000-8000-000000000000")"
           + (members.isEmpty() ? QByteArray() : ',' + members) + "}]";
}

} // namespace

class DifferenceTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), english); }

    void putsFieldsIntoWords_data();
    void putsFieldsIntoWords();
    void namesContactsThatAreKnown();
    void putsContactsIntoWords_data();
    void putsContactsIntoWords();
    void tellsApartWhatLooksAlike_data();
    void tellsApartWhatLooksAlike();
    void showsWhereLongTextsDiffer();
    void keepsForeignTextToOneLine();
    void shortensBoth_data();
    void shortensBoth();
};

void DifferenceTextTest::putsFieldsIntoWords_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QString &text) { QTest::newRow(name) << before << after << text; };
    row("amount", R"("amount":40000,"currency":"EUR")", R"("amount":48500,"currency":"EUR")",
        u"Amount: €40,000.00 -> €48,500.00"_s);
    row("amount set", R"("currency":"EUR")", R"("amount":0,"currency":"EUR")",
        u"Amount: not set -> €0.00"_s);
    row("amount unreadable", R"("amount":1,"currency":"EUR")", R"("amount":"1","currency":"EUR")",
        u"Amount: €1.00 -> unreadable: 1"_s);
    row("currency", R"("currency":"EUR")", R"("currency":"USD")", u"Currency: EUR -> USD"_s);
    row("period", R"("value_period":"monthly")", "", u"Value period: per month -> not set"_s);
    row("confidence", R"("confidence":40)", R"("confidence":0.6)",
        u"Confidence: 40 % -> 60 % (sent as 0.6)"_s);
    row("close", R"("expected_close_date":"2026-09-30")", R"("expected_close_date":"2026-02-30")",
        u"Expected close: 30 Sep 2026 -> unreadable: 2026-02-30"_s);
    row("closed", R"("closed_at":null)", R"("closed_at":"2026-06-02T16:44:09Z")",
        u"Closed: not set -> 2 Jun 2026, 16:44"_s);
    row("stage", R"("stage_name":"Qualified")", R"("stage_name":"Proposal sent")",
        u"Stage: Qualified -> Proposal sent"_s);
    row("identifier", R"("stage_id":"57a60001-0000-4000-8000-000000000000")",
        R"("stage_id":"57a60002-0000-4000-8000-000000000000")", u"Stage ID: 57a60001 -> 57a60002"_s);
    row("tenant", R"("tenant_id":"7e000001-0000-4000-8000-000000000000")",
        R"("tenant_id":"7e000002-0000-4000-8000-000000000000")", u"Tenant ID: 7e000001 -> 7e000002"_s);
    row("unknown field", R"("x_score":1)", R"("x_score":{"a":[2]})", u"x_score: 1 -> {\"a\":[2]}"_s);
    row("unknown field, deep", R"("x_score":{"a":1})", R"("x_score":{})", u"x_score.a: 1 -> not there"_s);
    row("metadata", R"("metadata":1)", R"("metadata":null)", u"Metadata: 1 -> null"_s);
    row("metadata, deep", R"("metadata":{"gates":[1]})", R"("metadata":{"gates":["x"]})",
        u"Metadata: gates[0]: 1 -> x"_s);
    row("metadata, an element", R"("metadata":[1])", R"("metadata":[1,null])",
        u"Metadata: [1]: not there -> null"_s);
    row("no contacts at all", R"("contacts":[{},{}])", R"("contacts":null)",
        u"Contacts: 2 contacts -> not set"_s);
    row("one contact", "", R"("contacts":[{}])", u"Contacts: not set -> 1 contact"_s);
    row("contacts unreadable", R"("contacts":[])", R"("contacts":7)",
        u"Contacts: 0 contacts -> unreadable: 7"_s);
}

void DifferenceTextTest::putsFieldsIntoWords()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, text);
    QCOMPARE(described(before, after), QStringList{text});
}

void DifferenceTextTest::putsContactsIntoWords_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QString &text) { QTest::newRow(name) << before << after << text; };
    const QByteArray none = R"("contacts":[])";
    row("joined", none, linked(R"("role":"Legal")"), u"Contact c0a70001 joined:  -> Legal"_s);
    row("joined without a role", none, linked(""), u"Contact c0a70001 joined:  -> no role"_s);
    row("joined with a blank role", none, linked(R"("role":" ")"),
        u"Contact c0a70001 joined:  -> no role"_s);
    row("left", linked(R"("role":"Legal")"), none, u"Contact c0a70001 left: Legal -> "_s);
    row("nobody known left", R"("contacts":[{"contact_id":7,"role":"Legal"}])", none,
        u"Contact without a readable ID left: Legal -> "_s);
    row("role", linked(R"("role":"Legal")"), linked(R"("role":null)"),
        u"Contact c0a70001: role: Legal -> not set"_s);
    row("role unreadable", linked(R"("role":"Legal")"), linked(R"("role":7)"),
        u"Contact c0a70001: role: Legal -> unreadable: 7"_s);
    row("primary", linked(R"("is_primary":false)"), linked(R"("is_primary":true)"),
        u"Contact c0a70001: primary: no -> yes"_s);
    row("primary unreadable", linked(R"("is_primary":false)"), linked(R"("is_primary":1)"),
        u"Contact c0a70001: primary: no -> unreadable: 1"_s);
    row("introducer", linked(""), linked(R"("introduced_by":"c0a70009-0000-4000-8000-000000000000")"),
        u"Contact c0a70001: introduced by: not set -> c0a70009"_s);
    row("linked since", linked(R"("created_at":"2026-06-02T16:44:09Z")"), linked(R"("created_at":"soon")"),
        u"Contact c0a70001: linked: 2 Jun 2026, 16:44 -> unreadable: soon"_s);
    row("metadata", linked(R"("metadata":{"a":[1]})"), linked(R"("metadata":{"a":[2]})"),
        u"Contact c0a70001: metadata.a[0]: 1 -> 2"_s);
    row("unknown field", linked(R"("x y":1)"), linked(R"("x y":2)"),
        u"Contact c0a70001: [\"x y\"]: 1 -> 2"_s);
}

void DifferenceTextTest::putsContactsIntoWords()
{
    putsFieldsIntoWords();
}

void DifferenceTextTest::namesContactsThatAreKnown()
{
    Contact ines;
    ines.displayName = u"Ines\nVarga"_s;
    Person known;
    known.id = QUuid(u"c0a70001-0000-4000-8000-000000000000"_s);
    known.contact = std::make_shared<const Contact>(ines);
    const People people = {{known.id, known}};
    const Deal none = decoded(R"("contacts":[])");
    const Deal joined = decoded(linked(R"("role":"Legal")"));
    const Deal moved = decoded(linked(R"("role":"Sponsor")"));
    QCOMPARE(differenceText(differences(none, joined)[0], none, joined, english, people).label,
             u"Ines Varga joined"_s);
    QCOMPARE(differenceText(differences(joined, none)[0], joined, none, english, people).label,
             u"Ines Varga left"_s);
    QCOMPARE(differenceText(differences(joined, moved)[0], joined, moved, english, people).label,
             u"Ines Varga: role"_s);
    const Deal other = decoded(R"("contacts":[],"contact_id":"c0a70001-0000-4000-8000-000000000000")");
    QCOMPARE(differenceText(differences(none, other)[0], none, other, english, people).after,
             u"Ines Varga"_s);
}

void DifferenceTextTest::tellsApartWhatLooksAlike_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QString &text) { QTest::newRow(name) << before << after << text; };
    row("absent and null", "", R"("amount":null)", u"Amount: not sent -> null"_s);
    row("null and blank", R"("next_step":null)", R"("next_step":" ")", u"Next step: null -> \" \""_s);
    row("blanks around", R"("source":"Fair")", R"("source":"Fair ")", u"Source: \"Fair\" -> \"Fair \""_s);
    row("line break", R"("description":"a b")", R"("description":"a\nb")",
        u"Description: \"a b\" -> \"a\\nb\""_s);
    row("seconds", R"("closed_at":"2026-06-02T16:44:09Z")", R"("closed_at":"2026-06-02T16:44:10Z")",
        u"Closed: 2026-06-02 16:44:09.000 UTC -> 2026-06-02 16:44:10.000 UTC"_s);
    row("fractions", R"("created_at":"2026-06-02T16:44:09.014Z")",
        R"("created_at":"2026-06-02T16:44:09.102Z")",
        u"Created: 2026-06-02 16:44:09.014 UTC -> 2026-06-02 16:44:09.102 UTC"_s);
    row("seconds of a link", linked(R"("created_at":"2026-06-02T16:44:09Z")"),
        linked(R"("created_at":"2026-06-02T16:44:10Z")"),
        u"Contact c0a70001: linked: 2026-06-02 16:44:09.000 UTC -> 2026-06-02 16:44:10.000 UTC"_s);
    row("number and text", R"("metadata":{"a":48500})", R"("metadata":{"a":"48500"})",
        u"Metadata: a: 48500 -> \"48500\""_s);
    row("null and its word", R"("metadata":null)", R"("metadata":"null")", u"Metadata: null -> \"null\""_s);
    row("unreadable twice", R"("amount":"7")", R"("amount":["7"])",
        u"Amount: unreadable: 7 -> unreadable: [\"7\"]"_s);
    row("start of an identifier", R"("stage_id":"57a60001-0000-4000-8000-000000000000")",
        R"("stage_id":"57a60001-0000-4000-8000-000000000001")",
        u"Stage ID: \"57a60001-0000-4000-8000-000000000000\" -> \"57a60001-0000-4000-8000-000000000001\""_s);
    row("role absent and null", linked(""), linked(R"("role":null)"),
        u"Contact c0a70001: role: not sent -> null"_s);
    row("contacts absent and null", "", R"("contacts":null)", u"Contacts: not sent -> null"_s);
}

void DifferenceTextTest::tellsApartWhatLooksAlike()
{
    putsFieldsIntoWords();
}

void DifferenceTextTest::showsWhereLongTextsDiffer()
{
    const QByteArray same(5'000, 'x');
    for (const QByteArray &key : {QByteArray("description"), QByteArray("x_notes")}) {
        const Deal before = decoded('"' + key + "\":\"" + same + "old" + same + '"');
        const Deal after = decoded('"' + key + "\":\"" + same + "new" + same + '"');
        const auto found = differences(before, after);
        QCOMPARE(found.size(), std::size_t(1));
        const DifferenceText text = differenceText(found[0], before, after, english);
        QVERIFY2(text.before.contains(u"xold") && text.before.size() <= 1'001, qPrintable(text.before));
        QVERIFY2(text.after.contains(u"xnew") && text.after.size() <= 1'001, qPrintable(text.after));
    }
}

void DifferenceTextTest::keepsForeignTextToOneLine()
{
    const QByteArray key = "x\\n\u202ey";
    const auto lines = described('"' + key + "\":\"a\\nb\"", '"' + key + "\":\"\u202ec\"");
    QCOMPARE(lines, QStringList{u"x ‹RLO›y: a b -> ‹RLO›c"_s});
}

void DifferenceTextTest::shortensBoth_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("shortBefore");
    QTest::addColumn<QString>("shortAfter");
    QTest::newRow("short") << u"abc"_s << u"abd"_s << u"abc"_s << u"abd"_s;
    QTest::newRow("differs at the start") << u"a234567890123"_s << u"b"_s << u"a2345678…"_s << u"b"_s;
    QTest::newRow("differs late") << u"0123456789a"_s << u"0123456789b"_s << u"…789a"_s << u"…789b"_s;
    QTest::newRow("one ends") << u"0123456789"_s << u"0123456789b"_s << u"…789"_s << u"…789b"_s;
    QTest::newRow("no half of a pair") << u"012345😀90a"_s << u"012345😀90b"_s << u"…😀90a"_s << u"…😀90b"_s;
    QTest::newRow("no half at the end") << u"a234567😀0123"_s << u"b"_s << u"a234567…"_s << u"b"_s;
}

void DifferenceTextTest::shortensBoth()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    shortenBoth(before, after, 9);
    QTEST(before, "shortBefore");
    QTEST(after, "shortAfter");
}

QTEST_GUILESS_MAIN(DifferenceTextTest)
#include "tst_differencetext.moc"
