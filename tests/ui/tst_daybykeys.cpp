// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A day with the list of deals, by keyboard alone: no click, and nothing reached but by keys.

#include "app/domain/identifier.h"
#include "app/library/dealtasks.h"
#include "tests/ui/stage.h"
#include "ui/gettingin.h"
#include "ui/listpage.h"
#include "ui/openbox.h"
#include "ui/taskstrip.h"

#include <QClipboard>
#include <QDialog>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

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
        return comeBack();
    }

    /// A few deals of which there are copies, and no request.
    bool listSome()
    {
        library.seed(sample.past());
        if (!QTest::qWaitFor([&] { return library.counts().all > 2; }))
            return false;
        key(Qt::Key_L, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return isListOnScreen() && table()->model()->rowCount() > 2; });
    }
    /// What a window manager does, and the offscreen platform does not.
    bool comeBack()
    {
        window.activateWindow();
        return QTest::qWaitFor([&] { return focus() && focus()->window() == &window; });
    }
    /// Down to each of these words in turn, and into the menu that it opens; the last is chosen.
    bool chooseInMenu(const QStringList &words)
    {
        const auto popup = [] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); };
        for (const QString &word : words) {
            const auto isOffered = [&] {
                const auto actions = popup() ? popup()->actions() : QList<QAction *>();
                return std::any_of(actions.begin(), actions.end(),
                                   [&word](const QAction *action) { return action->text() == word; });
            };
            const auto isThere = [&] {
                return popup() && popup()->activeAction() && popup()->activeAction()->text() == word;
            };
            if (!QTest::qWaitFor(isOffered)) // an inner menu takes a moment
                return false;
            for (int presses = 0; popup() && presses < 40 && !isThere(); ++presses)
                key(Qt::Key_Down);
            if (!isThere())
                return false;
            key(Qt::Key_Return);
        }
        return true;
    }
    bool choose(const char *menuButton, const QStringList &words)
    {
        if (!tabTo(menuButton))
            return false;
        bool isOver = false;
        bool isChosen = false;
        QTimer::singleShot(0, &window, [&] { // Qt's button does not return before its menu is closed
            isChosen = chooseInMenu(words);
            while (QWidget *left = QApplication::activePopupWidget())
                left->close();
            isOver = true;
        });
        key(Qt::Key_Space);
        return QTest::qWaitFor([&] { return isOver; }) && isChosen
               && (QApplication::activeModalWidget() || comeBack());
    }
    /// Of those that the box offers, by a part of its name.
    bool command(const QString &words)
    {
        key(Qt::Key_K, Qt::ControlModifier);
        type(words);
        const auto *offered = find<QListView>("boxList");
        const auto isThere = [&] {
            return offered->currentIndex().data().toString().contains(words, Qt::CaseInsensitive);
        };
        for (int presses = 0; offered && presses < 20 && !isThere(); ++presses)
            key(Qt::Key_Down);
        if (!offered || !isThere())
            return false;
        key(Qt::Key_Return);
        return true;
    }
    /// In the dialog that asks for one line.
    bool answer(const char *dialog, const QString &text)
    {
        if (!QTest::qWaitFor(
                [&] { return find<QDialog>(dialog) && find<QDialog>(dialog)->isActiveWindow(); }))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        type(text);
        key(Qt::Key_Return);
        return comeBack();
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
    void savesViewsAndTakesThemAgain();
    void arrangesTheColumns();
    void opensTheExportOfTheList();
    void printsTheList();
    void getsReadyForATrip();

private:
    QTemporaryDir m_folder;
};

