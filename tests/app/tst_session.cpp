// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Accounts and their keys over a real keychain, real files and a real service.

#include "app/session.h"

#include "tests/support/fakebackside.h"
#include "tests/support/privatekeyring.h"

#include <QCoreApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid dealId = QUuid::fromString(u"5b0c3c5e-1111-4222-8333-444455556666"_s);
const QByteArray password = "of the keyring";

/// What a user's runs have in common.
struct Home {
    Options options() const
    {
        Options options;
        options.dataDir = folder.filePath(u"data"_s);
        return options;
    }
    QStringList stores() const
    {
        return QDir(folder.filePath(u"data/stores"_s)).entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name);
    }

    QTemporaryDir folder;
};

/// One of them, as the window begins it.
struct Run {
    explicit Run(const Home &home)
        : options(home.options())
        , session(options)
        , hasAccount(session.begin())
    {
        session.askForKey();
    }
    bool keyIs(KeyState::Place place)
    {
        return QTest::qWaitFor([&] { return session.keyState().place == place; }, 20'000);
    }
    /// True when the service has answered with the deal.
    bool open()
    {
        session.library().refresh(dealId);
        return QTest::qWaitFor([&] { return session.library().state(dealId).isSettled(); })
               && session.library().state(dealId).source == DealState::Source::Live;
    }
    std::optional<Error::Kind> problem()
    {
        const auto error = session.library().state(dealId).error;
        return error ? std::optional(error->kind) : std::nullopt;
    }
    Account account(const QString &name, const FakeBackside &service)
    {
        Account account = session.draft();
        account.name = name;
        account.origin = service.origin();
        return account;
    }

    Options options;
    Session session;
    Result<bool> hasAccount;
};

QByteArray dealOf(const QByteArray &tenant, const QByteArray &name)
{
    return R"({"id":")" + dealId.toByteArray(QUuid::WithoutBraces) + R"(","tenant_id":")" + tenant
           + R"(","name":")" + name + "\"}";
}

const QByteArray lindholm = "7e4a0001-0000-4000-8000-000000000001";
const QByteArray norvik = "7e4a0002-0000-4000-8000-000000000002";

void serve(FakeBackside &service, const QByteArray &tenant = lindholm)
{
    service.setAnswer(dealPath(dealId), {200, dealOf(tenant, "Crane")});
}

QByteArray lastKey(const FakeBackside &service)
{
    return service.requests().isEmpty() ? QByteArray()
                                        : service.requests().constLast().header("Authorization");
}

const QByteArray firstKey = "bsk_live_" + QByteArray(43, 'a');
const QByteArray secondKey = "bsk_live_" + QByteArray(43, 'b');
const QByteArray testKey = "bsk_test_" + QByteArray(43, 'c');

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

public:
    explicit SessionTest(PrivateKeyring &keyring)
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
    void changesTheKey();
    void neverSendsAKeyToAnotherAddress();
    void switchesBetweenAccounts();
    void keepsOneStoreForEachAccount();
    void changesNameAndColorWithoutBeginningAnew();
    void removesAnAccountWithItsKeyAndItsCopies_data();
    void removesAnAccountWithItsKeyAndItsCopies();
    void keepsAnAccountWhoseKeyCouldNotBeWiped();
    void keepsAnotherTenantApartAsAnAccount();
    void keepsTheCopiesAndNotTheKeyOfARunFromTheEnvironment();
    void testsAKeyBeforeItIsKept();
    void testsTheKeptKeyAtItsOwnAddressOnly();

private:
    PrivateKeyring &m_keyring;
};

void SessionTest::init()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
}

void SessionTest::cleanup()
{
    m_keyring.stop();
    m_keyring.forget();
}

void SessionTest::findsTheKeyAgainInTheNextRun()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        QVERIFY(run.hasAccount && !*run.hasAccount);
        run.session.save(run.account(u"Sales"_s, service), firstKey);
        QVERIFY(run.keyIs(KeyState::Place::Keychain));
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

