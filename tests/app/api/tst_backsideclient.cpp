// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One call at a time: what is sent, and what a status means. Bodies and limits are in
// tst_backsiderequest, order and pauses in tst_backsideclientqueue, HTTPS in tst_backsideclienttls.

#include "app/api/backsideclient.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"

#include <QRegularExpression>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

const QString path = u"/api/v1/deals/5b0c3c5e-1111-4222-8333-444455556666"_s;
const QByteArray key = "bsk_test_" + QByteArray(43, 'k');

CallLimits withoutRetries()
{
    CallLimits limits;
    limits.retryPauses = {};
    return limits;
}

} // namespace

class TestBacksideClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void answersWithTheBody();
    void sendsTheKeyAndLittleElse();
    void keepsNoCookies();
    void sendsThePathAsPlainText();
    void turnsEveryStatusIntoItsKind_data();
    void turnsEveryStatusIntoItsKind();
    void readsTheStatusOfAnyBody_data();
    void readsTheStatusOfAnyBody();
    void tellsTheWaitOf503();
    void sendsTheKeyOnceWhenChallenged();
    void neverShowsTheKey();

    void sendsNothingWithoutUsableEndpoint_data();
    void sendsNothingWithoutUsableEndpoint();

    void followsARedirectWithinTheOrigin();
    void refusesARedirectElsewhere_data();
    void refusesARedirectElsewhere();
    void endsARedirectLoop();
    void failsOnARedirectToNowhere();
};

void TestBacksideClient::init()
{
    // Qt warns where a reply is used after its end.
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestBacksideClient::answersWithTheBody()
{
    FakeBackside server;
    server.setAnswer(path, {200, R"({"id":"x"})"});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    const QDateTime before = QDateTime::currentDateTimeUtc();
    client.get(path);
    QVERIFY(log.entries.isEmpty()); // never from within get()
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].path, path);
    QCOMPARE(log.entries[0].answer->body, R"({"id":"x"})");
    QCOMPARE(log.entries[0].answer->receivedAt.timeSpec(), Qt::UTC);
    QVERIFY(log.entries[0].answer->receivedAt >= before);
    QVERIFY(log.entries[0].answer->receivedAt <= QDateTime::currentDateTimeUtc());
    QCOMPARE(server.requestedPaths(), QStringList{path});
}

void TestBacksideClient::sendsTheKeyAndLittleElse()
{
    FakeBackside server;
    server.setAnswer(path, {});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    const ReceivedRequest &request = server.requests().constFirst();
    QCOMPARE(request.header("Authorization"), "Bearer " + key);
    QCOMPARE(request.header("Accept"), "application/json");
    QVERIFY(request.header("User-Agent").startsWith("Sidelight/"));
    QVERIFY(request.header("User-Agent").size() > int(qstrlen("Sidelight/")));
    for (const auto &[name, value] : request.headers)
        QVERIFY2(!value.contains(key) || name.compare("authorization", Qt::CaseInsensitive) == 0,
                 name.constData());
    QVERIFY(request.header("Cookie").isEmpty());
    QVERIFY(request.header("Referer").isEmpty());
    QVERIFY(request.header("Upgrade").isEmpty());
}

