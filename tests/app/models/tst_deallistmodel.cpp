// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/deallistmodel.h"
#include "tests/support/dealrows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QList<int> numbers(const DealListModel &model)
{
    QList<int> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << int(model.idAt(row).data1 - 0xdea10000);
    return found;
}

} // namespace

class DealListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTextsAndRoles();
    void marksWhatIsOverdueOnTheDayThatItIsTold();
    void changesOneRowInPlace();
    void leavesAloneWhatIsNotShown();
    void takesAnotherListWithoutAReset_data();
    void takesAnotherListWithoutAReset();
    void keepsTheCurrentDealWhereRowsMove();
    void resetsForAnotherGroup();
    void keepsTheOrderOfRecentDealsWhileTheyAreTheSame();
    void tellsWhichDealIsShown();
    void asksForMoreOnce();
    void asksForNoMoreThanThereIs();
};

void DealListModelTest::givesTextsAndRoles()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setToday(QDate(2026, 6, 1));
    DealList list = dealList({48});
    list.rows[0].isChanged = true;
    list.rows[0].isPinned = true;
    model.setList(list);
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data().toString(), QStringLiteral("Deal 48"));
    QCOMPARE(index.data(DealListModel::IdRole).toUuid(), rowId(48));
    QCOMPARE(index.data(DealListModel::AmountRole).toString(), QStringLiteral("€48,000"));
    QCOMPARE(index.data(DealListModel::PlaceRole).toString(), QStringLiteral("Qualified"));
    QCOMPARE(index.data(DealListModel::CloseRole).toString(), QStringLiteral("in 9 days"));
    QVERIFY(index.data(DealListModel::IsOpenRole).toBool());
    QVERIFY(index.data(DealListModel::HasAmountRole).toBool());
    QVERIFY(index.data(DealListModel::IsChangedRole).toBool());
    QVERIFY(index.data(DealListModel::IsPinnedRole).toBool());
    QVERIFY(!index.data(DealListModel::IsOverdueRole).toBool());
    QCOMPARE(
        index.data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("Deal 48, changed since you last looked, pinned, €48,000, Qualified, in 9 days"));
    QCOMPARE(index.data(Qt::ToolTipRole), index.data(Qt::AccessibleTextRole));
}

void DealListModelTest::marksWhatIsOverdueOnTheDayThatItIsTold()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setToday(QDate(2026, 6, 10));
    model.setList(dealList({1}));
    QVERIFY(!model.index(0).data(DealListModel::IsOverdueRole).toBool());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setToday(QDate(2026, 6, 11));
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.index(0).data(DealListModel::IsOverdueRole).toBool());
    model.setToday(QDate(2026, 6, 11));
    QCOMPARE(changed.size(), 1);
}

void DealListModelTest::changesOneRowInPlace()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1, 2, 3}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    DealRow row = openRow(2);
    row.stageName = QStringLiteral("Negotiation");
    model.setRow(row);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    QCOMPARE(model.index(1).data(DealListModel::PlaceRole).toString(), QStringLiteral("Negotiation"));
    QVERIFY(reset.isEmpty());
}

void DealListModelTest::leavesAloneWhatIsNotShown()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1, 2}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRow(openRow(9));
    model.setRow(openRow(2)); // looks as before
    QVERIFY(changed.isEmpty());
    QCOMPARE(numbers(model), QList<int>({1, 2}));
}

