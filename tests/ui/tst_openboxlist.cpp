// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the box offers while somebody types.

#include "app/domain/error.h"
#include "app/models/boxmodel.h"
#include "tests/support/dealrows.h"
#include "ui/openbox.h"

#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QString firstLink = QStringLiteral("sidelight://deal/dea10001-0000-4000-8000-000000000001");
const QString secondLink = QStringLiteral("sidelight://deal/dea10002-0000-4000-8000-000000000001");

/// A window with the box, a button beside it, and a menu of two commands.
struct Bench {
    Bench()
    {
        window.resize(900, 600);
        box.setGeometry(100, 10, 500, 30);
        button.setGeometry(10, 300, 80, 30);
        refresh = menu.addAction(QStringLiteral("&Refresh"));
        QMenu *view = menu.addMenu(QStringLiteral("&View"));
        sidebar = view->addAction(QStringLiteral("Side&bar"));
        sidebar->setShortcut(Qt::CTRL | Qt::Key_B);
        box.setCommands(menu);
        window.show();
        box.setFocus();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not show");
    }
    QWidget *popup() const { return window.findChild<QWidget *>(QStringLiteral("boxPopup")); }
    bool isOpen() const { return popup() && popup()->isVisible(); }
    QListView *list() const { return window.findChild<QListView *>(QStringLiteral("boxList")); }
    QString chosen() const { return list()->currentIndex().data().toString(); }
    void type(const char *text) { QTest::keyClicks(&box, QString::fromUtf8(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&box, key, modifiers);
    }
    void answer(std::initializer_list<int> numbers)
    {
        std::vector<FoundDeal> deals;
        for (const int number : numbers)
            deals.push_back({openRow(number), {}, {}});
        box.setFound(box.text(), deals);
    }

    QWidget window;
    OpenBox box{QLocale::c(), &window};
    QPushButton button{&window};
    QMenu menu;
    QAction *refresh = nullptr;
    QAction *sidebar = nullptr;
};

} // namespace

class OpenBoxListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchesWithEachLetter();
    void walksThroughWhatIsOfferedAndPastHeadings();
    void opensTheFirstDealOnReturn();
    void waitsForTheSearchBeforeReturnTakesAnything();
    void keepsTheChoiceOnItsDealWhenMoreIsFound();
    void beginsAtTheTopAgainWithAnotherText();
    void opensBesideWhatIsOnScreenWithCtrl();
    void showsAllInTheListWhenNothingIsFound();
    void saysWhatIsWrongWithABrokenLink();
    void runsACommand();
    void passesOverACommandThatCannotBeUsed();
    void closesByEscapeBeforeItClears();
    void closesWhenTheKeyboardLeaves();
    void closesForAClickBesideIt();
    void takesAClickWithoutLosingTheKeyboard();
    void offersRecentDealsByDownWhileNothingIsTyped();
    void handsOnWhatNamesSeveralDeals();
    void staysInsideASmallWindow();
};

void OpenBoxListTest::searchesWithEachLetter()
{
    Bench bench;
    QSignalSpy searched(&bench.box, &OpenBox::searchWanted);
    bench.type("cr");
    bench.type(" "); // says nothing new
    QCOMPARE(searched.size(), 2);
    QCOMPARE(searched[0][0].toString(), QStringLiteral("c"));
    QCOMPARE(searched[1][0].toString(), QStringLiteral("cr"));
    QVERIFY(bench.isOpen());
    QVERIFY(bench.box.hasFocus());
    bench.box.setText(QStringLiteral(">"));
    bench.type("r");
    QCOMPARE(searched.size(), 2);
}

void OpenBoxListTest::walksThroughWhatIsOfferedAndPastHeadings()
{
    Bench bench;
    bench.type("re");
    bench.answer({1, 2});
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 1"));
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 2"));
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.chosen(), QStringLiteral("Refresh"));
    bench.press(Qt::Key_PageDown);
    QCOMPARE(bench.chosen(), QStringLiteral("Show all in the list: “re”"));
    bench.press(Qt::Key_Down); // there is nothing below
    QCOMPARE(bench.chosen(), QStringLiteral("Show all in the list: “re”"));
    bench.press(Qt::Key_Up);
    QCOMPARE(bench.chosen(), QStringLiteral("Refresh"));
    bench.press(Qt::Key_PageUp);
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 1"));
    bench.press(Qt::Key_Up);
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 1"));
    bench.press(Qt::Key_Home); // moves in the text
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 1"));
    QCOMPARE(bench.box.cursorPosition(), 0);
}

