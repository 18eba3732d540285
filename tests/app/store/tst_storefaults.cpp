// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/database.h"
#include "app/store/store.h"

#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"
#include "tests/support/storetruth.h"

#include <QSignalSpy>

using namespace sidelight;

namespace {

constexpr int pageSize = 4096;
const QString elsewhere = QStringLiteral("elsewhere/one.sqlite");

QByteArray noise(int seed, int size)
{
    QRandomGenerator random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

void execute(const QString &file, const QString &sql)
{
    Database database;
    QVERIFY(database.open(file, Database::Access::ReadWrite));
    QVERIFY2(database.execute(sql), qPrintable(database.takeFailure().detail));
}

} // namespace

class StoreFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void setsTheLogAsideWithIt();
    void salvagesWhatItFindsWhileRunning();
    void salvagesWhatWasMadeAnew();
    void salvagesOnceOnly();
    void goesOnWithASalvageThatWasCutShort();
    void isNotStoppedByADamagedCount_data();
    void isNotStoppedByADamagedCount();
    void namesNobodyElsesVersions();
    void keepsADealWhoseRecordStandsInItsIndexAlone();
    void namesWhatWasSetAside();
};

void StoreFaultsTest::setsADamagedFileAside_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("damage");
    QTest::addColumn<qint64>("atLeast"); // carried over, of 30
    using Damage = std::function<void(const QString &)>;
    const auto row = [](const char *name, const Damage &damage, qint64 atLeast) {
        QTest::newRow(name) << damage << atLeast;
    };
    row(
        "zero bytes", [](const QString &file) { QFile::resize(file, 0); }, 0);
    row(
        "one byte", [](const QString &file) { QFile::resize(file, 1); }, 0);
    row(
        "truncated to its first page", [](const QString &file) { QFile::resize(file, pageSize); }, 0);
    row(
        "truncated in the middle",
        [](const QString &file) { QFile::resize(file, QFileInfo(file).size() / 2 - 100); }, 5);
    row(
        "its last page cut off",
        [](const QString &file) { QFile::resize(file, QFileInfo(file).size() - pageSize); }, 28);
    row(
        "not SQLite",
        [](const QString &file) { writeBytes(file, "Dear diary, today " + noise(1, 20'000)); }, 0);
    row(
        "another program's SQLite",
        [](const QString &file) {
            QFile::remove(file);
            writeBytes(file, {});
            execute(file, QStringLiteral("CREATE TABLE bookmarks (url TEXT)"));
        },
        0);
    row(
        "first page of noise",
        [](const QString &file) { writeBytes(file, noise(2, pageSize) + bytesOf(file).mid(pageSize)); },
        30);
    row(
        "first page of zeros",
        [](const QString &file) {
            writeBytes(file, QByteArray(pageSize, '\0') + bytesOf(file).mid(pageSize));
        },
        30);
    row(
        "a table that is called otherwise",
        [](const QString &file) {
            writeBytes(file, bytesOf(file).replace("TABLE account (", "TABLE accounX ("));
        },
        30);
}

void StoreFaultsTest::setsADamagedFileAside()
{
    QFETCH(std::function<void(const QString &)>, damage);
    QFETCH(qint64, atLeast);
    StoreTruth truth;
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(truth.fill(stage, 30));
    QVERIFY(stage.open(stage.place(elsewhere))); // lets go of the file
    damage(stage.file());
    const QByteArray damaged = bytesOf(stage.file());

    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    const auto salvage = stage.store.status().salvage;
    QVERIFY(salvage);
    QVERIFY(!salvage->reason.isEmpty());
    QCOMPARE(setAsideFrom(stage.file()), QStringList(salvage->setAside));
    QVERIFY(bytesOf(salvage->setAside) == damaged);
    QVERIFY2(salvage->carriedOver >= atLeast, qPrintable(QString::number(salvage->carriedOver)));
    QVERIFY(salvage->isEndUnknown || salvage->carriedOver + qint64(salvage->lost.size()) == truth.count());
    const QString complaint = truth.complaint(stage);
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    const bool isWhole = salvage->carriedOver == truth.count();
    QCOMPARE(problemsInFile(*stage.verify()).empty(), isWhole || salvage->isEndUnknown);
    QCOMPARE(stage.list(DealGroup::Pinned)->rows.size(), std::size_t(isWhole ? 1 : stage.counts.pinned));
    QCOMPARE(QDir(QFileInfo(stage.file()).path())
                 .entryList({QStringLiteral("*.new*"), QStringLiteral("*.work*"),
                             QStringLiteral("*.donor*"), QStringLiteral("*.making*")}),
             QStringList());
    // And the program goes on, also the next time.
    QVERIFY(stage.append(dealA, "after|s|", minute(100)));
    QVERIFY(stage.open(stage.place(elsewhere)));
    QVERIFY(stage.open());
    QVERIFY(!stage.store.status().salvage);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("after|s|"));
    QVERIFY(bytesOf(salvage->setAside) == damaged);
}

void StoreFaultsTest::setsTheLogAsideWithIt()
{
    StoreTruth truth;
    StoreStage writing;
    QVERIFY(writing.open());
    QVERIFY(truth.fill(writing, 30));
    QVERIFY(writing.open(writing.place(elsewhere))); // so that the log begins anew
    QVERIFY(writing.open());
    QVERIFY(writing.append(dealA, "only in the log|s|", minute(50)));
    StoreStage stage;
    QVERIFY(copyStoreFiles(writing.file(), stage.file())); // as after a kill
    const QByteArray log = bytesOf(stage.file() + QStringLiteral("-wal"));
    QVERIFY(log.contains("only in the log"));
    QByteArray damaged = bytesOf(stage.file());
    const qsizetype account = damaged.indexOf("https://crm.example") / pageSize * pageSize;
    damaged.replace(account, pageSize, noise(3, pageSize));
    QVERIFY(writeBytes(stage.file(), damaged));

    QVERIFY(stage.open());
    const auto salvage = stage.store.status().salvage;
    QVERIFY(salvage);
    QVERIFY(bytesOf(salvage->setAside) == damaged);
    QVERIFY(bytesOf(salvage->setAside + QStringLiteral("-wal")) == log);
    QCOMPARE(salvage->carriedOver, truth.count() + 1);
    QVERIFY(salvage->lost.empty());
    QVERIFY(problemsInFile(*stage.verify()).empty());
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("only in the log|s|"));
}

// Damage that opening does not come upon.
void StoreFaultsTest::salvagesWhatItFindsWhileRunning()
{
    StoreTruth truth;
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(truth.fill(stage, 30));
    QVERIFY(stage.open(stage.place(elsewhere)));
    QByteArray bytes = bytesOf(stage.file());
    const qsizetype at = bytes.indexOf(truth.body(20).left(40)) / pageSize * pageSize;
    QVERIFY(at > pageSize);
    bytes.replace(at, pageSize, noise(4, pageSize));
    QVERIFY(writeBytes(stage.file(), bytes));

    QVERIFY(stage.open());
    QVERIFY(!stage.store.status().salvage);
    QVERIFY(stage.append(dealA, truth.newest(dealA), minute(50))); // with a log beside the damaged file
    QSignalSpy told(&stage.store, &Store::statusChanged);
    QVERIFY(stage.versions(dealA));
    QVERIFY(stage.versions(dealB));
    const auto salvage = stage.store.status().salvage;
    QVERIFY(salvage);
    QVERIFY(!told.isEmpty());
    QVERIFY(bytesOf(salvage->setAside) == bytes);
    QVERIFY(QFileInfo(salvage->setAside + QStringLiteral("-wal")).size() > 0);
    QVERIFY(salvage->carriedOver > 20);
    QVERIFY(!salvage->lost.empty());
    QVERIFY(!salvage->isEndUnknown);
    const QString complaint = truth.complaint(stage);
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    // Lists were made anew without a restart.
    QTRY_COMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(2));
    QVERIFY((*stage.load(dealA))->isPinned);
    QCOMPARE(stage.list(DealGroup::Pinned)->rows.size(), std::size_t(1));
}

