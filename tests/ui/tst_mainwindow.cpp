// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "tests/support/rawserver.h"
#include "ui/dealpage.h"

#include <QAbstractAnimation>
#include <QClipboard>
#include <QDialog>
#include <QListWidget>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

using namespace sidelight;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsItsLooksAgain();
    void cleanup();
    void choosesTabsByNumber();
    void asksOnceForEachRefresh_data();
    void asksOnceForEachRefresh();
    void focusesTheBoxByKey();
    void leavesAWrongReferenceSelectedInTheBox();
    void neverTakesTheKeyboardFromTheBoxForARefresh();
    void neverTakesTheKeyboardFromWhatIsTyped();
    void movesTheKeyboardIntoAnOpenedDeal();
    void clearsTheOldAccountFromTheScreen();
    void keepsTheTitlePlain_data();
    void keepsTheTitlePlain();
    void keepsALongHostFromWideningTheWindow();
    void showsTheSwitchForEmptyFieldsOnADealOpenedLater();
    void countsContactsInTheReadersWay();
    void copiesALinkThatTheBoxOpens();
    void makesNoNewObjectsFromDealToDeal();
    void becomesSmall();
};

namespace {

const auto alt = Qt::AltModifier;
const auto ctrl = Qt::ControlModifier;

} // namespace

void MainWindowTest::cleanup()
{
    QApplication::clipboard()->clear();
}

void MainWindowTest::choosesTabsByNumber()
{
    Stage stage;
    stage.useSamples();
    stage.press(Qt::Key_2, ctrl); // no deal, no tabs
    QVERIFY(stage.open(craneId));
    const auto *page = stage.window.findChild<DealPage *>();
    QCOMPARE(page->tab(), DealPage::OverviewTab);
    const std::pair<Qt::Key, const char *> tabs[] = {{Qt::Key_2, "contacts"},
                                                     {Qt::Key_3, "versions"},
                                                     {Qt::Key_4, "metadata"},
                                                     {Qt::Key_5, "answer"},
                                                     {Qt::Key_1, "fields"}};
    for (const auto &[key, name] : tabs) {
        stage.press(key, ctrl);
        QVERIFY2(stage.find<QWidget>(name)->isVisible(), name);
    }
    stage.press(Qt::Key_F, ctrl);
    QVERIFY(stage.find<QLineEdit>("findInAnswer")->hasFocus());
}

void MainWindowTest::asksOnceForEachRefresh_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("Ctrl+R") << int(Qt::Key_R) << int(Qt::ControlModifier);
    QTest::newRow("F5") << int(Qt::Key_F5) << int(Qt::NoModifier);
}

void MainWindowTest::asksOnceForEachRefresh()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    Stage stage;
    QVERIFY(stage.openBody(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"))));
    const auto asked = [&stage] { return stage.service.requestedPaths().count(dealPath(craneId)); };
    QCOMPARE(asked(), 1);
    stage.press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QTRY_VERIFY(!stage.library.state(craneId).isAsking);
    QCOMPARE(asked(), 2);
}

void MainWindowTest::focusesTheBoxByKey()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QVERIFY(!stage.box()->hasFocus());
    stage.press(Qt::Key_K, ctrl);
    QVERIFY(stage.box()->hasFocus());
}

void MainWindowTest::leavesAWrongReferenceSelectedInTheBox()
{
    Stage stage;
    stage.useSamples();
    stage.press(Qt::Key_K, ctrl);
    QTest::keyClicks(stage.box(), QStringLiteral("dea10001-0000"));
    QTest::keyClick(stage.box(), Qt::Key_Return);
    QTRY_COMPARE(stage.box()->selectedText(), QStringLiteral("dea10001-0000")); // once nothing is found
    QCOMPARE(stage.box()->text(), QStringLiteral("dea10001-0000"));
    QVERIFY(stage.box()->hasFocus());
}