void DayByKeysTest::getsListsFindsAndOpens()
{
    Day day;
    QVERIFY(day.getAll());
    QTRY_VERIFY(day.window.findChild<ListPage *>()); // it is not made only when it is asked for
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

void DayByKeysTest::savesViewsAndTakesThemAgain()
{
    Day day;
    QVERIFY(day.listSome());
    const int all = day.table()->model()->rowCount();
    std::vector<SavedView> views;
    QObject::connect(&day.window, &MainWindow::savedViewsChanged, &day.window,
                     [&views](const std::vector<SavedView> &now) { views = now; });
    day.key(Qt::Key_F, Qt::ControlModifier);
    day.type(QStringLiteral("amount>50000"));
    QTRY_VERIFY(day.table()->model()->rowCount() < all);
    const int filtered = day.table()->model()->rowCount();
    QVERIFY(day.choose("views", {QStringLiteral("Save this view as …")}));
    QVERIFY(day.answer("viewName", QStringLiteral("Large ones")));
    QCOMPARE(views.size(), std::size_t(1));
    QCOMPARE(views[0].view.filter, QStringLiteral("amount>50000"));

    day.key(Qt::Key_F, Qt::ControlModifier);
    day.key(Qt::Key_A, Qt::ControlModifier);
    day.key(Qt::Key_Delete);
    QTRY_COMPARE(day.table()->model()->rowCount(), all);
    QVERIFY(day.choose("views", {QStringLiteral("Large ones")}));
    QTRY_COMPARE(day.table()->model()->rowCount(), filtered);

    QVERIFY(day.choose("views", {QStringLiteral("Rename"), QStringLiteral("Large ones …")}));
    QVERIFY(day.answer("viewName", QStringLiteral("Big ones")));
    QCOMPARE(views[0].name, QStringLiteral("Big ones"));
    QVERIFY(day.choose("views", {QStringLiteral("Delete"), QStringLiteral("Big ones")}));
    QVERIFY(views.empty());
}

void DayByKeysTest::arrangesTheColumns()
{
    Day day;
    QVERIFY(day.listSome());
    const auto columns = [&day] { return day.window.listLooks().state.columns; };
    QCOMPARE(columns()[0].column, DealColumn::Name);
    const int width = columns()[0].width;
    QVERIFY(day.choose("columns", {QStringLiteral("Stage")}));
    const auto stage = [&columns] {
        const auto all = columns();
        return *std::find_if(all.begin(), all.end(),
                             [](const ListColumn &one) { return one.column == DealColumn::Stage; });
    };
    QVERIFY(!stage().isShown);
    QVERIFY(day.command(QStringLiteral("wider")));
    QTRY_VERIFY(columns()[0].width > width);
    QVERIFY(day.command(QStringLiteral("narrower")));
    QTRY_COMPARE(columns()[0].width, width);
    QVERIFY(day.command(QStringLiteral("backward")));
    QTRY_VERIFY(columns()[0].column != DealColumn::Name);
    QVERIFY(day.command(QStringLiteral("columns: stage")));
    QTRY_VERIFY(stage().isShown);
}

void DayByKeysTest::printsTheList()
{
    Day day;
    QVERIFY(day.listSome());
    day.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<QPrintDialog *>(QApplication::activeWindow()));
    QVERIFY(day.tabTo("filename")); // without a printer, it prints to a file
    day.key(Qt::Key_A, Qt::ControlModifier);
    const QString file = m_folder.filePath(QStringLiteral("list.pdf"));
    day.type(file);
    day.key(Qt::Key_Return);
    const auto printed = [&file] {
        QFile pdf(file);
        return pdf.open(QIODevice::ReadOnly) ? pdf.readAll() : QByteArray();
    };
    QTRY_VERIFY(printed().startsWith("%PDF-") && printed().trimmed().endsWith("%%EOF"));
}

void DayByKeysTest::getsReadyForATrip()
{
    Day day;
    QVERIFY(day.listSome());
    QVERIFY(day.sample.setFault(QStringLiteral("500"))); // else the copy is no old one after a moment
    day.key(Qt::Key_Down);
    day.key(Qt::Key_Return);
    QTRY_VERIFY(!day.text("dealName").isEmpty());
    day.key(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(day.library.counts().pinned, 1);
    QVERIFY(day.command(QStringLiteral("ready for a trip")));
    QTRY_COMPARE(QApplication::activeWindow(), day.find<QDialog>("tripDialog"));
    QTRY_VERIFY(day.text("tripSummary").contains(QStringLiteral("pinned deal can be read whole")));
    QVERIFY(day.tabTo("tripFill"));
    QVERIFY(day.sample.setFault({}));
    day.key(Qt::Key_Space);
    QTRY_VERIFY(!day.tasks.tasks().empty() && day.tasks.tasks().back().isOver());
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
