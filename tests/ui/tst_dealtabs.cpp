// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Deals side by side.

#include "tests/ui/stage.h"

#include "ui/dealpage.h"
#include "ui/dealtabs.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeView>

using namespace sidelight;

namespace {

const auto ctrl = Qt::ControlModifier;
const auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

QUuid idOf(const Stage &stage, int deal)
{
    return stage.sample.deals()[std::size_t(deal)].id;
}

QString nameOf(const Stage &stage, int deal)
{
    return stage.sample.deals()[std::size_t(deal)].name;
}

/// Nothing while they are hidden.
QStringList titles(const Stage &stage)
{
    const auto *tabs = stage.find<DealTabs>("dealTabs");
    QStringList found;
    for (int index = 0; tabs && tabs->isVisible() && index < tabs->count(); ++index)
        found << tabs->tabText(index);
    return found;
}

int current(const Stage &stage)
{
    return stage.find<DealTabs>("dealTabs")->currentIndex();
}

QAction *actionOf(const Stage &stage, const QString &text)
{
    for (QAction *action : stage.window.actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

/// Three tabs with the first three samples, the last one shown.
bool openThree(Stage &stage)
{
    stage.useSamples();
    if (!stage.open(idOf(stage, 0)))
        return false;
    for (int deal : {1, 2}) {
        stage.window.openInTab(idOf(stage, deal));
        if (!QTest::qWaitFor([&] { return stage.text("dealName") == nameOf(stage, deal); }))
            return false;
    }
    return true;
}

} // namespace

class DealTabsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNoTabsForOneDeal();
    void opensANewTabForTheBox();
    void walksRoundTheTabsByKey();
    void keepsItsOwnWayBackInEachTab();
    void comesBackToThePageAndPlaceOfATab();
    void closesATabAndOpensItAgain();
    void closesTheLastTabToTheHomePage();
    void closesATabThatIsNotShown();
    void keepsTabsWhereTheyWereMoved();
    void opensBesideFromTheSidebar();
    void asksForNoDealBeforeItsTabIsShown();
    void opensWhatComesFromOutsideBesideWhatIsRead();
    void tellsAndTakesTheTabs();
    void takesTabsBesideAnAskedDeal();
    void showsForeignNamesAsPlainText();
    void forgetsTheTabsOfAnotherAccount();
    void keepsTheKeyboardWhileSomebodyWalksThroughTheTabs();
};

void DealTabsTest::showsNoTabsForOneDeal()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(idOf(stage, 0)));
    QVERIFY(!stage.find<DealTabs>("dealTabs"));
    QVERIFY(!actionOf(stage, QStringLiteral("Next tab"))->isEnabled());
    QVERIFY(!actionOf(stage, QStringLiteral("Reopen closed tab"))->isEnabled());
    stage.press(Qt::Key_T, ctrl);
    stage.press(Qt::Key_W, ctrl);
    QCOMPARE(titles(stage), QStringList());
    QCOMPARE(stage.text("dealName"), nameOf(stage, 0));
}

void DealTabsTest::opensANewTabForTheBox()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(idOf(stage, 0)));
    stage.press(Qt::Key_T, ctrl);
    QVERIFY(stage.box()->hasFocus());
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 0), QStringLiteral("New tab")}));
    QCOMPARE(current(stage), 1);
    QTest::keyClicks(stage.box(), idOf(stage, 1).toString());
    QTest::keyClick(stage.box(), Qt::Key_Return);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 0), nameOf(stage, 1)}));
}

void DealTabsTest::walksRoundTheTabsByKey()
{
    Stage stage;
    QVERIFY(openThree(stage));
    for (const int deal : {0, 1, 2}) {
        stage.press(Qt::Key_Tab, ctrl);
        QTRY_COMPARE(stage.text("dealName"), nameOf(stage, deal));
    }
    for (const int deal : {1, 0, 2}) {
        stage.press(Qt::Key_Backtab, ctrlShift);
        QTRY_COMPARE(stage.text("dealName"), nameOf(stage, deal));
    }
}

void DealTabsTest::keepsItsOwnWayBackInEachTab()
{
    Stage stage;
    QVERIFY(openThree(stage));
    QVERIFY(stage.open(idOf(stage, 3))); // in the third
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    QVERIFY(stage.open(idOf(stage, 4)));
    stage.press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    stage.press(Qt::Key_Backtab, ctrlShift);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 3));
    stage.press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 2));
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    stage.press(Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 4));
}

