// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several calls: order, joining, another endpoint, and the end of it all.

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

const auto Person = BacksideClient::Priority::Person;
const auto Background = BacksideClient::Priority::Background;

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

class TestBacksideClientQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsACallForTheSamePath();
    void asksAgainAfterAnAnswer();
    void asksAgainFromWithinTheAnswer();
    void sendsNoMoreAtOnceThanAllowed();
    void servesPeopleBeforeBackgroundWork();
    void raisesBackgroundWorkThatAPersonJoins();

    void dropsEverythingForAnotherEndpoint();
    void takesAnotherEndpointFromWithinTheAnswer();
    void endsThePauseForAnotherEndpoint();
    void survivesItsEndWithWorkToDo();
};

void TestBacksideClientQueue::joinsACallForTheSamePath()
{
    RawServer server({properAnswer("200 OK", "{}")});
    server.hold();
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(u"/a"_s);
    client.get(u"/a"_s); // joins one that waits
    QTRY_COMPARE(server.requests().size(), 1);
    client.get(u"/a"_s); // joins one under way
    server.release();
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(letSomeTimePass());
    QCOMPARE(log.size(), 1);
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideClientQueue::asksAgainAfterAnAnswer()
{
    FakeBackside server;
    server.setAnswers(u"/a"_s, {{200, "1"}, {200, "2"}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.entries[0].answer->body, "1");
    QCOMPARE(log.entries[1].answer->body, "2");
}

void TestBacksideClientQueue::asksAgainFromWithinTheAnswer()
{
    FakeBackside server;
    server.setAnswers(u"/a"_s, {{404}, {200, "2"}, {200, "3"}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);
    const auto again = [&] {
        if (log.size() < 3)
            client.get(u"/a"_s);
    };
    connect(&client, &BacksideClient::answered, this, again);
    connect(&client, &BacksideClient::failed, this, again);

    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 3);
    QCOMPARE(log.entries[2].answer->body, "3");
    QCOMPARE(server.requests().size(), 3);
}

void TestBacksideClientQueue::sendsNoMoreAtOnceThanAllowed()
{
    RawServer server({properAnswer("200 OK", "{}")});
    server.hold();
    BacksideClient client(server.endpoint(), quickLimits(2));
    ClientLog log(client);

    for (const char *path : {"/1", "/2", "/3", "/4", "/5"})
        client.get(QString::fromLatin1(path));
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(letSomeTimePass());
    QCOMPARE(server.requests().size(), 2);
    server.release();
    QTRY_COMPARE(log.size(), 5);
    QCOMPARE(server.requests().size(), 5);
}

void TestBacksideClientQueue::servesPeopleBeforeBackgroundWork()
{
    FakeBackside server;
    BacksideClient client(server.endpoint(), quickLimits(1));
    ClientLog log(client);

    client.get(u"/b1"_s, Background);
    client.get(u"/p1"_s, Person);
    client.get(u"/b2"_s, Background);
    client.get(u"/p2"_s);
    QTRY_COMPARE(log.size(), 4);
    QCOMPARE(server.requestedPaths(), QStringList({u"/p1"_s, u"/p2"_s, u"/b1"_s, u"/b2"_s}));
}

void TestBacksideClientQueue::raisesBackgroundWorkThatAPersonJoins()
{
    FakeBackside server;
    BacksideClient client(server.endpoint(), quickLimits(1));
    ClientLog log(client);

    client.get(u"/b1"_s, Background);
    client.get(u"/b2"_s, Background);
    client.get(u"/b3"_s, Background);
    client.get(u"/b2"_s, Person);
    client.get(u"/b2"_s, Background); // takes nothing back
    QTRY_COMPARE(log.size(), 3);
    QCOMPARE(server.requestedPaths(), QStringList({u"/b2"_s, u"/b1"_s, u"/b3"_s}));
}

void TestBacksideClientQueue::dropsEverythingForAnotherEndpoint()
{
    RawServer old({properAnswer("503 No"), properAnswer("200 OK", "old")});
    CallLimits limits = quickLimits(2);
    limits.retryPauses = {20s};
    BacksideClient client(old.endpoint(), limits);
    ClientLog log(client);

    client.get(u"/resting"_s);
    QTRY_COMPARE(old.requests().size(), 1);
    old.hold();
    for (const char *path : {"/sent1", "/sent2", "/waiting"})
        client.get(QString::fromLatin1(path));
    QTRY_COMPARE(old.requests().size(), 3);

    FakeBackside next;
    next.setAnswer(u"/waiting"_s, {200, "next"});
    client.setEndpoint(next.endpoint());
    QCOMPARE(client.endpoint(), next.endpoint());
    client.get(u"/waiting"_s);
    old.release();
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].answer->body, "next");
    QTRY_COMPARE(old.openConnections(), 0);
    QVERIFY(letSomeTimePass());
    QCOMPARE(log.size(), 1);
    QCOMPARE(next.requests().size(), 1);
    QCOMPARE(old.requestedPaths(), QStringList({u"/resting"_s, u"/sent1"_s, u"/sent2"_s}));
}

