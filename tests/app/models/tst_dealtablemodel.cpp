// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/dealtablemodel.h"

#include "app/domain/searchwords.h"
#include "tests/support/showndeals.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

/// A model under test from its first line.
struct Tested {
    Tested() { model.setToday(QDate(2026, 6, 1)); }

    /// The number of each row's deal; 0 for a heading.
    QList<int> rows() const
    {
        QList<int> numbers;
        for (int row = 0; row < model.rowCount(); ++row)
            numbers << (model.isHeading(row) ? 0 : int(model.idAt(row).data1 - 0xdea10000));
        return numbers;
    }
    QString text(int row, DealColumn column, int role = Qt::DisplayRole) const
    {
        return model.index(row, int(column)).data(role).toString();
    }
    int marks(int row) const { return model.index(row, 0).data(DealTableModel::MarksRole).toInt(); }

    DealTableModel model{british};
    QAbstractItemModelTester tester{&model};
};

DealView filtered(const QString &filter)
{
    DealView view;
    view.filter = filter;
    return view;
}

int numberOf(const std::optional<QUuid> &id)
{
    return id ? int(id->data1 - 0xdea10000) : -1;
}

} // namespace

class DealTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTextsAndMarks();
    void tellsWhereTheFilterFoundItsWords();
    void marksWhatIsOverdueOnTheDayThatItIsTold();
    void putsHeadingsBeforeSections();
    void foldsASection();
    void keepsASectionFoldedWhenDealsChange();
    void showsOneSectionAlone();
    void keepsTheChosenDealWhereRowsMove_data();
    void keepsTheChosenDealWhereRowsMove();
    void letsGoOfADealThatLeaves();
    void laysNothingOutWhereRowsStay();
    void resetsForAnotherAccount();
    void tellsWhichDealIsShown();
    void stepsThroughExactlyTheFilteredList();
    void stepsIntoAFoldedSection();
    void stepsOnFromWhereADealWas();
    void takesAHundredThousandDeals();
};

void DealTableModelTest::givesTextsAndMarks()
{
    Tested tested;
    DealRow row = placedRow(48, QStringLiteral("Projects"), QStringLiteral("Qualified"));
    row.isChanged = row.isPinned = row.isVisited = true;
    DealRow won = placedRow(49, QString(), QString());
    won.outcome = Outcome::Won;
    tested.model.setDeals(shownOf({row, won}));
    QCOMPARE(tested.text(0, DealColumn::Name), QStringLiteral("Deal 48"));
    QCOMPARE(tested.text(0, DealColumn::Stage), QStringLiteral("Qualified"));
    QCOMPARE(tested.text(0, DealColumn::Amount), QStringLiteral("€48,000"));
    QCOMPARE(tested.text(0, DealColumn::Name, DealTableModel::StateRole), QStringLiteral("in 9 days"));
    QCOMPARE(tested.text(1, DealColumn::Name, DealTableModel::StateRole), QStringLiteral("Won"));
    QCOMPARE(tested.model.index(0, 0).data(DealTableModel::IdRole).toUuid(), rowId(48));
    QCOMPARE(tested.model.index(0, int(DealColumn::Amount)).data(DealTableModel::SortRole).toLongLong(),
             4'800'000);
    QVERIFY(!tested.model.index(0, 0).data(Qt::DecorationRole).isValid());
    QCOMPARE(tested.marks(0),
             DealTableModel::IsChanged | DealTableModel::IsPinned | DealTableModel::IsVisited);
    QCOMPARE(tested.marks(1), 0);
    QVERIFY(tested.text(0, DealColumn::Name, Qt::AccessibleTextRole).contains(QStringLiteral("pinned")));
    QCOMPARE(tested.model.headerData(int(DealColumn::Name), Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Name"));
}

void DealTableModelTest::tellsWhereTheFilterFoundItsWords()
{
    Tested tested;
    std::vector<DealRow> rows = placedRows();
    rows[1].name = QStringLiteral("Deal\n2");
    const auto places = [&tested](int row, DealColumn column) {
        return tested.model.index(row, int(column)).data(DealTableModel::MatchesRole).value<WordPlaces>();
    };
    tested.model.setDeals(shownOf(rows, filtered(QStringLiteral("qual dea -zebra role:trial stage:q"))));
    QCOMPARE(places(0, DealColumn::Name), WordPlaces({{0, 3}}));
    QCOMPARE(places(0, DealColumn::Stage), WordPlaces({{0, 4}}));
    QCOMPARE(places(0, DealColumn::Pipeline), WordPlaces());
    QVERIFY(!tested.model.index(0, int(DealColumn::Amount)).data(DealTableModel::MatchesRole).isValid());
    tested.model.setDeals(shownOf(rows, filtered(QStringLiteral("dea"))));
    QCOMPARE(places(1, DealColumn::Name), WordPlaces()); // is shown otherwise than it was sent
    tested.model.setDeals(shownOf(rows));
    QVERIFY(!tested.model.index(0, int(DealColumn::Name)).data(DealTableModel::MatchesRole).isValid());
}

void DealTableModelTest::marksWhatIsOverdueOnTheDayThatItIsTold()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows()));
    tested.model.setToday(QDate(2026, 6, 10));
    QVERIFY((tested.marks(0) & DealTableModel::IsOverdue) == 0);
    QSignalSpy changed(&tested.model, &QAbstractItemModel::dataChanged);
    tested.model.setToday(QDate(2026, 6, 11));
    QVERIFY((tested.marks(0) & DealTableModel::IsOverdue) != 0);
    QCOMPARE(changed.size(), 1);
    tested.model.setToday(QDate(2026, 6, 11));
    QCOMPARE(changed.size(), 1);
}

