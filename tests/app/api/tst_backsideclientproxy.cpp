// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Through a company's proxy: who gets which credential, and what is said when it does not let anything
// pass.

#include "app/api/backsideclient.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"
#include "tests/support/proxyserver.h"
#include "tests/support/rawserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

using Mode = ProxyServer::Mode;
using Kind = ProxyChoice::Kind;

const QString path = u"/api/v1/deals/5b0c3c5e-1111-4222-8333-444455556666"_s;
const ProxyLogin wrongLogin{u"ines"_s, u"wrong"_s};

/// A service over HTTPS, the proxy before it, and a client that is to go through it.
struct Stage {
    explicit Stage(Mode mode, Kind kind = Kind::Http, const CallLimits &limits = {})
        : proxy(mode, kind)
        , client(server.endpoint(), limits)
        , log(client)
    {
        server.setAnswer(path, {200, R"({"id":"x"})"});
        client.setNetwork({proxy.choice(), FakeBackside::authority()});
    }

    const Error &error(qsizetype entry = 0) const { return *log.entries[entry].error; }
    /// For QVERIFY2, which wants to know before it has looked.
    QString why(qsizetype entry = 0) const
    {
        const auto &failure = log.entries[entry].error;
        return failure ? failure->detail : QString();
    }
    bool hasKept(const QByteArray &secret) const
    {
        return proxy.seen().contains(secret) || proxy.seen().contains(secret.toBase64());
    }

    FakeBackside server{FakeBackside::Transport::Tls};
    ProxyServer proxy;
    BacksideClient client;
    ClientLog log;
};

ProxyLoginRequest request(const QSignalSpy &spy, qsizetype index)
{
    return spy[index][0].value<ProxyLoginRequest>();
}

} // namespace

class TestBacksideClientProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThroughTheProxy_data();
    void goesThroughTheProxy();
    void letsTheProxyReadNoKey_data();
    void letsTheProxyReadNoKey();
    void usesNoProxyForPlainHttp_data();
    void usesNoProxyForPlainHttp();
    void leavesTheProxyWhenTold();
    void takesNoKeyToAnotherOriginThroughTheProxy();

    void asksForALogin_data();
    void asksForALogin();
    void asksForNoLoginThatItHas();
    void asksOnceForSeveralRequests();
    void keepsTheLoginForLaterConnections();
    void saysThatALoginWasRefused_data();
    void saysThatALoginWasRefused();
    void asksAProxyThatAlwaysRefusesOncePerLogin();
    void failsWhereNobodyCanBeAsked();
    void failsWhenTheLoginIsDeclined();
    void asksAgainAfterAnotherChoice();
    void givesTheLoginToNoOtherProxy();
    void givesTheLoginToNoOriginThatClaimsToBeAProxy();
    void shortensTheRealm();

    void saysWhichProxyStoodInTheWay_data();
    void saysWhichProxyStoodInTheWay();
    void blamesNoLoginForAProxyThatIsNotThere();
    void saysThatAProxyIsSilent();
    void namesNoProxyWhereThereIsNone();
};

void TestBacksideClientProxy::goesThroughTheProxy_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("HTTP") << Kind::Http << QByteArray("CONNECT 127.0.0.1:%1 HTTP/1.1\r\n");
    QTest::newRow("SOCKS5") << Kind::Socks5 << QByteArray("127.0.0.1:%1");
}

void TestBacksideClientProxy::goesThroughTheProxy()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, asked);
    Stage stage(Mode::Open, kind);

    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY2(stage.log.entries[0].answer, qPrintable(stage.why()));
    QCOMPARE(stage.log.entries[0].answer->body, R"({"id":"x"})");
    asked.replace("%1", QByteArray::number(stage.server.origin().port()));
    QVERIFY2(stage.proxy.requests().constFirst().startsWith(asked),
             stage.proxy.requests().constFirst().constData());
    QCOMPARE(stage.server.connections(), stage.proxy.tunnels());
}

void TestBacksideClientProxy::letsTheProxyReadNoKey_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("HTTP") << Kind::Http;
    QTest::newRow("SOCKS5") << Kind::Socks5;
}

