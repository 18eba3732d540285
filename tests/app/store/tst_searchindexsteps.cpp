// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchindex.h"

#include "app/store/answers.h"
#include "app/store/storefile.h"
#include "tests/support/searchstage.h"

#include <QSignalSpy>

using namespace sidelight;

namespace {

/// An index that another program is at as well, which has the lock whenever this one would go on.
struct SharedIndex {
    static constexpr int deals = 700; // more than there are tries

    SharedIndex()
    {
        file.open(stage.place());
        index.open(stage.file());
        (void)step(); // makes it, while there is nothing to take in
        std::vector<PastAnswer> answers;
        for (uint i = 0; i < deals; ++i) {
            const QUuid id(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            answers.push_back({id, dealNamed(id, "Windmill"), minute(1), false});
        }
        (void)file.write([&](Database &database) -> Result<bool> {
            return !seedAnswers(database, file.derivation(), answers);
        });
        other.open(stage.index(), Database::Access::ReadWrite);
    }

    std::optional<SearchIndex::Step> step()
    {
        const auto done = file.read([this](Database &database) { return index.takeSome(database); });
        return done ? std::optional(*done) : std::nullopt;
    }
    /// As the other program does.
    void goOn(qint64 place)
    {
        const auto hash = file.read([place](Database &database) -> Result<QByteArray> {
            Rows rows = database.query("SELECT hash FROM version WHERE place = ?", {place});
            return rows.next() ? rows.bytes(0) : QByteArray();
        });
        other.run("UPDATE progress SET place = ?, hash = ?", {place, *hash});
    }

    const SearchStage stage; // for its folder
    StoreFile file{dealDerivation()};
    SearchIndex index{dealDerivation()};
    Database other;
};

} // namespace

class SearchIndexStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsWhileAnotherProgramIsAtIt();
    void waitsForAsLongAsAnotherProgramGoesOn();
    void givesUpOnAnotherProgramThatStandsStill();
    void leavesTheFileToOthersBeforeAPause();
    void takesInAContactOfManyDealsInSteps();
    void takesInDealsThatTakeLongToRead();
    void followsALongChainInSteps();
};

void SearchIndexStepsTest::waitsWhileAnotherProgramIsAtIt()
{
    SearchStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.fill());
    QTRY_COMPARE(stage.names(QStringLiteral("crane")), QStringLiteral("Harbour"));
    Database other;
    QVERIFY(other.open(stage.index(), Database::Access::ReadWrite));
    {
        const Transaction atIt(other); // before there is anything to take in
        QVERIFY(stage.append(dealB, dealNamed(dealB, "Windmill"), minute(3)));
        QSignalSpy caughtUp(&stage.store, &Store::searchCaughtUp);
        stage.records(QStringLiteral("windmill"));
        QTRY_VERIFY(stage.store.status().isIndexing);
        QCOMPARE(caughtUp.size(), 0);
    }
    QTRY_COMPARE(stage.records(QStringLiteral("windmill")).size(), std::size_t(1));
    QTRY_VERIFY(!stage.store.status().isIndexing);
    QVERIFY(!stage.store.status().searchProblem);
}

void SearchIndexStepsTest::waitsForAsLongAsAnotherProgramGoesOn()
{
    SharedIndex shared;
    for (qint64 place = 1; place <= SharedIndex::deals; ++place) {
        Transaction atIt(shared.other);
        QCOMPARE(shared.step(), SearchIndex::Step::Later);
        QVERIFY(!shared.index.problem());
        shared.goOn(place);
        QVERIFY(atIt.commit());
    }
    QCOMPARE(shared.step(), SearchIndex::Step::Done);
    QVERIFY(!shared.index.problem());
}

void SearchIndexStepsTest::givesUpOnAnotherProgramThatStandsStill()
{
    SharedIndex shared;
    const Transaction atIt(shared.other);
    int delays = 0;
    while (shared.step() == SearchIndex::Step::Later && delays < SharedIndex::deals)
        ++delays;
    QVERIFY2(delays < SharedIndex::deals, qPrintable(QString::number(delays)));
    QVERIFY(shared.index.problem());
    QCOMPARE(shared.index.problem()->kind, Error::Kind::NoSearch);
}

void SearchIndexStepsTest::leavesTheFileToOthersBeforeAPause()
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

void SearchIndexStepsTest::takesInAContactOfManyDealsInSteps()
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

void SearchIndexStepsTest::takesInDealsThatTakeLongToRead()
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

void SearchIndexStepsTest::followsALongChainInSteps()
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

QTEST_GUILESS_MAIN(SearchIndexStepsTest)
#include "tst_searchindexsteps.moc"
