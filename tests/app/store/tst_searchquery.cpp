// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchquery.h"

#include "tests/support/searchstage.h"

using namespace sidelight;

namespace {

/// With what was found in brackets.
QString marked(QString text, const WordPlaces &places)
{
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        text.insert(place->first + place->second, u']');
        text.insert(place->first, u'[');
    }
    return text;
}

} // namespace

class SearchQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByWords_data();
    void findsByWords();
    void findsAllWordsThatBeginAlike_data();
    void findsAllWordsThatBeginAlike();
    void takesOperatorsForWords_data();
    void takesOperatorsForWords();
    void findsFirstWhatIsMostLikelyMeant();
    void findsAnOldDealByTheBeginningOfItsName();
    void saysWhereItFoundThem_data();
    void saysWhereItFoundThem();
    void holdsConditionsAgainstWhatIsFound_data();
    void holdsConditionsAgainstWhatIsFound();
};

void SearchQueryTest::findsByWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("names");
    QTest::newRow("whole word") << QStringLiteral("harbour") << QStringLiteral("Harbour");
    QTest::newRow("beginning, in capitals") << QStringLiteral("HARB") << QStringLiteral("Harbour");
    QTest::newRow("inside of a word") << QStringLiteral("arbour") << QString();
    QTest::newRow("both words") << QStringLiteral("crane retro") << QStringLiteral("Harbour");
    QTest::newRow("one word that is there, one not") << QStringLiteral("crane zebra") << QString();
    QTest::newRow("phrase") << QStringLiteral("\"proposal sent\"") << QStringLiteral("Harbour");
    QTest::newRow("phrase, other way round") << QStringLiteral("\"sent proposal\"") << QString();
    QTest::newRow("but not") << QStringLiteral("-harbour") << QStringLiteral("Bluefin");
    QTest::newRow("one but not the other") << QStringLiteral("crane -bluefin") << QStringLiteral("Harbour");
    QTest::newRow("the same, wanted and not") << QStringLiteral("crane -crane") << QString();
    QTest::newRow("value in metadata") << QStringLiteral("20931") << QStringLiteral("Harbour");
    QTest::newRow("role") << QStringLiteral("role:decision") << QStringLiteral("Harbour");
    QTest::newRow("no role but another word") << QStringLiteral("role:harbour") << QString();
    QTest::newRow("contact") << QStringLiteral("contact:ines") << QStringLiteral("Harbour");
    QTest::newRow("contact, anywhere") << QStringLiteral("ines cald") << QStringLiteral("Harbour");
    QTest::newRow("no contact but another word") << QStringLiteral("contact:crane") << QString();
    QTest::newRow("former value") << QStringLiteral("was:48500") << QStringLiteral("Harbour");
    QTest::newRow("former value, anywhere") << QStringLiteral("48500") << QString();
    QTest::newRow("never that value") << QStringLiteral("-was:48500") << QStringLiteral("Bluefin");
    QTest::newRow("former value and a word") << QStringLiteral("was:48500 bluefin") << QString();
}

void SearchQueryTest::findsByWords()
{
    QFETCH(QString, query);
    QFETCH(QString, names);
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.appendContact(ines, person(ines, "In\xC3\xA9s Calder"), minute(1)));
    QVERIFY(stage.fill());
    QVERIFY(stage.append(crane, craneBody().replace("48500.0", "52000"), minute(3)));
    QTRY_COMPARE(stage.records(QStringLiteral("52000 crane")).size(), std::size_t(1)); // all is taken in
    QCOMPARE(stage.names(query), names);
}

void SearchQueryTest::findsAllWordsThatBeginAlike_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<std::size_t>("found");
    QTest::newRow("short enough for the index of beginnings") << QStringLiteral("win") << std::size_t(60);
    QTest::newRow("more words than are looked up one by one")
        << QStringLiteral("windmill") << std::size_t(60);
    QTest::newRow("few words") << QStringLiteral("windmill1") << std::size_t(11);
    QTest::newRow("the last of them") << QStringLiteral("windmill59") << std::size_t(1);
    QTest::newRow("at the end of a phrase") << QStringLiteral("\"old windmill2\"") << std::size_t(11);
    QTest::newRow("all but these") << QStringLiteral("old -windmill3") << std::size_t(49);
    QTest::newRow("none") << QStringLiteral("windmillx") << std::size_t(0);
}