void TestBacksideClientProxy::letsTheProxyReadNoKey()
{
    QFETCH(Kind, kind);
    Stage stage(Mode::Login, kind);
    const QByteArray key = stage.server.endpoint().key;
    connect(&stage.client, &BacksideClient::proxyLoginNeeded, this,
            [&] { stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login()); });

    stage.client.prepare();
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY2(stage.log.entries[0].answer, qPrintable(stage.why()));
    QCOMPARE(stage.server.requests().constFirst().header("Authorization"), "Bearer " + key);
    QCOMPARE(stage.server.requests().constFirst().header("Proxy-Authorization"), QByteArray());
    QVERIFY(!stage.hasKept(key));
    QVERIFY(!stage.hasKept("Bearer"));
    QVERIFY(stage.proxy.seen().size() > 1000); // what went through the tunnel was looked at
}

void TestBacksideClientProxy::usesNoProxyForPlainHttp_data()
{
    letsTheProxyReadNoKey_data();
}

void TestBacksideClientProxy::usesNoProxyForPlainHttp()
{
    QFETCH(Kind, kind);
    FakeBackside server;
    server.setAnswer(path, {});
    ProxyServer proxy(Mode::Open, kind);
    BacksideClient client(server.endpoint());
    client.setNetwork({proxy.choice(), {}});
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(proxy.seen(), QByteArray());
}

void TestBacksideClientProxy::leavesTheProxyWhenTold()
{
    Stage stage(Mode::Open);
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    const auto before = stage.proxy.requests().size();
    QVERIFY(before > 0);
    stage.client.setNetwork({{Kind::None}, FakeBackside::authority()});
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 2);
    QVERIFY(stage.log.entries[1].answer);
    QCOMPARE(stage.proxy.requests().size(), before);
}

void TestBacksideClientProxy::takesNoKeyToAnotherOriginThroughTheProxy()
{
    Stage stage(Mode::Open);
    FakeBackside other(FakeBackside::Transport::Tls);
    other.setAnswer(path, {});
    const QByteArray target = (other.origin().toString() + path).toLatin1();
    stage.server.setAnswer(path, {302, {}, {{"Location", target}}});

    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY(stage.log.entries[0].error);
    QCOMPARE(stage.error().kind, Error::Kind::Service);
    QCOMPARE(other.connections(), 0);
    const QByteArray otherPort = ':' + QByteArray::number(other.origin().port());
    for (const QByteArray &request : stage.proxy.requests())
        QVERIFY2(!request.contains(otherPort), request.constData());
}

void TestBacksideClientProxy::asksForALogin_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("realm");
    QTest::newRow("HTTP") << Mode::Login << Kind::Http << u"Company proxy"_s;
    QTest::newRow("HTTP that hangs up") << Mode::LoginClosing << Kind::Http << u"Company proxy"_s;
    QTest::newRow("HTTP with 401 for a wrong one") << Mode::LoginOr401 << Kind::Http << u"Company proxy"_s;
    QTest::newRow("SOCKS5, which has no realm") << Mode::Login << Kind::Socks5 << QString();
}

void TestBacksideClientProxy::asksForALogin()
{
    QFETCH(Mode, mode);
    QFETCH(Kind, kind);
    QFETCH(QString, realm);
    Stage stage(mode, kind);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(request(needed, 0), (ProxyLoginRequest{stage.proxy.name(), realm, false}));
    QCOMPARE(stage.log.size(), 0); // it waits
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY2(stage.log.entries[0].answer, qPrintable(stage.why()));
    QCOMPARE(needed.size(), 1);
}

void TestBacksideClientProxy::asksForNoLoginThatItHas()
{
    Stage stage(Mode::Login);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login()); // as the keychain gave it
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY2(stage.log.entries[0].answer, qPrintable(stage.why()));
    QCOMPARE(needed.size(), 0);
}

