// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchindex.h"

#include "app/library/dealderivation.h"
#include "app/store/answers.h"
#include "app/store/filesteps.h"
#include "app/store/searchquery.h"
#include "app/store/storefile.h"

#include "tests/support/storestage.h"

#include <QDir>
#include <QSignalSpy>

using namespace sidelight;

namespace {

const QUuid crane = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QUuid bluefin = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));
const QUuid ines = QUuid::fromString(QStringLiteral("c0a70001-0000-4000-8000-000000000001"));

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray craneBody()
{
    return fixture(QStringLiteral("deals/openOneTimeOnePrimary"));
}

QByteArray bluefinBody()
{
    return fixture(QStringLiteral("deals/openMonthlyNoContacts"));
}

/// A contact by this name.
QByteArray person(const QUuid &id, const char *name)
{
    return QByteArray(R"({"id": "ID", "kind": "person", "display_name": "NAME"})")
        .replace("ID", id.toByteArray(QUuid::WithoutBraces))
        .replace("NAME", name);
}

QByteArray dealNamed(const QUuid &id, const QByteArray &name)
{
    return QByteArray(R"({"id": "ID", "name": "NAME", "contacts": []})")
        .replace("ID", id.toByteArray(QUuid::WithoutBraces))
        .replace("NAME", name);
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

/// A store that is searched.
struct SearchStage : StoreStage {
    explicit SearchStage(const Derivation &derivation = dealDerivation())
        : StoreStage(derivation)
    {
        QObject::connect(&store, &Store::searched, &store, [this](int answered, const auto &records) {
            answeredTicket = answered;
            searched = records;
        });
        QObject::connect(&store, &Store::newestFound, &store,
                         [this](const QString &, const auto &deals) { found = deals; });
        QObject::connect(&store, &Store::explained, &store,
                         [this](const QUuid &, const auto &part) { explained = part; });
    }

    /// Two deals, of which the second was asked for later.
    bool fill()
    {
        return append(crane, craneBody(), minute(1)) && append(bluefin, bluefinBody(), minute(2));
    }

    std::vector<qint64> records(const QString &query)
    {
        searched.reset();
        store.search(parseDealQuery(query, QDate(2026, 6, 2)).terms, ++ticket);
        const auto answer = wait(searched);
        return answer && answeredTicket == ticket ? *answer : std::vector<qint64>{-1};
    }
    /// First words of the names of what is found.
    QString names(const QString &query)
    {
        const auto numbers = records(query);
        const auto all = list(DealGroup::All, 1'000);
        QStringList names;
        for (const qint64 number : numbers) {
            for (const DealRow &row : all->rows) {
                if (row.record == number)
                    names << row.name.section(u' ', 0, 0);
            }
        }
        return names.join(u' ');
    }
    std::vector<FoundDeal> newest(const QString &text, int count = 50)
    {
        found.reset();
        store.findNewest(text, count);
        const auto answer = wait(found);
        return answer ? *answer : std::vector<FoundDeal>();
    }
    QString index() const { return searchName(file()); }

    int ticket = 0;
    int answeredTicket = 0;
    std::optional<Result<std::vector<qint64>>> searched;
    std::optional<Result<std::vector<FoundDeal>>> found;
    std::optional<Result<std::optional<FoundPart>>> explained;
};

} // namespace

class SearchIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByWords_data();
    void findsByWords();
    void findsAllWordsThatBeginAlike_data();
    void findsAllWordsThatBeginAlike();
    void takesOperatorsForWords_data();
    void takesOperatorsForWords();
    void findsADealByTheNameThatItsContactGetsLater();
    void forgetsWordsThatADealNoLongerHas();
    void findsFirstWhatIsMostLikelyMeant();
    void findsAnOldDealByTheBeginningOfItsName();
    void saysWhereItFoundThem_data();
    void saysWhereItFoundThem();
    void holdsConditionsAgainstWhatIsFound_data();
    void holdsConditionsAgainstWhatIsFound();
    void saysWhyNothingCanBeFound();
    void waitsWhileAnotherProgramIsAtIt();
    void leavesTheFileToOthersBeforeAPause();
    void takesInAContactOfManyDealsInSteps();
    void takesInDealsThatTakeLongToRead();
    void takesInAVersionThatWasHealed();
    void keepsWhatItHasFromRunToRun();
    void isMadeAnew_data();
    void isMadeAnew();
    void isMadeAnewWithASalvagedStore();
    void forgetsWhatWasPruned();
    void forgetsAWipedStore();
    void isMeasuredAndRemovedWithItsStore();
    void searchesAStoreInMemory();
    void followsALongChainInSteps();
    void writesNoFileBesideOneThatIsOnlyRead();
};

