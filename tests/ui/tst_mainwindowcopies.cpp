// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows of the copies on this computer.

#include "tests/ui/stage.h"

#include "app/models/deallistmodel.h"
#include "app/models/fieldmodel.h"
#include "ui/colors.h"
#include "ui/copiesdialog.h"
#include "ui/dealpage.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace sidelight;

namespace {

const auto ctrl = Qt::ControlModifier;

QByteArray crane(const QByteArray &stage)
{
    return fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")).replace("Proposal sent", stage);
}

/// One deal, which was looked at in another stage.
struct ChangedStage : Stage {
    ChangedStage()
    {
        if (!openBody(crane("Qualified")))
            qFatal("no deal");
        // It is looked at once it is kept, and not as what comes next.
        if (!QTest::qWaitFor([this] { return !library.state(craneId).isKeeping; }, 20'000))
            qFatal("not kept");
        service.setAnswer(dealPath(craneId), {200, crane("Proposal sent")});
        library.refresh(craneId);
        if (!QTest::qWaitFor([this] { return library.state(craneId).looked != nullptr; }))
            qFatal("no change");
    }
};

QAction *actionOf(const Stage &stage, const char *name)
{
    for (QAction *action : stage.window.actions()) {
        if (action->objectName() == QLatin1StringView(name))
            return action;
    }
    return nullptr;
}

int rowsIn(const Stage &stage)
{
    return stage.find<QListView>("deals")->model()->rowCount();
}

} // namespace

class MainWindowCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoSidebarBeforeTheFirstDeal();
    void hidesAndShowsTheSidebar();
    void showsNothingOfAnotherAccount();
    void opensADealFromTheSidebar();
    void pinsTheDealOnScreen();
    void marksChangesUntilTheyAreSeen();
    void loadsThePastWhenItIsLookedAt();
    void takesInANewVersionWhileThePastIsShown();
    void keepsThePageWhileTheCopyIsRead();
    void saysOnceHowCopiesAreKept();
    void leavesRoomAroundWhatItSays();
    void asksForTheCopiesDialog();
    void tellsHowMuchOfThePastIsToBeKept();
    void removesEverythingThatWasConfirmed();
    void passesOnThatCopiesAreToBeKeptApart();
};

void MainWindowCopiesTest::hasNoSidebarBeforeTheFirstDeal()
{
    Stage stage;
    stage.window.showStart();
    QVERIFY(!stage.find<Sidebar>("sidebar"));
    stage.useSamples();
    QVERIFY(!stage.find<Sidebar>("sidebar"));
    QVERIFY(stage.open(craneId));
    QTRY_VERIFY(stage.find<Sidebar>("sidebar"));
    QVERIFY(stage.find<Sidebar>("sidebar")->isVisible());
    QTRY_COMPARE(rowsIn(stage), 1);
    QVERIFY(stage.find<QListView>("deals")->model()->index(0, 0).data(DealListModel::IsShownRole).toBool());
}

void MainWindowCopiesTest::hidesAndShowsTheSidebar()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QTRY_VERIFY(stage.find<Sidebar>("sidebar"));
    stage.press(Qt::Key_B, ctrl);
    QVERIFY(!stage.find<Sidebar>("sidebar")->isVisible());
    QVERIFY(stage.open(stage.sample.deals()[1].id));
    QTRY_COMPARE(rowsIn(stage), 2);
    QVERIFY(!stage.find<Sidebar>("sidebar")->isVisible()); // stays as the reader wants it
    stage.press(Qt::Key_B, ctrl);
    QVERIFY(stage.find<Sidebar>("sidebar")->isVisible());
}

void MainWindowCopiesTest::showsNothingOfAnotherAccount()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QTRY_VERIFY(stage.find<Sidebar>("sidebar"));
    QTRY_COMPARE(rowsIn(stage), 1);
    stage.useEndpoint(stage.service.endpoint());
    QVERIFY(!stage.find<Sidebar>("sidebar")->isVisible());
    QCOMPARE(rowsIn(stage), 0);
}