// Tables that were dropped and made anew lie elsewhere than in a new file.
void StoreFaultsTest::salvagesWhatWasMadeAnew()
{
    StoreTruth truth;
    StoreStage first;
    const StorePlace place = first.place();
    QVERIFY(first.open());
    QVERIFY(truth.fill(first, 30));
    QVERIFY(first.open(first.place(elsewhere)));
    StoreStage second(plainDerivation(2));
    QVERIFY(second.open(place));
    QTRY_COMPARE(second.list(DealGroup::All)->rows.size(), std::size_t(2));
    QVERIFY(QFile::remove(place.file)); // and VACUUM gives them places of its own
    QVERIFY(second.append(dealA, truth.body(29), minute(40)));
    QVERIFY(second.store.status().isRestored);
    QVERIFY(second.open(second.place(elsewhere)));

    QVERIFY(writeBytes(place.file, noise(5, pageSize) + bytesOf(place.file).mid(pageSize)));
    StoreStage third(plainDerivation(2));
    QVERIFY(third.open(place));
    QVERIFY(third.store.status().salvage);
    QCOMPARE(third.store.status().salvage->carriedOver, truth.count());
    const QString complaint = truth.complaintUnlessWhole(third);
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
}

// Two programs come upon the same damage.
void StoreFaultsTest::salvagesOnceOnly()
{
    StoreTruth truth;
    StoreStage one;
    QVERIFY(one.open());
    QVERIFY(truth.fill(one, 30));
    QVERIFY(one.open(one.place(elsewhere)));
    QByteArray bytes = bytesOf(one.file());
    const qsizetype at = bytes.indexOf(truth.body(20).left(40)) / pageSize * pageSize;
    bytes.replace(at, pageSize, noise(4, pageSize));
    QVERIFY(writeBytes(one.file(), bytes));
    StoreStage two;
    QVERIFY(one.open());
    QVERIFY(two.open(one.place()));
    QSignalSpy onesPast(&one.store, &Store::pastLoaded);
    QSignalSpy twosPast(&two.store, &Store::pastLoaded);
    for (StoreStage *stage : {&one, &two}) {
        stage->store.loadPast(dealA);
        stage->store.loadPast(dealB);
    }
    QVERIFY(one.append(dealA, "one|s|", minute(60)));
    QVERIFY(two.append(dealB, "two|s|", minute(61)));
    // What reads comes upon it, and may be later than what writes.
    QTRY_COMPARE_WITH_TIMEOUT(onesPast.count() + twosPast.count(), 4, 20'000);
    QCOMPARE(setAsideFrom(one.file()).size(), 1);
    QVERIFY(one.store.status().salvage.has_value() != two.store.status().salvage.has_value());
    QCOMPARE((*one.load(dealB))->newest.body, QByteArray("two|s|"));
    QCOMPARE((*two.load(dealA))->newest.body, QByteArray("one|s|"));
}

void StoreFaultsTest::goesOnWithASalvageThatWasCutShort()
{
    StoreTruth truth;
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(truth.fill(stage, 30));
    QVERIFY(copyStoreFiles(stage.file(), stage.file(QStringLiteral("cut/one.sqlite"))));
    const StorePlace place = stage.place(QStringLiteral("cut/one.sqlite"));
    // Killed when the main file had its other name, and the log not yet.
    const QString setAside = stage.file(QStringLiteral("cut/one.damaged-20260602T164409.sqlite"));
    QVERIFY(QFile::rename(place.file, setAside));
    QVERIFY(writeBytes(place.file + QStringLiteral(".new"), {}));
    QVERIFY(stage.open(place));
    const auto salvage = stage.store.status().salvage;
    QVERIFY(salvage);
    QCOMPARE(salvage->setAside, setAside);
    QCOMPARE(salvage->carriedOver, truth.count());
    const QString complaint = truth.complaintUnlessWhole(stage);
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
}

void StoreFaultsTest::isNotStoppedByADamagedCount_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("low") << QStringLiteral("UPDATE chain SET count = 2");
    QTest::newRow("negative") << QStringLiteral("UPDATE chain SET count = -5");
    QTest::newRow("the greatest") << QStringLiteral("UPDATE chain SET count = 9223372036854775807");
    QTest::newRow("a place far off") << QStringLiteral(
        "UPDATE version SET place = 4000000000000 WHERE place = 3");
    QTest::newRow("the last place far off")
        << QStringLiteral("UPDATE version SET place = 9223372036854775807 WHERE place = 5");
}