void SearchIndexTest::findsByWords_data()
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

void SearchIndexTest::findsByWords()
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

void SearchIndexTest::findsAllWordsThatBeginAlike_data()
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

void SearchIndexTest::findsAllWordsThatBeginAlike()
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

void SearchIndexTest::takesOperatorsForWords_data()
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

void SearchIndexTest::takesOperatorsForWords()
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

void SearchIndexTest::findsADealByTheNameThatItsContactGetsLater()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QVERIFY(stage.appendContact(ines, person(ines, "Ines Calder"), minute(5)));
    QTRY_COMPARE(stage.names(QStringLiteral("contact:calder")), QStringLiteral("Harbour"));
    QVERIFY(stage.appendContact(ines, person(ines, "Ines Moreau"), minute(6)));
    QTRY_COMPARE(stage.names(QStringLiteral("contact:moreau")), QStringLiteral("Harbour"));
    QCOMPARE(stage.names(QStringLiteral("calder")), QString());
}

void SearchIndexTest::forgetsWordsThatADealNoLongerHas()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Windmill"), minute(1)));
    QTRY_COMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(1));
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Watermill"), minute(2)));
    QTRY_COMPARE(stage.records(QStringLiteral("watermill")).size(), std::size_t(1));
    QCOMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(0));
    QCOMPARE(stage.records(QStringLiteral("was:windmill")).size(), std::size_t(1));
}

void SearchIndexTest::findsFirstWhatIsMostLikelyMeant()
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

void SearchIndexTest::findsAnOldDealByTheBeginningOfItsName()
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

void SearchIndexTest::saysWhereItFoundThem_data()
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

void SearchIndexTest::saysWhereItFoundThem()
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

void SearchIndexTest::holdsConditionsAgainstWhatIsFound_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("names");
    QTest::newRow("words and a condition") << QStringLiteral("r stage:propo") << QStringLiteral("Harbour");
    QTest::newRow("conditions alone") << QStringLiteral("amount>0") << QStringLiteral("Bluefin Harbour");
    QTest::newRow("none that holds") << QStringLiteral("crane pinned:") << QString();
    QTest::newRow("nothing asked") << QString() << QString();
}

void SearchIndexTest::holdsConditionsAgainstWhatIsFound()
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

void SearchIndexTest::saysWhyNothingCanBeFound()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QVERIFY(QDir().mkpath(stage.index() + QStringLiteral("/in the way")));
    QSignalSpy caughtUp(&stage.store, &Store::searchCaughtUp);
    stage.records(QStringLiteral("crane"));
    QTRY_VERIFY(!caughtUp.isEmpty());
    QVERIFY(stage.store.status().searchProblem);
    stage.newest(QStringLiteral("crane"));
    QCOMPARE(stage.found->error().kind, Error::Kind::NoSearch);
    stage.records(QStringLiteral("crane"));
    QCOMPARE(stage.searched->error().kind, Error::Kind::NoSearch);
    QVERIFY(!stage.store.status().problem); // the copies are as they were
    QVERIFY(QDir(stage.index()).removeRecursively());
    QTRY_COMPARE_WITH_TIMEOUT(stage.names(QStringLiteral("crane")), QStringLiteral("Harbour"), 20'000);
    QVERIFY(!stage.store.status().searchProblem);
}

void SearchIndexTest::waitsWhileAnotherProgramIsAtIt()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QVERIFY(stage.append(dealB, dealNamed(dealB, "Windmill"), minute(3)));
    Database other;
    QVERIFY(other.open(stage.index(), Database::Access::ReadWrite));
    {
        const Transaction atIt(other);
        QSignalSpy caughtUp(&stage.store, &Store::searchCaughtUp);
        stage.records(QStringLiteral("windmill"));
        QTRY_VERIFY(stage.store.status().isIndexing);
        QCOMPARE(caughtUp.size(), 0);
    }
    QTRY_COMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(1));
    QTRY_VERIFY(!stage.store.status().isIndexing);
    QVERIFY(!stage.store.status().searchProblem);
}

