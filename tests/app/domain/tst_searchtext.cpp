// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/searchtext.h"

#include "app/domain/founddeal.h"
#include "tests/support/versions.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

/// Whether asking for `query` finds `text`: words side by side, the last perhaps only begun.
bool finds(const QString &query, const QString &text)
{
    return text.contains(u' ' + searchWords(query).join(u' '));
}

/// With what was found in brackets.
QString marked(QString text, const WordPlaces &places)
{
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        text.insert(place->first + place->second, u']');
        text.insert(place->first, u'[');
    }
    return text;
}

std::vector<SearchTerm> termsOf(const QString &query)
{
    return parseDealQuery(query, QDate(2026, 6, 2)).terms;
}

/// "path: text", and the text with brackets.
QString told(const std::optional<FoundPart> &part)
{
    return part ? part->path + u": "_s + marked(part->text, part->places) : u"nothing"_s;
}

Contact contactWith(const char *type, const char *value)
{
    Channel channel;
    channel.type = QString::fromUtf8(type);
    channel.value = QString::fromUtf8(value);
    Contact contact;
    contact.displayName = u"Ines Duarte"_s;
    contact.channels = std::vector<Channel>{channel};
    return contact;
}

} // namespace

class SearchTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsWords_data();
    void foldsWords();
    void findsPhonesHoweverTheyAreTyped_data();
    void findsPhonesHoweverTheyAreTyped();
    void holdsEveryField_data();
    void holdsEveryField();
    void leavesOutKeysAndRoles();
    void holdsNamesAndChannelsOfAContact();
    void isBounded();
    void holdsWhatADealNoLongerHas();
    void tellsWhereWordsStandInATextAsItWasSent_data();
    void tellsWhereWordsStandInATextAsItWasSent();
    void tellsTheTextThatAnswersMost_data();
    void tellsTheTextThatAnswersMost();
    void tellsTheTextOfAContactThatWasFound();
    void tellsWhatAFieldWas();
    void shortensALongTextToWhatMatched();
};

void SearchTextTest::foldsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *text, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(text)
                            << QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
    };
    row("case and accents", "Müller ÉCOLE", "muller ecole");
    row("letters that are not taken apart", "Straße Ærø Łódź", "strasse aero lodz");
    row("punctuation", "Müller-Lüdenscheid & Söhne, (GmbH)", "muller ludenscheid sohne gmbh");
    row("email", "ines.duarte@acme.example", "ines duarte acme example");
    row("nothing to search", " – & … ", "");
    row("letters beyond 16 bits", "𝒳𐐷 🤝 x", "x𐐷 x");
    row("whole ID", "DEA10001-0000-4000-8000-000000000001", "dea10001000040008000000000000001");
    row("ID still being typed", "dea10001-0000-4", "dea1000100004");
    row("ID of digits", "12345678-0000-4000-8000-000000000001", "12345678000040008000000000000001");
    row("amount", "48500", "48500");
    row("amount with zeros behind", "48500.00", "48500");
    row("amount with cents", "1,250.50", "1250 5");
    row("thousands with a comma", "50,000 and 1,234,567", "50000 and 1234567");
    row("thousands with other signs", "50'000 50_000 50\u00a0000 50\u202f000", "50000 50000 50000 50000");
    row("no thousands", "50,25 1,2345 12,34,567", "50 25 1 2345 12 34 567");
    row("two numbers", "50000 2026", "50000 2026");
    row("day", "2026-09-30", "20260930");
    row("letters and digits", "v2.10 3rd b2b", "v2 10 3rd b2b");
    row("phone", "+1 (555) 010", "1555010");
    row("phone with zeros before", "0049 911-12345", "4991112345");
    row("the same without blanks", "004991112345", "4991112345");
    row("phone of the area", "0911 12345", "091112345");
    row("number behind a sign", "call +4 now", "call 4 now");
    row("Japanese", "日本 商事", "日本 商事");
}

void SearchTextTest::foldsWords()
{
    QFETCH(QString, text);
    QTEST(searchWords(text), "words");
}

