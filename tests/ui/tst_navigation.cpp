// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From deal to deal, and back.

#include "tests/ui/stage.h"

#include "tests/support/rawserver.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

using namespace sidelight;

namespace {

const auto alt = Qt::AltModifier;

QStringList names(const Stage &stage)
{
    QStringList found;
    for (const SampleDeal &deal : stage.sample.deals())
        found << deal.name;
    return found;
}

} // namespace

class NavigationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksBackAndForwardThroughOpenedDeals();
    void comesBackFromAMessage();
    void comesBackToTheSampleList();
    void forgetsWhatLayAheadWhenAnotherDealIsOpened();
    void comesBackFromTheKeyPageWithoutADeal();
    void stepsToASampleWhileNothingIsKept();
    void stepsThroughTheListOfTheSidebarAndStopsAtBothEnds();
    void stepsThroughRecentDealsWithoutTurningBack();
    void ignoresAnswersForADealThatIsNoLongerOnScreen();
    void opensTheNewestOfTwoDealsAskedForQuickly();
};

void NavigationTest::walksBackAndForwardThroughOpenedDeals()
{
    Stage stage;
    stage.useSamples();
    const QStringList deals = names(stage);
    const auto &ids = stage.sample.deals();
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(stage.open(ids[i].id));
    QCOMPARE(stage.text("dealName"), deals[2]);
    stage.press(Qt::Key_Left, alt);
    QCOMPARE(stage.text("dealName"), deals[1]);
    stage.press(Qt::Key_Left, alt);
    QCOMPARE(stage.text("dealName"), deals[0]);
    stage.press(Qt::Key_Right, alt);
    stage.press(Qt::Key_Right, alt);
    QCOMPARE(stage.text("dealName"), deals[2]);
    stage.press(Qt::Key_Right, alt); // there is nothing ahead
    QCOMPARE(stage.text("dealName"), deals[2]);
}

void NavigationTest::comesBackFromAMessage()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QTest::keyClicks(stage.box(), QStringLiteral("https://nonsense"));
    QTest::keyClick(stage.box(), Qt::Key_Return);
    QTRY_VERIFY(stage.text("boxNoticeText").contains(QStringLiteral("no deal ID in it")));
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit")); // not lost for it
    stage.box()->clear();

    const QUuid nobody = QUuid::fromString(QStringLiteral("00000000-0000-4000-8000-00000000dead"));
    QVERIFY(stage.open(nobody));
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("No such deal for this key"));
    stage.press(Qt::Key_Left, alt);
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    stage.press(Qt::Key_Right, alt);
    QTRY_COMPARE(stage.text("messageTitle"), QStringLiteral("No such deal for this key"));
}

void NavigationTest::comesBackToTheSampleList()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_Left, alt);
    auto *samples = stage.find<QListWidget>("samples");
    QVERIFY(samples->isVisible());
    QVERIFY(samples->hasFocus());
    QCOMPARE(stage.window.windowTitle(), QStringLiteral("Sidelight"));
    stage.press(Qt::Key_Left, alt); // there is nothing behind
    QVERIFY(samples->isVisible());
    stage.press(Qt::Key_Right, alt);
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
}

void NavigationTest::forgetsWhatLayAheadWhenAnotherDealIsOpened()
{
    Stage stage;
    stage.useSamples();
    const auto &ids = stage.sample.deals();
    QVERIFY(stage.open(ids[0].id));
    QVERIFY(stage.open(ids[1].id));
    stage.press(Qt::Key_Left, alt);
    QVERIFY(stage.open(ids[2].id));
    stage.press(Qt::Key_Right, alt);
    QCOMPARE(stage.text("dealName"), names(stage)[2]);
    stage.press(Qt::Key_Left, alt);
    QCOMPARE(stage.text("dealName"), names(stage)[0]);
}

void NavigationTest::comesBackFromTheKeyPageWithoutADeal()
{
    Stage stage;
    stage.useEndpoint(stage.service.endpoint());
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("Open a deal"));
    stage.find<QAction>("changeKey")->trigger();
    QVERIFY(stage.find<QLineEdit>("key")->hasFocus());
    stage.press(Qt::Key_Left, alt);
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("Open a deal"));
}

void NavigationTest::stepsToASampleWhileNothingIsKept()
{
    Stage stage;
    stage.useSamples();
    stage.press(Qt::Key_Down, alt);
    QTRY_COMPARE(stage.text("dealName"), names(stage).constFirst());
}

void NavigationTest::stepsThroughTheListOfTheSidebarAndStopsAtBothEnds()
{
    Stage stage;
    stage.useSamples();
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(stage.open(stage.sample.deals()[i].id));
    auto *list = stage.find<QListView>("deals");
    QTRY_COMPARE(list->model()->rowCount(), 4);
    QStringList shown;
    for (int row = 0; row < 4; ++row)
        shown << list->model()->index(row, 0).data().toString();
    for (int i = 0; i < 5; ++i)
        stage.press(Qt::Key_Up, alt); // more often than there are deals
    QTRY_COMPARE(stage.text("dealName"), shown.constFirst());
    for (const QString &name : std::as_const(shown)) {
        QTRY_COMPARE(stage.text("dealName"), name);
        stage.press(Qt::Key_Down, alt);
    }
    QCOMPARE(stage.text("dealName"), shown.constLast());
    stage.press(Qt::Key_B, Qt::ControlModifier); // hidden, it is the same list
    QVERIFY(!list->isVisible());
    stage.press(Qt::Key_Up, alt);
    QTRY_COMPARE(stage.text("dealName"), shown[2]);
}

void NavigationTest::stepsThroughRecentDealsWithoutTurningBack()
{
    Stage stage;
    stage.useSamples();
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(stage.open(stage.sample.deals()[i].id));
    stage.find<QListWidget>("groups")->setCurrentRow(1);
    auto *list = stage.find<QListView>("deals");
    const QStringList deals = names(stage);
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), deals[3]); // opened last
    QSignalSpy listed(&stage.library, &Library::listLoaded);
    for (const int deal : {2, 1, 0}) {
        listed.clear();
        stage.press(Qt::Key_Down, alt);
        QTRY_COMPARE(stage.text("dealName"), deals[deal]);
        QTRY_VERIFY(!listed.isEmpty()); // the visit counts, and does not turn the list round
    }
}

void NavigationTest::ignoresAnswersForADealThatIsNoLongerOnScreen()
{
    Stage stage;
    RawServer slow({properAnswer("200 OK", fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")))});
    slow.hold();
    stage.useEndpoint(slow.endpoint());
    stage.window.openDeal(craneId);
    QTRY_COMPARE(slow.requests().size(), 1);
    stage.window.refuse({Error::Kind::BadReference, QStringLiteral("nothing was typed")});
    QSignalSpy changed(&stage.library, &Library::dealChanged);
    slow.release();
    QVERIFY(changed.wait());
    QVERIFY(stage.library.state(craneId).deal);
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("This does not lead to a deal"));
    QCOMPARE(stage.window.windowTitle(), QStringLiteral("Sidelight"));
}

void NavigationTest::opensTheNewestOfTwoDealsAskedForQuickly()
{
    Stage stage;
    stage.useSamples();
    const auto &ids = stage.sample.deals();
    stage.window.openDeal(ids[0].id);
    stage.window.openDeal(ids[1].id);
    QTRY_VERIFY(stage.library.state(ids[0].id).deal && stage.library.state(ids[1].id).deal);
    QCOMPARE(stage.text("dealName"), names(stage)[1]);
}

QTEST_MAIN(NavigationTest)
#include "tst_navigation.moc"
