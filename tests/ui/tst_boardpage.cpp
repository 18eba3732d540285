// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boardpage.h"

#include "app/models/dealtablemodel.h"
#include "app/text/translations.h"
#include "tests/support/showndeals.h"
#include "ui/boardcolumn.h"
#include "ui/elidedlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

struct Shown {
    explicit Shown(const std::vector<DealRow> &rows = placedRows())
    {
        board.resize(900, 500);
        board.show();
        set(rows);
        if (!QTest::qWaitForWindowActive(&board))
            qFatal("the board does not show");
    }

    void set(const std::vector<DealRow> &rows)
    {
        board.setDeals(shownOf(rows, groupedBy(DealGrouping::Stage)));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    /// From the start.
    QList<BoardColumn *> columns() const
    {
        QList<BoardColumn *> found;
        const auto all = board.findChildren<BoardColumn *>();
        for (BoardColumn *column : all) {
            if (column->isVisible())
                found << column;
        }
        return found;
    }
    QListView *cards(int column) const { return columns()[column]->findChild<QListView *>(); }
    QStringList stages() const
    {
        QStringList titles;
        for (const BoardColumn *column : columns())
            titles << column->findChild<ElidedLabel *>(QStringLiteral("stage"))->text();
        return titles;
    }
    QComboBox *pipelines() const { return board.findChild<QComboBox *>(QStringLiteral("pipelines")); }

    BoardPage board{british};
    QSignalSpy chosen{&board, &BoardPage::dealChosen};
};

QUuid idIn(const QListView *cards, int row)
{
    return cards->model()->index(row, 0).data(DealTableModel::IdRole).toUuid();
}

} // namespace

class BoardPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheStagesOfThePipelineWithMostDeals();
    void showsAnotherPipeline();
    void keepsThePipelineWhenDealsChange();
    void letsGoOfStagesThatAreGone();
    void saysHowManyStagesHaveNoColumn();
    void tellsWhichPipelineIsShown();
    void movesByArrows();
    void opensACard();
    void tellsWhichCardIsCurrent();
    void readsNoStageAsMarkup();
    void mirrorsItself();
};

void BoardPageTest::initTestCase()
{
    installTranslations(*qApp, british);
}

void BoardPageTest::showsTheStagesOfThePipelineWithMostDeals()
{
    const Shown shown;
    QCOMPARE(shown.pipelines()->currentText(), QStringLiteral("Projects (5)"));
    QCOMPARE(shown.stages(), QStringList({QStringLiteral("Proposal sent"), QStringLiteral("Qualified")}));
    QCOMPARE(shown.cards(1)->model()->rowCount(), 3);
    const QString totals =
        shown.columns()[0]->findChild<ElidedLabel *>(QStringLiteral("stageTotals"))->text();
    QVERIFY2(totals.contains(QStringLiteral("8,000")), qPrintable(totals));
    QVERIFY(shown.cards(0)->accessibleName().startsWith(QStringLiteral("Proposal sent")));
}

void BoardPageTest::showsAnotherPipeline()
{
    Shown shown;
    shown.pipelines()->setFocus();
    QTest::keyClick(shown.pipelines(), Qt::Key_Down);
    QCOMPARE(shown.stages(), QStringList({QStringLiteral("Trial")}));
    QCOMPARE(idIn(shown.cards(0), 0), rowId(4));
}

void BoardPageTest::keepsThePipelineWhenDealsChange()
{
    Shown shown;
    shown.pipelines()->setFocus();
    QTest::keyClick(shown.pipelines(), Qt::Key_Down);
    std::vector<DealRow> rows = placedRows();
    rows.push_back(placedRow(7, QStringLiteral("Subscriptions"), QStringLiteral("Renewal")));
    shown.set(rows);
    QCOMPARE(shown.stages(), QStringList({QStringLiteral("Renewal"), QStringLiteral("Trial")}));
    rows = {placedRow(8, QString(), QString())};
    shown.set(rows);
    QCOMPARE(shown.stages(), QStringList({QStringLiteral("No stage")}));
    QVERIFY(!shown.pipelines()->isVisible()); // there is nothing to choose
}

void BoardPageTest::letsGoOfStagesThatAreGone()
{
    Shown shown;
    std::weak_ptr<const ShownDeals> held;
    {
        const auto deals = shownOf(placedRows(), groupedBy(DealGrouping::Stage));
        held = deals;
        shown.board.setDeals(deals);
    }
    QVERIFY(!held.expired());
    shown.set({placedRow(4, QStringLiteral("Subscriptions"), QStringLiteral("Trial"))});
    QCOMPARE(shown.columns().size(), 1);
    QVERIFY(held.expired());
    shown.board.setDeals(nullptr);
    QCOMPARE(shown.columns().size(), 0);
}