void TestBacksideClientProxy::asksOnceForSeveralRequests()
{
    CallLimits limits;
    limits.atOnce = 1;
    Stage stage(Mode::Login, Kind::Http, limits);
    QStringList paths;
    for (int i = 0; i < 8; ++i) {
        paths += u"/%1"_s.arg(i);
        stage.server.setAnswer(paths.constLast(), {});
    }
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    for (const QString &each : paths)
        stage.client.get(each);
    QTRY_COMPARE(needed.size(), 1);
    QVERIFY(letSomeTimePass());
    QCOMPARE(needed.size(), 1);
    QCOMPARE(stage.proxy.requests().size(), 1); // the others have to wait
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_COMPARE(stage.log.size(), 8);
    for (const auto &entry : stage.log.entries)
        QVERIFY(entry.answer);
    QCOMPARE(needed.size(), 1);
}

void TestBacksideClientProxy::keepsTheLoginForLaterConnections()
{
    Stage stage(Mode::Login);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_COMPARE(stage.log.size(), 1);

    FakeBackside next(FakeBackside::Transport::Tls); // another account behind the same proxy
    next.setAnswer(path, {});
    stage.client.setEndpoint(next.endpoint());
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 2);
    QVERIFY2(stage.log.entries[1].answer, qPrintable(stage.why(1)));
    QCOMPARE(needed.size(), 1);
}

void TestBacksideClientProxy::saysThatALoginWasRefused_data()
{
    asksForALogin_data();
}

void TestBacksideClientProxy::saysThatALoginWasRefused()
{
    QFETCH(Mode, mode);
    QFETCH(Kind, kind);
    QFETCH(QString, realm);
    Stage stage(mode, kind);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    stage.client.setProxyLogin(stage.proxy.name(), wrongLogin);
    QTRY_COMPARE(needed.size(), 2);
    QCOMPARE(request(needed, 1), (ProxyLoginRequest{stage.proxy.name(), realm, true}));
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY2(stage.log.entries[0].answer, qPrintable(stage.why()));
}

void TestBacksideClientProxy::asksAProxyThatAlwaysRefusesOncePerLogin()
{
    Stage stage(Mode::RefuseAll);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(stage.proxy.refusals(), 1);
    for (int login = 1; login <= 3; ++login) {
        stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
        QTRY_COMPARE(needed.size(), 1 + login);
        QVERIFY(letSomeTimePass());
        QCOMPARE(stage.proxy.refusals(), 1 + 2 * login); // once to be asked, once with the login
    }
    QCOMPARE(stage.server.connections(), 0);
    stage.client.declineProxyLogin();
    QTRY_COMPARE(stage.log.size(), 1);
    QCOMPARE(stage.error().kind, Error::Kind::ProxyAuth);
}

void TestBacksideClientProxy::failsWhereNobodyCanBeAsked()
{
    Stage stage(Mode::Login);
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY(stage.log.entries[0].error);
    QCOMPARE(stage.error().kind, Error::Kind::ProxyAuth);
    QCOMPARE(stage.error().proxy, stage.proxy.name());
    QCOMPARE(stage.proxy.refusals(), 1);
}

void TestBacksideClientProxy::failsWhenTheLoginIsDeclined()
{
    Stage stage(Mode::Login);
    stage.server.setAnswer(u"/later"_s, {});
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    stage.client.get(path);
    stage.client.get(u"/later"_s);
    QTRY_COMPARE(needed.size(), 1);
    stage.client.declineProxyLogin();
    QCOMPARE(stage.log.size(), 0); // never from within a call
    QTRY_COMPARE(stage.log.size(), 2);
    QCOMPARE(stage.error(0).kind, Error::Kind::ProxyAuth);
    QCOMPARE(stage.error(1).kind, Error::Kind::ProxyAuth);
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 3);
    QCOMPARE(stage.error(2).kind, Error::Kind::ProxyAuth);
    QCOMPARE(needed.size(), 1);         // asked once
    stage.client.forgetDeclinedLogin(); // the reader thought better of it
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 2);
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_COMPARE(stage.log.size(), 4);
    QVERIFY(stage.log.entries[3].answer);
}

void TestBacksideClientProxy::asksAgainAfterAnotherChoice()
{
    Stage stage(Mode::Login);
    ProxyServer open(Mode::Open);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    stage.client.setNetwork({open.choice(), FakeBackside::authority()}); // while it waits
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY(stage.log.entries[0].answer);
    stage.client.setNetwork({stage.proxy.choice(), FakeBackside::authority()});
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 2);
    QCOMPARE(request(needed, 1).wasRefused, false);
}

