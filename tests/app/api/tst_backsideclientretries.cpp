// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Another attempt after a passing fault, and the pause of everybody after a 429.

#include "app/api/backsideclient.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

CallLimits quickLimits(int atOnce = 3)
{
    CallLimits limits;
    limits.retryPauses = {1ms, 1ms, 1ms};
    limits.defaultPause = 0s;
    limits.atOnce = atOnce;
    return limits;
}

CannedAnswer tooMany(const QByteArray &retryAfter)
{
    return {429, {}, {{"Retry-After", retryAfter}}};
}

} // namespace

class TestBacksideClientRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesPassingFaultsAgain_data();
    void triesPassingFaultsAgain();
    void triesADroppedConnectionAgain();
    void givesUpAfterTheLastPause();
    void neverTriesAgainWhereItIsNoUse_data();
    void neverTriesAgainWhereItIsNoUse();
    void startsNoAttemptThatWouldEndTooLate();
    void boundsAllAttemptsTogether();
    void letsOthersPassWhileOneRests();

    void pausesEverythingAfter429();
    void pausesForTheDefaultWithoutAHint();
    void keepsTheLongerOfTwoPauses();
    void failsAtTheThird429InARow();
    void countsOnly429InARow();
    void failsEverythingWaitingForALongPause();
    void leavesNoPauseBehindALongOne();
};

void TestBacksideClientRetries::triesPassingFaultsAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestBacksideClientRetries::triesPassingFaultsAgain()
{
    QFETCH(int, status);
    FakeBackside server;
    server.setAnswers(u"/a"_s, {{status, "<html>Bad Gateway</html>"}, {status, {}}, {200, "good"}});
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body, "good");
    QCOMPARE(server.requests().size(), 3);
}

void TestBacksideClientRetries::triesADroppedConnectionAgain()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n";
    RawServer server({{{head + "go"}}, {{"HTTP/1.1 200 OK\r\n"}}, {{head + "good"}}});
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body, "good");
    QCOMPARE(server.requests().size(), 3);
}

void TestBacksideClientRetries::givesUpAfterTheLastPause()
{
    FakeBackside server;
    server.setAnswer(u"/a"_s, {503, R"({"error":{"message":"some words"}})"});
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Service);
    QCOMPARE(log.entries[0].error->status, 503);
    QCOMPARE(log.entries[0].error->serviceMessage, u"some words"_s);
    QCOMPARE(server.requests().size(), 4);
}

void TestBacksideClientRetries::neverTriesAgainWhereItIsNoUse_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {201, 400, 401, 402, 403, 404, 407, 409, 410, 501, 505})
        QTest::addRow("%d", status) << status;
}

void TestBacksideClientRetries::neverTriesAgainWhereItIsNoUse()
{
    QFETCH(int, status);
    FakeBackside server;
    server.setAnswer(u"/a"_s, {status, {}});
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->status, status);
    QVERIFY(letSomeTimePass());
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideClientRetries::startsNoAttemptThatWouldEndTooLate()
{
    FakeBackside server;
    server.setAnswer(u"/a"_s, {503, {}});
    CallLimits limits = quickLimits();
    limits.retryPauses = {1ms, 100s};
    limits.allAttempts = 60s;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->status, 503);
    QCOMPARE(server.requests().size(), 2);
}

void TestBacksideClientRetries::boundsAllAttemptsTogether()
{
    RawServer server({{{}, Script::Then::StaySilent}});
    CallLimits limits = quickLimits();
    limits.allAttempts = 200ms;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
    QCOMPARE(log.entries[0].error->detail, u"GET /a: no whole answer within 0.2 s"_s);
}

void TestBacksideClientRetries::letsOthersPassWhileOneRests()
{
    FakeBackside server;
    server.setAnswers(u"/a"_s, {{503, {}}, {200, "good"}});
    server.setAnswer(u"/b"_s, {});
    CallLimits limits = quickLimits(1);
    limits.retryPauses = {300ms};
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);
    QSignalSpy pauses(&client, &BacksideClient::pauseChanged);

    client.get(u"/a"_s);
    client.get(u"/b"_s);
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.paths(), QStringList({u"/b"_s, u"/a"_s}));
    QCOMPARE(pauses.count(), 0);
    QCOMPARE(server.requestedPaths(), QStringList({u"/a"_s, u"/b"_s, u"/a"_s}));
    QVERIFY(server.requests()[2].arrival - server.requests()[0].arrival >= 220ms); // jitter takes a quarter
}

void TestBacksideClientRetries::pausesEverythingAfter429()
{
    FakeBackside server;
    server.setAnswers(u"/a"_s, {tooMany("1"), {200, "good"}});
    server.setAnswer(u"/b"_s, {});
    BacksideClient client(server.endpoint(), quickLimits(1));
    ClientLog log(client);
    QSignalSpy pauses(&client, &BacksideClient::pauseChanged);
    QVERIFY(!client.pausedUntil());

    client.get(u"/a"_s);
    client.get(u"/b"_s);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QTRY_COMPARE(pauses.count(), 1);
    QVERIFY(client.pausedUntil());
    QVERIFY(*client.pausedUntil() >= before.addSecs(1));
    QVERIFY(*client.pausedUntil() <= QDateTime::currentDateTimeUtc().addSecs(1));
    QCOMPARE(client.pausedUntil()->timeSpec(), Qt::UTC);

    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.entries[0].answer->body, "good");
    QVERIFY(log.entries[1].answer);
    QCOMPARE(pauses.count(), 2);
    QVERIFY(!client.pausedUntil());
    QCOMPARE(server.requestedPaths(), QStringList({u"/a"_s, u"/a"_s, u"/b"_s}));
    // The one bound on time that no slow machine breaks.
    QVERIFY(server.requests()[1].arrival - server.requests()[0].arrival >= 990ms);
}