void TestBacksideClientQueue::takesAnotherEndpointFromWithinTheAnswer()
{
    FakeBackside old;
    FakeBackside next;
    next.setAnswer(u"/b"_s, {200, "next"});
    BacksideClient client(old.endpoint(), quickLimits(1));
    ClientLog log(client);
    connect(&client, &BacksideClient::failed, this, [&](const QString &path) {
        if (path == u"/a") {
            client.setEndpoint(next.endpoint());
            client.get(u"/b"_s);
        }
    });

    client.get(u"/a"_s);
    client.get(u"/dropped"_s);
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(log.paths(), QStringList({u"/a"_s, u"/b"_s}));
    QCOMPARE(log.entries[1].answer->body, "next");
    connect(&client, &BacksideClient::answered, this, [&] { client.setEndpoint(old.endpoint()); });
    client.get(u"/b"_s);
    QTRY_COMPARE(log.size(), 3);
    client.get(u"/c"_s);
    QTRY_COMPARE(log.size(), 4);
    QCOMPARE(old.requestedPaths().constLast(), u"/c"_s);
}

void TestBacksideClientQueue::endsThePauseForAnotherEndpoint()
{
    FakeBackside old;
    old.setAnswer(u"/a"_s, tooMany("200"));
    FakeBackside next;
    next.setAnswer(u"/a"_s, {});
    BacksideClient client(old.endpoint(), quickLimits());
    ClientLog log(client);
    QSignalSpy pauses(&client, &BacksideClient::pauseChanged);

    client.get(u"/a"_s);
    QTRY_VERIFY(client.pausedUntil());
    client.setEndpoint(next.endpoint());
    QVERIFY(!client.pausedUntil());
    QCOMPARE(pauses.count(), 2);
    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
}

void TestBacksideClientQueue::survivesItsEndWithWorkToDo()
{
    FakeBackside server;
    server.setAnswer(u"/resting"_s, {503, {}});
    server.setAnswer(u"/paused"_s, tooMany("200"));
    {
        BacksideClient unprepared(server.endpoint());
        unprepared.get(u"/a"_s);
    }
    CallLimits limits = quickLimits(1);
    limits.retryPauses = {20s};
    auto client = std::make_unique<BacksideClient>(server.endpoint(), limits);
    client->get(u"/resting"_s);
    client->get(u"/paused"_s);
    QTRY_VERIFY(client->pausedUntil());
    client.reset();

    QCOMPARE(server.requestedPaths(), QStringList({u"/resting"_s, u"/paused"_s}));

    RawServer silent({{{}, Script::Then::StaySilent}});
    client = std::make_unique<BacksideClient>(silent.endpoint(), limits);
    client->get(u"/sent"_s);
    client->get(u"/waiting"_s);
    QTRY_COMPARE(silent.requests().size(), 1);
    client.reset();
    QTRY_COMPARE(silent.openConnections(), 0);
    QVERIFY(letSomeTimePass());
    QCOMPARE(silent.requestedPaths(), QStringList({u"/sent"_s}));
}

QTEST_GUILESS_MAIN(TestBacksideClientQueue)
#include "tst_backsideclientqueue.moc"