void TestBacksideClient::keepsNoCookies()
{
    FakeBackside server;
    server.setAnswer(path, {200, "{}", {{"Set-Cookie", "track=me; Path=/"}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    client.get(path);
    QTRY_COMPARE(log.size(), 2);
    QVERIFY(server.requests().constLast().header("Cookie").isEmpty());
}

void TestBacksideClient::sendsThePathAsPlainText()
{
    FakeBackside server;
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(u"/a?b#c"_s);
    client.get(u"//elsewhere.invalid/d"_s);
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.entries[0].error->status, 404);
    QCOMPARE(log.entries[1].error->status, 404);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(dealPath(QUuid(u"{5B0C3C5E-1111-4222-8333-444455556666}"_s)), path);
}

void TestBacksideClient::turnsEveryStatusIntoItsKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("201") << 201 << Error::Kind::Service;
    QTest::newRow("204") << 204 << Error::Kind::Service;
    QTest::newRow("300") << 300 << Error::Kind::Service;
    QTest::newRow("304") << 304 << Error::Kind::Service;
    QTest::newRow("400") << 400 << Error::Kind::Service;
    QTest::newRow("401") << 401 << Error::Kind::KeyRefused;
    QTest::newRow("402") << 402 << Error::Kind::KeyMissing;
    QTest::newRow("403") << 403 << Error::Kind::ScopeMissing;
    QTest::newRow("404") << 404 << Error::Kind::NotFound;
    QTest::newRow("405") << 405 << Error::Kind::Service;
    QTest::newRow("407") << 407 << Error::Kind::ProxyAuth;
    QTest::newRow("409") << 409 << Error::Kind::Service;
    QTest::newRow("410") << 410 << Error::Kind::Service;
    QTest::newRow("418") << 418 << Error::Kind::Service;
    QTest::newRow("500") << 500 << Error::Kind::Service;
    QTest::newRow("501") << 501 << Error::Kind::Service;
    QTest::newRow("502") << 502 << Error::Kind::Service;
    QTest::newRow("503") << 503 << Error::Kind::Service;
    QTest::newRow("504") << 504 << Error::Kind::Service;
    QTest::newRow("505") << 505 << Error::Kind::Service;
}

void TestBacksideClient::turnsEveryStatusIntoItsKind()
{
    QFETCH(int, status);
    FakeBackside server;
    const bool mayHaveBody = status != 204 && status != 304;
    const QByteArray envelope = R"({"error":{"code":"some_code","message":"some words"}})";
    server.setAnswer(path, {status, mayHaveBody ? envelope : QByteArray()});
    BacksideClient client(server.endpoint(), withoutRetries());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    const Error &error = *log.entries[0].error;
    QTEST(error.kind, "kind");
    QCOMPARE(error.status, status);
    QCOMPARE(error.keyWasSent, status == 402);
    QCOMPARE(error.serviceMessage, mayHaveBody ? u"some words"_s : QString());
    const QString start = u"GET %1: status %2"_s.arg(path).arg(status);
    QVERIFY2(error.detail.startsWith(start), qPrintable(error.detail));
    QCOMPARE(error.detail.contains(u"(some_code)"), mayHaveBody);
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideClient::readsTheStatusOfAnyBody_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("HTML") << QByteArray("text/html") << QByteArray("<html><h1>404</h1></html>");
    QTest::newRow("plain text") << QByteArray("text/plain") << QByteArray("no such thing");
    QTest::newRow("a megabyte") << QByteArray("text/plain") << QByteArray(1'000'000, 'x');
    QTest::newRow("an envelope too large to read")
        << QByteArray("application/json")
        << R"({"error":{"message":"some words"},"more":")" + QByteArray(100'000, 'x') + "\"}";
}

void TestBacksideClient::readsTheStatusOfAnyBody()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    FakeBackside server;
    server.setAnswer(path, {404, body, {{"Content-Type", type}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::NotFound);
    QCOMPARE(log.entries[0].error->serviceMessage, QString());
}

void TestBacksideClient::tellsTheWaitOf503()
{
    FakeBackside server;
    server.setAnswers(path, {{503, {}, {{"Retry-After", "120"}}}, {503, {}, {}}});
    BacksideClient client(server.endpoint(), withoutRetries());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->wait, std::optional(120s));
    QVERIFY(!client.pausedUntil());
    client.get(path);
    QTRY_COMPARE(log.size(), 2);
    QVERIFY(!log.entries[1].error->wait);
}