void MainWindowTest::neverTakesTheKeyboardFromTheBoxForARefresh()
{
    Stage stage;
    QVERIFY(stage.openBody(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"))));
    stage.press(Qt::Key_R, ctrl);
    stage.press(Qt::Key_K, ctrl);
    QTRY_VERIFY(!stage.library.state(craneId).isAsking);
    QVERIFY(stage.box()->hasFocus());
}

void MainWindowTest::neverTakesTheKeyboardFromWhatIsTyped()
{
    Stage stage;
    RawServer slow({properAnswer("200 OK", fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")))});
    slow.hold();
    stage.useEndpoint(slow.endpoint());
    stage.window.openDeal(craneId);
    QTRY_COMPARE(slow.requests().size(), 1);
    stage.box()->setFocus();
    QTest::keyClicks(stage.box(), QStringLiteral("dea1"));
    slow.release();
    QTRY_COMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    QVERIFY(stage.box()->hasFocus());
    QCOMPARE(stage.box()->text(), QStringLiteral("dea1"));
}

void MainWindowTest::movesTheKeyboardIntoAnOpenedDeal()
{
    Stage stage;
    stage.useSamples();
    auto *samples = stage.find<QListWidget>("samples");
    QVERIFY(samples->hasFocus());
    QTest::keyClick(samples, Qt::Key_Return);
    QTRY_COMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    auto *fields = stage.find<QTreeView>("fields");
    QVERIFY(fields->hasFocus());
    QCOMPARE(fields->currentIndex().data().toString(), QStringLiteral("Amount")); // no heading
}

void MainWindowTest::clearsTheOldAccountFromTheScreen()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.useEndpoint(stage.service.endpoint());
    QCOMPARE(stage.text("dealName"), QString());
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("Open a deal"));
    QCOMPARE(stage.window.windowTitle(), QStringLiteral("Sidelight"));
    QCOMPARE(stage.find<QToolButton>("account")->text(), QStringLiteral("127.0.0.1 · test"));
    stage.press(Qt::Key_Left, alt);
    stage.press(Qt::Key_Down, alt);
    stage.press(Qt::Key_F5);
    QCOMPARE(stage.text("dealName"), QString());
    QCOMPARE(stage.service.requests().size(), 0);
}

void MainWindowTest::keepsTheTitlePlain_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("title");
    QTest::newRow("an ordinary name")
        << QByteArray("Quayside lifts") << QStringLiteral("Quayside lifts – Sidelight");
    QTest::newRow("the mark of unsaved changes")
        << QByteArray("Lifts [*] phase two") << QStringLiteral("Lifts [*][*] phase two – Sidelight");
    QTest::newRow("markup") << QByteArray("<b>Lifts</b>") << QStringLiteral("<b>Lifts</b> – Sidelight");
    QTest::newRow("a line break and a turned direction")
        << QByteArray("Lifts\\nfirst \\u202eesrever")
        << QStringLiteral("Lifts first ‹RLO›esrever – Sidelight");
}

void MainWindowTest::keepsTheTitlePlain()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, title);
    Stage stage;
    QByteArray body = fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"));
    QVERIFY(stage.openBody(body.replace("Harbour crane retrofit", name)));
    QCOMPARE(stage.window.windowTitle(), title);
}

void MainWindowTest::keepsALongHostFromWideningTheWindow()
{
    Stage stage;
    const int before = stage.window.minimumSizeHint().width();
    const QString host =
        QStringLiteral("a-very-long-label-of-a-host.").repeated(8) + QStringLiteral("example");
    stage.window.setAccount(accountOf({QUrl(QStringLiteral("https://") + host), "bsk_live_key"}));
    QVERIFY(stage.find<QToolButton>("account")->text().endsWith(QStringLiteral(" · live")));
    QVERIFY(stage.window.minimumSizeHint().width() < before + 320);
}

