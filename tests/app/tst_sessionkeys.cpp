// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys, over a real keychain: where they lie, where they go, and where they do not.

#include "tests/support/sessionrun.h"

#include <QSignalSpy>

using namespace sidelight;
using namespace Qt::StringLiterals;

class SessionKeysTest : public QObject
{
    Q_OBJECT

public:
    explicit SessionKeysTest(PrivateKeyring &keyring)
        : m_keyring(keyring)
    {}

private Q_SLOTS:
    void init();
    void cleanup();

    void findsTheKeyAgainInTheNextRun();
    void asksNothingOfTheKeychainBeforeItIsTold();
    void holdsTheKeyForTheRunWithoutAKeychain();
    void saysThatALockedKeychainGaveNoKey();
    void asksAgainOnceTheKeychainIsThere();
    void tellsAgainWhyAKeyIsHeldAndTriesAgain();
    void saysWhileAKeyIsOnItsWay();
    void changesTheKey();
    void neverSendsAKeyToAnotherAddress();
    void keepsTheCopiesAndNotTheKeyOfARunFromTheEnvironment();
    void sendsNoFormerKeyToANewAddress();
    void usesNoKeyOfAnotherKind();
    void holdsTheNewerKeyWhileTheOlderIsWritten();
    void keepsTheDaysCountWhenTheKeychainIsTriedAgain();

private:
    PrivateKeyring &m_keyring;
};

void SessionKeysTest::init()
{
    QVERIFY2(m_keyring.start(keyringPassword), qPrintable(m_keyring.said()));
}

void SessionKeysTest::cleanup()
{
    m_keyring.stop();
    m_keyring.forget();
}

void SessionKeysTest::findsTheKeyAgainInTheNextRun()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        QVERIFY(run.hasAccount && !*run.hasAccount);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        QVERIFY(run.open());
    }
    Run next(home);
    QVERIFY(next.hasAccount && *next.hasAccount);
    QCOMPARE(next.session.account().name, u"Sales"_s);
    QCOMPARE(next.session.account().kind, KeyKind::Live);
    QVERIFY(next.open()); // asked for before the keychain has answered
    QCOMPARE(next.session.keyState().place, KeyState::Place::Keychain);
    QCOMPARE(lastKey(service), "Bearer " + firstKey);
}

void SessionKeysTest::asksNothingOfTheKeychainBeforeItIsTold()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        QVERIFY(run.add({}, service, firstKey));
        QVERIFY(run.open());
    }
    QVERIFY(m_keyring.watch());
    const Options options = home.options();
    Session session(options);
    QVERIFY(*session.begin());
    session.library().load(dealId);
    QTRY_VERIFY(session.library().state(dealId).deal);
    QCOMPARE(session.keyState().place, KeyState::Place::Asked);
    QVERIFY(!m_keyring.called().contains("SearchItems"));
    session.askForKey();
    QTRY_COMPARE(session.keyState().place, KeyState::Place::Keychain);
}

void SessionKeysTest::holdsTheKeyForTheRunWithoutAKeychain()
{
    const Home home;
    FakeBackside service;
    serve(service);
    m_keyring.stop();
    {
        Run run(home);
        run.session.save(run.account({}, service), firstKey);
        QVERIFY(run.keyIs(KeyState::Place::RunOnly));
        QTRY_VERIFY(run.session.keyState().problem);
        QCOMPARE(run.session.keyState().problem->kind, Error::Kind::NoKeychain);
        QVERIFY(run.open());
    }
    Run next(home);
    QVERIFY(*next.hasAccount);
    QVERIFY(next.keyIs(KeyState::Place::None));
    QVERIFY(!next.open());
    QCOMPARE(next.problem(), Error::Kind::NoKeychain);
    QVERIFY(next.session.library().state(dealId).deal); // the copy is there
}