void DealTableModelTest::putsHeadingsBeforeSections()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), groupedBy(DealGrouping::Stage)));
    QCOMPARE(tested.rows(), QList<int>({0, 2, 6, 0, 1, 3, 5, 0, 4}));
    const QModelIndex heading = tested.model.index(3, int(DealColumn::Name));
    QVERIFY(heading.data().toString().contains(QStringLiteral("Qualified")));
    QVERIFY(!heading.data(DealTableModel::SummaryRole).toString().isEmpty());
    QVERIFY(heading.data(Qt::AccessibleTextRole).toString().startsWith(heading.data().toString()));
    QVERIFY(!heading.flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(heading.flags().testFlag(Qt::ItemIsEnabled)); // the keyboard comes here, to fold it
    QCOMPARE(tested.text(3, DealColumn::Amount), QString());
    QCOMPARE(tested.model.rowOf(rowId(4)), 8);
    QVERIFY(tested.model.idAt(3).isNull());
}

void DealTableModelTest::foldsASection()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), groupedBy(DealGrouping::Stage)));
    const QPersistentModelIndex trial = tested.model.index(8, 0);
    tested.model.toggleSection(3);
    QCOMPARE(tested.rows(), QList<int>({0, 2, 6, 0, 0, 4}));
    QCOMPARE(tested.marks(3), int(DealTableModel::IsHeading | DealTableModel::IsFolded));
    QCOMPARE(tested.model.rowOf(rowId(3)), -1);
    QCOMPARE(trial.row(), 5);
    tested.model.toggleSection(1); // no heading
    QCOMPARE(tested.model.rowCount(), 6);
    tested.model.toggleSection(3);
    QCOMPARE(tested.rows(), QList<int>({0, 2, 6, 0, 1, 3, 5, 0, 4}));
}

void DealTableModelTest::keepsASectionFoldedWhenDealsChange()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), groupedBy(DealGrouping::Stage)));
    tested.model.toggleSection(3);
    std::vector<DealRow> rows = placedRows();
    rows.erase(rows.begin() + 1); // and another deal is left in its section
    tested.model.setDeals(shownOf(rows, groupedBy(DealGrouping::Stage)));
    QCOMPARE(tested.rows(), QList<int>({0, 6, 0, 0, 4}));
}

