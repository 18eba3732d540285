// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchindex.h"

#include "tests/support/searchstage.h"

#include <QSignalSpy>

using namespace sidelight;

class SearchIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsADealByTheNameThatItsContactGetsLater();
    void forgetsWordsThatADealNoLongerHas();
    void saysWhyNothingCanBeFound();
    void takesInAVersionThatWasHealed();
    void keepsWhatItHasFromRunToRun();
    void isMadeAnew_data();
    void isMadeAnew();
    void isMadeAnewWithASalvagedStore();
    void forgetsWhatWasPruned();
    void forgetsAWipedStore();
    void isMeasuredAndRemovedWithItsStore();
    void searchesAStoreInMemory();
    void writesNoFileBesideOneThatIsOnlyRead();
};

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
    // Not QTRY_COMPARE, which looks again after it has matched: a damaged index may be being remade by
    // then.
    const auto finds = [&second](const QString &query, const QString &name) {
        return QTest::qWaitFor([&] { return second.names(query) == name; }, 20'000);
    };
    QVERIFY(finds(QStringLiteral("crane"), QStringLiteral("Harbour")));
    QVERIFY(finds(QStringLiteral("bluefin"), QStringLiteral("Bluefin")));
    QVERIFY(finds(QStringLiteral("other"), QString()));
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