void OpenBoxListTest::opensTheFirstDealOnReturn()
{
    Bench bench;
    QSignalSpy chosen(&bench.box, &OpenBox::dealChosen);
    bench.type("deal");
    bench.answer({4, 5});
    QVERIFY(bench.box.accessibleDescription().startsWith(u'2')); // deals, for a screen reader
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUuid(), rowId(4));
    QVERIFY(!bench.isOpen());
    QCOMPARE(bench.box.text(), QString());
}

void OpenBoxListTest::waitsForTheSearchBeforeReturnTakesAnything()
{
    Bench bench;
    QSignalSpy chosen(&bench.box, &OpenBox::dealChosen);
    QSignalSpy refreshed(bench.refresh, &QAction::triggered);
    bench.type("re"); // the command stands first so far
    bench.press(Qt::Key_Return);
    QCOMPARE(refreshed.size(), 0);
    bench.answer({4});
    QCOMPARE(refreshed.size(), 0);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUuid(), rowId(4));

    bench.type("re");
    bench.press(Qt::Key_Return);
    bench.type("f"); // goes on instead
    bench.answer({4});
    QCOMPARE(chosen.size(), 1);
}

void OpenBoxListTest::keepsTheChoiceOnItsDealWhenMoreIsFound()
{
    Bench bench;
    bench.type("deal");
    bench.answer({1, 2, 3});
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 2"));
    const QRect place = bench.list()->visualRect(bench.list()->currentIndex());
    bench.answer({9, 2, 1, 3});
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 2"));
    QCOMPARE(bench.list()->visualRect(bench.list()->currentIndex()), place);
}

void OpenBoxListTest::beginsAtTheTopAgainWithAnotherText()
{
    Bench bench;
    bench.type("dea");
    bench.answer({1, 2, 3});
    bench.press(Qt::Key_Down);
    bench.type("l");
    bench.answer({1, 2, 3});
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 1"));
}

void OpenBoxListTest::opensBesideWhatIsOnScreenWithCtrl()
{
    Bench bench;
    QSignalSpy chosen(&bench.box, &OpenBox::dealChosen);
    QSignalSpy forTab(&bench.box, &OpenBox::dealForTabChosen);
    bench.type("deal");
    bench.answer({1});
    bench.press(Qt::Key_Return, Qt::ControlModifier);
    bench.box.setText(firstLink);
    bench.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(forTab.size(), 2);
    QCOMPARE(forTab[1][0].toUuid(), rowId(1));
    QCOMPARE(chosen.size(), 0);
}

void OpenBoxListTest::showsAllInTheListWhenNothingIsFound()
{
    Bench bench;
    QSignalSpy listed(&bench.box, &OpenBox::listWanted);
    bench.type(" stage:won ");
    bench.answer({});
    bench.press(Qt::Key_Return);
    QCOMPARE(listed.size(), 0); // the answer was for the text with its blanks
    bench.box.setFound(QStringLiteral("stage:won"), std::vector<FoundDeal>());
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0][0].toString(), QStringLiteral("stage:won"));
    QCOMPARE(bench.box.text(), QString());
}

void OpenBoxListTest::saysWhatIsWrongWithABrokenLink()
{
    Bench bench;
    QSignalSpy refused(&bench.box, &OpenBox::refused);
    QSignalSpy listed(&bench.box, &OpenBox::listWanted);
    bench.type("dea10001-0000-4000-8000-0000000000012");
    bench.answer({});
    bench.press(Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<Error>().detail, QStringLiteral("no deal ID in it"));
    QCOMPARE(listed.size(), 0);
    QVERIFY(!bench.isOpen());
    QCOMPARE(bench.box.selectedText(), QStringLiteral("dea10001-0000-4000-8000-0000000000012"));
}

void OpenBoxListTest::runsACommand()
{
    Bench bench;
    QSignalSpy triggered(bench.sidebar, &QAction::triggered);
    bench.type(">side");
    QCOMPARE(bench.chosen(), QStringLiteral("View: Sidebar"));
    QCOMPARE(bench.list()->currentIndex().data(BoxModel::AsideRole).toString(), QStringLiteral("Ctrl+B"));
    bench.press(Qt::Key_Return);
    QCOMPARE(triggered.size(), 1);
    QVERIFY(!bench.isOpen());
    QCOMPARE(bench.box.text(), QString());
}