void DealTableModelTest::showsOneSectionAlone()
{
    Tested tested;
    const auto deals = shownOf(placedRows(), groupedBy(DealGrouping::Stage));
    tested.model.setDeals(deals, 1);
    QCOMPARE(tested.rows(), QList<int>({1, 3, 5}));
    QCOMPARE(tested.model.rowOf(rowId(3)), 1);
    QCOMPARE(tested.model.rowOf(rowId(2)), -1); // before its deals in the order
    QCOMPARE(tested.model.rowOf(rowId(4)), -1); // behind them
    const QPersistentModelIndex last = tested.model.index(2, 0);
    tested.model.setDeals(deals, 2);
    QCOMPARE(tested.rows(), QList<int>({4}));
    QVERIFY(!last.isValid());
}

void DealTableModelTest::keepsTheChosenDealWhereRowsMove_data()
{
    QTest::addColumn<DealView>("before");
    QTest::addColumn<DealView>("after");
    DealView backwards;
    backwards.first = {DealColumn::Name, Qt::DescendingOrder};
    QTest::newRow("sorted the other way") << DealView() << backwards;
    QTest::newRow("filtered") << DealView() << filtered(QStringLiteral("stage:qualified"));
    QTest::newRow("filter taken away") << filtered(QStringLiteral("stage:qualified")) << DealView();
    QTest::newRow("grouped") << DealView() << groupedBy(DealGrouping::Stage);
    QTest::newRow("grouped otherwise")
        << groupedBy(DealGrouping::Stage) << groupedBy(DealGrouping::Currency);
    QTest::newRow("no longer grouped") << groupedBy(DealGrouping::Stage) << DealView();
}

void DealTableModelTest::keepsTheChosenDealWhereRowsMove()
{
    QFETCH(DealView, before);
    QFETCH(DealView, after);
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), before));
    QItemSelectionModel selection(&tested.model);
    for (const int number : {3, 5})
        selection.select(tested.model.index(tested.model.rowOf(rowId(number)), 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QPersistentModelIndex current =
        tested.model.index(tested.model.rowOf(rowId(5)), int(DealColumn::Stage));
    tested.model.setDeals(shownOf(placedRows(), after));
    QCOMPARE(tested.model.idAt(current.row()), rowId(5));
    QCOMPARE(current.column(), int(DealColumn::Stage));
    QList<int> selected;
    for (const QModelIndex &row : selection.selectedRows())
        selected << numberOf(tested.model.idAt(row.row()));
    std::sort(selected.begin(), selected.end());
    QCOMPARE(selected, QList<int>({3, 5}));
}

void DealTableModelTest::letsGoOfADealThatLeaves()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), groupedBy(DealGrouping::Stage)));
    const QPersistentModelIndex proposal = tested.model.index(tested.model.rowOf(rowId(2)), 0);
    const QPersistentModelIndex heading = tested.model.index(0, 0);
    const QPersistentModelIndex trial = tested.model.index(7, 0);
    DealView view = groupedBy(DealGrouping::Stage);
    view.filter = QStringLiteral("-stage:proposal");
    tested.model.setDeals(shownOf(placedRows(), view));
    QVERIFY(!proposal.isValid());
    QVERIFY(!heading.isValid());
    QCOMPARE(trial.row(), 4); // another heading stays with its section
}

void DealTableModelTest::laysNothingOutWhereRowsStay()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows()));
    const QPersistentModelIndex held = tested.model.index(2, 0);
    QSignalSpy layout(&tested.model, &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(&tested.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&tested.model, &QAbstractItemModel::modelReset);
    std::vector<DealRow> rows = placedRows();
    rows[2].stageName = QStringLiteral("Negotiation");
    tested.model.setDeals(shownOf(rows));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(layout.size() + reset.size(), 0);
    QCOMPARE(tested.text(2, DealColumn::Stage), QStringLiteral("Negotiation"));
    QCOMPARE(held.row(), 2);
}