void SearchTextTest::findsPhonesHoweverTheyAreTyped_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isFound");
    const QString american = u"+1 (555) 010-4477"_s;
    const QString german = u"+49 911 123456"_s;
    QTest::newRow("as sent") << american << american << true;
    QTest::newRow("digits alone") << american << u"15550104477"_s << true;
    QTest::newRow("only begun") << american << u"+1 (555) 01"_s << true;
    QTest::newRow("without country") << american << u"5550104477"_s << true;
    QTest::newRow("without country, with brackets") << american << u"(555) 010-4477"_s << true;
    QTest::newRow("group by group") << american << u"4477"_s << true;
    QTest::newRow("another number") << american << u"5550104478"_s << false;
    QTest::newRow("with the area's zero") << german << u"0911 123456"_s << true;
    QTest::newRow("without it") << german << u"911123456"_s << true;
    QTest::newRow("country written with zeros") << german << u"0049911123456"_s << true;
    QTest::newRow("sent with zeros") << u"0049 911 123456"_s << u"+49 911 12"_s << true;
    QTest::newRow("country of three digits") << u"+351 21 555 010"_s << u"21555010"_s << true;
    QTest::newRow("sent with the area's zero") << u"0911 123456"_s << u"911123456"_s << true;
}

void SearchTextTest::findsPhonesHoweverTheyAreTyped()
{
    QFETCH(QString, sent);
    QFETCH(QString, query);
    QTEST(finds(query, contactSearchText(contactWith("phone", sent.toUtf8().constData()))), "isFound");
}

void SearchTextTest::holdsEveryField_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *fields, const char *query) {
        QTest::newRow(fields) << QByteArray(fields) << QString::fromUtf8(query);
    };
    row("\"name\":\"Harbour crane\"", "harbour cra");
    row("\"pipeline_name\":\"Projects\"", "projects");
    row("\"stage_name\":\"Proposal sent\"", "proposal sent");
    row("\"amount\":48500.50", "48500");
    row("\"amount\":8e4", "80000");
    row("\"amount\":1e400", "1e400");
    row("\"amount\":\"about 12\"", "about");
    row("\"currency\":\"EUR\"", "eur");
    row("\"value_period\":\"one_time\"", "one_time");
    row("\"confidence\":60", "60");
    row("\"expected_close_date\":\"2026-09-30\"", "2026-09");
    row("\"closed_at\":\"2026-06-02T16:44:09.512Z\"", "2026-06-02");
    row("\"won_reason\":\"Price\"", "price");
    row("\"lost_reason\":\"Too late\"", "too late");
    row("\"next_step\":\"Call Tom\"", "call");
    row("\"description\":\"Two lines\\nof text\"", "lines of");
    row("\"source\":\"Fair\"", "fair");
    row("\"contact_id\":\"c0a70001-0000-4000-8000-000000000001\"", "c0a70001-0000");
    row("\"metadata\":{\"gates\":[{\"name\":\"Budget\"},{\"ok\":7}]}", "budget");
    row("\"metadata\":{\"gates\":[{\"name\":\"Budget\"},{\"ok\":7}]}", "7");
    row("\"x_color\":\"Purple\"", "purple");
    row("\"contacts\":[{\"metadata\":{\"met\":\"Lisbon\"}}]", "lisbon");
    row("\"name\":null", "dea10001-0000-4000-8000-000000000001");
}

void SearchTextTest::holdsEveryField()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, query);
    const QString text = searchText(*dealWith(fields)).fields;
    QVERIFY2(finds(query, text), qPrintable(text));
    QVERIFY(text.startsWith(u' ') && text.endsWith(u' '));
    QVERIFY(!text.contains(u"  "));
}

