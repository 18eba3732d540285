// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/proxylogindialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;

namespace {

const ProxyLoginRequest request{u"proxy.corp:3128"_s, u"<b>Company</b>\nproxy"_s, false};

struct Stage {
    explicit Stage(const ProxyLoginRequest &asked = request)
        : dialog(new ProxyLoginDialog(asked))
        , given(dialog, &ProxyLoginDialog::loginGiven)
        , rejected(dialog, &QDialog::rejected)
    {
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog does not show");
    }
    ~Stage() { delete dialog; }

    QString text(const char *name) const
    {
        const auto *label = dialog->findChild<QLabel *>(QLatin1StringView(name));
        return label->isVisible() ? label->text() : QString();
    }

    QPointer<ProxyLoginDialog> dialog;
    QSignalSpy given;
    QSignalSpy rejected;
    QLineEdit *user = dialog->findChild<QLineEdit *>(u"proxyUser"_s);
    QLineEdit *password = dialog->findChild<QLineEdit *>(u"proxyPassword"_s);
};

} // namespace

class ProxyLoginDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheProxyInPlainText();
    void saysNothingOfARealmThatIsNotNamed();
    void saysThatALoginWasRefused();
    void hidesThePassword();
    void givesALoginWithoutAMouse();
    void keepsBlanksOfAPassword();
    void givesNothingWithoutAUser();
    void givesNothingWhenCancelled();
};

void ProxyLoginDialogTest::namesTheProxyInPlainText()
{
    Stage stage;
    QVERIFY(stage.text("loginQuestion").contains(u"proxy.corp:3128"_s));
    QVERIFY2(stage.text("loginRealm").contains(u"<b>Company</b> proxy"_s),
             qPrintable(stage.text("loginRealm")));
    for (const auto *label : stage.dialog->findChildren<QLabel *>()) {
        if (!label->objectName().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QCOMPARE(stage.text("loginRefused"), QString());
}

void ProxyLoginDialogTest::saysNothingOfARealmThatIsNotNamed()
{
    Stage stage({u"proxy.corp:1080"_s, {}, false});
    QCOMPARE(stage.text("loginRealm"), QString());
}

void ProxyLoginDialogTest::saysThatALoginWasRefused()
{
    Stage stage({u"proxy.corp:3128"_s, {}, true, u"ines"_s});
    QCOMPARE(stage.text("loginRefused"), u"The proxy refused this user and password."_s);
    QCOMPARE(stage.user->text(), u"ines"_s);
    QVERIFY(stage.password->hasFocus());
}

void ProxyLoginDialogTest::hidesThePassword()
{
    Stage stage;
    QCOMPARE(stage.password->echoMode(), QLineEdit::Password);
    stage.password->setText(u"sesame"_s);
    QVERIFY(!stage.password->displayText().contains(u"sesame"_s));
    stage.password->selectAll();
    QApplication::clipboard()->setText(u"before"_s);
    stage.password->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
}

void ProxyLoginDialogTest::givesALoginWithoutAMouse()
{
    Stage stage;
    QCOMPARE(QApplication::focusWidget(), stage.user);
    QTest::keyClicks(stage.user, u" CORP\\ines "_s);
    QTest::keyClick(stage.user, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), stage.password);
    QTest::keyClicks(stage.password, u"sesame"_s);
    QTest::keyClick(stage.password, Qt::Key_Return);
    QCOMPARE(stage.given.size(), 1);
    QCOMPARE(stage.given[0][0].value<ProxyLogin>(), (ProxyLogin{u"CORP\\ines"_s, u"sesame"_s}));
    QCOMPARE(stage.rejected.size(), 0);
    QCOMPARE(stage.password->text(), QString());
    QTRY_VERIFY(!stage.dialog);
}

void ProxyLoginDialogTest::keepsBlanksOfAPassword()
{
    Stage stage;
    stage.user->setText(u"ines"_s);
    stage.password->setText(u" sesame "_s);
    stage.dialog->findChild<QPushButton *>(u"giveLogin"_s)->click();
    QCOMPARE(stage.given[0][0].value<ProxyLogin>().password, u" sesame "_s);
}

void ProxyLoginDialogTest::givesNothingWithoutAUser()
{
    Stage stage;
    stage.user->setText(u"  "_s);
    QTest::keyClick(stage.password, Qt::Key_Return);
    QCOMPARE(stage.given.size(), 0);
    QVERIFY(stage.dialog->isVisible());
}

void ProxyLoginDialogTest::givesNothingWhenCancelled()
{
    Stage stage;
    stage.user->setText(u"ines"_s);
    QTest::keyClick(stage.dialog, Qt::Key_Escape);
    QCOMPARE(stage.given.size(), 0);
    QCOMPARE(stage.rejected.size(), 1);
}

QTEST_MAIN(ProxyLoginDialogTest)
#include "tst_proxylogindialog.moc"