void TestBacksideClient::sendsTheKeyOnceWhenChallenged()
{
    FakeBackside server;
    server.setAnswer(path, {401, R"({"error":{"message":"some words"}})", {{"WWW-Authenticate", "Basic"}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::KeyRefused);
    QCOMPARE(log.entries[0].error->serviceMessage, u"some words"_s);
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideClient::neverShowsTheKey()
{
    FakeBackside server;
    server.setAnswer(path,
                     {401, "{\"error\":{\"message\":\"bad key " + key + "!\",\"code\":\"" + key + "\"}}"});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->serviceMessage, u"bad key [key]!"_s);
    QCOMPARE(log.entries[0].error->detail, u"GET %1: status 401 ([key])"_s.arg(path));
}

void TestBacksideClient::sendsNothingWithoutUsableEndpoint_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QByteArray>("typedKey");
    QTest::addColumn<Error::Kind>("kind");

    // %1 is the port of a server that would answer.
    QTest::newRow("no key") << u"http://127.0.0.1:%1"_s << QByteArray() << Error::Kind::KeyMissing;
    QTest::newRow("line break in the key")
        << u"http://127.0.0.1:%1"_s << QByteArray("bsk\r\nX-Evil: 1") << Error::Kind::BadKey;
    QTest::newRow("plain HTTP to another computer")
        << u"http://127.0.0.1.elsewhere.invalid:%1"_s << key << Error::Kind::BadAddress;
    QTest::newRow("no scheme") << u"127.0.0.1:%1"_s << key << Error::Kind::BadAddress;
    QTest::newRow("another scheme") << u"ftp://127.0.0.1:%1"_s << key << Error::Kind::BadAddress;
    QTest::newRow("user name") << u"http://user@127.0.0.1:%1"_s << key << Error::Kind::BadAddress;
    QTest::newRow("empty") << QString() << key << Error::Kind::BadAddress;
}

void TestBacksideClient::sendsNothingWithoutUsableEndpoint()
{
    QFETCH(QString, origin);
    QFETCH(QByteArray, typedKey);
    FakeBackside server;
    server.setAnswer(path, {});
    const QUrl url(origin.replace(u"%1"_s, QString::number(server.origin().port())));
    BacksideClient client(Endpoint{url, typedKey});
    ClientLog log(client);

    client.prepare();
    client.get(path);
    QVERIFY(log.entries.isEmpty()); // never from within get()
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QTEST(log.entries[0].error->kind, "kind");
    QCOMPARE(log.entries[0].error->keyWasSent, false);

    client.setEndpoint(server.endpoint());
    client.get(path);
    QTRY_COMPARE(log.size(), 2);
    QVERIFY(log.entries[1].answer);
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideClient::followsARedirectWithinTheOrigin()
{
    FakeBackside server;
    server.setAnswer(path, {301, "moved", {{"Location", "/api/v2/deal"}}});
    server.setAnswer(u"/api/v2/deal"_s, {200, R"({"id":"x"})"});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].path, path); // what was asked for, not where it went
    QCOMPARE(log.entries[0].answer->body, R"({"id":"x"})");
    QCOMPARE(server.requests().constLast().header("Authorization"), "Bearer " + key);
}

void TestBacksideClient::refusesARedirectElsewhere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("location"); // %1 is the other server's port
    QTest::newRow("301 to another port") << 301 << u"http://127.0.0.1:%1/steal?a=b"_s;
    QTest::newRow("302 to another port") << 302 << u"http://127.0.0.1:%1/steal"_s;
    QTest::newRow("303 to another port") << 303 << u"http://127.0.0.1:%1/steal"_s;
    QTest::newRow("307 to another port") << 307 << u"http://127.0.0.1:%1/steal"_s;
    QTest::newRow("308 to another port") << 308 << u"http://127.0.0.1:%1/steal"_s;
    QTest::newRow("another host") << 302 << u"http://localhost:%1/steal"_s;
    QTest::newRow("without a scheme") << 302 << u"//127.0.0.1:%1/steal"_s;
}

void TestBacksideClient::refusesARedirectElsewhere()
{
    QFETCH(int, status);
    QFETCH(QString, location);
    FakeBackside other;
    FakeBackside server;
    const QString target = location.replace(u"%1"_s, QString::number(other.origin().port()));
    server.setAnswer(path, {status, "moved", {{"Location", target.toLatin1()}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    const Error &error = *log.entries[0].error;
    QCOMPARE(error.kind, Error::Kind::Service);
    QVERIFY2(error.detail.contains(u":%1 refused"_s.arg(other.origin().port())), qPrintable(error.detail));
    QVERIFY2(!error.detail.contains(u"steal"), qPrintable(error.detail));
    QCOMPARE(error.status, status);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(other.requests().size(), 0);
}

void TestBacksideClient::endsARedirectLoop()
{
    FakeBackside server;
    server.setAnswer(path, {302, {}, {{"Location", path.toLatin1()}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Service);
    QVERIFY(server.requests().size() <= 4);
}

void TestBacksideClient::failsOnARedirectToNowhere()
{
    FakeBackside server;
    server.setAnswer(path, {302, {}, {}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Service);
}

QTEST_GUILESS_MAIN(TestBacksideClient)
#include "tst_backsideclient.moc"