void SearchTextTest::leavesOutKeysAndRoles()
{
    const SearchText text = searchText(*dealWith(
        "\"metadata\":{\"gates\":true,\"mark\":\"gold\"},\"contacts\":[{\"role\":\"Decision maker\"},"
        "{\"role\":\"Technical\"}]"));
    QVERIFY(!finds(u"gates"_s, text.fields));
    QVERIFY(!finds(u"mark"_s, text.fields));
    QVERIFY(finds(u"gold"_s, text.fields));
    QVERIFY(!finds(u"decision"_s, text.fields));
    QCOMPARE(text.roles, u" decision maker technical "_s);
    QCOMPARE(text.contacts, QString());
}

void SearchTextTest::holdsNamesAndChannelsOfAContact()
{
    Contact contact = contactWith("email", "ines@acme.example");
    contact.familyName = u"Duarte-Öz"_s;
    contact.bio = u"Sails"_s;
    QCOMPARE(contactSearchText(contact), u" ines duarte duarte oz ines acme example "_s);
    QCOMPARE(contactSearchText(Contact()), QString());
}

void SearchTextTest::isBounded()
{
    const QByteArray longOne = QByteArray("word ").repeated(100'000);
    const QString text = searchText(*dealWith("\"description\":\"" + longOne + '"')).fields;
    QVERIFY(text.size() <= 64 * 1024);
    QVERIFY(text.endsWith(u" word "));
}

void SearchTextTest::holdsWhatADealNoLongerHas()
{
    const auto before =
        dealWith("\"amount\":80000,\"stage_name\":\"Qualified\",\"name\":\"Crane\","
                 "\"updated_at\":\"2026-06-02T16:44:09Z\",\"metadata\":{\"gate\":\"red\"},"
                 "\"contacts\":[{\"id\":\"11aa0001-0000-4000-8000-000000000001\",\"role\":\"Buyer\"}]");
    const auto after =
        dealWith("\"amount\":60000,\"stage_name\":\"Proposal\",\"name\":\"Crane\","
                 "\"updated_at\":\"2026-06-09T16:44:09Z\",\"metadata\":{\"gate\":\"green\"},"
                 "\"contacts\":[{\"id\":\"11aa0001-0000-4000-8000-000000000001\",\"role\":\"User\"}]");
    const QString text = pastSearchText(*before, *after);
    for (const char *query : {"80000", "qualified", "red", "buyer"})
        QVERIFY2(finds(QString::fromLatin1(query), text), query);
    for (const char *query : {"60000", "crane", "green", "user", "2026-06-02"})
        QVERIFY2(!finds(QString::fromLatin1(query), text), query);
    QCOMPARE(pastSearchText(*before, *before), QString());
}

void SearchTextTest::tellsWhereWordsStandInATextAsItWasSent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *text, const char *query, const char *found) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(query)
                            << QString::fromUtf8(found);
    };
    row("beginnings of words", "Crane, port crane 3", "CRA", "[Cra]ne, port [cra]ne 3");
    row("inside of a word", "Harbour", "arbour", "Harbour");
    row("accents", "Jos\u00c9 M\u00fcller", "jose", "[Jos\u00c9] M\u00fcller");
    row("accents that stand apart", "Mu\u0308ller", "mu", "[Mu\u0308]ller");
    row("half of a letter that is two", "Stra\u00dfe", "stras", "[Stra\u00df]e");
    row("a letter that is two", "Stra\u00dfe", "strasse", "[Stra\u00dfe]");
    row("a letter of two units", "x \U0001d49crt", "ar", "x [\U0001d49cr]t");
    row("thousands", "worth 48,500 now", "4850", "worth [48,50]0 now");
    row("digits of a phone number", "+1 (555) 010", "1555", "+[1 (555]) 010");
    row("phone number without its country", "+1 (555) 010", "5550", "+1 ([555) 0]10");
    row("letters over the groups of an ID", "see abcdefab-cdef-4000", "abcdefabc",
        "see [abcdefab-c]def-4000");
    row("phrase", "the proposal sent today", "proposal se", "the [proposal se]nt today");
    row("phrase, other way round", "the sent proposal", "proposal sent", "the sent proposal");
}