void SearchIndexTest::leavesTheFileToOthersBeforeAPause()
{
    std::vector<PastAnswer> answers;
    for (uint i = 0; i < 2'000; ++i) {
        const QUuid id(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back({id, dealNamed(id, "Windmill"), minute(1), false});
    }
    const SearchStage stage; // for its folder
    StoreFile file(dealDerivation());
    file.open(stage.place());
    QVERIFY(file.write([&](Database &database) -> Result<bool> {
        return !seedAnswers(database, file.derivation(), answers);
    }));
    SearchIndex index(dealDerivation());
    index.open(stage.file());
    const auto step = file.read([&](Database &database) { return index.takeSome(database); });
    QVERIFY(step && *step == SearchIndex::Step::More);
    index.commit();
    Database other;
    QVERIFY(other.open(stage.index(), Database::Access::ReadWrite));
    other.setPatient(false);
    const Transaction atIt(other);
    QVERIFY(!other.hasFailed());
    Rows rows = other.query("SELECT count(*) FROM search WHERE search MATCH 'windmill'");
    QVERIFY(rows.next() && rows.integer(0) > 0);
}

void SearchIndexTest::takesInAContactOfManyDealsInSteps()
{
    constexpr std::size_t deals = 1'200;
    std::vector<PastAnswer> answers;
    for (std::size_t i = 0; i < deals; ++i) {
        const QUuid id(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        QByteArray body = dealNamed(id, "Windmill");
        body.replace("[]", R"([{"contact_id": ")" + ines.toByteArray(QUuid::WithoutBraces) + R"("}])");
        answers.push_back({id, body, minute(1), false});
    }
    const SearchStage stage; // for its folder
    StoreFile file(dealDerivation());
    file.open(stage.place());
    SearchIndex index(dealDerivation());
    index.open(stage.file());
    const auto step = [&] {
        const auto done = file.read([&](Database &database) { return index.takeSome(database); });
        return !done || *done == SearchIndex::Step::Done;
    };
    const auto found = [&index] {
        Rows rows =
            index.database().query("SELECT count(*) FROM search WHERE search MATCH 'contacts : calder'");
        return rows.next() ? rows.integer(0) : -1;
    };
    QVERIFY(file.write([&](Database &database) -> Result<bool> {
        return !seedAnswers(database, file.derivation(), answers);
    }));
    while (!step()) {
    }
    QVERIFY(file.write([&](Database &database) {
        return appendAnswer(
            database, file.derivation(),
            {RecordKind::Contact, ines, person(ines, "Ines Calder"), minute(5), std::nullopt});
    }));
    bool isSomeFound = false; // and not yet all
    while (!step())
        isSomeFound = isSomeFound || (found() > 0 && found() < qint64(deals));
    QVERIFY(isSomeFound);
    QCOMPARE(found(), qint64(deals));
}

void SearchIndexTest::takesInDealsThatTakeLongToRead()
{
    constexpr qsizetype large = 24 * 1024 * 1024;
    const SearchStage stage; // for its folder
    StoreFile file(dealDerivation());
    file.open(stage.place());
    QVERIFY(file.write([&](Database &database) -> Result<bool> {
        std::vector<PastAnswer> answers;
        const auto add = [&answers](const QUuid &id, qsizetype size) {
            QByteArray body = dealNamed(id, "Windmill");
            body.insert(body.lastIndexOf('}'), ",\"unknown\":\"" + QByteArray(size, 'x') + '"');
            answers.push_back({id, body, minute(1), false});
        };
        add(dealA, large);
        add(dealB, large / 6); // longer than a step, and not so long that it would be committed for that
        return !seedAnswers(database, file.derivation(), answers);
    }));
    SearchIndex index(dealDerivation());
    index.open(stage.file());
    int steps = 0;
    for (bool isDone = false; !isDone && steps < 50; ++steps) {
        const auto step = file.read([&](Database &database) { return index.takeSome(database); });
        isDone = !step || *step == SearchIndex::Step::Done;
    }
    QVERIFY(steps < 50);
    Database other; // as those have who search, and another program
    QVERIFY(other.open(stage.index(), Database::Access::ReadWrite));
    other.setPatient(false);
    QVERIFY(other.execute(QStringLiteral("BEGIN IMMEDIATE")));
    Rows rows = other.query("SELECT count(*) FROM search WHERE search MATCH 'windmill'");
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), qint64(2));
    QVERIFY(other.execute(QStringLiteral("ROLLBACK")));
}

