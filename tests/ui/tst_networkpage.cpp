// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networkpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;

namespace {

using Kind = ProxyChoice::Kind;

const ProxyChoice corpProxy{Kind::Http, u"proxy.corp"_s, 3128};

/// The page, its parts, and what was chosen on it.
struct Stage {
    Stage()
    {
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
    }

    template <typename T>
    T *part(const char *name) const
    {
        return page.findChild<T *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        const auto *label = part<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }
    NetworkChoice chosen() const { return spy.constLast()[0].value<NetworkChoice>(); }

    NetworkPage page;
    QSignalSpy spy{&page, &NetworkPage::networkChosen};
    QLineEdit *proxy = part<QLineEdit>("proxyAddress");
    QLineEdit *authority = part<QLineEdit>("authorityFile");
};

} // namespace

class NetworkPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCounts_data();
    void showsWhatCounts();
    void choosesWithoutAMouse();
    void takesATypedProxy_data();
    void takesATypedProxy();
    void refusesATypedProxy_data();
    void refusesATypedProxy();
    void saysNothingTwice();
    void takesAPathOfAnAuthority();
    void takesAFileThatIsLookedFor();
    void saysWhatIsWrongWithTheAuthority();
    void saysWhatTheAdministratorHasSet();
    void changesNothingThatIsFixed();
    void namesWhatIsBadInTheAdministratorsFile();
};

void NetworkPageTest::showsWhatCounts_data()
{
    QTest::addColumn<ProxyChoice>("proxy");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("address");
    QTest::newRow("the system's") << ProxyChoice{} << u"systemProxy"_s << u"HTTP"_s << QString();
    QTest::newRow("none") << ProxyChoice{Kind::None} << u"noProxy"_s << u"HTTP"_s << QString();
    QTest::newRow("HTTP") << corpProxy << u"manualProxy"_s << u"HTTP"_s << u"proxy.corp:3128"_s;
    QTest::newRow("SOCKS5") << ProxyChoice{Kind::Socks5, u"::1"_s, 1080} << u"manualProxy"_s << u"SOCKS5"_s
                            << u"[::1]:1080"_s;
}

void NetworkPageTest::showsWhatCounts()
{
    QFETCH(ProxyChoice, proxy);
    QFETCH(QString, button);
    QFETCH(QString, kind);
    QFETCH(QString, address);
    Stage stage;
    stage.page.setNetwork({proxy, u"/etc/corp.pem"_s}, {});
    QVERIFY(stage.page.findChild<QRadioButton *>(button)->isChecked());
    QCOMPARE(stage.part<QComboBox>("proxyKind")->currentText(), kind);
    QCOMPARE(stage.proxy->text(), address);
    QCOMPARE(stage.proxy->isEnabled(), button == u"manualProxy");
    QCOMPARE(QDir::fromNativeSeparators(stage.authority->text()), u"/etc/corp.pem"_s);
    QCOMPARE(stage.text("proxyNote"), QString());
    QCOMPARE(stage.text("authorityNote"), QString());
    QCOMPARE(stage.spy.size(), 0);
}

void NetworkPageTest::choosesWithoutAMouse()
{
    Stage stage;
    stage.part<QRadioButton>("systemProxy")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(stage.chosen(), (NetworkChoice{{Kind::None}, {}}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(QApplication::focusWidget(), stage.proxy); // and nothing is said before anything is typed
    QCOMPARE(stage.text("proxyProblem"), QString());
    const auto before = stage.spy.size();
    QTest::keyClicks(stage.proxy, u"proxy.corp:3128"_s);
    QCOMPARE(stage.spy.size(), before);
    QTest::keyClick(stage.proxy, Qt::Key_Tab);
    QCOMPARE(stage.spy.size(), before + 1);
    QCOMPARE(stage.chosen(), (NetworkChoice{corpProxy, {}}));
}

void NetworkPageTest::takesATypedProxy_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ProxyChoice>("proxy");
    QTest::newRow("HTTP") << 0 << u" proxy.corp:3128 "_s << corpProxy;
    QTest::newRow("SOCKS5") << 1 << u"10.0.0.7:1080"_s << ProxyChoice{Kind::Socks5, u"10.0.0.7"_s, 1080};
    QTest::newRow("a pasted address") << 1 << u"http://proxy.corp:3128/"_s << corpProxy;
}

void NetworkPageTest::takesATypedProxy()
{
    QFETCH(int, kind);
    QFETCH(QString, typed);
    QFETCH(ProxyChoice, proxy);
    Stage stage;
    stage.part<QRadioButton>("manualProxy")->click();
    stage.part<QComboBox>("proxyKind")->setCurrentIndex(kind);
    stage.proxy->setText(typed);
    QTest::keyClick(stage.proxy, Qt::Key_Return);
    QCOMPARE(stage.spy.size(), 1);
    QCOMPARE(stage.chosen(), (NetworkChoice{proxy, {}}));
    QCOMPARE(stage.text("proxyProblem"), QString());
}

void NetworkPageTest::refusesATypedProxy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("why");
    QTest::newRow("no port") << u"proxy.corp"_s << u"the address of the proxy has no port"_s;
    QTest::newRow("port 0") << u"proxy.corp:0"_s << u"port 0 cannot be reached"_s;
    QTest::newRow("a password") << u"ines:sesame@proxy.corp:1"_s << u"holds a user name or password"_s;
    QTest::newRow("a script") << u"http://corp/proxy.pac"_s << u"has no port"_s;
}