void MainWindowTest::showsTheSwitchForEmptyFieldsOnADealOpenedLater()
{
    Stage stage;
    stage.find<QAction>("showEmptyFields")->trigger();
    QVERIFY(stage.openBody(fixture(QStringLiteral("deals/requiredFieldsOnly.json"))));
    const auto *fields = stage.find<QTreeView>("fields");
    const auto rows =
        fields->model()->match(fields->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("Amount"), 1,
                               Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(rows.size(), 1);
    QVERIFY(fields->isRowHidden(rows[0].row(), rows[0].parent()));
}

void MainWindowTest::countsContactsInTheReadersWay()
{
    Stage stage;
    stage.useSamples();
    const auto &all = stage.sample.deals();
    const auto many = std::find_if(all.begin(), all.end(), [](const SampleDeal &deal) {
        return deal.shows == QStringLiteral("2,000 contacts");
    });
    QVERIFY(many != all.end());
    QVERIFY(stage.open(many->id));
    QCOMPARE(stage.find<QTabBar>("tabs")->tabText(1), QStringLiteral("Contacts 2,000"));
}

void MainWindowTest::copiesALinkThatTheBoxOpens()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("sidelight://deal/dea10001-0000-4000-8000-000000000001"));
    QVERIFY(stage.open(stage.sample.deals()[1].id));
    stage.box()->setFocus();
    stage.box()->paste();
    QTest::keyClick(stage.box(), Qt::Key_Return);
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
}

void MainWindowTest::makesNoNewObjectsFromDealToDeal()
{
    Stage stage;
    stage.useSamples();
    const auto &ids = stage.sample.deals();
    const auto openAll = [&] {
        for (const SampleDeal &deal : ids) {
            if (!stage.open(deal.id))
                return false;
            for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4})
                stage.press(key, ctrl);
        }
        stage.press(Qt::Key_F1);
        QTest::keyClick(stage.find<QDialog>("keysDialog"), Qt::Key_Escape);
        stage.window.activateWindow();
        // The style's own animation of a bar that waits outlives the page with it by a moment.
        const auto isStill = [&] { return stage.window.findChildren<QAbstractAnimation *>().isEmpty(); };
        return QTest::qWaitFor([&] { return !stage.find<QDialog>("keysDialog") && isStill(); })
               && QTest::qWaitForWindowActive(&stage.window);
    };
    QVERIFY(openAll());
    const auto before = stage.window.findChildren<QObject *>().size();
    QVERIFY(openAll());
    QVERIFY(openAll());
    QCOMPARE(stage.window.findChildren<QObject *>().size(), before);
}

void MainWindowTest::becomesSmall()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.window.refuse({Error::Kind::BadReference, QStringLiteral("nothing was typed")});
    stage.window.showStart();
    // Whatever page was shown before, a small screen holds the window.
    const QSize least = stage.window.minimumSizeHint();
    QVERIFY2(least.width() <= 480 && least.height() <= 240,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
}

void MainWindowTest::findsItsLooksAgain()
{
    Stage first;
    first.window.resize(900, 640);
    first.useSamples();
    first.library.seed(first.sample.past());
    QTRY_VERIFY(first.find<QWidget>("sidebar"));
    first.press(Qt::Key_B, Qt::ControlModifier);
    first.press(Qt::Key_Plus, Qt::ControlModifier);
    first.window.setScheme(Scheme::Dark);
    const WindowLooks left = first.window.looks();
    QCOMPARE(left.zoom, 1);
    QVERIFY(!left.hasSidebar);
    first.window.setScheme(Scheme::System); // both belong to the program, not to one window
    first.press(Qt::Key_0, Qt::ControlModifier);

    Stage second;
    second.window.setLooks(left);
    const WindowLooks found = second.window.looks();
    QCOMPARE(second.window.size(), QSize(900, 640));
    QCOMPARE(found.zoom, 1);
    QCOMPARE(found.scheme, Scheme::Dark);
    QCOMPARE(found.splitter, left.splitter); // for the sidebar, once there is one
    second.useSamples();
    second.library.seed(second.sample.past());
    QTRY_VERIFY(second.find<QWidget>("sidebar"));
    QVERIFY(!second.find<QWidget>("sidebar")->isVisible());
    second.window.setScheme(Scheme::System);
    second.press(Qt::Key_0, Qt::ControlModifier);
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