void SearchQueryTest::findsAllWordsThatBeginAlike()
{
    QFETCH(QString, query);
    QFETCH(std::size_t, found);
    std::vector<PastAnswer> answers;
    for (uint i = 0; i < 60; ++i) {
        const QUuid id(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        const QByteArray name = "Old windmill" + QByteArray::number(i);
        answers.push_back({id, dealNamed(id, name), minute(1), false});
    }
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    QTRY_COMPARE(stage.records(QStringLiteral("old")).size(), std::size_t(60));
    QCOMPARE(stage.records(query).size(), found);
}

void SearchQueryTest::takesOperatorsForWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<std::size_t>("found");
    QTest::newRow("quote") << QStringList{QStringLiteral("cra\"ne")} << std::size_t(0);
    QTest::newRow("asterisk") << QStringList{QStringLiteral("harbour*")} << std::size_t(1);
    QTest::newRow("operator") << QStringList{QStringLiteral("OR")} << std::size_t(0);
    QTest::newRow("near") << QStringList{QStringLiteral("NEAR(harbour crane)")} << std::size_t(0);
    QTest::newRow("column") << QStringList{QStringLiteral("roles:decision")} << std::size_t(0);
    QTest::newRow("minus and caret") << QStringList{QStringLiteral("^harbour"), QStringLiteral("-crane")}
                                     << std::size_t(1);
    QTest::newRow("closed by force") << QStringList{QStringLiteral("x\") OR (harbour")} << std::size_t(0);
    QTest::newRow("nothing but signs") << QStringList{QStringLiteral("+*()")} << std::size_t(0);
}

void SearchQueryTest::takesOperatorsForWords()
{
    QFETCH(QStringList, words);
    QFETCH(std::size_t, found);
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.records(QStringLiteral("harbour")).size(), std::size_t(1));
    stage.searched.reset();
    stage.store.search({{SearchTerm::In::Anywhere, words, false}}, 7);
    const auto answer = StoreStage::wait(stage.searched);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->size(), found);
}

void SearchQueryTest::findsFirstWhatIsMostLikelyMeant()
{
    const auto number = [](int last) { return QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, uchar(last)); };
    const auto closed = [](const QByteArray &body, const char *fields) {
        return body.chopped(1) + ", " + fields + '}';
    };
    const std::vector<std::pair<QByteArray, const char *>> sent = {
        {"crane", "\"lost_reason\": \"late\", \"closed_at\": \"2026-06-01T08:00:00Z\""},
        {"Crane", ""},
        {"Crane rental", ""},
        {"Crane repair", ""},
        {"Port crane", ""},
        {"Anchor", "\"next_step\": \"Crane\""},
        {"Crane rental", "\"deleted_at\": \"2026-06-01T08:00:00Z\""},
    };
    SearchStage stage;
    QVERIFY(stage.open());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto &[name, fields] = sent[i];
        const QByteArray body = dealNamed(number(int(i)), name);
        QVERIFY(stage.append(number(int(i)), *fields ? closed(body, fields) : body, minute(int(i))));
    }
    QTRY_COMPARE(stage.records(QStringLiteral("crane")).size(), sent.size());
    QList<QUuid> ids;
    for (const FoundDeal &deal : stage.newest(QStringLiteral("crane")))
        ids << deal.row.id;
    QCOMPARE(ids,
             QList<QUuid>({number(1), number(0), number(3), number(2), number(6), number(4), number(5)}));
    QCOMPARE(stage.newest(QStringLiteral("crane"), 1).front().row.id, number(1));
}