void MainWindowCopiesTest::opensADealFromTheSidebar()
{
    Stage stage;
    stage.useSamples();
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(stage.open(stage.sample.deals()[i].id));
    auto *list = stage.find<QListView>("deals");
    QTRY_COMPARE(rowsIn(stage), 3);
    for (int row = 0; row < 3; ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        QTRY_COMPARE(stage.text("dealName"), index.data().toString());
        QTRY_VERIFY(list->model()->index(row, 0).data(DealListModel::IsShownRole).toBool());
    }
}

void MainWindowCopiesTest::pinsTheDealOnScreen()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QTRY_VERIFY(stage.find<Sidebar>("sidebar"));
    auto *groups = stage.find<QListWidget>("groups");
    groups->setCurrentRow(0);
    QTRY_COMPARE(stage.text("emptyGroup"),
                 QStringLiteral("No deal is pinned. Pin the one on screen to find it here."));
    stage.press(Qt::Key_D, ctrl);
    QTRY_COMPARE(rowsIn(stage), 1);
    QVERIFY(stage.library.state(craneId).isPinned);
    stage.press(Qt::Key_D, ctrl);
    QTRY_COMPARE(rowsIn(stage), 0);
    QVERIFY(!stage.library.state(craneId).isPinned);
}

void MainWindowCopiesTest::marksChangesUntilTheyAreSeen()
{
    ChangedStage stage;
    const auto fields = [&stage](int role) {
        QStringList found;
        const auto *model = stage.find<QTreeView>("fields")->model();
        const auto all = model->match(model->index(0, 0), FieldModel::IsChangedRole, true, -1,
                                      Qt::MatchExactly | Qt::MatchRecursive);
        for (const QModelIndex &index : all)
            found << index.siblingAtColumn(FieldModel::ValueColumn).data(role).toString();
        return found;
    };
    QVERIFY2(stage.text("changesNoticeText").contains(QStringLiteral("Proposal sent")),
             qPrintable(stage.text("changesNoticeText")));
    QCOMPARE(fields(Qt::AccessibleTextRole),
             QStringList{QStringLiteral("Proposal sent, changed, was Qualified")});
    QCOMPARE(fields(Qt::DisplayRole), QStringList{QStringLiteral("Proposal sent")});
    const auto *deals = stage.find<QListView>("deals");
    QTRY_VERIFY(deals->model()->index(0, 0).data(DealListModel::IsChangedRole).toBool());

    stage.press(Qt::Key_M, ctrl);
    QCOMPARE(stage.text("changesNoticeText"), QString());
    QCOMPARE(fields(Qt::DisplayRole), QStringList());
    QTRY_VERIFY(!deals->model()->index(0, 0).data(DealListModel::IsChangedRole).toBool());
}

void MainWindowCopiesTest::loadsThePastWhenItIsLookedAt()
{
    ChangedStage stage;
    QSignalSpy loaded(&stage.library, &Library::pastLoaded);
    auto *tabs = stage.find<QTabBar>("tabs");
    QCOMPARE(tabs->tabText(DealPage::HistoryTab), QStringLiteral("History"));
    stage.press(Qt::Key_2, ctrl);
    QVERIFY(loaded.isEmpty());
    stage.press(Qt::Key_3, ctrl);
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(tabs->tabText(DealPage::HistoryTab), QStringLiteral("History 2"));
    QVERIFY(stage.find<QListView>("versions")->hasFocus());
    QCOMPARE(stage.find<QTableView>("differences")->model()->rowCount(), 1);
    stage.press(Qt::Key_1, ctrl);
    stage.press(Qt::Key_3, ctrl); // known already
    QSignalSpy measured(&stage.library, &Library::measured);
    stage.library.measure(); // answered after whatever was asked before
    QVERIFY(measured.wait());
    QCOMPARE(loaded.size(), 1);
}