void TestBacksideClientRetries::pausesForTheDefaultWithoutAHint()
{
    FakeBackside server;
    server.setAnswers(u"/a"_s, {{429, {}, {{"X-RateLimit-Reset", "12"}, {"Retry-After", "-1"}}}, {}});
    CallLimits limits = quickLimits();
    limits.defaultPause = 1s;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QVERIFY(server.requests()[1].arrival - server.requests()[0].arrival >= 990ms);
}

void TestBacksideClientRetries::keepsTheLongerOfTwoPauses()
{
    RawServer server({properAnswer("429 No", {}, "Retry-After: 200\r\n"),
                      properAnswer("429 No", {}, "Retry-After: 100\r\n"), properAnswer("200 OK", "{}")});
    server.hold();
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);

    client.get(u"/a"_s);
    client.get(u"/b"_s);
    client.get(u"/c"_s);
    QTRY_COMPARE(server.requests().size(), 3);
    server.release();
    QTRY_COMPARE(log.size(), 1); // what was under way ends as usual
    QVERIFY(log.entries[0].answer);
    QVERIFY(letSomeTimePass());
    QVERIFY(*client.pausedUntil() > QDateTime::currentDateTimeUtc().addSecs(150));
}

void TestBacksideClientRetries::failsAtTheThird429InARow()
{
    FakeBackside server;
    server.setAnswer(u"/a"_s, {429, R"({"error":{"message":"some words"}})"});
    BacksideClient client(server.endpoint(), quickLimits(1));
    ClientLog log(client);

    client.get(u"/a"_s);
    client.get(u"/b"_s);
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.entries[0].path, u"/a"_s);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::TooMany);
    QCOMPARE(log.entries[0].error->status, 429);
    QCOMPARE(log.entries[0].error->wait, std::optional(0s));
    QCOMPARE(log.entries[0].error->serviceMessage, u"some words"_s);
    QCOMPARE(server.requestedPaths(), QStringList({u"/a"_s, u"/a"_s, u"/a"_s, u"/b"_s}));
}

void TestBacksideClientRetries::countsOnly429InARow()
{
    FakeBackside server;
    const CannedAnswer refused{429, {}};
    server.setAnswers(u"/a"_s, {refused, refused, {503, {}}, refused, refused, {200, "good"}});
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(server.requests().size(), 6);
}

void TestBacksideClientRetries::failsEverythingWaitingForALongPause()
{
    FakeBackside server;
    server.setAnswer(u"/resting"_s, {503, {}});
    server.setAnswers(u"/a"_s, {tooMany("3600"), {200, "good"}});
    CallLimits limits = quickLimits(1);
    limits.retryPauses = {20s};
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);
    QSignalSpy pauses(&client, &BacksideClient::pauseChanged);

    for (const char *path : {"/resting", "/a", "/b", "/c"})
        client.get(QString::fromLatin1(path));
    QTRY_COMPARE(log.size(), 4);
    QStringList paths = log.paths();
    paths.sort();
    QCOMPARE(paths, QStringList({u"/a"_s, u"/b"_s, u"/c"_s, u"/resting"_s}));
    for (const ClientLog::Entry &entry : log.entries) {
        QVERIFY(entry.error);
        QCOMPARE(entry.error->kind, Error::Kind::TooMany);
        QVERIFY(*entry.error->wait <= 3600s && *entry.error->wait > 3500s);
        QVERIFY2(entry.error->detail.startsWith(u"GET %1: "_s.arg(entry.path)),
                 qPrintable(entry.error->detail));
    }
    QCOMPARE(server.requestedPaths(), QStringList({u"/resting"_s, u"/a"_s}));
    QVERIFY(!client.pausedUntil());
    QCOMPARE(pauses.count(), 0);

    // Nor is anything sent that is asked for later, until there is another key.
    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 5);
    QCOMPARE(log.entries[4].error->kind, Error::Kind::TooMany);
    QVERIFY(*log.entries[4].error->wait > 3500s);
    QCOMPARE(server.requestedPaths().size(), 2);
    client.setEndpoint({server.origin(), "bsk_test_of_somebody_else"});
    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 6);
    QVERIFY(log.entries[5].answer);
}

void TestBacksideClientRetries::leavesNoPauseBehindALongOne()
{
    RawServer server({properAnswer("429 No", {}, "Retry-After: 200\r\n"),
                      properAnswer("429 No", {}, "Retry-After: 3600\r\n")});
    BacksideClient client(server.endpoint(), quickLimits());
    ClientLog log(client);
    QSignalSpy pauses(&client, &BacksideClient::pauseChanged);
    server.hold();

    client.get(u"/a"_s);
    client.get(u"/b"_s);
    QTRY_COMPARE(server.requests().size(), 2);
    server.releaseOne();
    QTRY_VERIFY(client.pausedUntil());
    server.releaseOne();
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.entries[0].error->wait, std::optional(3600s));
    QCOMPARE(log.entries[1].error->wait, std::optional(3600s));
    QVERIFY(!client.pausedUntil());
    QCOMPARE(pauses.count(), 2);
}

QTEST_GUILESS_MAIN(TestBacksideClientRetries)
#include "tst_backsideclientretries.moc"
