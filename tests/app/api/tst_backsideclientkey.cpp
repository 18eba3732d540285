// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A key that comes later than what is asked for with it.

#include "app/api/backsideclient.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;

class TestBacksideClientKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnceTheKeyIsThere();
    void failsWithWhatKeptTheKeyAway();
    void failsLaterCallsWithItToo();
    void asksAgainWithAKeyThatCameAfterAll();
    void ignoresAKeyThatNobodyAwaits();
    void refusesAKeyThatCannotBeSent();
    void keepsThePauseOfAKeyThatComesBack();
};

void TestBacksideClientKey::asksOnceTheKeyIsThere()
{
    FakeBackside server;
    server.setAnswer(u"/first"_s, {200, "{}"});
    server.setAnswer(u"/second"_s, {200, "{}"});
    BacksideClient client(Endpoint{defaultOrigin(), {}});
    ClientLog log(client);
    client.awaitKey(server.origin());
    client.prepare();
    client.get(u"/second"_s, BacksideClient::Priority::Background);
    client.get(u"/first"_s);
    QVERIFY(letSomeTimePass());
    QCOMPARE(log.size(), 0);
    QCOMPARE(server.requests().size(), 0);

    client.takeKey(server.endpoint().key);
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(server.requestedPaths(), (QStringList{u"/first"_s, u"/second"_s}));
    QCOMPARE(server.requests()[0].header("Authorization"), "Bearer " + server.endpoint().key);
}

void TestBacksideClientKey::failsWithWhatKeptTheKeyAway()
{
    FakeBackside server;
    BacksideClient client(Endpoint{defaultOrigin(), {}});
    ClientLog log(client);
    client.awaitKey(server.origin());
    client.get(u"/one"_s);
    client.get(u"/two"_s);
    client.takeKey(Error{Error::Kind::Storage, u"locked"_s});
    QVERIFY(log.entries.isEmpty()); // never from within a call
    QTRY_COMPARE(log.size(), 2);
    for (const ClientLog::Entry &entry : std::as_const(log.entries)) {
        QCOMPARE(entry.error->kind, Error::Kind::Storage);
        QCOMPARE(entry.error->detail, u"locked"_s);
    }
    QCOMPARE(server.requests().size(), 0);
}

void TestBacksideClientKey::failsLaterCallsWithItToo()
{
    FakeBackside server;
    BacksideClient client(Endpoint{defaultOrigin(), {}});
    ClientLog log(client);
    client.awaitKey(server.origin());
    client.takeKey(Error{Error::Kind::KeyMissing, u"there is none"_s});
    client.get(u"/one"_s);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->detail, u"there is none"_s);
}

void TestBacksideClientKey::asksAgainWithAKeyThatCameAfterAll()
{
    FakeBackside server;
    server.setAnswer(u"/one"_s, {200, "{}"});
    BacksideClient client(Endpoint{defaultOrigin(), {}});
    ClientLog log(client);
    client.awaitKey(server.origin());
    client.takeKey(Error{Error::Kind::KeyMissing, {}});
    client.awaitKey(server.origin());
    client.get(u"/one"_s);
    client.takeKey(server.endpoint().key);
    QTRY_COMPARE(log.size(), 1);
    QVERIFY(log.entries[0].answer);
}

void TestBacksideClientKey::ignoresAKeyThatNobodyAwaits()
{
    FakeBackside server;
    server.setAnswer(u"/one"_s, {200, "{}"});
    BacksideClient client(server.endpoint());
    ClientLog log(client);
    client.takeKey(QByteArray("bsk_test_of_another_account"));
    client.get(u"/one"_s);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(server.requests()[0].header("Authorization"), "Bearer " + server.endpoint().key);
}

void TestBacksideClientKey::refusesAKeyThatCannotBeSent()
{
    FakeBackside server;
    BacksideClient client(Endpoint{defaultOrigin(), {}});
    ClientLog log(client);
    client.awaitKey(server.origin());
    client.get(u"/one"_s);
    client.takeKey(QByteArray("two\nlines"));
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->kind, Error::Kind::BadKey);
    QCOMPARE(server.requests().size(), 0);
}

void TestBacksideClientKey::keepsThePauseOfAKeyThatComesBack()
{
    FakeBackside server;
    server.setAnswers(u"/one"_s, {{429, "{}", {{"Retry-After", "120"}}}, {200, "{}"}});
    server.setAnswer(u"/two"_s, {200, "{}"});
    BacksideClient client(server.endpoint());
    ClientLog log(client);
    client.get(u"/one"_s);
    QTRY_VERIFY(client.pausedUntil());
    client.setEndpoint({server.origin(), "bsk_test_of_another_account"});
    QVERIFY(!client.pausedUntil());
    client.get(u"/two"_s);
    QTRY_COMPARE(log.size(), 1);
    client.awaitKey(server.origin());
    client.takeKey(server.endpoint().key);
    client.get(u"/two"_s);
    QVERIFY(letSomeTimePass());
    QVERIFY(client.pausedUntil());
    QCOMPARE(log.size(), 1);
    QCOMPARE(server.requests().size(), 2);
}

QTEST_GUILESS_MAIN(TestBacksideClientKey)
#include "tst_backsideclientkey.moc"
