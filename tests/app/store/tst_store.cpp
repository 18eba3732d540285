// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "app/store/database.h"

#include "tests/support/storestage.h"

using namespace sidelight;

class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAnAnswerByteForByte();
    void leavesRoomBehindALargeBody();
    void keepsARowForEachChange();
    void keepsEachVersionsLastCheck();
    void survivesARestart();
    void keepsDealsOfTwoAccountsApart();
    void bindsTheTenantOfTheFirstAnswer();
    void refusesAFileOfAnotherAccount();
    void isBoundToAKindOfKeyOnceThereIsOne();
    void filesBelongToTheirOwnerAlone();
    void keepsNothingInMemory();
    void loadsADealWhileWritesAreHeldUp();
    void passesOverADamagedBody();
    void healsADamagedBodyThatComesAgain();
    void prunesWhatIsOldAndNeitherNewestNorLooked();
    void wipesEveryFile();
    void wipesWhatWaitsToBeWritten();
    void keepsItsLogSmall();
    void seedsAnEmptyStoreOnly();
    void writesWhatWasAskedForBeforeItGoes();
    void dropsAnswersAboutAFormerFile();
};

void StoreTest::keepsAnAnswerByteForByte()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    QByteArray body("a\0b\xff|stage|", 11);
    const auto kept = stage.append(dealA, body, minute(1));
    QVERIFY(kept);
    QCOMPARE(kept->place, 1);
    QVERIFY(kept->isNew);

    const auto deal = stage.load(dealA);
    QVERIFY(deal && *deal);
    QCOMPARE((*deal)->newest.body, body);
    QCOMPARE((*deal)->newest.receivedAt, minute(1));
    QCOMPARE((*deal)->newest.checkedAt, minute(1));
    const auto other = stage.load(dealB);
    QVERIFY(other);
    QVERIFY(!*other);
}

// So that nothing copies it to decode it.
void StoreTest::leavesRoomBehindALargeBody()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const QByteArray large = "|stage|" + QByteArray(1'000'000, 'x');
    QVERIFY(stage.append(dealA, large, minute(1)));
    QVERIFY(stage.append(dealB, "|stage|", minute(1)));
    for (const bool isLarge : {true, false, true, true}) {
        const auto deal = stage.load(isLarge ? dealA : dealB);
        QVERIFY(deal && *deal);
        const QByteArray &body = (*deal)->newest.body;
        QCOMPARE(body, isLarge ? large : QByteArray("|stage|"));
        QVERIFY(!isLarge || body.capacity() >= body.size() + 64);
    }
}

void StoreTest::keepsARowForEachChange()
{
    StoreStage stage;
    QVERIFY(stage.open());
    for (const char *body : {"a", "a", "b", "b", "b", "a"})
        QVERIFY(stage.append(dealA, body, minute(1)));
    const auto versions = stage.versions(dealA);
    QVERIFY(versions);
    QByteArrayList bodies;
    for (const StoredVersion &version : *versions)
        bodies << version.stored.body;
    QCOMPARE(bodies, QByteArrayList({"a", "b", "a"}));
}

void StoreTest::keepsEachVersionsLastCheck()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    const auto same = stage.append(dealA, "a", minute(2));
    QVERIFY(same && !same->isNew);
    QVERIFY(stage.append(dealA, "b", minute(3)));
    QVERIFY(stage.append(dealA, "b", minute(4)));
    const auto versions = stage.versions(dealA);
    QVERIFY(versions);
    QCOMPARE(versions->size(), std::size_t(2));
    QCOMPARE(versions->at(0).stored.receivedAt, minute(1));
    QCOMPARE(versions->at(0).stored.checkedAt, minute(2));
    QCOMPARE(versions->at(1).stored.receivedAt, minute(3));
    QCOMPARE(versions->at(1).stored.checkedAt, minute(4));
    const auto deal = stage.load(dealA);
    QCOMPARE((*deal)->newest.receivedAt, minute(3));
    QCOMPARE((*deal)->newest.checkedAt, minute(4));
}

