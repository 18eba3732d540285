// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

Account account(const QString &id, const QString &name, KeyKind kind = KeyKind::Live)
{
    Account account;
    account.id = id;
    account.name = name;
    account.origin = QUrl(u"https://crm.example"_s);
    account.kind = kind;
    return account;
}

/// What the menu of the account button offers now.
QMenu *openedMenu(const Stage &stage)
{
    QMenu *menu = stage.find<QToolButton>("account")->menu();
    Q_EMIT menu->aboutToShow();
    return menu;
}

QStringList textsOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            texts << (action->isChecked() ? u"* "_s : QString()) + action->text();
    }
    return texts;
}

QAction *actionOf(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

class MainWindowAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoAccountButtonBeforeThereIsOne();
    void showsNameKindAndColor();
    void offersTheAccounts();
    void tellsAccountsOfOneNameApart();
    void keepsTheMenuNarrow();
    void switchesByTheMenu();
    void takesAnotherNameWithoutBeginningAnew();
    void staysWithTheDealWhenItsKeyIsSet();
    void opensTheWantedDealWithTheFirstAccount();
    void goesToTheAccountWhoseKeyIsToBeChanged();
    void goesToTheStartPageWhileThereIsNoAccount();
    void beginsTheStartPageWithTheDraft();
    void triesAProxysLoginAgainWithTheDeal();
    void saysWhereTheKeyIs();
    void saysWhatAnAccountLeftUntilItIsSeen();
    void opensSettingsByKey();
};

void MainWindowAccountsTest::hasNoAccountButtonBeforeThereIsOne()
{
    Stage stage;
    stage.window.setAccount({});
    QVERIFY(!stage.find<QToolButton>("account")->isVisible());
    QVERIFY(stage.find<QLineEdit>("key"));
}

void MainWindowAccountsTest::showsNameKindAndColor()
{
    Stage stage;
    Account one = account(u"a"_s, u"Sales & more"_s);
    stage.window.setAccount(one);
    auto *button = stage.find<QToolButton>("account");
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Sales && more · live"_s);
    QCOMPARE(button->accessibleName(), u"Account: Sales & more"_s);
    QVERIFY(button->toolTip().contains(u"crm.example"));
    const QImage before = button->icon().pixmap(14).toImage();
    one.color = 4;
    one.kind = KeyKind::Test;
    stage.window.setAccount(one);
    QCOMPARE(button->text(), u"Sales && more · test"_s);
    QVERIFY(button->icon().pixmap(14).toImage() != before);
    stage.useSamples();
    QCOMPARE(button->text(), u"Sample deals"_s);
}

void MainWindowAccountsTest::offersTheAccounts()
{
    Stage stage;
    stage.window.setAccounts({account(u"a"_s, u"Sales"_s), account(u"b"_s, u"Support"_s, KeyKind::Test)});
    stage.window.setAccount(account(u"b"_s, u"Support"_s, KeyKind::Test));
    QCOMPARE(textsOf(*openedMenu(stage)),
             (QStringList{u"Sales · live"_s, u"* Support · test"_s, u"Sample deals"_s,
                          u"Add an acco&unt …"_s, u"C&hange key …"_s, u"&Settings …"_s}));
    stage.useSamples();
    QCOMPARE(textsOf(*openedMenu(stage)),
             (QStringList{u"Sales · live"_s, u"Support · test"_s, u"* Sample deals"_s,
                          u"Add an acco&unt …"_s, u"&Settings …"_s}));
}

void MainWindowAccountsTest::tellsAccountsOfOneNameApart()
{
    Stage stage;
    Account other = account(u"b"_s, u"Same"_s);
    other.origin = QUrl(u"https://other.example"_s);
    stage.window.setAccounts({account(u"a"_s, u"Same"_s), other, account(u"c"_s, u"Sales"_s)});
    stage.window.setAccount(other);
    QCOMPARE(textsOf(*openedMenu(stage)).first(3),
             (QStringList{u"Same · crm.example · live"_s, u"* Same · other.example · live"_s,
                          u"Sales · live"_s}));
}

