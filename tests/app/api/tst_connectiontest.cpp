// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole way from the address to the sentence, over real connections.

#include "app/api/connectiontest.h"

#include "app/text/connectiontext.h"
#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

using Verdict = ConnectionText::Verdict;
using Cause = Error::Cause;
using Transport = FakeBackside::Transport;

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QByteArray tenant = R"({"id": "7e4a0001-0000-4000-8000-000000000001", "slug": "harbour",
    "plan": "pro", "created_at": "2026-01-01T00:00:00Z", "name": "Harbour Cranes"})";

CallLimits quickLimits()
{
    CallLimits limits = ConnectionTest::limits();
    limits.attempt = 2s;
    return limits;
}

Result<Tenant> testOf(const Endpoint &endpoint, const QString &authority = {},
                      const CallLimits &limits = quickLimits())
{
    ConnectionTest test(endpoint, limits);
    if (!authority.isEmpty())
        test.setNetwork({{}, authority});
    std::optional<Result<Tenant>> found;
    QObject::connect(&test, &ConnectionTest::finished, &test,
                     [&found](const Result<Tenant> &result) { found = result; });
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start();
    if (finished.isEmpty())
        finished.wait(20'000);
    return found ? *found : Result<Tenant>(Error{Error::Kind::Usage, u"the test did not end"_s});
}

QString title(const Result<Tenant> &result, const QUrl &origin)
{
    QString title = connectionText(result, origin, QDateTime::currentDateTimeUtc(), british).title;
    return title.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatNoProxyIsThere();
    void saysThatTheProxyWantsASignIn();
    void findsTheTenant();
    void tellsAnswersApart_data();
    void tellsAnswersApart();
    void tellsCertificatesApart_data();
    void tellsCertificatesApart();
    void saysSinceWhenACertificateCounts();
    void saysThatNobodyListens();
    void saysThatTheNameIsUnknown();
    void saysThatNothingCame();
    void saysThatTheServerSpeaksNoTls();
    void sendsNothingWithoutAUsableKey();
    void endsWithoutASignalWhenItIsDeleted();
};

#ifdef Q_OS_LINUX
// First, since the library that names the proxy may read its environment only once.
void TestConnectionTest::saysThatNoProxyIsThere()
{
    auto proxy = std::make_unique<RawServer>(QList<Script>{properAnswer("200 OK")});
    const Endpoint endpoint{QUrl(u"https://backside.invalid"_s), proxy->endpoint().key};
    qputenv("https_proxy", proxy->origin().toEncoded());
    proxy.reset();
    const auto result = testOf(endpoint);
    qunsetenv("https_proxy");
    QCOMPARE(result.error().kind, Error::Kind::Offline);
    QCOMPARE(result.error().cause, Cause::ProxyUnreachable);
    QCOMPARE(title(result, endpoint.origin), u"No connection through the proxy"_s);
}

void TestConnectionTest::saysThatTheProxyWantsASignIn()
{
    RawServer proxy({{{"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                       "Content-Length: 0\r\n\r\n"}}});
    const Endpoint endpoint{QUrl(u"https://backside.invalid"_s), proxy.endpoint().key};
    qputenv("https_proxy", proxy.origin().toEncoded());
    const auto result = testOf(endpoint);
    qunsetenv("https_proxy");
    QCOMPARE(result.error().kind, Error::Kind::ProxyAuth);
    QCOMPARE(title(result, endpoint.origin), u"The proxy asks for a sign-in"_s);
}
#else
void TestConnectionTest::saysThatNoProxyIsThere()
{
    QSKIP("only Linux takes the proxy from the environment");
}

void TestConnectionTest::saysThatTheProxyWantsASignIn()
{
    QSKIP("only Linux takes the proxy from the environment");
}
#endif

void TestConnectionTest::findsTheTenant()
{
    FakeBackside service(Transport::Tls);
    service.setAnswer(u"/api/v1/tenant"_s, {200, tenant});
    const auto result = testOf(service.endpoint(), FakeBackside::authority());
    QVERIFY(result);
    QCOMPARE(result->name, u"Harbour Cranes"_s);
    QCOMPARE(result->plan, u"pro"_s);
    QCOMPARE(title(result, service.origin()), u"Connected to Harbour Cranes"_s);
    QCOMPARE(service.requestedPaths(), QStringList({u"/api/v1/tenant"_s}));
}

void TestConnectionTest::tellsAnswersApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("words");
    using Kind = Error::Kind;
    const QString other = u"This address is not Backside"_s;
    QTest::newRow("401") << 401 << QByteArray() << Kind::KeyRefused << Verdict::Bad
                         << u"This key was refused"_s;
    QTest::newRow("402") << 402 << QByteArray() << Kind::KeyMissing << Verdict::Bad
                         << u"The service did not see the key"_s;
    QTest::newRow("403") << 403 << QByteArray() << Kind::ScopeMissing << Verdict::Limited
                         << u"The key works"_s;
    QTest::newRow("404") << 404 << QByteArray() << Kind::NotFound << Verdict::Bad << other;
    QTest::newRow("429") << 429 << QByteArray() << Kind::TooMany << Verdict::Limited
                         << u"The service answers, but takes no more now"_s;
    QTest::newRow("503") << 503 << QByteArray() << Kind::Service << Verdict::Bad
                         << u"The service has a fault"_s;
    QTest::newRow("405") << 405 << QByteArray() << Kind::Service << Verdict::Bad << other;
    QTest::newRow("redirect") << 302 << QByteArray() << Kind::Service << Verdict::Bad << other;
    QTest::newRow("HTML") << 200 << QByteArray("<html>sign in</html>") << Kind::NotUnderstood
                          << Verdict::Bad << other;
    QTest::newRow("other JSON") << 200 << QByteArray(R"({"status": "ok"})") << Kind::NotUnderstood
                                << Verdict::Bad << other;
}

void TestConnectionTest::tellsAnswersApart()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeBackside service;
    service.setAnswer(tenantPath(), {status, body, {{"Location", "https://elsewhere.invalid/"}}});
    const auto result = testOf(service.endpoint());
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(title(result, service.origin()), "words");
    const auto text = connectionText(result, service.origin(), QDateTime::currentDateTimeUtc(), british);
    QTEST(text.verdict, "verdict");
    QCOMPARE(service.requests().size(), 1); // nothing is tried again
}

void TestConnectionTest::tellsCertificatesApart_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<bool>("isAuthorityKnown");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<QString>("words");
    const QString untrusted = u"The certificate is not trusted"_s;
    QTest::newRow("unknown authority") << Transport::Tls << false << Cause::Unknown << untrusted;
    QTest::newRow("expired") << Transport::TlsExpired << true << Cause::Expired
                             << u"The certificate has expired"_s;
    QTest::newRow("expired, of an unknown authority")
        << Transport::TlsExpired << false << Cause::Unknown << untrusted;
    QTest::newRow("not yet valid") << Transport::TlsNotYet << true << Cause::NotYetValid
                                   << u"The certificate is not valid yet"_s;
    QTest::newRow("another host") << Transport::TlsOtherHost << true << Cause::OtherHost
                                  << u"The certificate is for another address"_s;
}

void TestConnectionTest::tellsCertificatesApart()
{
    QFETCH(Transport, transport);
    QFETCH(bool, isAuthorityKnown);
    FakeBackside service(transport);
    service.setAnswer(tenantPath(), {200, tenant});
    const auto result =
        testOf(service.endpoint(), isAuthorityKnown ? FakeBackside::authority() : QString());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QTEST(result.error().cause, "cause");
    QTEST(title(result, service.origin()), "words");
    QCOMPARE(service.requests().size(), 0);
}

void TestConnectionTest::saysSinceWhenACertificateCounts()
{
    const FakeBackside future(Transport::TlsNotYet);
    const auto notYet = testOf(future.endpoint(), FakeBackside::authority());
    QCOMPARE(notYet.error().certificateBound, QDateTime(QDate(2055, 1, 1), QTime(0, 0), Qt::UTC));
    const FakeBackside past(Transport::TlsExpired);
    const auto expired = testOf(past.endpoint(), FakeBackside::authority());
    QCOMPARE(expired.error().certificateBound, QDateTime(QDate(2020, 2, 1), QTime(0, 0), Qt::UTC));
}

void TestConnectionTest::saysThatNobodyListens()
{
    Endpoint endpoint;
    {
        const RawServer gone({properAnswer("200 OK")});
        endpoint = gone.endpoint();
    }
    const auto result = testOf(endpoint);
    QCOMPARE(result.error().kind, Error::Kind::Offline);
    QCOMPARE(result.error().cause, Cause::Refused);
    QCOMPARE(title(result, endpoint.origin),
             u"127.0.0.1:%1 takes no connection"_s.arg(endpoint.origin.port()));
}

void TestConnectionTest::saysThatTheNameIsUnknown()
{
    Endpoint endpoint{QUrl(u"https://name.invalid"_s), "bsk_test_" + QByteArray(43, 'k')};
    const auto result = testOf(endpoint);
    QCOMPARE(result.error().kind, Error::Kind::Offline);
    QCOMPARE(result.error().cause, Cause::NameNotFound);
    QCOMPARE(title(result, endpoint.origin), u"name.invalid was not found"_s);
}

void TestConnectionTest::saysThatNothingCame()
{
    RawServer silent({{{}, Script::Then::StaySilent}});
    CallLimits limits = quickLimits();
    limits.attempt = 100ms;
    const auto slow = testOf(silent.endpoint(), {}, limits);
    QCOMPARE(slow.error().cause, Cause::TimedOut);
    limits = quickLimits();
    limits.silence = 100ms;
    const auto mute = testOf(silent.endpoint(), {}, limits);
    QCOMPARE(mute.error().cause, Cause::TimedOut);
    QCOMPARE(title(mute, silent.origin()), u"127.0.0.1:%1 does not answer"_s.arg(silent.origin().port()));
}

void TestConnectionTest::saysThatTheServerSpeaksNoTls()
{
    RawServer plain({properAnswer("200 OK", tenant)});
    Endpoint endpoint = plain.endpoint();
    endpoint.origin.setScheme(u"https"_s);
    CallLimits limits = quickLimits();
    limits.attempt = 1s;
    const auto result = testOf(endpoint, {}, limits);
    QVERIFY(!result);
    QVERIFY(result.error().kind == Error::Kind::Untrusted || result.error().cause == Cause::TimedOut);
    for (const QByteArray &request : plain.requests())
        QVERIFY(!request.contains(endpoint.key));
}

void TestConnectionTest::sendsNothingWithoutAUsableKey()
{
    FakeBackside service;
    Endpoint endpoint = service.endpoint();
    endpoint.key.clear();
    const auto none = testOf(endpoint);
    QCOMPARE(none.error().kind, Error::Kind::KeyMissing);
    QCOMPARE(title(none, endpoint.origin), u"No key is set"_s);
    endpoint.key = "two words";
    QCOMPARE(testOf(endpoint).error().kind, Error::Kind::BadKey);
    QCOMPARE(service.requests().size(), 0);
}

void TestConnectionTest::endsWithoutASignalWhenItIsDeleted()
{
    RawServer server({properAnswer("200 OK", tenant)});
    server.hold();
    auto test = std::make_unique<ConnectionTest>(server.endpoint());
    QSignalSpy finished(test.get(), &ConnectionTest::finished);
    test->start();
    QTRY_COMPARE(server.requests().size(), 1);
    test.reset();
    server.release();
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(letSomeTimePass());
    QCOMPARE(finished.count(), 0);
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