void StoreTest::survivesARestart()
{
    StoreStage first;
    QVERIFY(first.open());
    QVERIFY(first.append(dealA, "a|s|", minute(1)));
    QVERIFY(first.counted([&] { first.store.setPinned(dealA, true); }));
    const StorePlace place = first.place();

    StoreStage second;
    QVERIFY(second.open(place)); // beside the first, as the command line does
    const auto deal = second.load(dealA);
    QVERIFY(deal && *deal);
    QCOMPARE((*deal)->newest.body, QByteArray("a|s|"));
    QVERIFY((*deal)->isPinned);
    QVERIFY(second.append(dealB, "b", minute(2)));
    QVERIFY(first.append(dealA, "c", minute(3)));
    const auto report = second.verify();
    QVERIFY(report);
    QCOMPARE(report->versions, 3);
    QVERIFY(report->problems.empty());
}

void StoreTest::keepsDealsOfTwoAccountsApart()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "one", minute(1)));
    QVERIFY(stage.open(stage.place(QStringLiteral("stores/two.sqlite"))));
    const auto none = stage.load(dealA);
    QVERIFY(none && !*none);
    QVERIFY(stage.append(dealA, "two", minute(1), tenantTwo));
    QVERIFY(stage.open());
    const auto deal = stage.load(dealA);
    QCOMPARE((*deal)->newest.body, QByteArray("one"));
}

void StoreTest::bindsTheTenantOfTheFirstAnswer()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1), std::nullopt));
    QVERIFY(stage.append(dealA, "b", minute(2), tenantOne));
    const auto refused = stage.append(dealB, "c", minute(3), tenantTwo);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::OtherTenant);
    const auto none = stage.load(dealB);
    QVERIFY(none && !*none);
    QVERIFY(!stage.store.status().problem); // the store is well; the answer is not its own
    QVERIFY(stage.append(dealB, "d", minute(4), std::nullopt));
}

void StoreTest::refusesAFileOfAnotherAccount()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    StorePlace other = stage.place();
    other.kind = KeyKind::Test;
    QVERIFY(stage.open(other));
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::Unavailable);
    QVERIFY(!stage.append(dealA, "b", minute(2)));
    other.kind = KeyKind::None; // no key yet: reading needs none
    QVERIFY(stage.open(other));
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    other.origin = QUrl(QStringLiteral("https://other.example"));
    QVERIFY(stage.open(other));
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::Unavailable);
}

void StoreTest::isBoundToAKindOfKeyOnceThereIsOne()
{
    StoreStage stage;
    StorePlace place = stage.place();
    for (const KeyKind kind : {KeyKind::None, KeyKind::Test, KeyKind::None}) {
        place.kind = kind;
        QVERIFY(stage.open(place));
        QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    }
    place.kind = KeyKind::Live;
    QVERIFY(stage.open(place));
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::Unavailable);
}

void StoreTest::filesBelongToTheirOwnerAlone()
{
#ifdef Q_OS_WIN
    QSKIP("Windows keeps these folders to their user by other means");
#endif
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &name :
         {QStringLiteral("stores"), QStringLiteral("stores/one.sqlite"),
          QStringLiteral("stores/one.sqlite-wal"), QStringLiteral("stores/one.sqlite-shm")}) {
        const QFileInfo info(stage.file(name));
        QVERIFY2(info.exists(), qPrintable(name));
        QVERIFY2(!(info.permissions() & others), qPrintable(name));
    }
}

void StoreTest::keepsNothingInMemory()
{
    StoreStage stage;
    StorePlace place = stage.place();
    place.file.clear();
    QVERIFY(stage.open(place));
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::MemoryWanted);
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.append(dealA, "b", minute(2)));
    const auto versions = stage.versions(dealA);
    QCOMPARE(versions->size(), std::size_t(2));
    QVERIFY(QDir(stage.folder.path()).isEmpty());
}

