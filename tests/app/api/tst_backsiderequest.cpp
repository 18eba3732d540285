// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One attempt, seen through the client that sends it: its body, its limits, its connection.

#include "app/api/backsiderequest.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"
#include "tests/support/rawserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

const QString path = u"/api/v1/deals/5b0c3c5e-1111-4222-8333-444455556666"_s;

CallLimits withoutRetries()
{
    CallLimits limits;
    limits.retryPauses = {};
    return limits;
}

/// The head of a 200 and what follows it.
QByteArray rawAnswer(const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body;
}

} // namespace

class TestBacksideRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void leavesSpareCapacityBehindTheBody_data();
    void leavesSpareCapacityBehindTheBody();
    void failsOnABodyCutShort_data();
    void failsOnABodyCutShort();
    void readsABodyThatComesByteByByte();
    void readsAnswersThatAreCompressed_data();
    void readsAnswersThatAreCompressed();
    void readsALargeBodyThatCompressesWell();
    void failsOnBrokenCompression();
    void acceptsABodyOfExactlyTheLimit();
    void failsOnABodyOverTheLimit_data();
    void failsOnABodyOverTheLimit();
    void stopsReadingABodyWithoutEnd_data();
    void stopsReadingABodyWithoutEnd();

    void failsOnSilence_data();
    void failsOnSilence();
    void failsOnAnAnswerThatDripsTooSlowly();
    void failsOnARefusedPort();
    void failsOnWhatIsNotHttp();
};

void TestBacksideRequest::init()
{
    // Qt warns where a reply is used after its end.
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestBacksideRequest::leavesSpareCapacityBehindTheBody_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 2000, 64 * 1024, 1'000'000})
        QTest::addRow("%d bytes", size) << size;
}

void TestBacksideRequest::leavesSpareCapacityBehindTheBody()
{
    QFETCH(int, size);
    FakeBackside server;
    server.setAnswer(path, {200, QByteArray(size, 'x')});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    const QByteArray &body = log.entries[0].answer->body;
    QCOMPARE(body, QByteArray(size, 'x'));
    QVERIFY(body.capacity() >= size + 64);
    QVERIFY(body.capacity() <= size + 1024); // thousands of them are kept
}

void TestBacksideRequest::failsOnABodyCutShort_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("fewer bytes than announced") << rawAnswer("Content-Length: 100\r\n", R"({"id":)");
    QTest::newRow("no bytes at all") << rawAnswer("Content-Length: 100\r\n", {});
    QTest::newRow("a chunk cut short") << rawAnswer("Transfer-Encoding: chunked\r\n", "20\r\n{\"id\":");
    QTest::newRow("the last chunk missing")
        << rawAnswer("Transfer-Encoding: chunked\r\n", "6\r\n{\"id\":\r\n");
    QTest::newRow("nothing but a status line") << QByteArray("HTTP/1.1 200 OK\r\n");
    QTest::newRow("nothing") << QByteArray();
}

void TestBacksideRequest::failsOnABodyCutShort()
{
    QFETCH(QByteArray, answer);
    RawServer server({{{answer}}});
    BacksideClient client(server.endpoint(), withoutRetries());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
}

void TestBacksideRequest::readsABodyThatComesByteByByte()
{
    QByteArrayList pieces;
    for (const char byte : rawAnswer("Content-Length: 10\r\n", R"({"id":"x"})"))
        pieces += QByteArray(1, byte);
    RawServer server({{pieces, Script::Then::StaySilent}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body, R"({"id":"x"})");
}

void TestBacksideRequest::readsAnswersThatAreCompressed_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("compressed");
    QTest::newRow("gzip") << QByteArray(
        "gzip") << QByteArray::fromHex("1f8b08000000000002ffab56ca4c51b252aa50aa0500bc7e53890a000000");
    QTest::newRow("deflate") << QByteArray("deflate") << qCompress(R"({"id":"x"})").mid(4);
}

