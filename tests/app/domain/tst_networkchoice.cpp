// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/networkchoice.h"

#include <QTest>

using namespace sidelight;

class NetworkChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsProxy_data();
    void readsProxy();
    void refusesProxy_data();
    void refusesProxy();
    void keepsThePasswordOutOfTheError();
    void beginsWithTheSystems();
    void namesAProxy();
};

void NetworkChoiceTest::readsProxy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ProxyChoice>("proxy");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, ProxyChoice::Kind kind, const char *host, int port,
                        const char *written) {
        QTest::newRow(text) << QString::fromUtf8(text) << ProxyChoice{kind, QString::fromLatin1(host), port}
                            << QString::fromLatin1(written);
    };
    using Kind = ProxyChoice::Kind;
    row("system", Kind::System, "", 0, "system");
    row(" none \n", Kind::None, "", 0, "none");
    row("http://proxy:3128", Kind::Http, "proxy", 3128, "http://proxy:3128");
    row("HTTP://Proxy.Example:80/", Kind::Http, "proxy.example", 80, "http://proxy.example:80");
    row("socks5://10.0.0.7:1080", Kind::Socks5, "10.0.0.7", 1080, "socks5://10.0.0.7:1080");
    row("http://[2001:DB8::7]:65535", Kind::Http, "2001:db8::7", 65535, "http://[2001:db8::7]:65535");
    row("http://bücher.example:8080", Kind::Http, "xn--bcher-kva.example", 8080,
        "http://xn--bcher-kva.example:8080");
}

void NetworkChoiceTest::readsProxy()
{
    QFETCH(QString, text);
    QFETCH(ProxyChoice, proxy);
    QFETCH(QString, written);
    const auto read = parseProxy(text);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(*read, proxy);
    QCOMPARE(proxyText(*read), written);
    const auto again = parseProxy(written);
    QVERIFY(again);
    QCOMPARE(*again, proxy);
}

void NetworkChoiceTest::refusesProxy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *text, const char *why) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(why);
    };
    row("", "the address of the proxy is empty");
    row(" \t ", "the address of the proxy is empty");
    row("System", "the address of the proxy has no http:// or socks5:// in front");
    row("proxy:3128", "the address of the proxy has no http:// or socks5:// in front");
    row("http://pro xy:3128", "there is a blank in the address of the proxy");
    row("http://proxy:3128\nx", "there is a blank in the address of the proxy");
    row("http://", "it cannot be read as the address of a proxy");
    row("http://:3128", "it cannot be read as the address of a proxy");
    row("http://proxy:port", "it cannot be read as the address of a proxy");
    row("http://proxy:65536", "it cannot be read as the address of a proxy");
    row("https://proxy:3128", "only http:// and socks5:// proxies can be used");
    row("socks4://proxy:1080", "only http:// and socks5:// proxies can be used");
    row("http://proxy", "the address of the proxy has no port");
    row("http://proxy:", "the address of the proxy has no port");
    row("http://proxy:0", "port 0 cannot be reached");
    row("http://proxy:3128/proxy.pac", "only host and port belong in the address of the proxy");
    row("http://proxy:3128?x", "only host and port belong in the address of the proxy");
    row("http://proxy:3128#x", "only host and port belong in the address of the proxy");
}

void NetworkChoiceTest::refusesProxy()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const auto read = parseProxy(text);
    QVERIFY(!read);
    QCOMPARE(read.error(), (Error{Error::Kind::BadAddress, why}));
}

void NetworkChoiceTest::keepsThePasswordOutOfTheError()
{
    for (const char *text :
         {"http://ines:sesame@proxy:3128", "http://sesame@proxy:3128", "http://:sesame@proxy",
          "ines:sesame@proxy:3128", "http://ines:sesame@proxy:0"}) {
        const auto read = parseProxy(QString::fromLatin1(text));
        QVERIFY2(!read, text);
        QVERIFY2(!read.error().detail.contains(QStringLiteral("sesame")), text);
    }
    QVERIFY(
        parseProxy(QStringLiteral("http://ines:sesame@proxy:3128"))
            .error()
            .detail.startsWith(QStringLiteral("the address of the proxy holds a user name or password")));
}

void NetworkChoiceTest::beginsWithTheSystems()
{
    QCOMPARE(NetworkChoice().proxy.kind, ProxyChoice::Kind::System);
    QCOMPARE(NetworkChoice().authorityFile, QString());
}

void NetworkChoiceTest::namesAProxy()
{
    QCOMPARE(proxyName(QStringLiteral("proxy.example"), 3128), QStringLiteral("proxy.example:3128"));
    QCOMPARE(proxyName(QStringLiteral("::1"), 3128), QStringLiteral("[::1]:3128"));
}

QTEST_GUILESS_MAIN(NetworkChoiceTest)
#include "tst_networkchoice.moc"