void StoreTest::loadsADealWhileWritesAreHeldUp()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.append(dealB, "b", minute(1)));
    Database other;
    QVERIFY(other.open(stage.file(), Database::Access::ReadWrite));
    QVERIFY(other.execute(QStringLiteral("BEGIN IMMEDIATE")));
    stage.store.setPinned(dealB, true);
    stage.loaded.reset();
    stage.store.load(dealA);
    QVERIFY(QTest::qWaitFor([&] { return stage.loaded.has_value(); }, 1'000));
    QCOMPARE((**stage.loaded)->newest.body, QByteArray("a"));
    // But what the reader did to a deal is seen when it is loaded.
    stage.loaded.reset();
    stage.store.load(dealB);
    QVERIFY(other.execute(QStringLiteral("ROLLBACK")));
    QTRY_VERIFY(stage.loaded);
    QVERIFY((**stage.loaded)->isPinned);
}

void StoreTest::passesOverADamagedBody()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|the older one", minute(1)));
    QVERIFY(stage.append(dealA, "a|s|the newer one", minute(2)));
    QVERIFY(stage.open(stage.place(QStringLiteral("stores/other.sqlite")))); // lets go of the file
    QVERIFY(flipInFile(stage.file(), "the newer one"));
    QVERIFY(stage.open());
    const auto deal = stage.load(dealA);
    QVERIFY(deal && *deal);
    QCOMPARE((*deal)->newest.body, QByteArray("a|s|the older one"));
    QCOMPARE((*deal)->damagedNewer, 1);
    const auto versions = stage.versions(dealA);
    QCOMPARE(versions->at(1).body, StoredVersion::Body::Damaged);
    const auto report = stage.verify();
    QCOMPARE(report->problems.size(), std::size_t(1));
    QCOMPARE(report->problems.at(0).kind, VerifyProblem::Kind::Damaged);
    QCOMPARE(report->problems.at(0).place, 2);
    QCOMPARE(report->problems.at(0).id, dealA);
    QVERIFY(!stage.store.status().salvage); // nothing moved
}

void StoreTest::healsADamagedBodyThatComesAgain()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|the only one", minute(1)));
    QVERIFY(stage.open(stage.place(QStringLiteral("stores/other.sqlite"))));
    QVERIFY(flipInFile(stage.file(), "the only one"));
    QVERIFY(stage.open());
    const auto gone = stage.load(dealA);
    QVERIFY(gone && !*gone);
    const auto again = stage.append(dealA, "a|s|the only one", minute(2));
    QVERIFY(again && !again->isNew);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|the only one"));
    QVERIFY(stage.verify()->problems.empty());
}

void StoreTest::prunesWhatIsOldAndNeitherNewestNorLooked()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "first", minute(1)));
    QVERIFY(stage.append(dealA, "looked", minute(2)));
    QVERIFY(stage.counted([&] { stage.store.setVisited(dealA, minute(2)); }));
    QVERIFY(stage.append(dealA, "third", minute(3)));
    QVERIFY(stage.append(dealA, "fourth", minute(10)));
    QVERIFY(stage.append(dealA, "fifth", minute(20)));
    QVERIFY(stage.append(dealB, "alone", minute(1)));

    stage.store.estimatePruning(minute(15));
    const auto would = StoreStage::wait(stage.estimate);
    QCOMPARE(would->versions, 2); // "first" and "third"; "fourth" was current until minute 20
    QCOMPARE(would->deals, 1);
    QCOMPARE(would->bytes, 10);
    stage.store.prune(minute(15));
    QVERIFY(StoreStage::wait(stage.size));
    QByteArrayList bodies;
    const auto versions = stage.versions(dealA);
    for (const StoredVersion &version : *versions)
        bodies << (version.body == StoredVersion::Body::Pruned ? QByteArray("-") : version.stored.body);
    QCOMPARE(bodies, QByteArrayList({"-", "looked", "-", "fourth", "fifth"}));
    QCOMPARE((*stage.load(dealB))->newest.body, QByteArray("alone"));
    const auto report = stage.verify();
    QVERIFY(report->problems.empty());
    QCOMPARE(report->pruned, 2);
    QCOMPARE(report->versions, 6);
    for (const char *ending : {"", "-wal"}) { // nor do the bytes lie about
        QFile file(stage.file() + QLatin1StringView(ending));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("third"));
        QCOMPARE(bytes.contains("fourth"), *ending == 0);
    }
}

