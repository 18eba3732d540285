// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/database.h"
#include "app/store/store.h"

#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"
#include "tests/support/storetruth.h"

#include <QProcess>
#include <QSignalSpy>

#include <cstdio>
#include <iostream>
#include <string>

using namespace sidelight;

namespace {

const QString elsewhere = QStringLiteral("elsewhere/one.sqlite");

/// Holds the file's lock until its standard input ends; run by these tests as another process.
int holdLock(const QString &file)
{
    Database database;
    database.open(file, Database::Access::ReadWrite);
    if (!database.execute(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"))
        || !database.execute(QStringLiteral("BEGIN EXCLUSIVE")))
        return 1;
    std::puts("locked");
    std::fflush(stdout);
    std::string line;
    std::getline(std::cin, line);
    return 0;
}

class OtherProgram
{
public:
    explicit OtherProgram(const QString &file)
    {
        m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold-lock"), file});
        m_isLocking = m_process.waitForReadyRead() && m_process.readAll().startsWith("locked");
    }
    ~OtherProgram() { end(); }
    bool isLocking() const { return m_isLocking; }
    void end()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    bool m_isLocking = false;
};

void execute(const QString &file, const QString &sql)
{
    Database database;
    QVERIFY(database.open(file, Database::Access::ReadWrite));
    QVERIFY2(database.execute(sql), qPrintable(database.takeFailure().detail));
}

} // namespace

class StorePlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFileOfANewerProgram_data();
    void readsAFileOfANewerProgram();
    void leavesAFileThatANewerProgramTookOver();
    void readsInAFolderThatCannotBeWritten_data();
    void readsInAFolderThatCannotBeWritten();
    void keepsInMemoryWhereNoFolderCanBe();
    void writesARemovedFolderAnew();
    void keepsReadingWhereARemovedFolderCannotBe();
    void followsAFileThatWasReplaced();
    void ignoresTheLogOfARemovedFile();
    void waitsForTheLockOfAnotherProgram();
    void opensOnceAnotherProgramLetsGo();
    void survivesAClockThatJumpsBack();
    void tellsNothingOfAFormerFile();
};

void StorePlacesTest::readsAFileOfANewerProgram_data()
{
    QTest::addColumn<bool>("isInLog");
    QTest::newRow("in the file itself") << false;
    QTest::newRow("in its log only, after a crash") << true;
}

void StorePlacesTest::readsAFileOfANewerProgram()
{
    QFETCH(bool, isInLog);
    StoreStage made;
    QVERIFY(made.open());
    QVERIFY(made.append(dealA, "a|s|", minute(1)));
    const QString newer = QStringLiteral("ALTER TABLE record ADD COLUMN colour TEXT; ");
    StoreStage stage;
    if (!isInLog)
        QVERIFY(made.open(made.place(elsewhere)));
    execute(made.file(), newer.chopped(2));
    execute(made.file(), QStringLiteral("PRAGMA user_version = 2"));
    QVERIFY(copyStoreFiles(made.file(), stage.file()));
    QCOMPARE(QFileInfo(stage.file() + QStringLiteral("-wal")).size() > 0, isInLog);
    const QByteArray before = bytesOf(stage.file());
    const QByteArray log = bytesOf(stage.file() + QStringLiteral("-wal"));

    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadOnlyNewer);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|"));
    QCOMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(1));
    QVERIFY(!stage.append(dealA, "b|s|", minute(2)));
    QVERIFY(!stage.append(dealA, "c|s|", minute(3)));
    stage.store.setPinned(dealA, true);
    QVERIFY(stage.verify()->problems.empty());
    QVERIFY(stage.open(stage.place(elsewhere)));
    QVERIFY(bytesOf(stage.file()) == before);
    QVERIFY(bytesOf(stage.file() + QStringLiteral("-wal")) == log);
}

void StorePlacesTest::leavesAFileThatANewerProgramTookOver()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    execute(stage.file(), QStringLiteral("PRAGMA user_version = 2"));
    QVERIFY(!stage.append(dealA, "b|s|", minute(2)));
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadOnlyNewer);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|"));
}

void StorePlacesTest::readsInAFolderThatCannotBeWritten_data()
{
    QTest::addColumn<QStringList>("left");
    const QString log = QStringLiteral("-wal");
    const QString index = QStringLiteral("-shm");
    QTest::newRow("the file alone") << QStringList();
    QTest::newRow("a log and its index left over") << QStringList({log, index});
    QTest::newRow("a log left over without its index") << QStringList(log);
}

