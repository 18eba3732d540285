// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tests of a connection, and the login at a proxy, over a real keychain.

#include "tests/support/proxyserver.h"
#include "tests/support/rawserver.h"
#include "tests/support/sessionrun.h"

#include <QSignalSpy>

using namespace sidelight;
using namespace Qt::StringLiterals;

class SessionNetworkTest : public QObject
{
    Q_OBJECT

public:
    explicit SessionNetworkTest(PrivateKeyring &keyring)
        : m_keyring(keyring)
    {}

private Q_SLOTS:
    void init();
    void cleanup();

    void testsAKeyBeforeItIsKept();
    void testsTheKeptKeyAtItsOwnAddressOnly();
    void forgetsATestThatAnotherOneReplaces();
    void testsNoMoreThanTheServiceWants();
    void asksForTheLoginThatATestMeets();
    void keepsNoLoginThatTheProxyHasNotTaken();

private:
    PrivateKeyring &m_keyring;
};

void SessionNetworkTest::init()
{
    QVERIFY2(m_keyring.start(keyringPassword), qPrintable(m_keyring.said()));
}

void SessionNetworkTest::cleanup()
{
    m_keyring.stop();
    m_keyring.forget();
}

void SessionNetworkTest::testsAKeyBeforeItIsKept()
{
    const Home home;
    FakeBackside service;
    service.setAnswer(
        u"/api/v1/tenant"_s,
        {200, R"({"id":")" + lindholm + R"(","slug":"lindholm","plan":"pro","name":"Lindholm"})"});
    Run run(home);
    std::optional<Result<Tenant>> report;
    connect(&run.session, &Session::connectionTested, this,
            [&report](const Result<Tenant> &found) { report = found; });
    run.session.testConnection(run.account({}, service), firstKey);
    QTRY_VERIFY(report);
    QVERIFY(*report);
    QCOMPARE((*report)->name, u"Lindholm"_s);
    QCOMPARE(lastKey(service), "Bearer " + firstKey);
    QVERIFY(run.session.accounts().empty());
}

void SessionNetworkTest::testsTheKeptKeyAtItsOwnAddressOnly()
{
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    {
        Run run(home);
        QVERIFY(run.add({}, service, firstKey));
        QVERIFY(run.add(u"Other"_s, elsewhere, secondKey));
    }
    Run run(home);
    std::optional<Result<Tenant>> report;
    connect(&run.session, &Session::connectionTested, this,
            [&report](const Result<Tenant> &found) { report = found; });
    const Account first = run.session.accounts()[0];
    run.session.testConnection(first, {}); // not the one in use
    QTRY_VERIFY(report);
    QCOMPARE(lastKey(service), "Bearer " + firstKey);
    report.reset();
    Account moved = first;
    moved.origin = elsewhere.origin();
    const qsizetype before = elsewhere.requests().size();
    run.session.testConnection(moved, {});
    QVERIFY(report);
    QCOMPARE(report->error().kind, Error::Kind::KeyMissing);
    QCOMPARE(elsewhere.requests().size(), before);
}

void SessionNetworkTest::forgetsATestThatAnotherOneReplaces()
{
    const Home home;
    RawServer slow({properAnswer("200 OK", "{}")});
    slow.hold();
    FakeBackside service;
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    QList<Error::Kind> reports;
    connect(&run.session, &Session::connectionTested, this, [&reports](const Result<Tenant> &report) {
        reports << (report ? Error::Kind::Usage : report.error().kind);
    });
    Account account = run.account({}, service);
    account.origin = slow.origin();
    run.session.testConnection(account, secondKey);
    QTRY_COMPARE(slow.requests().size(), 1);
    m_keyring.freeze();
    run.session.testConnection(run.session.account(), {}); // whose key is still being read
    slow.release();
    QVERIFY(!QTest::qWaitFor([&reports] { return !reports.isEmpty(); }, 300));
    m_keyring.thaw();
    QTRY_COMPARE(reports.size(), 1);
    QCOMPARE(reports[0], Error::Kind::NotFound); // what the service of the second one says
}

