// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/networkpreparation.h"

#include "tests/support/fakebackside.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace sidelight;

namespace {

QByteArray pem(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/tls/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class NetworkPreparationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAuthorities_data();
    void readsAuthorities();
    void refusesAFile_data();
    void refusesAFile();
    void waitsForNoPipe();
    void readsNoAuthorityForPlainHttp();
    void takesTheFirstUsableProxy_data();
    void takesTheFirstUsableProxy();
    void usesTheTypedProxyOverHttpsOnly();
};

void NetworkPreparationTest::readsAuthorities_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << pem("authority.pem") << 1;
    QTest::newRow("several, and words between")
        << pem("authority.pem") + "# ours\r\n" + pem("server.pem") << 2;
    QTest::newRow("one of two has expired") << pem("expired.pem") + pem("authority.pem") << 1;
}

void NetworkPreparationTest::readsAuthorities()
{
    QFETCH(QByteArray, content);
    QFETCH(int, count);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"corp.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto read = readAuthorities(file.fileName());
    QVERIFY(read);
    QCOMPARE(read->size(), count);
}

void NetworkPreparationTest::refusesAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    const QString none = u"no certificate in it (PEM is what can be read)"_s;
    QTest::newRow("empty") << QByteArray() << none;
    QTest::newRow("no PEM") << QByteArray("certificate") << none;
    QTest::newRow("cut short") << pem("authority.pem").first(200) << none;
    QTest::newRow("a key") << pem("server.key") << none;
    QTest::newRow("expired") << pem("expired.pem") << u"expired on 2020-02-01"_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, '#') << u"it is larger than 1 MiB"_s;
}

void NetworkPreparationTest::refusesAFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"corp.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto read = readAuthorities(file.fileName());
    QVERIFY(!read);
    QCOMPARE(read.error(), (Error{Error::Kind::BadAuthority, u"%1: %2"_s.arg(file.fileName(), why)}));
}

void NetworkPreparationTest::waitsForNoPipe()
{
    QTemporaryDir folder;
    const auto ofFolder = readAuthorities(folder.path());
    QVERIFY(!ofFolder);
    QCOMPARE(ofFolder.error().detail, folder.path() + u": this is no file"_s);
    const QString absent = folder.filePath(u"absent.pem"_s);
    const auto ofNothing = readAuthorities(absent);
    QVERIFY(!ofNothing);
    QVERIFY2(ofNothing.error().detail.startsWith(absent + u": "_s), qPrintable(ofNothing.error().detail));
#ifdef Q_OS_UNIX
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const auto ofPipe = readAuthorities(pipe);
    QVERIFY(!ofPipe);
    QCOMPARE(ofPipe.error().detail, pipe + u": this is no file"_s);
#endif
}

void NetworkPreparationTest::readsNoAuthorityForPlainHttp()
{
    const NetworkChoice choice{{}, u"/nowhere/corp.pem"_s};
    QVERIFY(!prepareNetwork(QUrl(u"http://127.0.0.1:8080"_s), choice).authorityProblem);
    QVERIFY(prepareNetwork(QUrl(u"https://127.0.0.1:8080"_s), choice).authorityProblem);
    const NetworkChoice good{{}, FakeBackside::authority()};
    QCOMPARE(prepareNetwork(QUrl(u"https://127.0.0.1:8080"_s), good).authorities.size(), 1);
}

void NetworkPreparationTest::takesTheFirstUsableProxy_data()
{
    using Proxies = QList<QNetworkProxy>;
    const QNetworkProxy http(QNetworkProxy::HttpProxy, u"one"_s, 3128);
    const QNetworkProxy socks(QNetworkProxy::Socks5Proxy, u"two"_s, 1080);
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    QTest::addColumn<Proxies>("proxies");
    QTest::addColumn<QNetworkProxy>("used");
    QTest::newRow("nothing") << Proxies{} << none;
    QTest::newRow("the first") << Proxies{http, socks, none} << http;
    QTest::newRow("directly first") << Proxies{none, http} << none;
    QTest::newRow("no host") << Proxies{{QNetworkProxy::HttpProxy, QString(), 3128}, socks} << socks;
    QTest::newRow("no port") << Proxies{{QNetworkProxy::HttpProxy, u"one"_s, 0}, socks} << socks;
    QTest::newRow("for FTP only") << Proxies{{QNetworkProxy::FtpCachingProxy, u"one"_s, 21}, socks}
                                  << socks;
    QTest::newRow("a cache only") << Proxies{{QNetworkProxy::HttpCachingProxy, u"one"_s, 80}, socks}
                                  << socks;
    QTest::newRow("the default of nobody") << Proxies{{QNetworkProxy::DefaultProxy}} << none;
}

void NetworkPreparationTest::takesTheFirstUsableProxy()
{
    QFETCH(QList<QNetworkProxy>, proxies);
    QFETCH(QNetworkProxy, used);
    QCOMPARE(firstUsableProxy(proxies), used);
}

void NetworkPreparationTest::usesTheTypedProxyOverHttpsOnly()
{
    const NetworkChoice choice{{ProxyChoice::Kind::Http, u"proxy"_s, 3128}, {}};
    const QNetworkProxy proxy(QNetworkProxy::HttpProxy, u"proxy"_s, 3128);
    QCOMPARE(prepareNetwork(QUrl(u"https://api.backside.app"_s), choice).proxy, proxy);
    QCOMPARE(prepareNetwork(QUrl(u"https://localhost"_s), choice).proxy, proxy);
    QCOMPARE(prepareNetwork(QUrl(u"http://localhost"_s), choice).proxy,
             QNetworkProxy(QNetworkProxy::NoProxy));
    QCOMPARE(prepareNetwork(QUrl(u"https://api.backside.app"_s), {{ProxyChoice::Kind::None}, {}}).proxy,
             QNetworkProxy(QNetworkProxy::NoProxy));
}

QTEST_GUILESS_MAIN(NetworkPreparationTest)
#include "tst_networkpreparation.moc"