void StorePlacesTest::readsInAFolderThatCannotBeWritten()
{
    QFETCH(QStringList, left);
    StoreStage made;
    QVERIFY(made.open());
    QVERIFY(made.append(dealA, "a|s|", minute(1)));
    QVERIFY(made.open(made.place(elsewhere))); // this much is in the file itself
    QVERIFY(made.open());
    if (!left.isEmpty())
        QVERIFY(made.append(dealA, "b|s|", minute(2)));
    StoreStage stage;
    QVERIFY(copyStoreFiles(made.file(), stage.file()));
    for (const char *ending : {"-wal", "-shm"}) {
        if (!left.contains(QLatin1StringView(ending)))
            QFile::remove(stage.file() + QLatin1StringView(ending));
    }
    const QByteArray before = bytesOf(stage.file());
    {
        const ReadOnlyFolder folder(QFileInfo(stage.file()).path());
        if (!folder.isDone())
            QSKIP("no folder can be made read-only here");
        QVERIFY(stage.open());
        QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadOnlyFolder);
        const QByteArray newest =
            left.size() == 2 ? "b|s|" : "a|s|"; // SQLite reads no log without its index
        QCOMPARE((*stage.load(dealA))->newest.body, newest);
        QCOMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(1));
        QCOMPARE(stage.versions(dealA)->size(), std::size_t(left.size() == 2 ? 2 : 1));
        QVERIFY(stage.verify()->problems.empty());
        QVERIFY(!stage.append(dealA, "c|s|", minute(3)));
        QCOMPARE((*stage.load(dealA))->newest.body, newest);
        QVERIFY(bytesOf(stage.file()) == before);
    }
    // It is kept once it can be.
    QTRY_COMPARE_WITH_TIMEOUT((*stage.load(dealA))->newest.body, QByteArray("c|s|"), 20'000);
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    QVERIFY(!stage.store.status().problem);
}

void StorePlacesTest::keepsInMemoryWhereNoFolderCanBe()
{
    StoreStage stage;
    QVERIFY(writeBytes(stage.file(QStringLiteral("stores")), "a file is in the way"));
    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::MemoryForced);
    QVERIFY(stage.store.status().file.isEmpty());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|"));
    QCOMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(1));
    QVERIFY(stage.verify()->problems.empty());
    QCOMPARE(bytesOf(stage.file(QStringLiteral("stores"))), QByteArray("a file is in the way"));
}

