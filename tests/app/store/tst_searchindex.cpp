// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchindex.h"

#include "app/library/dealderivation.h"
#include "app/store/filesteps.h"
#include "app/store/searchquery.h"

#include "tests/support/storestage.h"

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
};

} // namespace

class SearchIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByWords_data();
    void findsByWords();
    void takesOperatorsForWords_data();
    void takesOperatorsForWords();
    void findsADealByTheNameThatItsContactGetsLater();
    void forgetsWordsThatADealNoLongerHas();
    void findsNewestFirstAndSaysWhere();
    void findsNothingByWordsWhereOtherThingsAreAskedToo();
    void keepsWhatItHasFromRunToRun();
    void isMadeAnew_data();
    void isMadeAnew();
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

void SearchIndexTest::findsNewestFirstAndSaysWhere()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QVERIFY(stage.append(dealB,
                         dealNamed(dealB, "Stra\xC3\x9F"
                                          "e am Retrofit"),
                         minute(3)));
    QTRY_COMPARE(stage.newest(QStringLiteral("retro")).size(), std::size_t(2));
    const auto found = stage.newest(QStringLiteral("retro"));
    QCOMPARE(found[0].row.id, dealB);
    QCOMPARE(found[1].row.id, crane);
    QCOMPARE(found[1].part, QString());
    QCOMPARE(found[1].matches, (std::vector<std::pair<int, int>>{{14, 5}}));
    QCOMPARE(stage.newest(QStringLiteral("retro"), 1).size(), std::size_t(1));
    // Folding made the word longer: the whole of it is marked.
    const auto street = stage.newest(QStringLiteral("strass"));
    QCOMPARE(street[0].matches, (std::vector<std::pair<int, int>>{{0, 6}}));
    // Where the words are elsewhere, a part says so.
    const auto gear = stage.newest(QStringLiteral("slewing"));
    QCOMPARE(gear.size(), std::size_t(1));
    QCOMPARE(gear[0].matches.size(), std::size_t(1));
    const auto [begin, length] = gear[0].matches[0];
    QCOMPARE(gear[0].part.mid(begin, length), QStringLiteral("slewing"));
    QVERIFY(gear[0].part.size() < 200);
}

void SearchIndexTest::findsNothingByWordsWhereOtherThingsAreAskedToo()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.newest(QStringLiteral("crane")).size(), std::size_t(1));
    QCOMPARE(stage.newest(QStringLiteral("crane pinned:")).size(), std::size_t(0));
    QCOMPARE(stage.newest(QString()).size(), std::size_t(0));
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
    QTRY_COMPARE(second.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    QTRY_COMPARE(second.names(QStringLiteral("bluefin")), QStringLiteral("Bluefin"));
    QCOMPARE(second.names(QStringLiteral("other")), QString());
    QVERIFY(!second.store.status().salvage);
    QVERIFY(second.verify()->problems.empty());
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