void SearchIndexTest::takesInAVersionThatWasHealed()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Windmill"), minute(1)));
    {
        Database other;
        QVERIFY(other.open(stage.file(), Database::Access::ReadWrite));
        QVERIFY(other.run("UPDATE version SET body = NULL, gone = 'lost'"));
    }
    QSignalSpy caughtUp(&stage.store, &Store::searchCaughtUp);
    stage.records(QStringLiteral("windmill"));
    QTRY_VERIFY(!caughtUp.isEmpty()); // it has looked at the version, and found nothing in it
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Windmill"), minute(2)));
    QTRY_COMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(1));
}

void SearchIndexTest::keepsWhatItHasFromRunToRun()
{
    SearchStage first;
    QVERIFY(first.open());
    QVERIFY(first.fill());
    QTRY_COMPARE(first.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    int made = 0;
    Derivation counting = dealDerivation();
    counting.search = [search = counting.search, &made](const QByteArray &body, const QUuid &id) {
        ++made;
        return search(body, id);
    };
    SearchStage second(counting);
    QVERIFY(second.open(first.place()));
    QCOMPARE(second.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QVERIFY(second.append(dealB, dealNamed(dealB, "Windmill"), minute(3)));
    QTRY_COMPARE(second.names(QStringLiteral("windmill")), QStringLiteral("Windmill"));
    QCOMPARE(made, 1);
}

void SearchIndexTest::isMadeAnew_data()
{
    QTest::addColumn<int>("derivation");
    QTest::addColumn<std::function<bool(const QString &)>>("spoil");
    using Spoil = std::function<bool(const QString &)>;
    const auto written = [](const QByteArray &bytes) {
        return Spoil([bytes](const QString &name) {
            QFile file(name);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        });
    };
    const int same = dealDerivation().number;
    QTest::newRow("removed") << same << Spoil([](const QString &name) { return QFile::remove(name); });
    QTest::newRow("empty, as a kill leaves it") << same << written({});
    QTest::newRow("no database") << same << written(QByteArray(20'000, 'x'));
    QTest::newRow("damaged in the middle") << same << Spoil([](const QString &name) {
        QFile file(name);
        if (!file.open(QIODevice::ReadWrite))
            return false;
        for (qint64 at = 4096; at < file.size(); at += 4096) {
            file.seek(at);
            file.write(QByteArray(600, '\x55'));
        }
        return true;
    });
    QTest::newRow("of another store") << same << Spoil([](const QString &name) {
        SearchStage other;
        if (!other.open() || !other.append(dealA, dealNamed(dealA, "Other"), minute(9)))
            return false;
        const bool isTaken =
            QTest::qWaitFor([&] { return other.records(QStringLiteral("other")).size() == 1; });
        other.store.open({});
        return isTaken && QTest::qWaitFor([&] {
                   return other.store.status().mode == StoreStatus::Mode::MemoryWanted;
               })
               && QFile::remove(name) && QFile::copy(other.index(), name);
    });
    QTest::newRow("by other code") << same + 1 << Spoil([](const QString &) { return true; });
}

void SearchIndexTest::isMadeAnew()
{
    QFETCH(int, derivation);
    QFETCH(std::function<bool(const QString &)>, spoil);
    SearchStage first;
    QVERIFY(first.open());
    QVERIFY(first.fill());
    QTRY_COMPARE(first.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    const QString index = first.index();
    first.store.open({}); // nobody has it open
    QTRY_COMPARE(first.store.status().mode, StoreStatus::Mode::MemoryWanted);
    QVERIFY(spoil(index));

    Derivation code = dealDerivation();
    code.number = derivation;
    SearchStage second(code);
    QVERIFY(second.open(first.place()));
    QTRY_COMPARE_WITH_TIMEOUT(second.names(QStringLiteral("crane")), QStringLiteral("Harbour"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(second.names(QStringLiteral("bluefin")), QStringLiteral("Bluefin"), 20'000);
    QCOMPARE(second.names(QStringLiteral("other")), QString());
    QVERIFY(!second.store.status().salvage);
    QVERIFY(second.verify()->problems.empty());
}

// Its records may have other numbers.
void SearchIndexTest::isMadeAnewWithASalvagedStore()
{
    SearchStage first;
    QVERIFY(first.open());
    QVERIFY(first.fill());
    QTRY_COMPARE(first.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    first.store.open({});
    QTRY_COMPARE(first.store.status().mode, StoreStatus::Mode::MemoryWanted);
    QVERIFY(QFile::exists(first.index()));
    {
        QFile file(first.file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
    }
    SearchStage second;
    QVERIFY(second.open(first.place()));
    QVERIFY(second.store.status().salvage);
    QVERIFY(!QFile::exists(first.index()));
    QTRY_COMPARE(second.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QTRY_COMPARE(second.names(QStringLiteral("bluefin")), QStringLiteral("Bluefin"));
}

void SearchIndexTest::forgetsWhatWasPruned()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Windmill"), minute(1)));
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Watermill"), minute(2)));
    QTRY_COMPARE(stage.records(QStringLiteral("was:windmill")).size(), std::size_t(1));
    stage.store.prune(minute(9));
    QVERIFY(StoreStage::wait(stage.size));
    QTRY_COMPARE(stage.records(QStringLiteral("watermill")).size(), std::size_t(1));
    QCOMPARE(stage.records(QStringLiteral("was:windmill")).size(), std::size_t(0));
}

void SearchIndexTest::forgetsAWipedStore()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.records(QStringLiteral("crane")).size(), std::size_t(1));
    stage.store.wipe();
    QVERIFY(StoreStage::wait(stage.size));
    QVERIFY(!QFile::exists(stage.index()));
    QCOMPARE(stage.records(QStringLiteral("crane")).size(), std::size_t(0));
    QVERIFY(stage.append(dealA, dealNamed(dealA, "Windmill"), minute(1)));
    QTRY_COMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(1));
    QCOMPARE(stage.records(QStringLiteral("crane")).size(), std::size_t(0));
}

void SearchIndexTest::isMeasuredAndRemovedWithItsStore()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    const qint64 before = stage.measure()->bytes;
    QTRY_COMPARE(stage.records(QStringLiteral("crane")).size(), std::size_t(1));
    const qint64 index = QFileInfo(stage.index()).size() + QFileInfo(logName(stage.index())).size();
    QVERIFY(index > 0);
    QVERIFY(stage.measure()->bytes >= before + index);
    QCOMPARE(QFile::permissions(stage.index()) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    stage.store.open({});
    bool isRemoved = false;
    connect(&stage.store, &Store::filesRemoved, this,
            [&](const QString &, const std::optional<Error> &error) { isRemoved = !error; });
    stage.store.removeFiles(stage.file());
    QTRY_VERIFY(isRemoved);
    QVERIFY(!QFile::exists(stage.index()));
}

void SearchIndexTest::searchesAStoreInMemory()
{
    SearchStage stage;
    QVERIFY(stage.open({QString(), QUrl(QStringLiteral("https://crm.example")), KeyKind::Test}));
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QCOMPARE(stage.newest(QStringLiteral("crane")).size(), std::size_t(1));
}

void SearchIndexTest::followsALongChainInSteps()
{
    constexpr int deals = 2'000;
    std::vector<PastAnswer> answers;
    for (int i = 0; i < deals; ++i) {
        const QUuid id(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back({id, dealNamed(id, "Windmill"), minute(1), false});
    }
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    QList<bool> said;
    connect(&stage.store, &Store::statusChanged, this,
            [&said](const StoreStatus &now) { said << now.isIndexing; });
    int changes = 0;
    connect(&stage.store, &Store::searchChanged, this, [&changes] { ++changes; });
    stage.records(QStringLiteral("windmill"));
    QTRY_COMPARE_WITH_TIMEOUT(said, QList<bool>({true, false}), 30'000);
    QVERIFY(changes > 0);
    QCOMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(deals));
}

void SearchIndexTest::writesNoFileBesideOneThatIsOnlyRead()
{
    SearchStage first;
    QVERIFY(first.open());
    QVERIFY(first.fill());
    first.store.open({});
    QTRY_COMPARE(first.store.status().mode, StoreStatus::Mode::MemoryWanted);
    {
        Database newer;
        QVERIFY(newer.open(first.file(), Database::Access::ReadWrite));
        QVERIFY(newer.run("PRAGMA user_version = 99"));
    }
    SearchStage second;
    QVERIFY(second.open(first.place()));
    QCOMPARE(second.store.status().mode, StoreStatus::Mode::ReadOnlyNewer);
    QTRY_COMPARE(second.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QVERIFY(!QFile::exists(first.index()));
}

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "tst_searchindex.moc"