void StoreFaultsTest::isNotStoppedByADamagedCount()
{
    QFETCH(QString, damage);
    StoreStage stage;
    QVERIFY(stage.open());
    for (int i = 1; i <= 5; ++i)
        QVERIFY(stage.append(dealA, QByteArray::number(i), minute(i)));
    execute(stage.file(), damage);
    QVERIFY(!stage.verify()->problems.empty());
    const auto kept = stage.append(dealA, "6", minute(6));
    QVERIFY(kept);
    QVERIFY(kept->place == 5 || kept->place == 6);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("6"));

    QVERIFY(stage.open(stage.place(elsewhere)));
    QVERIFY(writeBytes(stage.file(), noise(6, pageSize) + bytesOf(stage.file()).mid(pageSize)));
    QVERIFY(stage.open());
    QVERIFY(stage.store.status().salvage);
    QVERIFY(stage.store.status().salvage->carriedOver >= 5);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("6"));
}

// A number that leads to another deal's version.
void StoreFaultsTest::namesNobodyElsesVersions()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "mine|s|", minute(1)));
    QVERIFY(stage.append(dealB, "theirs|s|", minute(2)));
    execute(stage.file(), QStringLiteral("UPDATE record SET newest = 3 - newest"));
    for (const QUuid &id : {dealA, dealB}) {
        const auto deal = stage.load(id);
        QVERIFY(deal);
        QVERIFY(!*deal
                || (*deal)->newest.body == (id == dealA ? QByteArray("mine|s|") : QByteArray("theirs|s|")));
    }
}