void BoardPageTest::saysHowManyStagesHaveNoColumn()
{
    const QString projects = QStringLiteral("Projects");
    std::vector<DealRow> rows;
    for (int number = 1; number <= 300; ++number)
        rows.push_back(placedRow(number, projects, QStringLiteral("Stage %1").arg(number, 3)));
    for (int number = 301; number <= 302; ++number)
        rows.push_back(placedRow(number, projects, QStringLiteral("Zenith")));
    Shown shown(rows);
    QCOMPARE(shown.columns().size(), 40);
    QCOMPARE(shown.stages().constFirst(), QStringLiteral("Stage   1"));
    QCOMPARE(shown.stages().constLast(), QStringLiteral("Zenith")); // with most deals
    auto *others = shown.board.findChild<QLabel *>(QStringLiteral("otherStages"));
    QVERIFY(others->isVisibleTo(&shown.board));
    QCOMPARE(others->text(), QStringLiteral("261 more stages\nWith 261 deals. The list shows them too."));
    shown.set(placedRows());
    QVERIFY(!others->isVisibleTo(&shown.board));
}

void BoardPageTest::tellsWhichPipelineIsShown()
{
    Shown shown;
    QSignalSpy changed(&shown.board, &BoardPage::pipelineChanged);
    QCOMPARE(shown.board.pipeline(), std::optional<std::size_t>(0));
    shown.pipelines()->setFocus();
    QTest::keyClick(shown.pipelines(), Qt::Key_Down);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shown.board.pipeline(), std::optional<std::size_t>(1));
    shown.board.setDeals(nullptr);
    QVERIFY(!shown.board.pipeline());
}

void BoardPageTest::movesByArrows()
{
    Shown shown;
    shown.board.focusBoard();
    QVERIFY(shown.cards(0)->hasFocus());
    QTest::keyClick(shown.cards(0), Qt::Key_Left);
    QVERIFY(shown.cards(0)->hasFocus());
    QTest::keyClick(shown.cards(0), Qt::Key_Down);
    QTest::keyClick(shown.cards(0), Qt::Key_Right);
    QVERIFY(shown.cards(1)->hasFocus());
    QCOMPARE(shown.cards(1)->currentIndex().row(), 1); // as high as before
    QTest::keyClick(shown.cards(1), Qt::Key_Down);
    QTest::keyClick(shown.cards(1), Qt::Key_Left);
    QCOMPARE(shown.cards(0)->currentIndex().row(), 1); // the last one, since none stands as high
}

void BoardPageTest::opensACard()
{
    Shown shown;
    QSignalSpy tabs(&shown.board, &BoardPage::tabWanted);
    shown.board.focusBoard();
    QTest::keyClick(shown.cards(0), Qt::Key_Return);
    QCOMPARE(shown.chosen.at(0).at(0).toUuid(), rowId(2));
    QTest::keyClick(shown.cards(0), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(tabs.at(0).at(0).toUuid(), rowId(2));
    QTest::mouseClick(shown.cards(1)->viewport(), Qt::LeftButton, {},
                      shown.cards(1)->visualRect(shown.cards(1)->model()->index(1, 0)).center());
    QCOMPARE(shown.chosen.last().at(0).toUuid(), rowId(3));
}

void BoardPageTest::tellsWhichCardIsCurrent()
{
    Shown shown;
    shown.board.setDealShown(rowId(5));
    QCOMPARE(idIn(shown.cards(1), shown.cards(1)->currentIndex().row()), rowId(5));
    QVERIFY(shown.board.selectedDeals().empty()); // the keyboard is elsewhere
    shown.cards(1)->setFocus();
    QCOMPARE(shown.board.selectedDeals(), std::vector<QUuid>{rowId(5)});
}

void BoardPageTest::readsNoStageAsMarkup()
{
    const QString hostile = QStringLiteral("<b>bold</b>\n<img src=x>");
    const Shown shown({placedRow(1, hostile, hostile), placedRow(2, QStringLiteral("Projects"), hostile)});
    QCOMPARE(shown.stages().constFirst(), QStringLiteral("<b>bold</b> <img src=x>"));
    QVERIFY(!shown.pipelines()->currentText().contains(u'\n'));
    auto *title = shown.columns()[0]->findChild<ElidedLabel *>(QStringLiteral("stage"));
    QVERIFY(!title->toolTip().contains(QStringLiteral("<b>bold")));
}

void BoardPageTest::mirrorsItself()
{
    Shown shown;
    shown.board.setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    shown.board.focusBoard();
    QTest::keyClick(shown.cards(0), Qt::Key_Left);
    QVERIFY(shown.cards(1)->hasFocus());
    QVERIFY(!shown.board.grab().isNull());
}

QTEST_MAIN(BoardPageTest)
#include "tst_boardpage.moc"