void NetworkPageTest::refusesATypedProxy()
{
    QFETCH(QString, typed);
    QFETCH(QString, why);
    Stage stage;
    stage.part<QRadioButton>("manualProxy")->click();
    stage.proxy->setText(typed);
    QTest::keyClick(stage.proxy, Qt::Key_Return);
    QCOMPARE(stage.spy.size(), 0);
    QVERIFY2(stage.text("proxyProblem").contains(why), qPrintable(stage.text("proxyProblem")));
    QTest::keyClick(stage.proxy, Qt::Key_End);
    QTest::keyClicks(stage.proxy, u"1"_s);
    QCOMPARE(stage.text("proxyProblem"), QString());
}

void NetworkPageTest::saysNothingTwice()
{
    Stage stage;
    stage.page.setNetwork({corpProxy, {}}, {});
    QTest::keyClick(stage.proxy, Qt::Key_Return);
    stage.part<QRadioButton>("manualProxy")->click();
    QCOMPARE(stage.spy.size(), 0);
    stage.part<QRadioButton>("systemProxy")->click();
    stage.part<QRadioButton>("systemProxy")->click();
    QCOMPARE(stage.spy.size(), 1);
}

void NetworkPageTest::takesAPathOfAnAuthority()
{
    const QString path = QDir::rootPath() + u"etc/corp, inc/ca.pem"_s;
    Stage stage;
    stage.page.setNetwork({corpProxy, {}}, {});
    stage.authority->setText(u"ca.pem"_s);
    QTest::keyClick(stage.authority, Qt::Key_Return);
    QCOMPARE(stage.spy.size(), 0);
    QCOMPARE(stage.text("authorityProblem"), u"Give the whole path of the file."_s);
    stage.authority->setText(u' ' + QDir::toNativeSeparators(path));
    QTest::keyClick(stage.authority, Qt::Key_Return);
    QCOMPARE(stage.chosen(), (NetworkChoice{corpProxy, path}));
    stage.authority->clear();
    QTest::keyClick(stage.authority, Qt::Key_Return);
    QCOMPARE(stage.chosen(), (NetworkChoice{corpProxy, {}}));
}

void NetworkPageTest::takesAFileThatIsLookedFor()
{
    QTemporaryDir folder;
    Stage stage;
    stage.part<QPushButton>("browseAuthority")->click(); // comes back at once
    auto *dialog = stage.part<QFileDialog>("authorityDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFile);
    const QString path = folder.filePath(u"ca.pem"_s);
    Q_EMIT dialog->fileSelected(path);
    QCOMPARE(stage.chosen(), (NetworkChoice{{}, path}));
    QCOMPARE(stage.authority->text(), QDir::toNativeSeparators(path));
}

void NetworkPageTest::saysWhatIsWrongWithTheAuthority()
{
    Stage stage;
    stage.page.setAuthorityProblem(
        {Error::Kind::BadAuthority, u"/etc/<b>corp</b>.pem: no certificate in it"_s});
    const auto *label = stage.part<QLabel>("authorityProblem");
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY2(label->text().contains(u"/etc/<b>corp</b>.pem: no certificate in it"_s),
             qPrintable(label->text()));
    QVERIFY(label->isVisible());
    stage.page.setNetwork({}, {});
    QVERIFY(!label->isVisible());
}

void NetworkPageTest::saysWhatTheAdministratorHasSet()
{
    Preset preset;
    preset.proxy = corpProxy;
    Stage stage;
    stage.page.setNetwork({corpProxy, {}}, preset);
    QCOMPARE(stage.text("proxyNote"), u"Set by your administrator."_s);
    QCOMPARE(stage.text("authorityNote"), QString());
    stage.part<QRadioButton>("noProxy")->click();
    QCOMPARE(stage.text("proxyNote"), QString());
}

void NetworkPageTest::changesNothingThatIsFixed()
{
    Preset preset;
    preset.isNetworkLocked = true;
    Stage stage;
    stage.page.setNetwork({corpProxy, {}}, preset);
    for (const char *name : {"systemProxy", "noProxy", "manualProxy", "proxyKind", "proxyAddress",
                             "authorityFile", "browseAuthority"})
        QVERIFY2(!stage.part<QWidget>(name)->isEnabled(), name);
    QCOMPARE(stage.text("proxyNote"), u"Fixed by your administrator."_s);
    QCOMPARE(stage.text("authorityNote"), u"Fixed by your administrator."_s);
}

void NetworkPageTest::namesWhatIsBadInTheAdministratorsFile()
{
    Preset preset;
    preset.problems = {{u"/etc/xdg/sidelight/sidelight.ini"_s, u"network/proxy"_s, u"it has no port"_s},
                       {u"/etc/other.ini"_s, {}, u"Permission denied"_s}};
    Stage stage;
    stage.page.setNetwork({}, preset);
    QString text = stage.text("presetProblems");
    text.remove(QChar(0x2068)).remove(QChar(0x2069));
    QCOMPARE(QDir::fromNativeSeparators(text),
             u"In your administrator's file /etc/xdg/sidelight/sidelight.ini, network/proxy is not used: "
             u"it has no "
             "port.\nYour administrator's file /etc/other.ini is not used: Permission denied."_s);
}

QTEST_MAIN(NetworkPageTest)
#include "tst_networkpage.moc"