void MainWindowCopiesTest::takesInANewVersionWhileThePastIsShown()
{
    ChangedStage stage;
    stage.press(Qt::Key_3, ctrl);
    auto *versions = stage.find<QListView>("versions");
    QTRY_COMPARE(versions->model()->rowCount(), 2);
    stage.service.setAnswer(dealPath(craneId), {200, crane("Negotiation")});
    stage.press(Qt::Key_F5);
    QTRY_COMPARE(versions->model()->rowCount(), 3);
    QCOMPARE(stage.find<QTabBar>("tabs")->tabText(DealPage::HistoryTab), QStringLiteral("History 3"));
}

void MainWindowCopiesTest::keepsThePageWhileTheCopyIsRead()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.window.openDeal(stage.sample.deals()[1].id);
    QVERIFY(stage.library.state(stage.sample.deals()[1].id).isLoading);
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit")); // no page flashes up
    QTRY_COMPARE(stage.text("dealName"), stage.sample.deals()[1].name);
}

void MainWindowCopiesTest::saysOnceHowCopiesAreKept()
{
    Stage stage;
    stage.useSamples();
    QCOMPARE(stage.text("storeNoticeText"), QString());
    StoreStatus full;
    full.mode = StoreStatus::Mode::ReadWrite;
    full.file = QStringLiteral("/data/account.sqlite");
    full.problem = Error{Error::Kind::Storage, QStringLiteral("database or disk is full")};
    Q_EMIT stage.library.storeStatusChanged(full);
    QVERIFY2(!stage.text("storeNoticeText").isEmpty(), "nothing is said");
    stage.find<QToolButton>("storeNoticeAction")->click();
    QCOMPARE(stage.text("storeNoticeText"), QString());
    Q_EMIT stage.library.storeStatusChanged(full);
    QCOMPARE(stage.text("storeNoticeText"), QString()); // the same is not said twice
    StoreStatus newer = full;
    newer.problem.reset();
    newer.mode = StoreStatus::Mode::ReadOnlyNewer;
    Q_EMIT stage.library.storeStatusChanged(newer);
    QVERIFY(!stage.text("storeNoticeText").isEmpty());
    newer.mode = StoreStatus::Mode::ReadWrite;
    Q_EMIT stage.library.storeStatusChanged(newer); // resolved
    QCOMPARE(stage.text("storeNoticeText"), QString());
    Q_EMIT stage.library.storeStatusChanged(full); // and again, which is news
    QVERIFY(!stage.text("storeNoticeText").isEmpty());
}

void MainWindowCopiesTest::leavesRoomAroundWhatItSays()
{
    Stage stage;
    stage.window.resize(1280, 800);
    stage.useSamples();
    const auto *line = stage.find<QFrame>("barLine");
    const auto *page = stage.window.centralWidget()->findChild<QSplitter *>({}, Qt::FindDirectChildrenOnly);
    Stage::layOut();
    QCOMPARE(page->geometry().top(), line->geometry().bottom() + 1); // nothing to say, and no room for it
    // Between line and notice, and between notice and page, as it is painted.
    const auto room = [&] {
        Stage::layOut();
        const QImage picture = stage.window.centralWidget()->grab().toImage();
        const QColor tint = Colors(stage.window.palette()).warningTint;
        const int left = 12 + 6; // beside the icon
        int top = line->geometry().bottom() + 1;
        int bottom = page->geometry().top() - 1;
        while (top < bottom && picture.pixelColor(left, top) != tint)
            ++top;
        while (top < bottom && picture.pixelColor(left, bottom) != tint)
            --bottom;
        return QList<int>{top - line->geometry().bottom() - 1, page->geometry().top() - bottom - 1};
    };
    StoreStatus status;
    status.mode = StoreStatus::Mode::ReadOnlyNewer;
    status.file = QStringLiteral("/data/account.sqlite");
    status.problem = Error{Error::Kind::Storage, QStringLiteral("database or disk is full")};
    Q_EMIT stage.library.storeStatusChanged(status);
    QVERIFY2(stage.text("storeNoticeText").contains(u'\n'), qPrintable(stage.text("storeNoticeText")));
    QCOMPARE(room(), QList<int>({4, 4}));
    stage.find<QToolButton>("storeNoticeAction")->click();
    stage.box()->setText(QStringLiteral("dea10001-0000-4000"));
    QTest::keyClick(stage.box(), Qt::Key_Return);
    QTRY_VERIFY(!stage.text("boxNoticeText").isEmpty());
    QCOMPARE(room(), QList<int>({4, 4}));
}

