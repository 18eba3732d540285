// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A day with the list of deals, by keyboard alone: no click, and nothing reached but by keys.

#include "app/domain/identifier.h"
#include "app/library/dealtasks.h"
#include "tests/ui/stage.h"
#include "ui/gettingin.h"
#include "ui/openbox.h"
#include "ui/taskstrip.h"

#include <QClipboard>
#include <QDialog>
#include <QListView>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTabBar>

using namespace sidelight;

namespace {

/// The window as the program makes it, on the sample deals, all of which are got by pasting their IDs.
struct Day : Stage {
    Day()
    {
        window.addStrip(gettingIn.strip());
        window.addManyActions(gettingIn.actions());
        QObject::connect(&window, &MainWindow::refreshWanted, &gettingIn, &GettingIn::refreshDeals);
        QObject::connect(&gettingIn, &GettingIn::allWanted, &window, &MainWindow::listAll);
        window.prepareList();
        tasks.takeUpKept();
        useSamples();
    }

    QWidget *focus() const { return QApplication::focusWidget(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *target = QApplication::activePopupWidget();
        if (!target)
            target = focus() ? focus() : &window;
        QTest::keyClick(target, key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(focus(), text); }
    /// Tab until the widget with this name has the keyboard.
    bool tabTo(const char *name)
    {
        for (int presses = 0; presses < 60; ++presses) {
            if (focus() && focus()->objectName() == QLatin1StringView(name))
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }

    bool getAll()
    {
        QString ids;
        for (const SampleDeal &deal : sample.deals())
            ids += identifierText(deal.id) + u'\n';
        QGuiApplication::clipboard()->setText(ids);
        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        if (!QTest::qWaitFor([&] { return find<QDialog>("importDialog"); }))
            return false;
        if (!QTest::qWaitFor([&] { return focus() && focus()->objectName() == u"importText"; }))
            return false;
        auto *get = find<QPushButton>("importGet");
        if (!QTest::qWaitFor([&] { return get->isEnabled(); }) || !tabTo("importGet"))
            return false;
        key(Qt::Key_Space);
        const auto isOver = [&] { return !tasks.tasks().empty() && tasks.tasks().front().isOver(); };
        if (!QTest::qWaitFor(isOver, 20'000))
            return false;
        window.activateWindow(); // what a window manager does, and the offscreen platform does not
        return QTest::qWaitForWindowActive(&window);
    }

    QTableView *table() const { return find<QTableView>("dealTable"); }
    QString current() const { return table()->currentIndex().siblingAtColumn(0).data().toString(); }
    bool isListOnScreen() const { return table() && table()->isVisible(); }
    QUuid shownDeal() const { return window.deal(); }

    DealTasks tasks{library};
    GettingIn gettingIn{library, tasks, readersLocale(), window};
};

} // namespace

class DayByKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void getsListsFindsAndOpens();
    void walksTheFilteredListAndComesBackToItsRow();
    void groupsAndSorts();
    void opensTheExportOfTheList();
};

void DayByKeysTest::getsListsFindsAndOpens()
{
    Day day;
    QVERIFY(day.getAll());
    day.key(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(day.isListOnScreen());
    QTRY_VERIFY(day.table()->model()->rowCount() > 40);

    day.key(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(day.focus(), day.box());
    day.type(QStringLiteral("harbour"));
    const QString crane = QStringLiteral("Harbour crane retrofit");
    QListView *offered = nullptr;
    QTRY_VERIFY((offered = day.find<QListView>("boxList")) && offered->isVisible());
    // Others have the word too, and the order in which they came is not always the same.
    const auto isOffered = [&] {
        const auto *rows = offered->model();
        return !rows->match(rows->index(0, 0), Qt::DisplayRole, crane, 1, Qt::MatchExactly).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOffered(), 15'000);
    for (int presses = 0; presses < 20 && offered->currentIndex().data().toString() != crane; ++presses)
        day.key(Qt::Key_Down);
    QCOMPARE(offered->currentIndex().data().toString(), crane);
    day.key(Qt::Key_Return);
    QTRY_COMPARE(day.shownDeal(), craneId);
    QTRY_COMPARE(day.text("dealName"), crane);

    day.key(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(day.focus(), day.box());
    day.key(Qt::Key_Escape);
    day.key(Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE(day.shownDeal(), craneId);
    day.key(Qt::Key_W, Qt::ControlModifier);
}

void DayByKeysTest::walksTheFilteredListAndComesBackToItsRow()
{
    Day day;
    QVERIFY(day.getAll());
    day.key(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(day.isListOnScreen() && day.table()->model()->rowCount() > 40);
    const int all = day.table()->model()->rowCount();
    day.key(Qt::Key_F, Qt::ControlModifier);
    day.type(QStringLiteral("outcome:open amount>10000"));
    QTRY_VERIFY(day.table()->model()->rowCount() < all && day.table()->model()->rowCount() > 3);
    const int filtered = day.table()->model()->rowCount();
    day.key(Qt::Key_Down);
    QTRY_COMPARE(day.focus(), day.table());
    day.key(Qt::Key_Down);
    day.key(Qt::Key_Down);
    const int row = day.table()->currentIndex().row();
    const QString name = day.current();
    const QString next = day.table()->model()->index(row + 1, 0).data().toString();
    day.key(Qt::Key_Return);
    QTRY_COMPARE(day.text("dealName"), name);
    day.key(Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(day.text("dealName"), next);
    day.key(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(day.text("dealName"), name);

    day.key(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(day.isListOnScreen());
    QCOMPARE(day.table()->model()->rowCount(), filtered);
    QTRY_COMPARE(day.current(), name);
    QCOMPARE(day.table()->currentIndex().row(), row);
}

void DayByKeysTest::groupsAndSorts()
{
    Day day;
    QVERIFY(day.getAll());
    day.key(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(day.isListOnScreen() && day.table()->model()->rowCount() > 40);
    const int rows = day.table()->model()->rowCount();
    QVERIFY(day.tabTo("grouping"));
    day.key(Qt::Key_Down); // by stage: headings are rows too
    QTRY_VERIFY(day.table()->model()->rowCount() > rows);
    QVERIFY(day.tabTo("asList"));
    day.key(Qt::Key_Right);
    QTRY_VERIFY(day.find<QWidget>("boardPage")->isVisible());
    QVERIFY(day.tabTo("asBoard"));
    day.key(Qt::Key_Left);
    QTRY_VERIFY(day.isListOnScreen());
}

void DayByKeysTest::opensTheExportOfTheList()
{
    Day day;
    QVERIFY(day.getAll());
    day.key(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(day.isListOnScreen() && day.table()->model()->rowCount() > 40);
    day.key(Qt::Key_Down);
    day.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(day.current()));
    day.key(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(day.find<QDialog>("exportDialog"));
    QTRY_COMPARE(QApplication::activeWindow(), day.find<QDialog>("exportDialog"));
    day.key(Qt::Key_Escape);
    QTRY_VERIFY(!day.find<QDialog>("exportDialog") || !day.find<QDialog>("exportDialog")->isVisible());
}

QTEST_MAIN(DayByKeysTest)

#include "tst_daybykeys.moc"