void SessionKeysTest::saysThatALockedKeychainGaveNoKey()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        QVERIFY(run.add({}, service, firstKey));
    }
    QVERIFY(m_keyring.lock());
    Run next(home);
    QVERIFY(next.keyIs(KeyState::Place::None));
    QCOMPARE(next.session.keyState().problem->kind, Error::Kind::KeychainRefused);
    QVERIFY(!next.open());
    QCOMPARE(next.problem(), Error::Kind::KeychainRefused);
    QCOMPARE(service.requests().size(), 0);
}

void SessionKeysTest::asksAgainOnceTheKeychainIsThere()
{
    const Home home;
    FakeBackside service;
    serve(service);
    m_keyring.stop();
    Run run(home);
    run.session.save(run.account({}, service), firstKey);
    QVERIFY(run.keyIs(KeyState::Place::RunOnly));
    QTRY_VERIFY(run.session.keyState().problem);
    QVERIFY(m_keyring.start(keyringPassword));
    run.session.tryKeychainAgain();
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(!run.session.keyState().problem);
    Run next(home);
    QVERIFY(next.open());
    QCOMPARE(lastKey(service), "Bearer " + firstKey);
}

void SessionKeysTest::tellsAgainWhyAKeyIsHeldAndTriesAgain()
{
    const Home home;
    FakeBackside service;
    FakeBackside other;
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    const QString first = run.session.account().id;
    m_keyring.stop();
    run.session.save(run.account(u"Support"_s, other), secondKey);
    const QString second = run.session.account().id;
    run.session.use(first); // before the keychain has answered
    QVERIFY(run.keyIs(KeyState::Place::None));
    QTRY_VERIFY(!run.session.isKeeping());
    run.session.use(second);
    QCOMPARE(run.session.keyState().place, KeyState::Place::RunOnly);
    QVERIFY(run.session.keyState().problem);
    QCOMPARE(run.session.keyState().problem->kind, Error::Kind::NoKeychain);
    QTRY_VERIFY(!run.session.isKeeping());
    QVERIFY(m_keyring.start(keyringPassword));
    run.session.use(first);
    run.session.use(second);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(!run.session.keyState().problem);
}

void SessionKeysTest::saysWhileAKeyIsOnItsWay()
{
    const Home home;
    FakeBackside service;
    Run run(home);
    QSignalSpy changed(&run.session, &Session::keepingChanged);
    m_keyring.freeze();
    run.session.save(run.account({}, service), firstKey);
    QVERIFY(run.session.isKeeping());
    QCOMPARE(changed.size(), 1);
    m_keyring.thaw();
    QVERIFY(changed.wait());
    QVERIFY(!run.session.isKeeping());
}

void SessionKeysTest::changesTheKey()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    run.session.save(run.session.account(), secondKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(run.open());
    QCOMPARE(run.session.accounts().size(), std::size_t(1));
    QCOMPARE(lastKey(service), "Bearer " + secondKey);
    Run next(home);
    QVERIFY(next.open());
    QCOMPARE(lastKey(service), "Bearer " + secondKey);
}

void SessionKeysTest::neverSendsAKeyToAnotherAddress()
{
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    serve(service);
    serve(elsewhere);
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    Account moved = run.session.account();
    moved.origin = elsewhere.origin();
    run.session.save(moved, {});
    QVERIFY(run.keyIs(KeyState::Place::None));
    QVERIFY(!run.open());
    QCOMPARE(run.problem(), Error::Kind::KeyMissing);
    QCOMPARE(elsewhere.requests().size(), 0);
    // Nor after a way back: it is wiped.
    moved.origin = service.origin();
    run.session.save(moved, {});
    QVERIFY(run.keyIs(KeyState::Place::None));
    QCOMPARE(service.requests().size(), 0);
}

