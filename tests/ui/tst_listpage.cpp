// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listpage.h"

#include "app/models/dealtablemodel.h"
#include "app/text/translations.h"
#include "tests/support/showndeals.h"
#include "ui/boardpage.h"
#include "ui/elidedlabel.h"
#include "ui/listheader.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

/// The page, with what it asks for answered as the library would, but at once.
struct Shown {
    explicit Shown(std::vector<DealRow> deals = placedRows())
        : rows(std::move(deals))
    {
        QObject::connect(&page, &ListPage::viewWanted, &page, [this](const DealView &view) {
            views.push_back(view);
            page.setShown(shownOf(rows, view));
        });
        page.setToday(QDate(2026, 6, 1));
        page.resize(980, 640);
        page.show();
        page.setView({});
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return page.findChild<Widget *>(QLatin1StringView(name));
    }
    DealTable *table() const { return find<DealTable>("dealTable"); }
    QLineEdit *filter() const { return find<QLineEdit>("filter"); }
    DealTableModel *model() const { return qobject_cast<DealTableModel *>(table()->model()); }
    QString label(const char *name) const
    {
        const auto *text = find<QLabel>(name);
        return text->isVisible() ? text->text() : QString();
    }
    /// Numbers of the deals in the rows.
    QList<int> numbers() const
    {
        QList<int> found;
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (!model()->isHeading(row))
                found << int(model()->idAt(row).data1 - 0xdea10000);
        }
        return found;
    }
    void choose(int number)
    {
        table()->setCurrentIndex(model()->index(model()->rowOf(rowId(number)), 0));
        table()->setFocus();
    }
    /// The action of a menu that would be shown now.
    static QAction *action(QMenu *menu, const QString &text)
    {
        Q_EMIT menu->aboutToShow();
        const auto actions = menu->actions();
        for (QAction *action : actions) {
            if (action->text() == text)
                return action;
        }
        qFatal("no action %s", qPrintable(text));
    }
    QAction *action(const char *menu, const QString &text) const { return action(find<QMenu>(menu), text); }
    QAction *action(const char *menu, const QString &submenu, const QString &text) const
    {
        return action(action(menu, submenu)->menu(), text);
    }

    std::vector<DealRow> rows;
    std::vector<DealView> views; ///< asked for
    ListPage page{british};
    QSignalSpy chosen{&page, &ListPage::dealChosen};
};

QUuid idOf(const QSignalSpy &spy, int time)
{
    return spy.at(time).at(0).toUuid();
}

} // namespace

class ListPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asksAfterEachKey();
    void saysWhatIsToBeKnownOfTheFilter();
    void saysThatMoreMayBeFound();
    void saysThatWordsCannotBeSearchedFor();
    void writesMenusIntoTheFilter();
    void escapeClearsTheFilterAndThenLeavesIt();
    void findsTheFilterByKey();
    void filtersByWhatIsTypedIntoTheList();
    void explainsTheModifiers();
    void opensByReturnAndByTwoClicks();
    void opensInANewTab();
    void staysAtTheDealWhenTheListChanges();
    void selectsTheCurrentDealAloneOnceItIsFiltered();
    void keepsAllSelectedWhenOneMoreComes();
    void goesToTheFirstAndTheLastDeal();
    void comesBackToTheDeal();
    void sortsByClicksOnTheHeads();
    void sortsByTheMenu();
    void groupsAndFoldsByKeys();
    void remembersColumns();
    void keepsTheNameAmongColumns();
    void savesRenamesAndDeletesViews();
    void bringsASavedViewBack();
    void showsABoardOfStages();
    void addsUpThePipelineOfTheBoard();
    void saysWhyThereIsNothing();
    void countsWhatIsShown();
    void stepsThroughTheFilteredList();
    void offersAMenuOnEachDeal();
    void readsNoNameAsMarkup();
    void mirrorsItself();
    void reachesAllByTab();
};

void ListPageTest::initTestCase()
{
    installTranslations(*qApp, british);
}