void TestBacksideRequest::readsAnswersThatAreCompressed()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, compressed);
    FakeBackside server;
    server.setAnswer(path, {200, compressed, {{"Content-Encoding", encoding}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(server.requests().constFirst().header("Accept-Encoding").contains(encoding));
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body, R"({"id":"x"})");
}

void TestBacksideRequest::readsALargeBodyThatCompressesWell()
{
    // A thousand times smaller, which Qt by itself takes for an attack.
    const QByteArray body = "{\"description\":\"" + QByteArray(20'000'000, ' ') + "\"}";
    FakeBackside server;
    server.setAnswer(path, {200, qCompress(body, 9).mid(4), {{"Content-Encoding", "deflate"}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body, body);
}

void TestBacksideRequest::failsOnBrokenCompression()
{
    FakeBackside server;
    server.setAnswer(path, {200, "this is not gzip", {{"Content-Encoding", "gzip"}}});
    BacksideClient client(server.endpoint());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Service);
    QCOMPARE(log.entries[0].error->status, 200);
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideRequest::acceptsABodyOfExactlyTheLimit()
{
    FakeBackside server;
    server.setAnswer(path, {200, QByteArray(100'000, 'x')});
    CallLimits limits;
    limits.maxBodyBytes = 100'000;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
    QCOMPARE(log.entries[0].answer->body.size(), 100'000);
}

void TestBacksideRequest::failsOnABodyOverTheLimit_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("one byte more") << QByteArray(100'001, 'x') << QByteArray("identity");
    QTest::newRow("much more") << QByteArray(5'000'000, 'x') << QByteArray("identity");
    QTest::newRow("one byte more, compressed")
        << qCompress(QByteArray(100'001, 'x'), 9).mid(4) << QByteArray("deflate");
    QTest::newRow("a bomb") << qCompress(QByteArray(50'000'000, 'x'), 9).mid(4) << QByteArray("deflate");
}

void TestBacksideRequest::failsOnABodyOverTheLimit()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, encoding);
    FakeBackside server;
    server.setAnswer(path, {200, body, {{"Content-Encoding", encoding}}});
    CallLimits limits;
    limits.maxBodyBytes = 100'000;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Service);
    QCOMPARE(log.entries[0].error->detail, u"GET %1: the body is larger than 100000 bytes"_s.arg(path));
    QCOMPARE(log.entries[0].error->status, 200);
    QCOMPARE(server.requests().size(), 1);
}

void TestBacksideRequest::stopsReadingABodyWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("statusLine");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("of a deal") << QByteArray("HTTP/1.1 200 OK\r\n") << Error::Kind::Service;
    QTest::newRow("of an error") << QByteArray("HTTP/1.1 404 Not Found\r\n") << Error::Kind::NotFound;
}

void TestBacksideRequest::stopsReadingABodyWithoutEnd()
{
    QFETCH(QByteArray, statusLine);
    RawServer server({{{statusLine + "\r\n", QByteArray(16'000, 'x')}, Script::Then::RepeatLastPiece}});
    CallLimits limits;
    limits.maxBodyBytes = 100'000;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QTEST(log.entries[0].error->kind, "kind");
    QTRY_COMPARE(server.openConnections(), 0); // hung up, so that nothing more comes
    QVERIFY2(server.sentBytes() < 50'000'000, QByteArray::number(server.sentBytes()).constData());
}

void TestBacksideRequest::failsOnSilence_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::newRow("from the start") << QByteArrayList{};
    QTest::newRow("after the head") << QByteArrayList{rawAnswer("Content-Length: 100\r\n", {})};
    QTest::newRow("within the body") << QByteArrayList{rawAnswer("Content-Length: 100\r\n", "{")};
}

void TestBacksideRequest::failsOnSilence()
{
    QFETCH(QByteArrayList, pieces);
    RawServer server({{pieces, Script::Then::StaySilent}});
    CallLimits limits;
    limits.silence = 200ms;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
    QCOMPARE(log.entries[0].error->detail, u"GET %1: silent for 0.2 s"_s.arg(path));
    // Who was silent once is not asked again; on a loaded machine, not even the first came to its ears.
    QVERIFY(server.requests().size() <= 1);
}

void TestBacksideRequest::failsOnAnAnswerThatDripsTooSlowly()
{
    RawServer server({{{rawAnswer({}, {}), "x"}, Script::Then::RepeatLastPiece, 10ms}});
    CallLimits limits;
    limits.attempt = 300ms;
    BacksideClient client(server.endpoint(), limits);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
    QCOMPARE(log.entries[0].error->detail, u"GET %1: no whole answer within 0.3 s"_s.arg(path));
    QVERIFY(server.requests().size() <= 1); // on a loaded machine, it did not come to its ears
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestBacksideRequest::failsOnARefusedPort()
{
    Endpoint endpoint;
    {
        const FakeBackside gone;
        endpoint = gone.endpoint();
    }
    BacksideClient client(endpoint);
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
    QCOMPARE(log.entries[0].error->status, 0);
    QVERIFY(log.entries[0].error->detail.startsWith(u"GET %1: "_s.arg(path)));
}

void TestBacksideRequest::failsOnWhatIsNotHttp()
{
    RawServer server({{{"SSH-2.0-OpenSSH_9.2\r\n"}}});
    BacksideClient client(server.endpoint(), withoutRetries());
    ClientLog log(client);

    client.get(path);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].error);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::Offline);
}

QTEST_GUILESS_MAIN(TestBacksideRequest)
#include "tst_backsiderequest.moc"