void TestBacksideClientProxy::givesTheLoginToNoOtherProxy()
{
    Stage stage(Mode::Login);
    ProxyServer other(Mode::Login);
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_COMPARE(stage.log.size(), 1);

    stage.client.setNetwork({other.choice(), FakeBackside::authority()});
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 2);
    QCOMPARE(request(needed, 1), (ProxyLoginRequest{other.name(), u"Company proxy"_s, false}));
    QVERIFY(!other.seen().contains("Proxy-Authorization"));
}

void TestBacksideClientProxy::givesTheLoginToNoOriginThatClaimsToBeAProxy()
{
    Stage stage(Mode::Login);
    stage.server.setAnswer(path, {407, {}, {{"Proxy-Authenticate", "Basic realm=\"Please\""}}});
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    stage.client.setProxyLogin(stage.proxy.name(), ProxyServer::login());
    QTRY_VERIFY(stage.log.size() == 1 || needed.size() > 1);
    QCOMPARE(needed.size(), 1);
    QCOMPARE(stage.error().kind, Error::Kind::ProxyAuth);
    for (const ReceivedRequest &request : stage.server.requests())
        QCOMPARE(request.header("Proxy-Authorization"), QByteArray());
}

void TestBacksideClientProxy::shortensTheRealm()
{
    Stage stage(Mode::Login);
    stage.proxy.setRealm(QByteArray(5'000, 'r'));
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);
    stage.client.get(path);
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(request(needed, 0).realm, QString(300, u'r'));
}

void TestBacksideClientProxy::saysWhichProxyStoodInTheWay_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QString>("reason"); // in the words of Qt
    QTest::newRow("forbidden") << Mode::Forbid << u"Proxy denied connection"_s;
    QTest::newRow("hangs up") << Mode::Drop << u"roxy"_s;
}

void TestBacksideClientProxy::saysWhichProxyStoodInTheWay()
{
    QFETCH(Mode, mode);
    QFETCH(QString, reason);
    CallLimits limits;
    limits.retryPauses = {};
    Stage stage(mode, Kind::Http, limits);

    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY(stage.log.entries[0].error);
    QCOMPARE(stage.error().kind, Error::Kind::Offline);
    QCOMPARE(stage.error().proxy, stage.proxy.name());
    QVERIFY2(stage.error().detail.contains(reason), qPrintable(stage.error().detail));
    QCOMPARE(stage.server.connections(), 0);
}

void TestBacksideClientProxy::blamesNoLoginForAProxyThatIsNotThere()
{
    Stage stage(Mode::Open);
    ProxyChoice gone;
    {
        const ProxyServer closed(Mode::Open);
        gone = closed.choice();
    }
    const QString name = proxyName(gone.host, gone.port);
    stage.client.setNetwork({gone, FakeBackside::authority()});
    stage.client.setProxyLogin(name, ProxyServer::login());
    QSignalSpy needed(&stage.client, &BacksideClient::proxyLoginNeeded);

    stage.client.get(path);
    QTRY_COMPARE(stage.log.size() + needed.size(), 1);
    QCOMPARE(needed.size(), 0);
    QCOMPARE(stage.error().kind, Error::Kind::Offline);
    QCOMPARE(stage.error().proxy, name);
}

void TestBacksideClientProxy::saysThatAProxyIsSilent()
{
    CallLimits limits;
    limits.silence = 200ms;
    Stage stage(Mode::StaySilent, Kind::Http, limits);
    stage.client.get(path);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY(stage.log.entries[0].error);
    QCOMPARE(stage.error().kind, Error::Kind::Offline);
    QCOMPARE(stage.error().proxy, stage.proxy.name());
}

void TestBacksideClientProxy::namesNoProxyWhereThereIsNone()
{
    RawServer closed(QList<Script>{Script{}});
    CallLimits limits;
    limits.retryPauses = {};
    BacksideClient client(closed.endpoint(), limits);
    ClientLog log(client);
    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
    QCOMPARE(log.entries[0].error->proxy, QString());
}

QTEST_GUILESS_MAIN(TestBacksideClientProxy)
#include "tst_backsideclientproxy.moc"