void SearchTextTest::tellsWhereWordsStandInATextAsItWasSent()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    const WordMatches matches = matchesIn(text, {searchWords(query), {u"zebra"_s}});
    QTEST(marked(text, matches.places), "found");
    QCOMPARE(matches.hasFound, std::vector<bool>({!matches.places.empty(), false}));
}

void SearchTextTest::tellsTheTextThatAnswersMost_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("part");
    QTest::newRow("first") << u"crane"_s << u"name: Harbour [crane]"_s;
    QTest::newRow("more of the words") << u"crane berth"_s << u"next_step: [Crane] at [berth] 4"_s;
    QTest::newRow("one of the words") << u"harbour lisbon"_s << u"name: [Harbour] crane"_s;
    QTest::newRow("amount") << u"48500"_s << u"amount: [48500].0"_s;
    QTest::newRow("day") << u"2026-06-02"_s << u"closed_at: [2026-06-02]"_s;
    QTest::newRow("below metadata") << u"budget"_s << u"metadata.gates.name: [Budget]"_s;
    QTest::newRow("behind an inner object") << u"late"_s << u"metadata.gates: [late]"_s;
    QTest::newRow("field that the contract does not know") << u"purp"_s << u"x_color: [Purp]le"_s;
    QTest::newRow("role") << u"role:decision"_s << u": [Decision] maker"_s;
    QTest::newRow("rather than an identifier") << u"dea"_s << u"source: [Dea]ler"_s;
    QTest::newRow("identifier") << u"dea10001"_s << u"id: [dea10001]-0000-4000-8000-000000000001"_s;
    QTest::newRow("nowhere") << u"zebra"_s << u"nothing"_s;
}

void SearchTextTest::tellsTheTextThatAnswersMost()
{
    QFETCH(QString, query);
    const auto deal =
        dealWith("\"name\":\"Harbour crane\",\"next_step\":\"Crane at berth 4\",\"amount\":48500.0,"
                 "\"closed_at\":\"2026-06-02T16:44:09Z\",\"source\":\"Dealer\",\"x_color\":\"Purple\","
                 "\"metadata\":{\"gates\":[{\"name\":\"Budget\"},\"late\"]},"
                 "\"contacts\":[{\"role\":\"Decision maker\"}]");
    QTEST(told(findPart(*deal, termsOf(query))), "part");
}

void SearchTextTest::tellsTheTextOfAContactThatWasFound()
{
    const Contact contact = contactWith("phone", "+1 (555) 010");
    QCOMPARE(told(findPart(contact, termsOf(u"contact:ines"_s))), u": [Ines] Duarte"_s);
    QCOMPARE(told(findPart(contact, termsOf(u"555010"_s))), u": +1 ([555) 010]"_s);
    QCOMPARE(told(findPart(contact, termsOf(u"role:ines"_s))), u"nothing"_s);
}

void SearchTextTest::tellsWhatAFieldWas()
{
    const auto before = dealWith("\"stage_name\":\"Qualified\",\"next_step\":\"Qualify\"");
    const auto after = dealWith("\"stage_name\":\"Proposal\",\"next_step\":\"Qualify\"");
    const auto part = findFormerPart(*before, *after, termsOf(u"was:quali"_s));
    QCOMPARE(told(part), u"stage_name: [Quali]fied"_s);
    QCOMPARE(part->kind, TextPlace::Kind::Former);
    QVERIFY(!findFormerPart(*before, *after, termsOf(u"was:proposal"_s)));
}

void SearchTextTest::shortensALongTextToWhatMatched()
{
    const QByteArray words = QByteArray("word ").repeated(100);
    const auto deal = dealWith("\"description\":\"" + words + "crane " + words + '"');
    const auto part = findPart(*deal, termsOf(u"crane"_s));
    QVERIFY(part->text.size() < 220);
    QVERIFY(marked(part->text, part->places).startsWith(u"…word word word word word [crane] word "_s));
    QVERIFY(part->text.endsWith(u'…'));
}

QTEST_GUILESS_MAIN(SearchTextTest)
#include "tst_searchtext.moc"