void SessionNetworkTest::testsNoMoreThanTheServiceWants()
{
    const Home home;
    FakeBackside service;
    service.setAnswer(u"/api/v1/tenant"_s, {404, {}});
    Run run(home);
    QVERIFY(run.add({}, service, firstKey));
    QList<Error> reports;
    connect(&run.session, &Session::connectionTested, this,
            [&reports](const Result<Tenant> &report) { reports << report.error(); });
    run.session.testConnection(run.session.account(), {});
    QTRY_COMPARE(reports.size(), 1);
    QCOMPARE(run.session.client().usage().sentToday, 1); // counted like any other
    service.setAnswer(u"/api/v1/tenant"_s, {429, {}, {{"Retry-After", "600"}}});
    run.session.testConnection(run.session.account(), {});
    QTRY_COMPARE(reports.size(), 2);
    QCOMPARE(reports[1].kind, Error::Kind::TooMany);
    run.session.testConnection(run.session.account(), {});
    QTRY_COMPARE(reports.size(), 3);
    QCOMPARE(reports[2].kind, Error::Kind::TooMany);
    QVERIFY(reports[2].wait && reports[2].wait->count() > 590);
    QCOMPARE(service.requests().size(), 2);
    run.session.testConnection(run.session.account(), secondKey); // which has done nothing
    QTRY_COMPARE(reports.size(), 4);
    QCOMPARE(service.requests().size(), 3);
}

void SessionNetworkTest::asksForTheLoginThatATestMeets()
{
    const Home home;
    const ProxyServer proxy(ProxyServer::Mode::Login);
    const FakeBackside service(FakeBackside::Transport::Tls);
    Run run(home);
    run.session.setNetwork({proxy.choice(), FakeBackside::authority()});
    QSignalSpy needed(&run.session, &Session::proxyLoginNeeded);
    int reports = 0;
    connect(&run.session, &Session::connectionTested, this, [&reports] { ++reports; });
    run.session.testConnection(run.account({}, service), firstKey);
    QTRY_COMPARE(needed.size(), 1);
    run.session.setProxyLogin(ProxyServer::login());
    QTRY_COMPARE(reports, 1);
    QCOMPARE(service.requests().size(), 1);
    QCOMPARE(proxy.tunnels(), 1);
}

void SessionNetworkTest::keepsNoLoginThatTheProxyHasNotTaken()
{
    const Home home;
    const QString proxy = u"proxy.corp:3128"_s;
    const ProxyLogin wrong{u"ines"_s, u"wrong"_s};
    const ProxyLogin right{u"ines"_s, u"sesame"_s};
    Run run(home);
    const auto stored = [&proxy] { return storedSecret(proxySecretName(proxy)); };
    QSignalSpy needed(&run.session, &Session::proxyLoginNeeded);
    BacksideClient &client = run.session.client(); // whose signals tell what a proxy does
    Q_EMIT client.proxyLoginNeeded({proxy, {}, false});
    QVERIFY(needed.wait());
    run.session.setProxyLogin(wrong);
    Q_EMIT client.proxyLoginNeeded({proxy, {}, true});
    QCOMPARE(needed.size(), 2);
    QCOMPARE(needed[1][0].value<ProxyLoginRequest>().user, u"ines"_s);
    QCOMPARE(stored(), QByteArray());
    run.session.save(run.session.draft(), firstKey); // https, which a proxy is asked for
    run.session.setProxyLogin(right);
    Q_EMIT client.answered(dealPath(dealId), {});
    QTRY_COMPARE(stored(), encodeProxyLogin(right));
    Q_EMIT client.proxyLoginNeeded({proxy, {}, true}); // the password is another one now
    QTRY_COMPARE(stored(), QByteArray());
}

int main(int argc, char **argv)
{
    return runWithKeyring<SessionNetworkTest>(argc, argv);
}

#include "tst_sessionnetwork.moc"