void ListPageTest::asksAfterEachKey()
{
    Shown shown;
    const auto before = shown.views.size();
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:q"));
    QCOMPARE(shown.views.size() - before, std::size_t(7));
    QCOMPARE(shown.views.back().filter, QStringLiteral("stage:q"));
    QCOMPARE(shown.numbers(), QList<int>({1, 3, 5}));
}

void ListPageTest::saysWhatIsToBeKnownOfTheFilter()
{
    Shown shown;
    QCOMPARE(shown.label("filterNotes"), QString());
    QTest::keyClicks(shown.filter(), QStringLiteral("amount>abc"));
    QVERIFY(shown.label("filterNotes").contains(QStringLiteral("abc")));
    shown.filter()->selectAll();
    QTest::keyClick(shown.filter(), Qt::Key_Backspace);
    QCOMPARE(shown.label("filterNotes"), QString());
    QCOMPARE(shown.views.back().filter, QString());
}

void ListPageTest::saysThatMoreMayBeFound()
{
    Shown shown;
    shown.page.setIndexing(true);
    QCOMPARE(shown.label("filterNotes"), QString()); // nobody searches
    QTest::keyClicks(shown.filter(), QStringLiteral("deal"));
    QCOMPARE(shown.label("filterNotes"),
             QStringLiteral("Deals are still being taken in for the search: more may be found."));
    shown.page.setIndexing(false);
    QCOMPARE(shown.label("filterNotes"), QString());
}

void ListPageTest::saysThatWordsCannotBeSearchedFor()
{
    Shown shown;
    QTest::keyClicks(shown.filter(), QStringLiteral("deal"));
    shown.page.setProblem(Error{Error::Kind::NoSearch, QStringLiteral("no room")});
    QCOMPARE(shown.label("emptyTitle"), QStringLiteral("Search is not available"));
    shown.find<QPushButton>("emptyAction")->click();
    QCOMPARE(shown.views.back().filter, QString());
}

void ListPageTest::writesMenusIntoTheFilter()
{
    Shown shown;
    shown.action("narrowMenu", QStringLiteral("Outcome"), QStringLiteral("Won"))->trigger();
    QCOMPARE(shown.filter()->text(), QStringLiteral("outcome:won"));
    QCOMPARE(shown.views.back().filter, QStringLiteral("outcome:won"));
    QVERIFY(shown.action("narrowMenu", QStringLiteral("Outcome"), QStringLiteral("Won"))->isChecked());
    shown.action("narrowMenu", QStringLiteral("Outcome"), QStringLiteral("Any"))->trigger();
    QCOMPARE(shown.filter()->text(), QString());
    shown.action("narrowMenu", QStringLiteral("Currency"), QStringLiteral("EUR"))->trigger();
    shown.action("narrowMenu", QStringLiteral("Overdue"))->trigger();
    QCOMPARE(shown.filter()->text(), QStringLiteral("currency:EUR overdue:"));
    QVERIFY(shown.action("narrowMenu", QStringLiteral("Overdue"))->isChecked());
}

void ListPageTest::escapeClearsTheFilterAndThenLeavesIt()
{
    Shown shown;
    shown.page.focusFilter();
    QTest::keyClicks(shown.filter(), QStringLiteral("deal"));
    QTest::keyClick(shown.filter(), Qt::Key_Escape);
    QCOMPARE(shown.filter()->text(), QString());
    QCOMPARE(shown.views.back().filter, QString());
    QVERIFY(shown.filter()->hasFocus());
    QTest::keyClick(shown.filter(), Qt::Key_Escape);
    QVERIFY(shown.table()->hasFocus());
    QVERIFY(shown.table()->currentIndex().isValid());
}

void ListPageTest::findsTheFilterByKey()
{
    Shown shown;
    shown.choose(1);
    QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown.filter()->hasFocus());
}

void ListPageTest::filtersByWhatIsTypedIntoTheList()
{
    Shown shown;
    shown.choose(1);
    QTest::keyClicks(shown.table(), QStringLiteral("s"));
    QVERIFY(shown.filter()->hasFocus());
    QTest::keyClicks(shown.filter(), QStringLiteral("tage:trial"));
    QCOMPARE(shown.views.back().filter, QStringLiteral("stage:trial"));
}