void StoreFaultsTest::keepsADealWhoseRecordStandsInItsIndexAlone()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    QVERIFY(stage.append(dealB, "b|s|", minute(2)));
    QVERIFY(stage.open(stage.place(elsewhere)));
    {
        Database database;
        QVERIFY(database.open(stage.file(), Database::Access::ReadWrite));
        for (const char *sql :
             {"CREATE TABLE empty (row INTEGER PRIMARY KEY)", "PRAGMA writable_schema = ON",
              "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
              " WHERE name = 'empty') WHERE name = 'record'"})
            QVERIFY(database.execute(QString::fromLatin1(sql)));
    }
    QVERIFY(stage.open());
    (void)stage.append(dealA, "a2|s|", minute(3));
    QTRY_VERIFY(stage.store.status().salvage);
    QTRY_COMPARE((*stage.load(dealA))->newest.body, QByteArray("a2|s|"));
    QCOMPARE((*stage.load(dealB))->newest.body, QByteArray("b|s|"));
}

// The new file is whole by itself, whatever was in the damaged one.
void StoreFaultsTest::namesWhatWasSetAside()
{
    StoreStage stage;
    QDir().mkpath(QFileInfo(stage.file()).path());
    QVERIFY(writeBytes(stage.file(), noise(1, 20'000)));
    QVERIFY(stage.open());
    QVERIFY(stage.store.status().salvage && stage.store.status().salvage->isEndUnknown);
    const QString elsewheres = stage.file(QStringLiteral("stores/two.damaged-20260602T164409.sqlite"));
    QVERIFY(writeBytes(elsewheres, "another account's"));
    QVERIFY(stage.open()); // a later run, which is told of no salvage
    QVERIFY(!stage.store.status().salvage);
    const QStringList names = setAsideFrom(stage.file());
    QCOMPARE(names.size(), 1);
    const auto report = stage.verify();
    QVERIFY(report);
    QCOMPARE(report->problems.size(), std::size_t(1));
    QCOMPARE(report->problems[0].kind, VerifyProblem::Kind::File);
    QCOMPARE(report->problems[0].place, 0);
    QCOMPARE(report->problems[0].detail,
             QStringLiteral("a damaged file was set aside as %1; only what could be read of it was carried "
                            "over")
                 .arg(QFileInfo(names[0]).fileName()));
    QVERIFY(QFile::remove(names[0]));
    QVERIFY(stage.verify()->problems.empty());
}

QTEST_GUILESS_MAIN(StoreFaultsTest)
#include "tst_storefaults.moc"