void SearchQueryTest::findsAnOldDealByTheBeginningOfItsName()
{
    constexpr int deals = 150; // more than are looked at for being new
    std::vector<PastAnswer> answers;
    for (int i = 0; i < deals; ++i) {
        const QUuid id(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back({id, dealNamed(id, i == 0 ? "Wind\xC3\xB6ks" : "Old windoks"), minute(1), false});
    }
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    QTRY_COMPARE(stage.records(QStringLiteral("windoks")).size(), std::size_t(deals));
    QCOMPARE(stage.newest(QStringLiteral("WINDO"), 2).front().row.name,
             QString::fromUtf8("Wind\xC3\xB6ks"));
}

void SearchQueryTest::saysWhereItFoundThem_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("inName"); // with brackets around what was found
    QTest::addColumn<QString>("part");
    const QString plain = QStringLiteral("Harbour crane retrofit");
    QTest::newRow("name") << QStringLiteral("retro") << QStringLiteral("Harbour crane [retro]fit")
                          << QString();
    QTest::newRow("all words in the name")
        << QStringLiteral("harb cra") << QStringLiteral("[Harb]our [cra]ne retrofit") << QString();
    QTest::newRow("name and stage") << QStringLiteral("crane propo")
                                    << QStringLiteral("Harbour [crane] retrofit")
                                    << QStringLiteral("stage_name: [Propo]sal sent");
    QTest::newRow("description") << QStringLiteral("slewing") << plain
                                 << QStringLiteral(
                                        "description: Replace the [slewing] gear on cranes 3 and 4.\n"
                                        "Site survey done in February.");
    QTest::newRow("metadata") << QStringLiteral("20931") << plain
                              << QStringLiteral("metadata.erp.quote: Q-[20931]");
    QTest::newRow("role") << QStringLiteral("role:deci") << plain << QStringLiteral(": [Deci]sion maker");
    QTest::newRow("contact") << QStringLiteral("cald") << plain << QStringLiteral(": In\u00e9s [Cald]er");
    QTest::newRow("former value") << QStringLiteral("was:48500") << plain
                                  << QStringLiteral("amount: [48500].0");
    QTest::newRow("not what must not be there")
        << QStringLiteral("crane -zebra") << QStringLiteral("Harbour [crane] retrofit") << QString();
}

void SearchQueryTest::saysWhereItFoundThem()
{
    QFETCH(QString, query);
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.appendContact(ines, person(ines, "In\xC3\xA9s Calder"), minute(1)));
    QVERIFY(stage.append(crane, craneBody(), minute(1)));
    QVERIFY(stage.append(crane, craneBody().replace("48500.0", "52000"), minute(3)));
    QTRY_COMPARE(stage.newest(query).size(), std::size_t(1));
    const FoundDeal found = stage.newest(query).front();
    QTEST(marked(found.row.name, found.inName), "inName");
    const auto &part = found.part;
    QTEST(part ? part->path + QStringLiteral(": ") + marked(part->text, part->places) : QString(), "part");
    stage.store.explain(crane, parseDealQuery(query, QDate(2026, 6, 2)).terms);
    QTRY_VERIFY(stage.explained);
    QVERIFY(**stage.explained == part); // of one deal alone, the same
}

void SearchQueryTest::holdsConditionsAgainstWhatIsFound_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("names");
    QTest::newRow("words and a condition") << QStringLiteral("r stage:propo") << QStringLiteral("Harbour");
    QTest::newRow("conditions alone") << QStringLiteral("amount>0") << QStringLiteral("Bluefin Harbour");
    QTest::newRow("none that holds") << QStringLiteral("crane pinned:") << QString();
    QTest::newRow("nothing asked") << QString() << QString();
}

void SearchQueryTest::holdsConditionsAgainstWhatIsFound()
{
    QFETCH(QString, query);
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.newest(QStringLiteral("crane")).size(), std::size_t(1));
    QStringList names;
    for (const FoundDeal &deal : stage.newest(query))
        names << deal.row.name.section(u' ', 0, 0);
    QTEST(names.join(u' '), "names");
}

QTEST_GUILESS_MAIN(SearchQueryTest)
#include "tst_searchquery.moc"
