// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// HTTPS: who is trusted, what is sent to whom is not, preparing and connecting ahead.

#include "app/api/backsideclient.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"
#include "tests/support/rawserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

const QString path = u"/api/v1/deals/5b0c3c5e-1111-4222-8333-444455556666"_s;

/// Where it is HTTPS that is asked for, whatever the port speaks.
Endpoint httpsTo(const RawServer &server)
{
    Endpoint endpoint = server.endpoint();
    endpoint.origin.setScheme(u"https"_s);
    return endpoint;
}

} // namespace

class TestBacksideClientTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksTheProxyOfTheSystem();
    void asksNoProxyForThisComputer();

    void answersWhereTheAuthorityIsTrusted();
    void sendsNothingToWhomItDoesNotTrust_data();
    void sendsNothingToWhomItDoesNotTrust();
    void trustsAnAuthorityAddedAfterARefusal();
    void sendsAgainWhenTheNetworkIsSet();
    void saysWhyAnAuthorityCannotBeUsed();
    void failsWhereNobodySpeaksTls();
    void failsOnASilentHandshake();
    void refusesARedirectToPlainHttp();

    void connectsAhead();
    void needsNoPreparation();
    void preparesOnce();
    void connectsNotAheadForPlainHttp();
    void connectsNotAheadWithoutAKey();
    void preparesForAnotherEndpoint();
    void forgetsThePreparationForAnotherEndpoint();
};

#ifdef Q_OS_LINUX
// First, since the library that names the proxy may read its environment only once.
void TestBacksideClientTls::asksTheProxyOfTheSystem()
{
    RawServer proxy({{{"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                       "Content-Length: 0\r\n\r\n"}}});
    qputenv("https_proxy", proxy.origin().toEncoded());
    Endpoint endpoint = proxy.endpoint();
    endpoint.origin = QUrl(u"https://backside.invalid"_s);
    BacksideClient client(endpoint);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::ProxyAuth);
    QVERIFY(!proxy.requests().isEmpty());
    QVERIFY(proxy.requests().constFirst().startsWith("CONNECT backside.invalid:443 "));
    for (const QByteArray &request : proxy.requests())
        QVERIFY(!request.contains(endpoint.key));
}

void TestBacksideClientTls::asksNoProxyForThisComputer()
{
    RawServer proxy({properAnswer("200 OK")});
    qputenv("http_proxy", proxy.origin().toEncoded());
    qputenv("https_proxy", proxy.origin().toEncoded());
    FakeBackside server;
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(proxy.requests().size(), 0);
}
#else
void TestBacksideClientTls::asksTheProxyOfTheSystem()
{
    QSKIP("only Linux takes the proxy from the environment");
}

void TestBacksideClientTls::asksNoProxyForThisComputer()
{
    QSKIP("only Linux takes the proxy from the environment");
}
#endif

void TestBacksideClientTls::answersWhereTheAuthorityIsTrusted()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {200, R"({"id":"x"})"});
    BacksideClient client(server.endpoint());
    client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body, R"({"id":"x"})");
    QCOMPARE(server.requests().constFirst().header("Authorization"), "Bearer " + server.endpoint().key);
}

void TestBacksideClientTls::sendsNothingToWhomItDoesNotTrust_data()
{
    QTest::addColumn<FakeBackside::Transport>("transport");
    QTest::addColumn<bool>("isAuthorityTrusted");
    QTest::addColumn<QString>("reason"); // in the words of QSslError
    QTest::newRow("unknown authority") << FakeBackside::Transport::Tls << false << u"certificate"_s;
    QTest::newRow("expired") << FakeBackside::Transport::TlsExpired << true << u"has expired"_s;
    QTest::newRow("another host") << FakeBackside::Transport::TlsOtherHost << true << u"host name"_s;
    QTest::newRow("everything wrong, expired named too")
        << FakeBackside::Transport::TlsExpired << false << u"has expired"_s;
}

void TestBacksideClientTls::sendsNothingToWhomItDoesNotTrust()
{
    QFETCH(FakeBackside::Transport, transport);
    QFETCH(bool, isAuthorityTrusted);
    QFETCH(QString, reason);
    FakeBackside server(transport);
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    if (isAuthorityTrusted)
        client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    const Error &error = *log.entries[0].error;
    QCOMPARE(error.kind, Error::Kind::Untrusted);
    QCOMPARE(error.status, 0);
    QVERIFY2(error.detail.contains(reason), qPrintable(error.detail));
    QCOMPARE(server.requests().size(), 0);
    QCOMPARE(server.connections(), 1); // nor is it tried again
}

void TestBacksideClientTls::trustsAnAuthorityAddedAfterARefusal()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Untrusted);
    client.setNetwork({{}, FakeBackside::authority()});
    client.get(path);
    QTRY_COMPARE(log.size(), 2);
    QVERIFY(log.entries[1].answer);
}

