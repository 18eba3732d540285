// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listdelegate.h"

#include "app/models/dealtablemodel.h"
#include "tests/support/showndeals.h"
#include "ui/dealtable.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>
#include <functional>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

struct Painted {
    explicit Painted(const std::vector<DealRow> &rows, const DealView &view = {})
    {
        table.setToday(QDate(2026, 6, 1));
        table.setDeals(shownOf(rows, view));
        table.resize(1100, 400);
        table.show();
    }

    QImage cell(int row, DealColumn column)
    {
        const QRect place = table.visualRect(table.model()->index(row, int(column)));
        return table.viewport()->grab(place).toImage().convertToFormat(QImage::Format_RGB32);
    }

    DealTable table{british};
};

/// How far the text stands out from the ground, 0 to 255.
int strongest(const QImage &image)
{
    const int ground = qGray(image.pixel(2, 2));
    int most = 0;
    for (int y = 0; y < image.height() - 2; ++y) {
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, std::abs(qGray(image.pixel(x, y)) - ground));
    }
    return most;
}

} // namespace

class ListDelegateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsBackFromVisitedDealsAlone();
    void marksEachState_data();
    void marksEachState();
    void marksWhatTheFilterFound();
    void runsHeadingsThroughAllCells();
    void escapesTooltips();
    void saysInTheTooltipWhatElseWasFound();
};

void ListDelegateTest::stepsBackFromVisitedDealsAlone()
{
    std::vector<DealRow> rows = placedRows();
    rows[1].isVisited = true;
    rows[2].outcome = Outcome::Won;
    Painted painted(rows);
    const int fresh = strongest(painted.cell(0, DealColumn::Stage));
    QVERIFY(strongest(painted.cell(1, DealColumn::Stage)) < fresh);
    QCOMPARE(strongest(painted.cell(2, DealColumn::Stage)), fresh);
}

void ListDelegateTest::marksEachState_data()
{
    using Change = std::function<void(DealRow &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<DealColumn>("column");
    QTest::newRow("pinned") << Change([](DealRow &row) { row.isPinned = true; }) << DealColumn::Name;
    QTest::newRow("changed") << Change([](DealRow &row) { row.isChanged = true; }) << DealColumn::Name;
    QTest::newRow("visited") << Change([](DealRow &row) { row.isVisited = true; }) << DealColumn::Name;
    QTest::newRow("overdue") << Change([](DealRow &row) { row.expectedClose = QDate(2026, 5, 1); })
                             << DealColumn::Close;
}

void ListDelegateTest::marksEachState()
{
    using Change = std::function<void(DealRow &)>;
    QFETCH(Change, change);
    QFETCH(DealColumn, column);
    std::vector<DealRow> rows{openRow(1)};
    const QImage plain = Painted(rows).cell(0, column);
    change(rows[0]);
    QVERIFY(Painted(rows).cell(0, column) != plain);
}

void ListDelegateTest::marksWhatTheFilterFound()
{
    DealView searched;
    searched.filter = QStringLiteral("prop");
    Painted plain(placedRows());
    Painted found(placedRows(), searched);
    QCOMPARE(found.cell(0, DealColumn::Stage), plain.cell(0, DealColumn::Stage));
    const QImage marked = found.cell(1, DealColumn::Stage);
    QVERIFY(marked != plain.cell(1, DealColumn::Stage));
    // Not by the colour of letters alone: before the first one, the ground differs.
    QVERIFY(marked.pixel(ListDelegate::side, marked.height() / 2) != marked.pixel(2, 2));
}

void ListDelegateTest::runsHeadingsThroughAllCells()
{
    const QString pipeline = QString(100, u'W');
    Painted painted({placedRow(1, pipeline, QStringLiteral("Qualified"))}, groupedBy(DealGrouping::Stage));
    QVERIFY(strongest(painted.cell(0, DealColumn::Name)) > 60);
    QVERIFY(strongest(painted.cell(0, DealColumn::Stage)) > 60);
    painted.table.horizontalHeader()->moveSection(int(DealColumn::Stage), 0);
    QVERIFY(strongest(painted.cell(0, DealColumn::Stage)) > 60);
}

void ListDelegateTest::escapesTooltips()
{
    std::vector<DealRow> rows{openRow(1)};
    rows[0].name = rows[0].stageName = QStringLiteral("<b>%1</b>").arg(QString(200, u'x'));
    Painted painted(rows);
    const auto *delegate = qobject_cast<ListDelegate *>(painted.table.itemDelegate());
    for (const DealColumn column : {DealColumn::Name, DealColumn::Stage}) {
        const QModelIndex index = painted.table.model()->index(0, int(column));
        QStyleOptionViewItem option;
        option.rect = painted.table.visualRect(index);
        QVERIFY(delegate->tooltip(option, index).contains(QStringLiteral("&lt;b&gt;")));
    }
}

void ListDelegateTest::saysInTheTooltipWhatElseWasFound()
{
    DealView searched;
    searched.filter = QStringLiteral("ines");
    Painted found(placedRows(), searched);
    QSignalSpy wanted(&found.table, &DealTable::whyFoundWanted);
    const QModelIndex first = found.table.model()->index(0, int(DealColumn::Name));
    const QPoint place = found.table.visualRect(first).center();
    QHelpEvent help(QEvent::ToolTip, place, found.table.viewport()->mapToGlobal(place));
    QApplication::sendEvent(found.table.viewport(), &help);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toUuid(), rowId(1));
    const FoundPart part{
        TextPlace::Kind::Field, QStringLiteral("next_step"), QStringLiteral("Call <b>Ines"), {}};
    found.table.setWhyFound(rowId(2), part); // of a row that the pointer has left
    QVERIFY(!QToolTip::text().contains(QStringLiteral("Next step")));
    found.table.setWhyFound(rowId(1), part);
    QVERIFY(QToolTip::text().contains(QStringLiteral("Next step: Call &lt;b&gt;Ines")));
    found.table.setDeals(shownOf(placedRows()));
    QApplication::sendEvent(found.table.viewport(), &help);
    QCOMPARE(wanted.size(), 1); // nobody searches
}

QTEST_MAIN(ListDelegateTest)
#include "tst_listdelegate.moc"