void OpenBoxListTest::passesOverACommandThatCannotBeUsed()
{
    Bench bench;
    bench.refresh->setEnabled(false);
    bench.type(">");
    QCOMPARE(bench.chosen(), QStringLiteral("View: Sidebar"));
    bench.press(Qt::Key_Up);
    QCOMPARE(bench.chosen(), QStringLiteral("View: Sidebar"));
}

void OpenBoxListTest::closesByEscapeBeforeItClears()
{
    Bench bench;
    bench.type("deal");
    bench.press(Qt::Key_Escape);
    QVERIFY(!bench.isOpen());
    QCOMPARE(bench.box.text(), QStringLiteral("deal"));
    bench.press(Qt::Key_Down);
    QVERIFY(bench.isOpen());
    bench.press(Qt::Key_Escape);
    bench.press(Qt::Key_Escape);
    QCOMPARE(bench.box.text(), QString());
}

void OpenBoxListTest::closesWhenTheKeyboardLeaves()
{
    Bench bench;
    bench.type("deal");
    bench.press(Qt::Key_Tab);
    QVERIFY(bench.button.hasFocus());
    QVERIFY(!bench.isOpen());
}

void OpenBoxListTest::closesForAClickBesideIt()
{
    Bench bench;
    bench.type("deal");
    QTest::mouseClick(&bench.window, Qt::LeftButton, {}, {20, 500});
    QVERIFY(!bench.isOpen());
    QVERIFY(bench.box.hasFocus());
}

void OpenBoxListTest::takesAClickWithoutLosingTheKeyboard()
{
    Bench bench;
    QSignalSpy chosen(&bench.box, &OpenBox::dealChosen);
    bench.type("deal");
    bench.answer({1, 2});
    const auto click = [&bench](int row) {
        const QRect place = bench.list()->visualRect(bench.list()->model()->index(row, 0));
        QTest::mouseClick(bench.list()->viewport(), Qt::LeftButton, {}, place.center());
    };
    click(0); // the heading
    QVERIFY(bench.isOpen());
    QVERIFY(bench.box.hasFocus());
    click(2);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUuid(), rowId(2));
    QVERIFY(bench.box.hasFocus());
    QVERIFY(!bench.isOpen());
}

void OpenBoxListTest::offersRecentDealsByDownWhileNothingIsTyped()
{
    Bench bench;
    QSignalSpy wanted(&bench.box, &OpenBox::listsWanted);
    QSignalSpy chosen(&bench.box, &OpenBox::dealChosen);
    bench.press(Qt::Key_Down);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(bench.isOpen());
    bench.press(Qt::Key_Return); // there is nothing to choose
    bench.box.setList(dealList({8}, DealGroup::Pinned));
    bench.box.setList(dealList({8, 9}, DealGroup::Recent));
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 8"));
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.chosen(), QStringLiteral("Deal 9"));
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUuid(), rowId(9));
}

void OpenBoxListTest::handsOnWhatNamesSeveralDeals()
{
    Bench bench;
    QSignalSpy several(&bench.box, &OpenBox::manyPasted);
    const QString document = (firstLink + u'\n').repeated(1'000) + secondLink;
    QApplication::clipboard()->setText(document);
    bench.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(several.size(), 1);
    QCOMPARE(several[0][0].toString(), document); // whole
    QCOMPARE(bench.box.text(), QString());

    QApplication::clipboard()->setText(firstLink);
    bench.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(bench.box.text(), firstLink);
    QCOMPARE(several.size(), 1);
    bench.type(" deal/dea10002-0000-4000-8000-000000000001"); // or typed
    QCOMPARE(several.size(), 2);
    QCOMPARE(bench.box.text(), QString());
}

void OpenBoxListTest::staysInsideASmallWindow()
{
    Bench bench;
    bench.window.resize(360, 240);
    bench.type("deal");
    bench.answer({1, 2, 3, 4, 5, 6, 7, 8, 9});
    QVERIFY(bench.window.rect().contains(bench.popup()->geometry()));
    bench.window.resize(700, 400);
    QTRY_VERIFY(bench.popup()->height() > 240);
    QVERIFY(bench.window.rect().contains(bench.popup()->geometry()));
}

QTEST_MAIN(OpenBoxListTest)
#include "tst_openboxlist.moc"