void SessionTest::asksNothingOfTheKeychainBeforeItIsTold()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        run.session.save(run.account({}, service), firstKey);
        QVERIFY(run.keyIs(KeyState::Place::Keychain));
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

void SessionTest::holdsTheKeyForTheRunWithoutAKeychain()
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

void SessionTest::saysThatALockedKeychainGaveNoKey()
{
    const Home home;
    FakeBackside service;
    serve(service);
    {
        Run run(home);
        run.session.save(run.account({}, service), firstKey);
        QVERIFY(run.keyIs(KeyState::Place::Keychain));
    }
    QVERIFY(m_keyring.lock());
    Run next(home);
    QVERIFY(next.keyIs(KeyState::Place::None));
    QCOMPARE(next.session.keyState().problem->kind, Error::Kind::KeychainRefused);
    QVERIFY(!next.open());
    QCOMPARE(next.problem(), Error::Kind::KeychainRefused);
    QCOMPARE(service.requests().size(), 0);
}

void SessionTest::asksAgainOnceTheKeychainIsThere()
{
    const Home home;
    FakeBackside service;
    serve(service);
    m_keyring.stop();
    Run run(home);
    run.session.save(run.account({}, service), firstKey);
    QVERIFY(run.keyIs(KeyState::Place::RunOnly));
    QTRY_VERIFY(run.session.keyState().problem);
    QVERIFY(m_keyring.start(password));
    run.session.tryKeychainAgain();
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(!run.session.keyState().problem);
    Run next(home);
    QVERIFY(next.open());
    QCOMPARE(lastKey(service), "Bearer " + firstKey);
}

void SessionTest::changesTheKey()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    run.session.save(run.session.account(), secondKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(run.open());
    QCOMPARE(run.session.accounts().size(), std::size_t(1));
    QCOMPARE(lastKey(service), "Bearer " + secondKey);
    Run next(home);
    QVERIFY(next.open());
    QCOMPARE(lastKey(service), "Bearer " + secondKey);
}

void SessionTest::neverSendsAKeyToAnotherAddress()
{
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    serve(service);
    serve(elsewhere);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
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

void SessionTest::switchesBetweenAccounts()
{
    const Home home;
    FakeBackside service;
    serve(service);
    FakeBackside other;
    serve(other, norvik);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.open());
    const QString first = run.session.account().id;
    QSignalSpy changed(&run.session, &Session::accountChanged);
    run.session.save(run.account(u"Support"_s, other), testKey);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!run.session.library().state(dealId).deal);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(run.open());
    QCOMPARE(lastKey(other), "Bearer " + testKey);
    run.session.use(first);
    QVERIFY(run.open());
    QCOMPARE(lastKey(service), "Bearer " + firstKey);
    QCOMPARE(other.requests().size(), 1);
    QCOMPARE(run.session.accounts().size(), std::size_t(2));
    QVERIFY(run.session.accounts()[0].color != run.session.accounts()[1].color);
    Run next(home);
    QCOMPARE(next.session.account().id, first);
}

void SessionTest::keepsOneStoreForEachAccount()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.open());
    run.session.save(run.account(u"Support"_s, service), secondKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    run.session.library().load(dealId);
    QTRY_VERIFY(run.session.library().state(dealId).isSettled());
    QVERIFY(!run.session.library().state(dealId).deal);
    QVERIFY(run.open());
    QTRY_COMPARE(home.stores().size(), 2);
}

void SessionTest::changesNameAndColorWithoutBeginningAnew()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.open());
    QSignalSpy changed(&run.session, &Session::accountChanged);
    QSignalSpy labelled(&run.session, &Session::accountsChanged);
    Account account = run.session.account();
    account.name = u"North"_s;
    account.color = 5;
    run.session.save(account, {});
    QCOMPARE(changed.size(), 0);
    QCOMPARE(labelled.size(), 1);
    QCOMPARE(run.session.account().name, u"North"_s);
    QCOMPARE(run.session.accounts()[0].color, 5);
    QVERIFY(run.open());
}