void MainWindowCopiesTest::asksForTheCopiesDialog()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    actionOf(stage, "copies")->trigger();
    auto *dialog = stage.find<CopiesDialog>("copiesDialog");
    QVERIFY(dialog && dialog->isVisible());
    QTRY_VERIFY(textOf(*dialog, "storeSize").startsWith(QStringLiteral("1 deal")));
    dialog->findChild<QPushButton *>(QStringLiteral("checkCopies"))->click();
    // How many depends on which of its people have answered by then.
    const QRegularExpression counted(QStringLiteral("^[1-9][0-9]* versions?, all as received"));
    QTRY_VERIFY2(textOf(*dialog, "verifyText").contains(counted),
                 qPrintable(textOf(*dialog, "verifyText")));
}

void MainWindowCopiesTest::tellsHowMuchOfThePastIsToBeKept()
{
    Stage stage;
    stage.useSamples();
    stage.library.seed(stage.sample.past());
    QVERIFY(stage.open(craneId));
    stage.window.setRetention(730);
    QSignalSpy chosen(&stage.window, &MainWindow::retentionChosen);
    actionOf(stage, "copies")->trigger();
    auto *dialog = stage.find<CopiesDialog>("copiesDialog");
    auto *keep = dialog->findChild<QComboBox *>(QStringLiteral("retention"));
    QCOMPARE(keep->currentData().toInt(), 730);
    keep->setCurrentIndex(keep->findData(90));
    auto *apply = dialog->findChild<QPushButton *>(QStringLiteral("applyRetention"));
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY2(textOf(*dialog, "pruneText").contains(QStringLiteral("would go")),
             qPrintable(textOf(*dialog, "pruneText")));
    apply->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 90);
    keep->setCurrentIndex(keep->findData(365));
    keep->setCurrentIndex(keep->findData(90));
    QTRY_COMPARE(textOf(*dialog, "pruneText"), QStringLiteral("Nothing would go"));
}

void MainWindowCopiesTest::removesEverythingThatWasConfirmed()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QTRY_VERIFY(stage.find<Sidebar>("sidebar"));
    actionOf(stage, "copies")->trigger();
    auto *dialog = stage.find<CopiesDialog>("copiesDialog");
    QTRY_VERIFY(!textOf(*dialog, "storeSize").isEmpty());
    dialog->findChild<QPushButton *>(QStringLiteral("removeCopies"))->click();
    dialog->findChild<QPushButton *>(QStringLiteral("confirmWipe"))->click();
    QTRY_VERIFY(!stage.find<Sidebar>("sidebar")->isVisible());
    QVERIFY(!stage.library.state(craneId).deal);
    QVERIFY(stage.find<QListWidget>("samples")->isVisible()); // nothing of it stays on screen
    QTRY_VERIFY2(textOf(*dialog, "storeSize").startsWith(QStringLiteral("0 deals")),
                 qPrintable(textOf(*dialog, "storeSize")));
}

void MainWindowCopiesTest::passesOnThatCopiesAreToBeKeptApart()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QSignalSpy wanted(&stage.window, &MainWindow::keepApartWanted);
    DealState state = stage.library.state(craneId);
    state.keepError = Error{Error::Kind::OtherTenant, QString()};
    Q_EMIT stage.library.dealChanged(state);
    stage.find<QToolButton>("keepNoticeAction")->click();
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(MainWindowCopiesTest)
#include "tst_mainwindowcopies.moc"
