// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"
#include "tests/support/storetruth.h"

#include <QSignalSpy>

#include <functional>
#include <memory>

using namespace sidelight;

namespace {

const QString elsewhere = QStringLiteral("elsewhere/one.sqlite");

QByteArray bodyOf(int number)
{
    return "deal|s|" + QByteArray::number(number) + QByteArray(40'000, char('a' + number % 20));
}

} // namespace

class StoreFullTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnReadingOnAFullDisk_data();
    void goesOnReadingOnAFullDisk();
    void opensOnAFullDisk();
    void leavesADamagedFileOnAFullDisk();
    void keepsABoundedAmountInMemory();
};

void StoreFullTest::goesOnReadingOnAFullDisk_data()
{
    QTest::addColumn<bool>("isSmallDisk");
    QTest::newRow("a small file system") << true;
    QTest::newRow("a limit of a file's size") << false;
}

void StoreFullTest::goesOnReadingOnAFullDisk()
{
    QFETCH(bool, isSmallDisk);
    StoreStage stage;
    std::unique_ptr<SmallDisk> disk;
    const QString filler = stage.file(QStringLiteral("stores/filler"));
    std::function<void()> makeRoom;
    if (isSmallDisk) {
        disk = std::make_unique<SmallDisk>(stage.file(QStringLiteral("stores")), 2'000);
        if (!disk->isDone())
            QSKIP("only root may mount a file system; the other row needs none");
    }
    QVERIFY(stage.open());
    for (int number = 0; number < 5; ++number)
        QVERIFY(stage.append(dealA, bodyOf(number), minute(number)));
#if defined(Q_OS_UNIX)
    std::unique_ptr<FileSizeLimit> limit;
    if (!isSmallDisk) {
        limit = std::make_unique<FileSizeLimit>(400'000);
        makeRoom = [&limit] { limit.reset(); };
    } else {
        QVERIFY(writeBytes(filler, QByteArray(1'200'000, 'x')));
        makeRoom = [&filler] { QFile::remove(filler); };
    }
#else
    QSKIP("neither can be had here");
#endif

    QSignalSpy told(&stage.store, &Store::statusChanged);
    int kept = 5;
    while (stage.append(dealA, bodyOf(kept), minute(kept)))
        QVERIFY(++kept < 100);
    QVERIFY(stage.store.status().problem);
    for (int more = 1; more < 5; ++more)
        QVERIFY(!stage.append(dealA, bodyOf(kept + more), minute(kept + more)));
    // A mark is small enough to find room; that says nothing of the answers.
    stage.store.setVisited(dealA, minute(50));
    QVERIFY(!told.wait(2'500)); // nothing more is said over a further try
    QCOMPARE(told.size(), 1);
    QVERIFY(stage.store.status().problem);
    QCOMPARE(stage.versions(dealA)->size(), std::size_t(kept));
    QCOMPARE((*stage.load(dealA))->newest.body, bodyOf(kept - 1));
    QCOMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(1));
    QVERIFY(stage.verify()->problems.empty());

    makeRoom();
    QTRY_COMPARE_WITH_TIMEOUT(stage.versions(dealA)->size(), std::size_t(kept + 5), 20'000);
    QTRY_VERIFY(!stage.store.status().problem);
    QCOMPARE(told.size(), 2);
    QCOMPARE((*stage.load(dealA))->newest.body, bodyOf(kept + 4)); // in the order they came
    QVERIFY(stage.verify()->problems.empty());
    QVERIFY(stage.open(stage.place(elsewhere))); // before its disk goes
}

void StoreFullTest::opensOnAFullDisk()
{
    StoreStage stage;
    const SmallDisk disk(stage.file(QStringLiteral("stores")), 1'000);
    if (!disk.isDone())
        QSKIP("only root may mount a file system");
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|s|", minute(1)));
    QVERIFY(stage.open(stage.place(elsewhere)));
    const QString filler = stage.file(QStringLiteral("stores/filler"));
    QVERIFY(!writeBytes(filler, QByteArray(1'000'000, 'x')));
    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadOnlyFolder);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|s|"));
    QCOMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(1));
    QVERIFY(!stage.append(dealA, "b|s|", minute(2)));
    QVERIFY(QFile::remove(filler));
    QTRY_COMPARE_WITH_TIMEOUT((*stage.load(dealA))->newest.body, QByteArray("b|s|"), 20'000);
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    QVERIFY(stage.verify()->problems.empty());
    QVERIFY(stage.open(stage.place(elsewhere)));
}

void StoreFullTest::leavesADamagedFileOnAFullDisk()
{
    StoreTruth truth;
    StoreStage stage;
    const SmallDisk disk(stage.file(QStringLiteral("stores")), 2'000);
    if (!disk.isDone())
        QSKIP("only root may mount a file system");
    QVERIFY(stage.open());
    QVERIFY(truth.fill(stage, 40));
    QVERIFY(stage.open(stage.place(elsewhere)));
    QByteArray damaged = bytesOf(stage.file());
    const qsizetype at = damaged.indexOf(truth.body(20).left(40)) / 4096 * 4096;
    damaged.replace(at, 4096, QByteArray(4096, 'x'));
    QVERIFY(writeBytes(stage.file(), damaged));
    const QString filler = stage.file(QStringLiteral("stores/filler"));
    // Room for an empty store, and for not much more.
    const int room = 2'048'000 - int(damaged.size()) - 260'000;
    QVERIFY(writeBytes(filler, QByteArray(room, 'x')));

    QVERIFY(stage.open());
    QVERIFY(!stage.versions(dealA));
    QVERIFY(!stage.store.status().salvage);
    QVERIFY(stage.store.status().problem);
    QVERIFY(bytesOf(stage.file()) == damaged);
    QVERIFY(setAsideFrom(stage.file()).isEmpty());
    const auto deal = stage.load(dealA);
    QVERIFY(deal && *deal); // what of it can be read is
    QCOMPARE((*deal)->newest.body, truth.newest(dealA));

    QVERIFY(QFile::remove(filler));
    QTRY_VERIFY_WITH_TIMEOUT(stage.versions(dealA), 20'000); // at the next try
    QVERIFY(stage.store.status().salvage);
    QVERIFY(bytesOf(stage.store.status().salvage->setAside) == damaged);
    const QString complaint = truth.complaint(stage);
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    QVERIFY(stage.open(stage.place(elsewhere)));
}

void StoreFullTest::keepsABoundedAmountInMemory()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(QDir(stage.file(QStringLiteral("stores"))).removeRecursively());
    QVERIFY(writeBytes(stage.file(QStringLiteral("stores")), {})); // nothing can be written any more
    const QByteArray big(20'000'000, 'b');
    for (int number = 0; number < 5; ++number)
        QVERIFY(!stage.append(dealA, QByteArray::number(number) + big, minute(number)));
    QVERIFY(!stage.append(dealB, "small|s|", minute(6)));
    QVERIFY(QFile::remove(stage.file(QStringLiteral("stores"))));
    const auto hasSmall = [&stage] {
        const auto deal = stage.load(dealB);
        return deal && *deal;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasSmall(), 60'000);            // 60 MB are written before
    QCOMPARE(stage.versions(dealA)->size(), std::size_t(3)); // 64 MiB of them
    QVERIFY(stage.verify()->problems.empty());
}

QTEST_GUILESS_MAIN(StoreFullTest)
#include "tst_storefull.moc"
