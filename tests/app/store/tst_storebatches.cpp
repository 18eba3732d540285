// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "tests/support/dealrows.h"
#include "tests/support/storestage.h"

#include <QSignalSpy>

using namespace sidelight;

namespace {

QByteArray body(int number)
{
    return "Deal " + QByteArray::number(number) + "|stage|";
}

} // namespace

/// Answers that come faster than they are written.
class StoreBatchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesManyAtOnceAndAnswersEach();
    void keepsTheOrderOfOneDeal();
    void keepsMarksBetweenAnswersInTheirPlace();
    void tellsNewDealsFromKnownOnesInOneBatch();
    void sparesTheOthersOneOfAnotherTenant();
    void seesThemInALoadBehindThem();
    void leavesAFormerFileWhatIsIts();
};

void StoreBatchesTest::writesManyAtOnceAndAnswersEach()
{
    constexpr int count = 1'000;
    StoreStage stage;
    QVERIFY(stage.open());
    QSignalSpy appended(&stage.store, &Store::appended);
    QSignalSpy rows(&stage.store, &Store::rowChanged);
    QSignalSpy counts(&stage.store, &Store::countsChanged);
    for (int i = 0; i < count; ++i)
        stage.store.append(rowId(i), body(i), minute(1), std::nullopt);
    QTRY_COMPARE_WITH_TIMEOUT(rows.size(), count, 20'000);
    QCOMPARE(appended.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(appended[i].first().toUuid(), rowId(i));
    QVERIFY2(counts.size() < count / 5, qPrintable(QString::number(counts.size())));
    QCOMPARE(counts.last().first().value<DealCounts>().all, count);
    const auto deal = stage.load(rowId(700));
    QVERIFY(deal && *deal);
    QCOMPARE((*deal)->newest.body, body(700));
}

void StoreBatchesTest::keepsTheOrderOfOneDeal()
{
    StoreStage stage;
    QVERIFY(stage.open());
    for (const char *each : {"a", "b", "b", "a"})
        stage.store.append(dealA, each, minute(1), std::nullopt);
    QTRY_COMPARE(stage.versions(dealA)->size(), std::size_t(3));
    const auto all = stage.versions(dealA);
    QCOMPARE(all->at(0).stored.body, QByteArray("a"));
    QCOMPARE(all->at(1).stored.body, QByteArray("b"));
    QCOMPARE(all->at(2).stored.body, QByteArray("a"));
}

void StoreBatchesTest::keepsMarksBetweenAnswersInTheirPlace()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QSignalSpy appended(&stage.store, &Store::appended);
    stage.store.append(dealA, "a|one|", minute(1), std::nullopt);
    stage.store.setVisited(dealA, minute(2)); // looks at the first
    stage.store.append(dealA, "b|two|", minute(3), std::nullopt);
    QTRY_COMPARE(appended.size(), 2);
    const auto deal = stage.load(dealA);
    QVERIFY(deal && *deal);
    QVERIFY((*deal)->looked);
    QCOMPARE((*deal)->looked->body, QByteArray("a|one|"));
    QCOMPARE((*deal)->newest.body, QByteArray("b|two|"));
}

void StoreBatchesTest::tellsNewDealsFromKnownOnesInOneBatch()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(rowId(1), body(1), minute(1)));
    QVERIFY(stage.append(rowId(2), body(2), minute(1)));
    QStringList kept;
    connect(&stage.store, &Store::appended, this, [&kept](const QUuid &, const Result<Appended> &done) {
        kept << QStringLiteral("%1 %2 %3").arg(done->place).arg(done->isNew).arg(done->isFirst);
    });
    QSignalSpy counts(&stage.store, &Store::countsChanged);
    stage.store.append(rowId(3), body(3), minute(2), std::nullopt);  // new
    stage.store.append(rowId(1), body(1), minute(2), std::nullopt);  // the same again
    stage.store.append(rowId(4), body(4), minute(2), std::nullopt);  // new
    stage.store.append(rowId(2), "b|two|", minute(2), std::nullopt); // changed
    stage.store.append(rowId(3), "c|two|", minute(3), std::nullopt); // new in this batch, and changed
    QTRY_COMPARE(kept.size(), 5);
    QCOMPARE(kept, QStringList({QStringLiteral("3 1 1"), QStringLiteral("1 0 0"), QStringLiteral("4 1 1"),
                                QStringLiteral("5 1 0"), QStringLiteral("6 1 0")}));
    QTRY_VERIFY(!counts.isEmpty() && counts.last().first().value<DealCounts>().all == 4);
    const auto known = stage.load(rowId(1));
    QVERIFY(known && *known);
    QCOMPARE((*known)->newest.checkedAt, minute(2));
    const auto changed = stage.load(rowId(3));
    QVERIFY(changed && *changed);
    QCOMPARE((*changed)->newest.body, QByteArray("c|two|"));
}

void StoreBatchesTest::sparesTheOthersOneOfAnotherTenant()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QList<bool> kept;
    connect(&stage.store, &Store::appended, this,
            [&kept](const QUuid &, const Result<Appended> &done) { kept += bool(done); });
    for (int i = 0; i < 10; ++i)
        stage.store.append(rowId(i), body(i), minute(1), i == 5 ? tenantTwo : tenantOne);
    QTRY_COMPARE(kept.size(), 10);
    QCOMPARE(kept, (QList<bool>{true, true, true, true, true, false, true, true, true, true}));
    const auto deal = stage.load(rowId(5));
    QVERIFY(deal);
    QVERIFY(!*deal);
    QVERIFY(*stage.load(rowId(6)));
}

void StoreBatchesTest::seesThemInALoadBehindThem()
{
    StoreStage stage;
    QVERIFY(stage.open());
    for (int i = 0; i < 300; ++i)
        stage.store.append(rowId(i), body(i), minute(1), std::nullopt);
    stage.store.append(rowId(299), "newer|stage|", minute(2), std::nullopt);
    const auto deal = stage.load(rowId(299));
    QVERIFY(deal && *deal);
    QCOMPARE((*deal)->newest.body, QByteArray("newer|stage|"));
}

void StoreBatchesTest::leavesAFormerFileWhatIsIts()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const StorePlace former = stage.place();
    const StorePlace other = stage.place(QStringLiteral("stores/two.sqlite"));
    for (int i = 0; i < 50; ++i)
        stage.store.append(rowId(i), body(i), minute(1), std::nullopt);
    stage.store.open(other);
    stage.store.append(rowId(50), body(50), minute(1), std::nullopt);
    QVERIFY(*stage.load(rowId(50)));
    QVERIFY(!*stage.load(rowId(49)));
    stage.store.open(former);
    QVERIFY(*stage.load(rowId(49)));
    QVERIFY(!*stage.load(rowId(50)));
}

QTEST_GUILESS_MAIN(StoreBatchesTest)
#include "tst_storebatches.moc"