void SessionKeysTest::keepsTheCopiesAndNotTheKeyOfARunFromTheEnvironment()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Options options = home.options();
        options.endpoint = Endpoint{service.origin(), firstKey};
        QVERIFY(m_keyring.watch());
        Session session(options);
        QVERIFY(*session.begin());
        session.askForKey();
        session.library().refresh(dealId);
        QTRY_COMPARE(session.library().state(dealId).source, DealState::Source::Live);
        QTRY_VERIFY(!session.library().state(dealId).isKeeping);
        QCOMPARE(session.keyState().place, KeyState::Place::RunOnly);
        QVERIFY(!m_keyring.called().contains("CreateItem"));
    }
    Run next(home);
    QVERIFY(*next.hasAccount);
    QVERIFY(next.keyIs(KeyState::Place::None));
    next.session.library().load(dealId);
    QTRY_VERIFY(next.session.library().state(dealId).deal);
    QVERIFY(!next.open());
    QCOMPARE(next.problem(), Error::Kind::KeyMissing);
}

void SessionKeysTest::sendsNoFormerKeyToANewAddress()
{
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    serve(service);
    serve(elsewhere);
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        QVERIFY(m_keyring.lock());
        Account moved = run.session.account();
        moved.origin = elsewhere.origin();
        run.session.save(moved, secondKey);
        QVERIFY(QTest::qWaitFor([&] { return run.session.keyState().problem.has_value(); }, 20'000));
        QVERIFY(run.open()); // with the new one, which is held
        QCOMPARE(lastKey(elsewhere), "Bearer " + secondKey);
    }
    m_keyring.stop();
    QVERIFY(m_keyring.start(keyringPassword)); // and the first key is still in it
    const qsizetype before = elsewhere.requests().size();
    Run next(home);
    QVERIFY(next.keyIs(KeyState::Place::None));
    QVERIFY(!next.open());
    QCOMPARE(next.problem(), Error::Kind::KeyMissing);
    QCOMPARE(elsewhere.requests().size(), before);
}

void SessionKeysTest::usesNoKeyOfAnotherKind()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        QVERIFY(m_keyring.lock());
        run.session.save(run.session.account(), testKey);
        QVERIFY(QTest::qWaitFor([&] { return run.session.keyState().problem.has_value(); }, 20'000));
        QCOMPARE(run.session.account().kind, KeyKind::Test);
    }
    m_keyring.stop();
    QVERIFY(m_keyring.start(keyringPassword));
    Run next(home);
    QVERIFY(next.keyIs(KeyState::Place::None));
    QVERIFY(!next.open());
    QCOMPARE(service.requests().size(), 0); // the live key has the live deals
}

void SessionKeysTest::holdsTheNewerKeyWhileTheOlderIsWritten()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    QSignalSpy states(&run.session, &Session::keyStateChanged);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    run.session.save(run.session.account(), secondKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    run.session.use(run.session.account().id); // reads it, or has it
    QVERIFY(run.open());
    QCOMPARE(lastKey(service), "Bearer " + secondKey);
    int kept = 0;
    for (const auto &state : states)
        kept += state[0].value<KeyState>().place == KeyState::Place::Keychain ? 1 : 0;
    QVERIFY2(kept <= 2, qPrintable(QString::number(kept))); // not said of the older one as well
    Run next(home);
    QVERIFY(next.open());
    QCOMPARE(lastKey(service), "Bearer " + secondKey);
}

void SessionKeysTest::keepsTheDaysCountWhenTheKeychainIsTriedAgain()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        QVERIFY(run.open());
        QVERIFY(run.open());
        QCOMPARE(run.session.client().usage().sentToday, 2);
    }
    m_keyring.stop();
    Run next(home);
    QVERIFY(next.keyIs(KeyState::Place::None));
    QVERIFY(m_keyring.start(keyringPassword));
    next.session.tryKeychainAgain();
    QVERIFY(next.keyIs(KeyState::Place::Keychain));
    QVERIFY(next.open());
    QCOMPARE(next.session.client().usage().sentToday, 3);
}

int main(int argc, char **argv)
{
    return runWithKeyring<SessionKeysTest>(argc, argv);
}

#include "tst_sessionkeys.moc"