void DealTabsTest::comesBackToThePageAndPlaceOfATab()
{
    Stage stage;
    QVERIFY(openThree(stage));
    stage.press(Qt::Key_2, ctrl);
    stage.press(Qt::Key_Tab, ctrl); // to the first
    stage.press(Qt::Key_1, ctrl);
    auto *fields = stage.find<QTreeView>("fields");
    QVERIFY(fields->verticalScrollBar()->maximum() > 40);
    fields->verticalScrollBar()->setValue(40);
    stage.press(Qt::Key_Backtab, ctrlShift);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 2));
    QCOMPARE(stage.window.findChild<DealPage *>()->tab(), DealPage::ContactsTab);
    stage.press(Qt::Key_1, ctrl);
    fields->verticalScrollBar()->setValue(0);
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    QCOMPARE(stage.window.findChild<DealPage *>()->tab(), DealPage::OverviewTab);
    QTRY_COMPARE(fields->verticalScrollBar()->value(), 40);
}

void DealTabsTest::closesATabAndOpensItAgain()
{
    Stage stage;
    QVERIFY(openThree(stage));
    stage.press(Qt::Key_2, ctrl);
    QVERIFY(stage.open(idOf(stage, 3)));
    stage.press(Qt::Key_W, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 0), nameOf(stage, 1)}));
    stage.press(Qt::Key_T, ctrlShift);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 3));
    QCOMPARE(stage.window.findChild<DealPage *>()->tab(), DealPage::ContactsTab);
    stage.press(Qt::Key_Left, Qt::AltModifier); // its way back is there, too
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 2));
    QVERIFY(!actionOf(stage, QStringLiteral("Reopen closed tab"))->isEnabled());
}

void DealTabsTest::closesTheLastTabToTheHomePage()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(idOf(stage, 0)));
    stage.press(Qt::Key_W, ctrl);
    QVERIFY(stage.find<QWidget>("samples")->isVisible());
    QVERIFY(!actionOf(stage, QStringLiteral("Close tab"))->isEnabled());
    stage.press(Qt::Key_Right, Qt::AltModifier); // nothing lies ahead
    QVERIFY(stage.find<QWidget>("samples")->isVisible());
    stage.press(Qt::Key_T, ctrlShift);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    QCOMPARE(titles(stage), QStringList());
}

void DealTabsTest::closesATabThatIsNotShown()
{
    Stage stage;
    QVERIFY(openThree(stage));
    auto *tabs = stage.find<DealTabs>("dealTabs");
    QTest::mouseClick(tabs, Qt::MiddleButton, {}, tabs->tabRect(0).center());
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 1), nameOf(stage, 2)}));
    QCOMPARE(stage.text("dealName"), nameOf(stage, 2));
    Q_EMIT tabs->tabCloseRequested(1);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    QCOMPARE(titles(stage), QStringList());
}

void DealTabsTest::keepsTabsWhereTheyWereMoved()
{
    Stage stage;
    QVERIFY(openThree(stage));
    auto *tabs = stage.find<DealTabs>("dealTabs");
    tabs->moveTab(2, 0);
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 2), nameOf(stage, 0), nameOf(stage, 1)}));
    QCOMPARE(stage.text("dealName"), nameOf(stage, 2));
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    stage.press(Qt::Key_Backtab, ctrlShift);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 2));
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 2), nameOf(stage, 0), nameOf(stage, 1)}));
}

void DealTabsTest::opensBesideFromTheSidebar()
{
    Stage stage;
    stage.useSamples();
    for (const int deal : {0, 1, 2, 3})
        QVERIFY(stage.open(idOf(stage, deal)));
    auto *list = stage.find<QListView>("deals");
    QTRY_COMPARE(list->model()->rowCount(), 4);
    const auto place = [list](int row) { return list->visualRect(list->model()->index(row, 0)).center(); };
    const auto name = [list](int row) { return list->model()->index(row, 0).data().toString(); };
    const QString shown = stage.text("dealName");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, ctrl, place(0));
    QTest::mouseClick(list->viewport(), Qt::MiddleButton, {}, place(1));
    Q_EMIT list->customContextMenuRequested(place(2));
    auto *menu = stage.find<QMenu>("dealMenu");
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Open in new tab")
            action->trigger();
    }
    menu->close();
    QCOMPARE(titles(stage), QStringList({shown, name(2), name(1), name(0)}));
    QCOMPARE(stage.text("dealName"), shown);
}

void DealTabsTest::asksForNoDealBeforeItsTabIsShown()
{
    Stage stage;
    const QByteArray body = fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"));
    QVERIFY(stage.openBody(body));
    const QUuid other = QUuid::fromString(QStringLiteral("00000000-0000-4000-8000-00000000dead"));
    OpenTabs open;
    open.tabs = {{other, QString()}, {idIn(body), QString()}};
    open.current = 1;
    stage.window.setOpenTabs(open);
    stage.window.loadTabNames();
    QTRY_VERIFY(!stage.library.state(other).isLoading);
    const auto isAsked = [&] {
        for (const auto &request : stage.service.requests()) {
            if (request.path == dealPath(other))
                return true;
        }
        return false;
    };
    QVERIFY(!isAsked());
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_VERIFY(isAsked());
}