void DealListModelTest::takesAnotherListWithoutAReset_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    using Numbers = QList<int>;
    QTest::newRow("the same") << Numbers{1, 2, 3} << Numbers{1, 2, 3};
    QTest::newRow("longer") << Numbers{1, 2} << Numbers{1, 2, 3, 4};
    QTest::newRow("new ones in between") << Numbers{1, 5, 9} << Numbers{0, 1, 2, 3, 5, 7, 9};
    QTest::newRow("one gone") << Numbers{1, 2, 3} << Numbers{1, 3};
    QTest::newRow("first and last gone") << Numbers{1, 2, 3, 4} << Numbers{2, 3};
    QTest::newRow("all gone") << Numbers{1, 2, 3} << Numbers{};
    QTest::newRow("others altogether") << Numbers{1, 2, 3} << Numbers{4, 5};
    QTest::newRow("one renamed upwards") << Numbers{1, 2, 3, 4} << Numbers{4, 1, 2, 3};
    QTest::newRow("one renamed downwards") << Numbers{1, 2, 3, 4} << Numbers{2, 3, 4, 1};
    QTest::newRow("backwards") << Numbers{1, 2, 3, 4} << Numbers{4, 3, 2, 1};
    QTest::newRow("all at once") << Numbers{1, 2, 3, 4, 5} << Numbers{7, 5, 2, 8, 9, 1};
}

void DealListModelTest::takesAnotherListWithoutAReset()
{
    QFETCH(QList<int>, before);
    QFETCH(QList<int>, after);
    const auto listOf = [](const QList<int> &wanted) {
        DealList list;
        for (const int number : wanted)
            list.rows.push_back(openRow(number));
        return list;
    };
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(listOf(before));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setList(listOf(after));
    QCOMPARE(numbers(model), after);
    QVERIFY(reset.isEmpty());
}

void DealListModelTest::keepsTheCurrentDealWhereRowsMove()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1, 2, 3}));
    const QPersistentModelIndex second = model.index(1);
    model.setList(dealList({0, 3, 5, 2}));
    QCOMPARE(second.row(), 3);
    QCOMPARE(second.data(DealListModel::IdRole).toUuid(), rowId(2));
    model.setList(dealList({0, 3}));
    QVERIFY(!second.isValid());
}

void DealListModelTest::resetsForAnotherGroup()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1, 2, 3}));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setList(dealList({3, 1}, DealGroup::Pinned));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(numbers(model), QList<int>({3, 1}));
}

void DealListModelTest::keepsTheOrderOfRecentDealsWhileTheyAreTheSame()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1, 2, 3}, DealGroup::Recent));
    DealList stepped = dealList({2, 1, 3}, DealGroup::Recent);
    stepped.rows[0].isChanged = true;
    model.setList(stepped); // the second one was opened by stepping to it
    QCOMPARE(numbers(model), QList<int>({1, 2, 3}));
    QVERIFY(model.index(1).data(DealListModel::IsChangedRole).toBool());
    model.setList(dealList({4, 2, 1}, DealGroup::Recent));
    QCOMPARE(numbers(model), QList<int>({4, 2, 1}));
}

void DealListModelTest::tellsWhichDealIsShown()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1, 2}));
    model.setShown(rowId(2));
    QVERIFY(!model.index(0).data(DealListModel::IsShownRole).toBool());
    QVERIFY(model.index(1).data(DealListModel::IsShownRole).toBool());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setShown(rowId(1));
    QCOMPARE(changed.size(), 2);
    QVERIFY(model.index(0).data(DealListModel::IsShownRole).toBool());
    model.setShown({});
    QVERIFY(!model.index(0).data(DealListModel::IsShownRole).toBool());
}

void DealListModelTest::asksForMoreOnce()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    QSignalSpy wanted(&model, &DealListModel::moreWanted);
    DealList list;
    for (int number = 0; number < 300; ++number)
        list.rows.push_back(openRow(number));
    list.hasMore = true;
    model.setList(list);
    QCOMPARE(wanted.size(), 1); // by the tester, which fetches what it can
    QCOMPARE(wanted[0][0].toInt(), 600);
    QVERIFY(!model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    model.setList(list);
    QVERIFY(!model.canFetchMore(model.index(0)));
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(wanted.size(), 2);
}

void DealListModelTest::asksForNoMoreThanThereIs()
{
    DealListModel model(british);
    const QAbstractItemModelTester tester(&model);
    QVERIFY(!model.canFetchMore({}));
    model.setList(dealList({1, 2}));
    QVERIFY(!model.canFetchMore({}));
}

QTEST_GUILESS_MAIN(DealListModelTest)
#include "tst_deallistmodel.moc"
