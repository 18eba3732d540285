// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Accounts and what is kept of them, over a real keychain, real files and a real service.

#include "tests/support/sessionrun.h"

#include <QFile>
#include <QSignalSpy>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

QByteArray tenantBody(const QByteArray &id, const QByteArray &name)
{
    return R"({"id":")" + id + R"(","slug":"one","plan":"pro","name":")" + name + "\"}";
}

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

    void switchesBetweenAccounts();
    void findsTheAccountThatHoldsADeal();
    void keepsOneStoreForEachAccount();
    void changesNameAndColorWithoutBeginningAnew();
    void removesAnAccountWithItsKeyAndItsCopies_data();
    void removesAnAccountWithItsKeyAndItsCopies();
    void keepsAnAccountWhoseKeyCouldNotBeWiped();
    void keepsAnotherTenantApartAsAnAccount();
    void keepsWhatWasLearnedWhenALabelIsSaved();
    void keepsTheNameOfTheTenantWhoseCopiesItHas();
    void beginsANewAccountWithThePresetAddress();

private:
    PrivateKeyring &m_keyring;
};

void SessionTest::init()
{
    QVERIFY2(m_keyring.start(keyringPassword), qPrintable(m_keyring.said()));
}

void SessionTest::cleanup()
{
    m_keyring.stop();
    m_keyring.forget();
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

void SessionTest::findsTheAccountThatHoldsADeal()
{
    const Home home;
    FakeBackside service;
    serve(service);
    FakeBackside other;
    serve(other, norvik);
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    QVERIFY(run.openAndKeep());
    const QString first = run.session.account().id;
    QVERIFY(run.add(u"Support"_s, other, testKey));
    QSignalSpy found(&run.session, &Session::holderFound);
    const auto holder = [&] {
        found.clear();
        run.session.findHolder(dealId);
        return found.empty() && !found.wait() ? u"no answer"_s : found[0][1].toString();
    };
    QCOMPARE(holder(), first);
    QVERIFY(run.openAndKeep());
    QCOMPARE(holder(), QString()); // the account in use has it too
    Run next(home);
    QSignalSpy foundNext(&next.session, &Session::holderFound);
    next.session.findHolder(dealId); // before anything was read
    QVERIFY(!foundNext.empty() || foundNext.wait());
    QCOMPARE(foundNext[0][1].toString(), QString());
}

void SessionTest::keepsOneStoreForEachAccount()
{
    const Home home;
    FakeBackside service;
    serve(service);
    Run run(home);
    run.session.save(run.account(u"Sales"_s, service), firstKey);
    QVERIFY(run.open());
    QVERIFY(run.add(u"Support"_s, service, secondKey));
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
    QVERIFY(run.openAndKeep());
    const Account first = run.session.account();
    const QString removed = first.id;
    run.session.save(run.account(u"Support"_s, other), secondKey);
    QVERIFY(run.openAndKeep());
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
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
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
    QVERIFY(run.openAndKeep());
    const Account first = run.session.account();
    serve(service, norvik);
    run.session.save(run.session.account(), secondKey); // of another tenant, as it turns out
    run.session.library().refresh(dealId);
    QTRY_VERIFY(run.session.library().otherTenant());

    run.session.keepApart();
    QCOMPARE(run.session.accounts().size(), std::size_t(2));
    QVERIFY(run.session.account().id != first.id);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QVERIFY(run.openAndKeep());
    QVERIFY(!run.session.library().state(dealId).keepError);
    // The first account has its copies, and no key of somebody else.
    run.session.use(first.id);
    QVERIFY(run.keyIs(KeyState::Place::None));
    run.session.library().load(dealId);
    QTRY_VERIFY(run.session.library().state(dealId).deal);
}

void SessionTest::keepsWhatWasLearnedWhenALabelIsSaved()
{
    const Home home;
    FakeBackside service;
    service.setAnswer(u"/api/v1/tenant"_s, {200, tenantBody(lindholm, "Lindholm")});
    Run run(home);
    QVERIFY(run.add({}, service, firstKey));
    Account form = run.session.account(); // filled in before the tenant answered
    run.session.learnPlan();
    QTRY_COMPARE(run.session.account().tenantName, u"Lindholm"_s);
    form.name = u"Sales"_s;
    run.session.save(form, {});
    QCOMPARE(run.session.account().name, u"Sales"_s);
    QCOMPARE(run.session.account().tenantName, u"Lindholm"_s);
    QCOMPARE(run.session.accounts()[0].plan, u"pro"_s);
    QCOMPARE(run.session.client().usage().limits, (PlanLimits{300, 50'000}));
}

void SessionTest::keepsTheNameOfTheTenantWhoseCopiesItHas()
{
    const Home home;
    FakeBackside service;
    service.setAnswers(u"/api/v1/tenant"_s,
                       {{200, tenantBody(lindholm, "Lindholm")}, {200, tenantBody(norvik, "Norvik")}});
    Run run(home);
    QVERIFY(run.add({}, service, firstKey));
    run.session.learnPlan();
    QTRY_COMPARE(run.session.account().tenantName, u"Lindholm"_s);
    run.session.save(run.session.account(), secondKey); // of Norvik's, and its tenant is asked again
    QTRY_COMPARE(service.requests().size(), 2);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QCOMPARE(run.session.account().tenantName, u"Lindholm"_s);
    QCOMPARE(run.session.accounts()[0].tenantName, u"Lindholm"_s);
}

void SessionTest::beginsANewAccountWithThePresetAddress()
{
    const Home home;
    QVERIFY(QDir(home.folder.path()).mkpath(u"etc/sidelight"_s));
    QFile preset(home.folder.filePath(u"etc/sidelight/sidelight.ini"_s));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write("[service]\naddress=https://crm.example\n");
    preset.close();
    const QByteArray before = qgetenv("XDG_CONFIG_DIRS");
    qputenv("XDG_CONFIG_DIRS", home.folder.filePath(u"etc"_s).toLocal8Bit());
    const Run run(home);
    qputenv("XDG_CONFIG_DIRS", before);
    QCOMPARE(run.session.draft().origin, QUrl(u"https://crm.example"_s));
}

int main(int argc, char **argv)
{
    return runWithKeyring<SessionTest>(argc, argv);
}

#include "tst_session.moc"