void TestBacksideClientTls::sendsAgainWhenTheNetworkIsSet()
{
    RawServer server({properAnswer("200 OK", "{}")});
    server.hold();
    CallLimits limits;
    limits.atOnce = 1;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(u"/a"_s);
    client.get(u"/b"_s);
    QTRY_COMPARE(server.requests().size(), 1);
    client.setNetwork({{}, FakeBackside::authority()});
    QTRY_COMPARE(server.requests().size(), 2);
    server.release();
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.paths(), QStringList({u"/a"_s, u"/b"_s}));
    QVERIFY(log.entries[0].answer);
    QVERIFY(log.entries[1].answer);
    QCOMPARE(server.requestedPaths(), QStringList({u"/a"_s, u"/a"_s, u"/b"_s}));
}

void TestBacksideClientTls::saysWhyAnAuthorityCannotBeUsed()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    client.setNetwork({{}, u"/nowhere/corp.pem"_s});
    ClientLog log(client);
    QSignalSpy refused(&client, &BacksideClient::authorityRefused);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(refused.size(), 1);
    const Error problem = refused[0][0].value<Error>();
    QCOMPARE(problem.kind, Error::Kind::BadAuthority);
    QVERIFY2(problem.detail.startsWith(u"/nowhere/corp.pem: "), qPrintable(problem.detail));
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Untrusted);
    QVERIFY2(log.entries[0].error->detail.endsWith(problem.detail), qPrintable(problem.detail));
}

void TestBacksideClientTls::failsWhereNobodySpeaksTls()
{
    // What a plain server makes of a handshake: it waits for a blank line, so somebody must speak.
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl origin(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
    BacksideClient client(Endpoint{origin, "bsk_test_key"});
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Untrusted);
}

void TestBacksideClientTls::failsOnASilentHandshake()
{
    RawServer server({{{}, Script::Then::StaySilent}});
    CallLimits limits;
    limits.silence = 200ms;
    BacksideClient client(httpsTo(server), limits);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
    QCOMPARE(log.entries[0].error->detail, u"GET %1: silent for 0.2 s"_s.arg(path));
}

void TestBacksideClientTls::refusesARedirectToPlainHttp()
{
    FakeBackside other;
    other.setAnswer(path, {});
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {302, {}, {{"Location", (other.origin().toString() + path).toLatin1()}}});
    BacksideClient client(server.endpoint());
    client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Service);
    QCOMPARE(other.requests().size(), 0);
}

void TestBacksideClientTls::connectsAhead()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.prepare();
    QTRY_COMPARE(server.handshakes(), 1);
    QCOMPARE(server.requests().size(), 0);
    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(server.connections(), 1);
}

void TestBacksideClientTls::needsNoPreparation()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.get(path);
    client.prepare(); // too late to be of use
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(server.connections(), 1);
}

void TestBacksideClientTls::preparesOnce()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.prepare();
    client.prepare();
    QTRY_COMPARE(server.handshakes(), 1);
    client.prepare();
    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(server.connections(), 1);
}

void TestBacksideClientTls::connectsNotAheadForPlainHttp()
{
    FakeBackside server;
    BacksideClient client(server.endpoint());
    client.prepare();
    QVERIFY(letSomeTimePass());
    QCOMPARE(server.connections(), 0);
}

void TestBacksideClientTls::connectsNotAheadWithoutAKey()
{
    FakeBackside server(FakeBackside::Transport::Tls);
    BacksideClient client(Endpoint{server.origin(), {}});
    ClientLog log(client);

    client.prepare();
    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::KeyMissing);
    QCOMPARE(server.connections(), 0);
}

void TestBacksideClientTls::preparesForAnotherEndpoint()
{
    FakeBackside old(FakeBackside::Transport::Tls);
    FakeBackside next(FakeBackside::Transport::Tls);
    next.setAnswer(path, {200, "next"});
    BacksideClient client(old.endpoint());
    client.setNetwork({{}, FakeBackside::authority()});
    ClientLog log(client);

    client.prepare();
    client.setEndpoint(next.endpoint()); // while the worker is busy for the old one
    client.prepare();
    QTRY_COMPARE(next.handshakes(), 1);
    QCOMPARE(old.connections(), 0);
    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].answer->body, "next");
    QCOMPARE(next.connections(), 1);
}

void TestBacksideClientTls::forgetsThePreparationForAnotherEndpoint()
{
    FakeBackside old(FakeBackside::Transport::Tls);
    FakeBackside next(FakeBackside::Transport::Tls);
    BacksideClient client(old.endpoint());
    client.prepare();
    client.setEndpoint(next.endpoint());
    QVERIFY(letSomeTimePass());
    QCOMPARE(old.connections(), 0);
    QCOMPARE(next.connections(), 0);
}

QTEST_GUILESS_MAIN(TestBacksideClientTls)
#include "tst_backsideclienttls.moc"