void SessionTest::removesAnAccountWithItsKeyAndItsCopies_data()
{
    QTest::addColumn<bool>("removesCopies");
    QTest::newRow("with its copies") << true;
    QTest::newRow("its copies stay") << false;
}

void SessionTest::removesAnAccountWithItsKeyAndItsCopies()
{
    QFETCH(bool, removesCopies);
    const Home home;
    FakeBackside service;
    serve(service);
    FakeBackside other;
    serve(other);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.open());
    QTRY_VERIFY(!run.session.library().state(dealId).isKeeping);
    const Account first = run.session.account();
    const QString removed = first.id;
    run.session.save(run.account(u"Support"_s, other), secondKey);
    QVERIFY(run.open());
    QTRY_VERIFY(!run.session.library().state(dealId).isKeeping);
    QTRY_COMPARE(home.stores().size(), 2);
    run.session.use(removed);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));

    run.session.remove(removed, removesCopies);
    QTRY_COMPARE(run.session.accounts().size(), std::size_t(1));
    QCOMPARE(run.session.account().name, u"Support"_s);
    QTRY_COMPARE(home.stores().size(), removesCopies ? 1 : 2);
    QVERIFY(run.open());

    SecretStore secrets(QStringLiteral(SIDELIGHT_APPLICATION_ID));
    std::optional<Result<std::optional<QByteArray>>> found;
    connect(&secrets, &SecretStore::wasRead, this,
            [&found](const QString &, const auto &secret) { found = secret; });
    secrets.read(keySecretName(first));
    QTRY_VERIFY(found);
    QVERIFY(*found && !**found);

    run.session.remove(run.session.account().id, true);
    QTRY_VERIFY(run.session.accounts().empty());
    QVERIFY(run.session.account().origin.isEmpty());
    QTRY_COMPARE(home.stores().size(), removesCopies ? 0 : 1);
}

void SessionTest::keepsAnAccountWhoseKeyCouldNotBeWiped()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(m_keyring.lock());
    QSignalSpy kept(&run.session, &Session::accountKept);
    run.session.remove(run.session.account().id, true);
    QVERIFY(kept.wait(20'000));
    QCOMPARE(kept[0][1].value<Error>().kind, Error::Kind::KeychainRefused);
    QCOMPARE(run.session.accounts().size(), std::size_t(1));
}

void SessionTest::keepsAnotherTenantApartAsAnAccount()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.open());
    QTRY_VERIFY(!run.session.library().state(dealId).isKeeping);
    const Account first = run.session.account();
    serve(service, norvik);
    run.session.save(run.session.account(), secondKey); // of another tenant, as it turns out
    run.session.library().refresh(dealId);
    QTRY_VERIFY(run.session.library().otherTenant());

    run.session.keepApart();
    QCOMPARE(run.session.accounts().size(), std::size_t(2));
    QVERIFY(run.session.account().id != first.id);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(run.open());
    QTRY_VERIFY(!run.session.library().state(dealId).isKeeping);
    QVERIFY(!run.session.library().state(dealId).keepError);
    // The first account has its copies, and no key of somebody else.
    run.session.use(first.id);
    QVERIFY(run.keyIs(KeyState::Place::None));
    run.session.library().load(dealId);
    QTRY_VERIFY(run.session.library().state(dealId).deal);
}

void SessionTest::keepsTheCopiesAndNotTheKeyOfARunFromTheEnvironment()
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

void SessionTest::testsAKeyBeforeItIsKept()
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

void SessionTest::testsTheKeptKeyAtItsOwnAddressOnly()
{
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    {
        Run run(home);
        run.session.save(run.account({}, service), firstKey);
        QVERIFY(run.keyIs(KeyState::Place::Keychain));
        run.session.save(run.account(u"Other"_s, elsewhere), secondKey);
        QVERIFY(run.keyIs(KeyState::Place::Keychain));
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

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    PrivateKeyring keyring;
    // Before anything of this process looks for a session.
    const QProcessEnvironment environment = keyring.environment();
    for (const QString &name : environment.keys())
        qputenv(qPrintable(name), environment.value(name).toLocal8Bit());
    SessionTest test(keyring);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_session.moc"