void MainWindowAccountsTest::keepsTheMenuNarrow()
{
    Stage stage;
    Account one = account(u"a"_s, {});
    one.tenantName = QString(33'000, u'x');
    stage.window.setAccounts({one});
    stage.window.setAccount(one);
    QVERIFY(openedMenu(stage)->sizeHint().width() < 600);
}

void MainWindowAccountsTest::switchesByTheMenu()
{
    Stage stage;
    QSignalSpy chosen(&stage.window, &MainWindow::accountChosen);
    QSignalSpy samples(&stage.window, &MainWindow::samplesWanted);
    stage.window.setAccounts({account(u"a"_s, u"Sales"_s), account(u"b"_s, u"Support"_s)});
    stage.window.setAccount(account(u"a"_s, u"Sales"_s));
    actionOf(*openedMenu(stage), u"Support · live"_s)->trigger();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"b"_s);
    actionOf(*openedMenu(stage), u"Sample deals"_s)->trigger();
    QCOMPARE(samples.size(), 1);
}

void MainWindowAccountsTest::takesAnotherNameWithoutBeginningAnew()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    Account one = accountOf(stage.service.endpoint());
    one.id = u"a"_s;
    stage.useEndpoint(stage.service.endpoint());
    stage.window.setAccount(one);
    stage.service.setAnswer(dealPath(craneId), {200, fixture(u"deals/openOneTimeOnePrimary.json"_s)});
    stage.window.openDeal(craneId);
    QTRY_VERIFY(stage.library.state(craneId).isSettled());
    const QString title = stage.window.windowTitle();
    one.name = u"Another name"_s;
    stage.window.setAccounts({one});
    QCOMPARE(stage.find<QToolButton>("account")->text(), u"Another name · test"_s);
    QCOMPARE(stage.window.windowTitle(), title);
}

void MainWindowAccountsTest::staysWithTheDealWhenItsKeyIsSet()
{
    Stage stage;
    Account one = accountOf({stage.service.origin(), {}});
    one.id = u"a"_s;
    stage.client.setEndpoint({stage.service.origin(), {}});
    stage.window.setAccount(one);
    QVERIFY(stage.open(craneId));
    QCOMPARE(stage.action(), u"Set a key"_s);
    // As a session puts it in its place, with the key.
    stage.service.setAnswer(dealPath(craneId), {200, fixture(u"deals/openOneTimeOnePrimary.json"_s)});
    stage.library.clear();
    stage.client.setEndpoint(stage.service.endpoint());
    stage.window.setAccount(one);
    QTRY_VERIFY(stage.library.state(craneId).deal);
    QVERIFY(stage.window.windowTitle().startsWith(u"Harbour crane retrofit"_s));
    one.origin = QUrl(u"https://other.example"_s); // another service
    stage.window.setAccount(one);
    QCOMPARE(stage.window.windowTitle(), u"Sidelight"_s);
    QVERIFY(stage.open(craneId));
    stage.window.setAccount(account(u"b"_s, u"Support"_s)); // which may not have it
    QCOMPARE(stage.window.windowTitle(), u"Sidelight"_s);
}

void MainWindowAccountsTest::opensTheWantedDealWithTheFirstAccount()
{
    Stage stage;
    stage.window.showStart();
    QVERIFY(stage.open(craneId));
    stage.find<QPushButton>("messageAction")->click();
    QVERIFY(stage.find<QLineEdit>("key")->isVisible());
    stage.service.setAnswer(dealPath(craneId), {200, fixture(u"deals/openOneTimeOnePrimary.json"_s)});
    stage.useEndpoint(stage.service.endpoint());
    QTRY_VERIFY(stage.library.state(craneId).deal);
    QVERIFY(stage.window.windowTitle().startsWith(u"Harbour crane retrofit"_s));
}