void StoreTest::wipesEveryFile()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "secret", minute(1)));
    QFile setAside(stage.file(QStringLiteral("stores/one.damaged-20260102T030405.sqlite")));
    QVERIFY(setAside.open(QIODevice::WriteOnly));
    setAside.close();
    QFile other(stage.file(QStringLiteral("stores/two.sqlite")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.close();
    stage.store.wipe();
    const auto size = StoreStage::wait(stage.size);
    QVERIFY(size);
    QCOMPARE(size->deals, 0);
    QCOMPARE(size->versions, 0);
    QVERIFY(!setAside.exists());
    QVERIFY(other.exists()); // another account's
    const auto none = stage.load(dealA);
    QVERIFY(none && !*none);
    QFile file(stage.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
    QVERIFY(stage.append(dealA, "new", minute(2), tenantTwo)); // bound to nobody
}

void StoreTest::wipesWhatWaitsToBeWritten()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const QString folder = stage.file(QStringLiteral("stores"));
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(QFile(folder).open(QIODevice::WriteOnly)); // is in the way of a new one
    QVERIFY(!stage.append(dealA, "secret", minute(1)));
    QVERIFY(QFile::remove(folder));
    stage.store.wipe();
    QVERIFY(StoreStage::wait(stage.size));
    QVERIFY(stage.append(dealB, "b", minute(2)));
    const auto none = stage.load(dealA);
    QVERIFY(none && !*none);
}

void StoreTest::keepsItsLogSmall()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const QFileInfo log(stage.file() + QStringLiteral("-wal"));
    std::vector<PastAnswer> answers;
    for (int i = 0; i < 25; ++i)
        answers.push_back({dealA, QByteArray::number(i) + QByteArray(1'000'000, 'x'), minute(i), false});
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    QVERIFY(QFileInfo(log.filePath()).size() > 20'000'000);
    for (int i = 0; i < 3; ++i)
        QVERIFY(stage.append(dealB, QByteArray::number(i), minute(i)));
    QVERIFY(QFileInfo(log.filePath()).size() <= 17'000'000);
}

void StoreTest::seedsAnEmptyStoreOnly()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const std::vector<PastAnswer> answers = {{dealA, "a", minute(1), false},
                                             {dealA, "b", minute(2), true},
                                             {dealA, "c", minute(3), false},
                                             {dealB, "d", minute(3), false}};
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    QCOMPARE(stage.counts.all, 2);
    QCOMPARE(stage.counts.changed, 1);
    QCOMPARE((*stage.load(dealA))->looked->body, QByteArray("b"));
    QVERIFY(stage.counted([&] { stage.store.seed({{dealB, "e", minute(4), false}}); }));
    QCOMPARE((*stage.load(dealB))->newest.body, QByteArray("d"));
}

void StoreTest::writesWhatWasAskedForBeforeItGoes()
{
    QTemporaryDir folder;
    StoreStage reader;
    const StorePlace place = reader.place();
    {
        Store store(plainDerivation());
        store.open(place);
        for (int i = 0; i < 50; ++i)
            store.append(dealA, QByteArray::number(i), minute(i), tenantOne);
    }
    QVERIFY(reader.open(place));
    QCOMPARE((*reader.load(dealA))->newest.body, QByteArray("49"));
}

void StoreTest::dropsAnswersAboutAFormerFile()
{
    StoreStage stage;
    QVERIFY(stage.open());
    stage.store.append(dealA, "a", minute(1), tenantOne);
    QVERIFY(stage.open(stage.place(QStringLiteral("stores/two.sqlite"))));
    QVERIFY(!stage.appended);
    QVERIFY(stage.open());
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a")); // but it was written
}

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