void ListPageTest::explainsTheModifiers()
{
    Shown shown;
    shown.page.focusFilter();
    QTest::keyClick(shown.filter(), Qt::Key_F1);
    auto *list = shown.find<QTreeWidget>("modifiers");
    QVERIFY(list && list->isVisible());
    QCOMPARE(list->topLevelItemCount(), int(queryModifiers().size()));
    const QString example = list->topLevelItem(1)->text(0);
    list->setCurrentItem(list->topLevelItem(1));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(shown.filter()->text(), example);
    QCOMPARE(shown.views.back().filter, example);
    QTRY_VERIFY(!shown.find<QTreeWidget>("modifiers"));
}

void ListPageTest::opensByReturnAndByTwoClicks()
{
    Shown shown;
    shown.choose(3);
    QTest::keyClick(shown.table(), Qt::Key_Return);
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(idOf(shown.chosen, 0), rowId(3));
    QTest::keyClick(shown.table(), Qt::Key_Space);
    QCOMPARE(shown.chosen.size(), 1);
    const QPoint second = shown.table()->visualRect(shown.model()->index(1, 0)).center();
    QTest::mouseClick(shown.table()->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(shown.chosen.size(), 1);
    QTest::mouseDClick(shown.table()->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(shown.chosen.size(), 2);
    QCOMPARE(idOf(shown.chosen, 1), rowId(2));
}

void ListPageTest::opensInANewTab()
{
    Shown shown;
    QSignalSpy tabs(&shown.page, &ListPage::tabWanted);
    shown.choose(3);
    QTest::keyClick(shown.table(), Qt::Key_Return, Qt::ControlModifier);
    QTest::mouseClick(shown.table()->viewport(), Qt::MiddleButton, {},
                      shown.table()->visualRect(shown.model()->index(1, 0)).center());
    QCOMPARE(tabs.size(), 2);
    QCOMPARE(idOf(tabs, 0), rowId(3));
    QCOMPARE(idOf(tabs, 1), rowId(2));
    QVERIFY(shown.chosen.isEmpty());
}

void ListPageTest::staysAtTheDealWhenTheListChanges()
{
    Shown shown;
    shown.choose(5);
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:qualified"));
    QCOMPARE(shown.model()->idAt(shown.table()->currentIndex().row()), rowId(5));
    QCOMPARE(shown.page.selectedDeals(), std::vector<QUuid>{rowId(5)});
}

void ListPageTest::selectsTheCurrentDealAloneOnceItIsFiltered()
{
    Shown shown;
    shown.choose(3);
    QTest::keyClick(shown.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(shown.table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.page.selectedDeals(), (std::vector<QUuid>{rowId(3), rowId(4), rowId(5)}));
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:qualified"));
    QCOMPARE(shown.page.selectedDeals(), std::vector<QUuid>{rowId(5)});
    shown.table()->selectAll();
    shown.filter()->selectAll();
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:trial"));
    QVERIFY(shown.page.selectedDeals().empty());
    QVERIFY(!shown.table()->currentIndex().isValid());
}

// Qt holds a large selection of everything by its first and its last row.
void ListPageTest::keepsAllSelectedWhenOneMoreComes()
{
    std::vector<DealRow> rows;
    for (int number = 1; number <= 300; ++number)
        rows.push_back(placedRow(number, QStringLiteral("Projects"), QStringLiteral("Qualified")));
    rows.erase(rows.begin() + 149);
    Shown shown(rows);
    shown.choose(5);
    shown.table()->selectAll();
    shown.rows.insert(shown.rows.begin() + 149,
                      placedRow(150, QStringLiteral("Projects"), QStringLiteral("Qualified")));
    shown.page.setView({});
    QCOMPARE(shown.page.selectedDeals().size(), std::size_t(300));
}

void ListPageTest::goesToTheFirstAndTheLastDeal()
{
    Shown shown;
    shown.page.setView(groupedBy(DealGrouping::Stage));
    const auto current = [&shown] { return shown.model()->idAt(shown.table()->currentIndex().row()); };
    shown.choose(3);
    QTest::keyClick(shown.table(), Qt::Key_End);
    QCOMPARE(current(), rowId(4));
    QTest::keyClick(shown.table(), Qt::Key_Home);
    QCOMPARE(current(), rowId(2)); // below the heading
    QTest::keyClick(shown.table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(current(), rowId(4));
    QTest::keyClick(shown.table(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(current(), rowId(2));
    QCOMPARE(shown.page.selectedDeals(), std::vector<QUuid>{rowId(2)});
    QTest::keyClick(shown.table(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(shown.page.selectedDeals().size(), std::size_t(6));
}

void ListPageTest::comesBackToTheDeal()
{
    std::vector<DealRow> rows;
    for (int number = 1; number <= 200; ++number)
        rows.push_back(placedRow(number, QStringLiteral("Projects"), QStringLiteral("Qualified")));
    Shown shown(rows);
    shown.choose(190);
    shown.table()->clearSelection();
    shown.table()->scrollToTop();
    shown.page.hide();
    shown.page.setDealShown(rowId(190));
    shown.page.show();
    const auto isInView = [&shown] {
        const QRect row = shown.table()->visualRect(shown.table()->currentIndex());
        return shown.table()->viewport()->rect().contains(row.center());
    };
    QCOMPARE(shown.page.selectedDeals(), std::vector<QUuid>{rowId(190)});
    QVERIFY(isInView());
    shown.page.setShown(nullptr); // of deals that come only now
    shown.page.setView({});
    QCOMPARE(shown.page.selectedDeals(), std::vector<QUuid>{rowId(190)});
    QVERIFY(isInView());
}

void ListPageTest::sortsByClicksOnTheHeads()
{
    Shown shown;
    auto *header = qobject_cast<ListHeader *>(shown.table()->horizontalHeader());
    const auto click = [&](DealColumn column, Qt::KeyboardModifiers modifiers = {}) {
        const int x = header->sectionViewportPosition(int(column)) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, {x, header->height() / 2});
    };
    click(DealColumn::Stage);
    QCOMPARE(shown.views.back().first, (DealSort{DealColumn::Stage, Qt::AscendingOrder}));
    click(DealColumn::Amount, Qt::ShiftModifier);
    click(DealColumn::Amount, Qt::ShiftModifier);
    QCOMPARE(shown.views.back().first, (DealSort{DealColumn::Stage, Qt::AscendingOrder}));
    QCOMPARE(shown.views.back().second, (DealSort{DealColumn::Amount, Qt::DescendingOrder}));
    QCOMPARE(shown.numbers(), QList<int>({6, 2, 5, 3, 1, 4}));
    click(DealColumn::Stage);
    QCOMPARE(shown.views.back().first.order, Qt::DescendingOrder);
    QVERIFY(shown.views.back().second);
    click(DealColumn::Name);
    QVERIFY(!shown.views.back().second);
}

void ListPageTest::sortsByTheMenu()
{
    Shown shown;
    shown.action("sortMenu", QStringLiteral("Stage"))->trigger();
    shown.action("sortMenu", QStringLiteral("Then by"), QStringLiteral("Amount"))->trigger();
    QCOMPARE(shown.views.back().first, (DealSort{DealColumn::Stage, Qt::AscendingOrder}));
    QCOMPARE(shown.views.back().second, (DealSort{DealColumn::Amount, Qt::AscendingOrder}));
}

void ListPageTest::groupsAndFoldsByKeys()
{
    Shown shown;
    auto *grouping = shown.find<QComboBox>("grouping");
    grouping->setFocus();
    QTest::keyClick(grouping, Qt::Key_Down);
    QCOMPARE(shown.views.back().grouping, DealGrouping::Stage);
    QCOMPARE(shown.model()->rowCount(), 9);
    shown.table()->setFocus();
    shown.table()->setCurrentIndex(shown.model()->index(0, 0));
    QTest::keyClick(shown.table(), Qt::Key_Left);
    QCOMPARE(shown.model()->rowCount(), 7);
    QTest::keyClick(shown.table(), Qt::Key_Left);
    QCOMPARE(shown.model()->rowCount(), 7);
    QTest::keyClick(shown.table(), Qt::Key_Right);
    QCOMPARE(shown.model()->rowCount(), 9);
    QTest::keyClick(shown.table(), Qt::Key_Space);
    QCOMPARE(shown.model()->rowCount(), 7);
    QTest::keyClick(shown.table(), Qt::Key_Down);
    QTest::keyClick(shown.table(), Qt::Key_Down);
    QCOMPARE(shown.page.selectedDeals(), std::vector<QUuid>{rowId(1)});
    const QRect heading = shown.table()->visualRect(shown.model()->index(0, 0));
    QTest::mouseClick(shown.table()->viewport(), Qt::LeftButton, {}, heading.center());
    QCOMPARE(shown.model()->rowCount(), 9);
    QVERIFY(shown.chosen.isEmpty());
}

void ListPageTest::remembersColumns()
{
    Shown shown;
    QSignalSpy changed(&shown.page, &ListPage::stateChanged);
    shown.action("columnsMenu", QStringLiteral("Stage"))->trigger();
    QVERIFY(shown.table()->isColumnHidden(int(DealColumn::Stage)));
    shown.table()->horizontalHeader()->moveSection(int(DealColumn::Amount), 0);
    shown.table()->setColumnWidth(int(DealColumn::Close), 222);
    QVERIFY(changed.size() >= 3);
    const ListState state = shown.page.state();
    QCOMPARE(state.columns[0].column, DealColumn::Amount);

    Shown another;
    another.page.setState(state);
    QCOMPARE(another.page.state(), state);
    QVERIFY(another.table()->isColumnHidden(int(DealColumn::Stage)));
    QCOMPARE(another.table()->columnWidth(int(DealColumn::Close)), 222);
}

void ListPageTest::keepsTheNameAmongColumns()
{
    Shown shown;
    QVERIFY(!shown.action("columnsMenu", QStringLiteral("Name"))->isEnabled());
    shown.page.setState({{{DealColumn::Name, 200, false}}, false});
    QVERIFY(!shown.table()->isColumnHidden(int(DealColumn::Name)));
}

void ListPageTest::savesRenamesAndDeletesViews()
{
    Shown shown;
    QSignalSpy changed(&shown.page, &ListPage::savedViewsChanged);
    const auto type = [&](const QString &name) {
        auto *dialog = shown.find<QInputDialog>("viewName");
        dialog->setTextValue(name);
        dialog->accept();
        QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
    };
    const auto saved = [&] { return changed.last().at(0).value<std::vector<SavedView>>(); };
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:trial"));
    shown.action("viewsMenu", QStringLiteral("Save this view as …"))->trigger();
    type(QStringLiteral("Trials & more"));
    QCOMPARE(saved().size(), std::size_t(1));
    QCOMPARE(saved()[0].name, QStringLiteral("Trials & more"));
    QCOMPARE(saved()[0].view.filter, QStringLiteral("stage:trial"));
    QVERIFY(shown.action("viewsMenu", QStringLiteral("Trials && more"))->isChecked());
    shown.action("viewsMenu", QStringLiteral("Rename"), QStringLiteral("Trials && more …"))->trigger();
    type(QStringLiteral("Trials"));
    QCOMPARE(saved()[0].name, QStringLiteral("Trials"));
    shown.action("viewsMenu", QStringLiteral("Save this view as …"))->trigger();
    type(QStringLiteral("  "));
    QCOMPARE(changed.size(), 2);
    shown.action("viewsMenu", QStringLiteral("Delete"), QStringLiteral("Trials"))->trigger();
    QCOMPARE(saved(), std::vector<SavedView>());
}

void ListPageTest::bringsASavedViewBack()
{
    Shown shown;
    DealView view{QStringLiteral("stage:qualified"),
                  {DealColumn::Amount, Qt::DescendingOrder},
                  {},
                  DealGrouping::Currency};
    shown.page.setSavedViews({{QStringLiteral("Mine"), view, {{{DealColumn::Stage, 111, true}}, false}}});
    shown.action("viewsMenu", QStringLiteral("Mine"))->trigger();
    QCOMPARE(shown.views.back(), view);
    QCOMPARE(shown.page.view(), view);
    QCOMPARE(shown.filter()->text(), view.filter);
    QCOMPARE(shown.page.state().columns[0], (ListColumn{DealColumn::Stage, 111, true}));
    QCOMPARE(shown.numbers(), QList<int>({5, 3, 1}));
}

void ListPageTest::showsABoardOfStages()
{
    Shown shown;
    QSignalSpy changed(&shown.page, &ListPage::stateChanged);
    shown.find<QToolButton>("asBoard")->click();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shown.views.back().grouping, DealGrouping::Stage);
    QCOMPARE(shown.page.view().grouping, DealGrouping::None);
    QVERIFY(shown.page.state().isBoard);
    QVERIFY(shown.find<BoardPage>("boardPage")->isVisible());
    QVERIFY(!shown.table()->isVisible());
    shown.page.setDealShown(rowId(2));
    QCOMPARE(shown.page.neighbour(1), rowId(6)); // in the order of the columns
    shown.find<QToolButton>("asList")->click();
    QCOMPARE(shown.views.back().grouping, DealGrouping::None);
    QVERIFY(shown.table()->isVisible());
}

void ListPageTest::addsUpThePipelineOfTheBoard()
{
    Shown shown;
    const auto *count = shown.find<ElidedLabel>("dealCount");
    const auto *totals = shown.find<ElidedLabel>("totals");
    QVERIFY(totals->text().contains(QStringLiteral("21,000")));
    shown.find<QToolButton>("asBoard")->click();
    QVERIFY2(count->text().startsWith(QStringLiteral("Projects: 5 of 6 deals · ")),
             qPrintable(count->text()));
    QVERIFY(totals->text().contains(QStringLiteral("17,000")));
    QCOMPARE(shown.page.listed()->order.size(), std::size_t(5));
    auto *pipelines = shown.find<QComboBox>("pipelines");
    pipelines->setFocus();
    QTest::keyClick(pipelines, Qt::Key_Down);
    QVERIFY(count->text().startsWith(QStringLiteral("Subscriptions: 1 of 6 deals · ")));
    QVERIFY(totals->text().contains(QStringLiteral("4,000")));
    QCOMPARE(shown.page.listed()->pipeline, QStringLiteral("Subscriptions"));
    shown.find<QToolButton>("asList")->click();
    QVERIFY(count->text().startsWith(QStringLiteral("6 deals · ")));
    QVERIFY(!shown.page.listed()->pipeline);
}

void ListPageTest::saysWhyThereIsNothing()
{
    Shown shown;
    QSignalSpy more(&shown.page, &ListPage::moreDealsWanted);
    QVERIFY(!shown.find<QLabel>("emptyTitle")->isVisible());
    auto *action = shown.find<QPushButton>("emptyAction");
    QTest::keyClicks(shown.filter(), QStringLiteral("zzz:zzz stage:zzz"));
    QCOMPARE(shown.label("emptyTitle"), QStringLiteral("No deal matches the filter"));
    action->click();
    QCOMPARE(shown.filter()->text(), QString());
    QVERIFY(shown.table()->isVisible());

    shown.rows.clear();
    shown.page.setView({});
    QCOMPARE(shown.label("emptyTitle"), QStringLiteral("No deals on this computer yet"));
    action->click();
    QCOMPARE(more.size(), 1);

    shown.page.setShown(nullptr);
    QCOMPARE(shown.label("emptyTitle"), QStringLiteral("Reading the deals on this computer …"));
    QVERIFY(!action->isVisible());

    shown.page.setProblem({Error::Kind::Storage, QStringLiteral("disk I/O error")});
    QVERIFY(shown.label("emptyExplanation").contains(QStringLiteral("disk I/O error")));
    shown.rows = placedRows();
    action->click();
    QVERIFY(shown.table()->isVisible());
}

void ListPageTest::countsWhatIsShown()
{
    Shown shown;
    const auto *count = shown.find<ElidedLabel>("dealCount");
    QVERIFY2(count->text().startsWith(QStringLiteral("6 deals · oldest copy: ")),
             qPrintable(count->text()));
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:trial"));
    QVERIFY(count->text().startsWith(QStringLiteral("1 of 6 deals · ")));
    QVERIFY(shown.find<ElidedLabel>("totals")->text().contains(QStringLiteral("4,000")));
}

void ListPageTest::stepsThroughTheFilteredList()
{
    Shown shown;
    QTest::keyClicks(shown.filter(), QStringLiteral("stage:qualified"));
    shown.page.setDealShown(rowId(3));
    QCOMPARE(shown.page.neighbour(1), rowId(5));
    QCOMPARE(shown.page.neighbour(-1), rowId(1));
    QVERIFY(!shown.page.neighbour(2));
    QCOMPARE(shown.model()->idAt(shown.table()->currentIndex().row()), rowId(3));
}

void ListPageTest::offersAMenuOnEachDeal()
{
    Shown shown;
    QSignalSpy pins(&shown.page, &ListPage::pinWanted);
    QSignalSpy copies(&shown.page, &ListPage::copyWanted);
    QSignalSpy made(&shown.page, &ListPage::menuMade);
    shown.choose(4);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {5, 5}, shown.table()->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(shown.table(), &byKey);
    auto *menu = shown.find<QMenu>("rowMenu");
    QVERIFY(menu);
    Shown::action(menu, QStringLiteral("Open"))->trigger();
    QCOMPARE(idOf(shown.chosen, 0), rowId(4));
    Shown::action(menu, QStringLiteral("Pin"))->trigger();
    QCOMPARE(pins.at(0), QVariantList({rowId(4), true}));
    Shown::action(menu, QStringLiteral("Copy"))->trigger();
    QCOMPARE(made.size(), 1);
    menu->close();
    QTest::keyClick(shown.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copies.size(), 2);
}

void ListPageTest::readsNoNameAsMarkup()
{
    std::vector<DealRow> rows = placedRows();
    const QString hostile = QStringLiteral("<b>bold</b> & <img src=x>\nnext line");
    rows[0].name = rows[0].stageName = rows[0].pipelineName = rows[0].currency = hostile;
    Shown shown(rows);
    shown.find<QComboBox>("grouping")->setCurrentIndex(1);
    shown.page.setView(groupedBy(DealGrouping::Stage));
    const auto labels = shown.page.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
    const int row = shown.model()->rowOf(rowId(1));
    const QString name = shown.model()->index(row, 0).data().toString();
    QVERIFY(name.contains(QStringLiteral("<b>bold</b>")));
    QVERIFY(!name.contains(u'\n'));
    QVERIFY(!shown.page.grab().isNull());
}

void ListPageTest::mirrorsItself()
{
    Shown shown;
    shown.page.setLayoutDirection(Qt::RightToLeft);
    shown.page.setView(groupedBy(DealGrouping::Stage));
    QVERIFY(!shown.page.grab().isNull());
    auto *table = shown.table();
    QVERIFY(table->visualRect(shown.model()->index(0, int(DealColumn::Name))).left()
            > table->visualRect(shown.model()->index(0, int(DealColumn::Stage))).left());
    table->setFocus();
    table->setCurrentIndex(shown.model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Right);
    QCOMPARE(shown.model()->rowCount(), 7); // towards the start: it folds
}

void ListPageTest::reachesAllByTab()
{
    Shown shown;
    shown.page.focusFilter();
    QStringList passed;
    for (int i = 0; i < 20 && !passed.contains(QStringLiteral("dealTable")); ++i) {
        passed << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(passed,
             QStringList({QStringLiteral("filter"), QStringLiteral("narrow"), QStringLiteral("filterHelp"),
                          QStringLiteral("asList"), QStringLiteral("grouping"), QStringLiteral("sorts"),
                          QStringLiteral("columns"), QStringLiteral("views"), QStringLiteral("more"),
                          QStringLiteral("dealTable")}));
}

QTEST_MAIN(ListPageTest)
#include "tst_listpage.moc"