void MainWindowAccountsTest::goesToTheAccountWhoseKeyIsToBeChanged()
{
    Stage stage;
    QSignalSpy edit(&stage.window, &MainWindow::accountEditWanted);
    stage.window.setAccounts({account(u"a"_s, u"Sales"_s)});
    stage.window.setAccount(account(u"a"_s, u"Sales"_s));
    stage.find<QAction>("changeKey")->trigger();
    stage.find<QAction>("addAccount")->trigger();
    QCOMPARE(edit.size(), 2);
    QCOMPARE(edit[0][0].toString(), u"a"_s);
    QCOMPARE(edit[1][0].toString(), QString());
    QVERIFY(!stage.find<QLineEdit>("key"));
}

void MainWindowAccountsTest::goesToTheStartPageWhileThereIsNoAccount()
{
    Stage stage;
    QSignalSpy edit(&stage.window, &MainWindow::accountEditWanted);
    stage.useSamples();
    stage.find<QAction>("addAccount")->trigger();
    QCOMPARE(edit.size(), 0);
    QVERIFY(stage.find<QLineEdit>("key")->isVisible());
}

void MainWindowAccountsTest::beginsTheStartPageWithTheDraft()
{
    Stage stage;
    Account draft;
    draft.origin = QUrl(u"https://crm.example"_s);
    stage.window.setDraft(draft);
    stage.window.setAccount({});
    QCOMPARE(stage.find<QLineEdit>("address")->text(), u"https://crm.example"_s);
}

void MainWindowAccountsTest::triesAProxysLoginAgainWithTheDeal()
{
    Stage stage;
    stage.useEndpoint(stage.service.endpoint());
    QSignalSpy wanted(&stage.window, &MainWindow::loginWanted);
    QVERIFY(stage.open(craneId)); // not found
    stage.press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 0);
    QTRY_VERIFY(stage.library.state(craneId).isSettled());
    stage.service.setAnswer(dealPath(craneId), {407, "{}"});
    stage.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(stage.library.state(craneId).error
                && stage.library.state(craneId).error->kind == Error::Kind::ProxyAuth);
    stage.press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 1);
}

void MainWindowAccountsTest::saysWhereTheKeyIs()
{
    Stage stage;
    QSignalSpy again(&stage.window, &MainWindow::keychainWanted);
    stage.window.setAccount(account(u"a"_s, u"Sales"_s));
    auto *notice = stage.find<QWidget>("keyNotice");
    QVERIFY(!notice->isVisible());
    stage.window.setKeyState({KeyState::Place::RunOnly, Error{Error::Kind::NoKeychain, {}}});
    QVERIFY(notice->isVisible());
    notice->findChild<QToolButton *>()->click();
    QCOMPARE(again.size(), 1);
    QSignalSpy edit(&stage.window, &MainWindow::accountEditWanted);
    stage.window.setKeyState({KeyState::Place::None, Error{Error::Kind::NoKeychain, {}}});
    QCOMPARE(notice->findChild<QToolButton *>()->text(), u"Set a key"_s);
    notice->findChild<QToolButton *>()->click();
    QCOMPARE(edit.size(), 1);
    QCOMPARE(again.size(), 1);
    stage.window.setKeyState({KeyState::Place::Keychain, std::nullopt});
    QVERIFY(!notice->isVisible());
}

void MainWindowAccountsTest::saysWhatAnAccountLeftUntilItIsSeen()
{
    Stage stage;
    auto *notice = stage.find<QWidget>("leftNotice");
    QVERIFY(!notice->isVisible());
    stage.window.sayLeft(u"Its key is left."_s);
    stage.window.setAccount(account(u"b"_s, u"Support"_s));
    stage.window.setKeyState({KeyState::Place::Keychain, std::nullopt});
    QVERIFY(notice->isVisible());
    notice->findChild<QToolButton *>()->click();
    QVERIFY(!notice->isVisible());
}

void MainWindowAccountsTest::opensSettingsByKey()
{
    Stage stage;
    QSignalSpy wanted(&stage.window, &MainWindow::settingsWanted);
    stage.press(Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(MainWindowAccountsTest)
#include "tst_mainwindowaccounts.moc"