void StorePlacesTest::writesARemovedFolderAnew()
{
    StoreTruth truth;
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(truth.fill(stage, 10));
    QVERIFY(QDir(QFileInfo(stage.file()).path()).removeRecursively());
    QVERIFY(stage.load(dealA)); // reading goes on
    QVERIFY(stage.versions(dealA));
    QVERIFY(stage.append(dealA, "new|s|", minute(50)));
    QVERIFY(stage.store.status().isRestored);
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    QCOMPARE(QFileInfo(stage.file()).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    StoreStage again;
    QVERIFY(again.open(stage.place()));
    QCOMPARE(again.verify()->versions, 11);
    QVERIFY(again.verify()->problems.empty());
    QCOMPARE(again.list(DealGroup::Pinned)->rows.size(), std::size_t(1));
}

void StorePlacesTest::keepsReadingWhereARemovedFolderCannotBe()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    const QString folder = stage.file(QStringLiteral("stores"));
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(writeBytes(folder, {}));
    QVERIFY(!stage.append(dealA, "b|s|", minute(2)));
    QVERIFY(stage.store.status().problem);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|"));
    QVERIFY(QFile::remove(folder));
    QTRY_COMPARE_WITH_TIMEOUT((*stage.load(dealA))->newest.body, QByteArray("b|s|"), 20'000);
    QVERIFY(stage.store.status().isRestored);
    QVERIFY(QFileInfo::exists(stage.file()));
}

void StorePlacesTest::followsAFileThatWasReplaced()
{
    StoreStage other;
    QVERIFY(other.open());
    QVERIFY(other.append(dealB, "other|s|", minute(1)));
    QVERIFY(other.open(other.place(elsewhere)));

    StoreTruth truth;
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(truth.fill(stage, 10));
    // The main file alone, as a backup is put back; the former one's log stays.
    QVERIFY(QFile::copy(other.file(), stage.file() + QStringLiteral(".backup")));
    QVERIFY(QFile::remove(stage.file()));
    QVERIFY(QFile::rename(stage.file() + QStringLiteral(".backup"), stage.file()));
    QVERIFY(stage.append(dealA, "a|s|", minute(50)));
    QCOMPARE((*stage.load(dealB))->newest.body, QByteArray("other|s|"));
    const auto report = stage.verify();
    QCOMPARE(report->versions, 2);
    QVERIFY(report->problems.empty());
}

void StorePlacesTest::ignoresTheLogOfARemovedFile()
{
    StoreTruth truth;
    StoreStage made;
    QVERIFY(made.open());
    QVERIFY(truth.fill(made, 10));
    StoreStage stage;
    QVERIFY(copyStoreFiles(made.file(), stage.file()));
    QVERIFY(QFile::remove(stage.file()));
    QVERIFY(stage.open());
    QCOMPARE(stage.verify()->versions, 0);
    QVERIFY(stage.verify()->problems.empty());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
}

void StorePlacesTest::waitsForTheLockOfAnotherProgram()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    QVERIFY(stage.open(stage.place(elsewhere)));
    Database writer; // in the way of writing, not of reading
    QVERIFY(stage.open());
    QVERIFY(writer.open(stage.file(), Database::Access::ReadWrite));
    QVERIFY(writer.execute(QStringLiteral("BEGIN IMMEDIATE")));
    QSignalSpy told(&stage.store, &Store::statusChanged);
    QSignalSpy saved(&stage.store, &Store::appended);
    const auto refused = stage.append(dealA, "b|s|", minute(2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Storage);
    QVERIFY(!stage.append(dealA, "c|s|", minute(3))); // at once
    QVERIFY(stage.store.status().problem);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|"));
    QVERIFY(!told.wait(2'500)); // nothing more is said over a further try
    QCOMPARE(told.size(), 1);
    saved.clear();
    QVERIFY(writer.execute(QStringLiteral("COMMIT")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 2, 20'000);
    QTRY_VERIFY(!stage.store.status().problem);
    QCOMPARE(stage.versions(dealA)->size(), std::size_t(3));
    QVERIFY(stage.verify()->problems.empty());
}

void StorePlacesTest::opensOnceAnotherProgramLetsGo()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    QVERIFY(stage.open(stage.place(elsewhere)));
    OtherProgram other(stage.file());
    QVERIFY(other.isLocking());
    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::Unavailable);
    QVERIFY(stage.store.status().problem);
    QVERIFY(!stage.load(dealA));
    QVERIFY(!stage.append(dealA, "b|s|", minute(2)));
    other.end();
    QTRY_COMPARE_WITH_TIMEOUT(stage.store.status().mode, StoreStatus::Mode::ReadWrite, 20'000);
    QTRY_COMPARE((*stage.load(dealA))->newest.body, QByteArray("b|s|"));
    QVERIFY(!stage.store.status().problem);
    QVERIFY(!stage.store.status().salvage);
}

void StorePlacesTest::survivesAClockThatJumpsBack()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|new|", minute(100)));
    QVERIFY(stage.append(dealA, "b|new|", minute(50)));
    QVERIFY(stage.append(dealA, "b|new|", minute(40)));
    QVERIFY(stage.append(dealA, "c|new|", minute(60)));
    const auto versions = stage.versions(dealA);
    QByteArrayList bodies;
    for (const StoredVersion &version : *versions)
        bodies << version.stored.body.left(1);
    QCOMPARE(bodies, QByteArrayList({"a", "b", "c"})); // as they came
    QCOMPARE(versions->at(1).stored.receivedAt, minute(50));
    QCOMPARE(versions->at(1).stored.checkedAt, minute(40));
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("c|new|"));
    QCOMPARE((*stage.load(dealA))->newest.checkedAt, minute(60));
    QVERIFY(stage.verify()->problems.empty());
}

void StorePlacesTest::tellsNothingOfAFormerFile()
{
    StoreStage stage;
    QVERIFY(stage.open());
    Database writer;
    QVERIFY(writer.open(stage.file(), Database::Access::ReadWrite));
    QVERIFY(writer.execute(QStringLiteral("BEGIN IMMEDIATE")));
    QVERIFY(!stage.append(dealA, "a|s|", minute(1)));
    QVERIFY(writer.execute(QStringLiteral("COMMIT")));
    QSignalSpy appended(&stage.store, &Store::appended);
    QSignalSpy told(&stage.store, &Store::statusChanged);
    QVERIFY(stage.open(stage.place(elsewhere)));
    QCOMPARE(appended.size(), 0);
    for (const auto &status : told)
        QCOMPARE(status.at(0).value<StoreStatus>().file, stage.file(elsewhere));
    QVERIFY(stage.open());
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|")); // but it was written
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && std::string(argv[1]) == "--hold-lock")
        return holdLock(QFile::decodeName(argv[2]));
    StorePlacesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storeplaces.moc"