void DealTabsTest::opensWhatComesFromOutsideBesideWhatIsRead()
{
    Stage stage;
    stage.useSamples();
    stage.window.openFromOutside(idOf(stage, 0));
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    QCOMPARE(titles(stage), QStringList()); // there was nothing to read
    stage.window.openFromOutside(idOf(stage, 1));
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    stage.window.openFromOutside(idOf(stage, 0)); // has a tab
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 0));
    QCOMPARE(titles(stage), QStringList({nameOf(stage, 0), nameOf(stage, 1)}));
}

void DealTabsTest::tellsAndTakesTheTabs()
{
    OpenTabs open;
    {
        Stage stage;
        QVERIFY(openThree(stage));
        stage.press(Qt::Key_2, ctrl);
        stage.press(Qt::Key_Backtab, ctrlShift);
        QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
        stage.press(Qt::Key_T, ctrl); // without a deal, it is not worth keeping
        stage.press(Qt::Key_Backtab, ctrlShift);
        QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
        stage.press(Qt::Key_5, ctrl);
        open = stage.window.openTabs();
        QCOMPARE(open.tabs.size(), std::size_t(3));
        QCOMPARE(open.current, 1);
        QCOMPARE(open.tabs[0].deal, idOf(stage, 0));
        QCOMPARE(open.tabs[0].page, QStringLiteral("overview"));
        QCOMPARE(open.tabs[1].page, QStringLiteral("raw"));
        QCOMPARE(open.tabs[2].page, QStringLiteral("contacts"));
    }
    Stage stage;
    stage.useSamples();
    stage.window.setOpenTabs(open);
    QCOMPARE(stage.window.deal(), idOf(stage, 1));
    QCOMPARE(stage.window.openTabs(), open); // before anything has come
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    QCOMPARE(stage.window.findChild<DealPage *>()->tab(), DealPage::RawTab);
    QCOMPARE(titles(stage).size(), 3);
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 2));
    QCOMPARE(stage.window.findChild<DealPage *>()->tab(), DealPage::ContactsTab);
}

void DealTabsTest::takesTabsBesideAnAskedDeal()
{
    Stage stage;
    stage.useSamples();
    OpenTabs open;
    open.tabs = {{idOf(stage, 0), QString()}, {idOf(stage, 1), QStringLiteral("no such page")}};
    open.current = 0;
    stage.window.setOpenTabs(open, idOf(stage, 2));
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 2));
    QCOMPARE(current(stage), 1);
    QCOMPARE(stage.window.openTabs().tabs.size(), std::size_t(3));
    stage.press(Qt::Key_Tab, ctrl);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    QCOMPARE(stage.window.findChild<DealPage *>()->tab(), DealPage::OverviewTab);
}

void DealTabsTest::showsForeignNamesAsPlainText()
{
    Stage stage;
    QVERIFY(stage.openBody(R"({"id":"dea10001-0000-4000-8000-000000000001","name":"A & B <b>bold</b>"})"));
    stage.press(Qt::Key_T, ctrl);
    const auto *tabs = stage.find<DealTabs>("dealTabs");
    QCOMPARE(tabs->tabText(0), QStringLiteral("A && B <b>bold</b>"));
    QVERIFY(tabs->tabToolTip(0).contains(QStringLiteral("A &amp; B &lt;b&gt;bold&lt;/b&gt;")));
    QCOMPARE(tabs->accessibleTabName(0), QStringLiteral("A & B <b>bold</b>"));
}

void DealTabsTest::forgetsTheTabsOfAnotherAccount()
{
    Stage stage;
    QVERIFY(openThree(stage));
    stage.press(Qt::Key_W, ctrl);
    stage.useEndpoint(stage.service.endpoint());
    QCOMPARE(titles(stage), QStringList());
    QVERIFY(!actionOf(stage, QStringLiteral("Reopen closed tab"))->isEnabled());
    QVERIFY(!actionOf(stage, QStringLiteral("Next tab"))->isEnabled());
}

void DealTabsTest::keepsTheKeyboardWhileSomebodyWalksThroughTheTabs()
{
    Stage stage;
    QVERIFY(openThree(stage));
    auto *tabs = stage.find<DealTabs>("dealTabs");
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Left);
    QTRY_COMPARE(stage.text("dealName"), nameOf(stage, 1));
    QVERIFY(tabs->hasFocus());
    QTest::keyClick(tabs, Qt::Key_Tab); // and leads on into the page
    QVERIFY(stage.find<QWidget>("tabs")->hasFocus());
}

QTEST_MAIN(DealTabsTest)
#include "tst_dealtabs.moc"