void DealTableModelTest::resetsForAnotherAccount()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), groupedBy(DealGrouping::Stage)));
    QSignalSpy reset(&tested.model, &QAbstractItemModel::modelReset);
    tested.model.setDeals(nullptr);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(tested.model.rowCount(), 0);
    QCOMPARE(tested.model.rowOf(rowId(1)), -1);
    QVERIFY(!tested.model.neighbour(1));
    tested.model.setDeals(shownOf({openRow(9)}));
    QCOMPARE(tested.rows(), QList<int>({9}));
}

void DealTableModelTest::tellsWhichDealIsShown()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows()));
    QSignalSpy changed(&tested.model, &QAbstractItemModel::dataChanged);
    tested.model.setShown(rowId(3));
    tested.model.setShown(rowId(5));
    QCOMPARE(changed.size(), 3);
    QVERIFY((tested.marks(2) & DealTableModel::IsShown) == 0);
    QVERIFY((tested.marks(4) & DealTableModel::IsShown) != 0);
}

void DealTableModelTest::stepsThroughExactlyTheFilteredList()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), filtered(QStringLiteral("stage:qualified"))));
    QCOMPARE(numberOf(tested.model.neighbour(1)), 1); // from nowhere to an end
    QCOMPARE(numberOf(tested.model.neighbour(-1)), 5);
    tested.model.setShown(rowId(3));
    QCOMPARE(numberOf(tested.model.neighbour(1)), 5);
    QCOMPARE(numberOf(tested.model.neighbour(-1)), 1);
    QVERIFY(!tested.model.neighbour(2));
    QVERIFY(!tested.model.neighbour(-2));
}

void DealTableModelTest::stepsIntoAFoldedSection()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows(), groupedBy(DealGrouping::Stage)));
    tested.model.toggleSection(3);
    tested.model.setShown(rowId(6));
    QCOMPARE(numberOf(tested.model.neighbour(1)), 1);
}

void DealTableModelTest::stepsOnFromWhereADealWas()
{
    Tested tested;
    tested.model.setDeals(shownOf(placedRows()));
    tested.model.setShown(rowId(3));
    std::vector<DealRow> rows = placedRows();
    rows.erase(rows.begin() + 1, rows.begin() + 3); // deals 2 and 3
    tested.model.setDeals(shownOf(rows));
    QCOMPARE(numberOf(tested.model.neighbour(1)), 4);
    QCOMPARE(numberOf(tested.model.neighbour(-1)), 1);
    rows.erase(rows.begin()); // and deal 1
    tested.model.setDeals(shownOf(rows));
    QCOMPARE(numberOf(tested.model.neighbour(1)), 4);
    QVERIFY(!tested.model.neighbour(-1));
    tested.model.setDeals(shownOf(placedRows())); // it is back
    QCOMPARE(numberOf(tested.model.neighbour(-1)), 2);
}

void DealTableModelTest::takesAHundredThousandDeals()
{
    DealTableModel model(british); // a tester would look at each row
    auto catalog = std::make_shared<DealCatalog>();
    constexpr int count = 100'000;
    for (int number = 1; number <= count; ++number) {
        DealRow row =
            placedRow(number, QStringLiteral("Projects"), QStringLiteral("Stage %1").arg(number % 7));
        row.record = number;
        catalog->put(row);
    }
    const auto shown = [&](const DealView &view) {
        return std::make_shared<const ShownDeals>(
            shownDeals(catalog, view, std::nullopt, QDate(2026, 6, 1)));
    };
    model.setDeals(shown({}));
    QCOMPARE(model.rowCount(), count);
    QItemSelectionModel selection(&model);
    selection.select({model.index(0, 0), model.index(count - 1, dealColumns - 1)},
                     QItemSelectionModel::Select);
    const QPersistentModelIndex held = model.index(model.rowOf(rowId(70'000)), 0);
    model.setDeals(shown(groupedBy(DealGrouping::Stage)));
    QCOMPARE(model.rowCount(), count + 7);
    QCOMPARE(model.idAt(held.row()), rowId(70'000));
    QCOMPARE(model.rowOf(rowId(70'000)), held.row());
}

QTEST_GUILESS_MAIN(DealTableModelTest)
#include "tst_dealtablemodel.moc"
