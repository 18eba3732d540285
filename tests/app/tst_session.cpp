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

QByteArray settings(const Home &home)
{
    QFile file(home.folder.filePath(u"data/sidelight.ini"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
    void keepsTasksWithTheirAccount();
    void wipesAKeyLaterThatCannotBeWipedNow_data();
    void wipesAKeyLaterThatCannotBeWipedNow();
    void changesNothingThatIsStoredInARunThatKeepsNothing();
    void keepsAnotherTenantApartAsAnAccount();
    void keepsApartWhatItTookForItsOwnTenant();
    void keepsWhatWasLearnedWhenALabelIsSaved();
    void keepsTheNameOfTheTenantWhoseCopiesItHas();
    void beginsANewAccountWithThePresetAddress();
    void showsTheSettingsToNobodyElse_data();
    void showsTheSettingsToNobodyElse();

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

    QTRY_COMPARE(storedSecret(keySecretName(first)), QByteArray());

    run.session.remove(run.session.account().id, true);
    QTRY_VERIFY(run.session.accounts().empty());
    QVERIFY(run.session.account().origin.isEmpty());
    QTRY_COMPARE(home.stores().size(), removesCopies ? 0 : 1);
}

void SessionTest::keepsTasksWithTheirAccount()
{
    const Home home;
    FakeBackside service;
    serve(service);
    const auto files = [&home] {
        return QDir(home.folder.filePath(u"data/stores"_s)).entryList({u"*-tasks"_s}, QDir::Files);
    };
    QUuid task;
    QString first;
    {
        Run run(home);
        run.session.tasks().takeUpKept();
        run.session.save(run.account(u"Sales"_s, service), firstKey);
        first = run.session.account().id;
        task = run.session.tasks().add(DealTask::Kind::Import, {}, {dealId, QUuid::createUuid()});
        run.session.tasks().pause(task);
        run.session.save(run.account(u"Support"_s, service), secondKey);
        QVERIFY(run.session.tasks().tasks().empty());
        QVERIFY(run.keyIs(KeyState::Place::Keychain));
    }
    Run run(home);
    run.session.use(first);
    QVERIFY(run.session.tasks().tasks().empty()); // nothing is taken up before the first paint
    run.session.tasks().takeUpKept();
    QTRY_COMPARE(run.session.tasks().tasks().size(), std::size_t(1));
    QCOMPARE(run.session.tasks().tasks()[0].id, task);
    QCOMPARE(run.session.tasks().tasks()[0].state, DealTask::State::Paused);
    QCOMPARE(files().size(), 1);
    run.session.remove(first, false);
    QTRY_COMPARE(files().size(), 0);
}

void SessionTest::wipesAKeyLaterThatCannotBeWipedNow_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::addColumn<bool>("isLocked");
    QTest::newRow("removed while it is locked") << true << true;
    QTest::newRow("removed while there is no keychain") << true << false;
    QTest::newRow("moved while it is locked") << false << true;
    QTest::newRow("moved while there is no keychain") << false << false;
}

void SessionTest::wipesAKeyLaterThatCannotBeWipedNow()
{
    QFETCH(bool, isRemoved);
    QFETCH(bool, isLocked);
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    Account former;
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        former = run.session.account();
        if (isLocked)
            QVERIFY(m_keyring.lock());
        else
            m_keyring.stop();
        QSignalSpy left(&run.session, &Session::keyLeft);
        Account moved = former;
        moved.origin = elsewhere.origin();
        if (isRemoved)
            run.session.remove(former.id, true);
        else
            run.session.save(moved, {});
        QCOMPARE(run.session.accounts().empty(), isRemoved); // at once
        QVERIFY(left.wait(20'000));
        QVERIFY(left[0][0].value<Account>() == former);
        QCOMPARE(left[0][1].value<Error>().kind,
                 isLocked ? Error::Kind::KeychainRefused : Error::Kind::NoKeychain);
    }
    const QByteArray written = settings(home);
    QVERIFY2(written.contains(former.id.toLatin1()) && !written.contains("bsk_"), written.constData());
    m_keyring.stop();
    QVERIFY(m_keyring.start(keyringPassword));
    QCOMPARE(storedSecret(keySecretName(former)), firstKey);
    const Run next(home);
    QTRY_VERIFY(!settings(home).contains("toWipe"));
    QCOMPARE(storedSecret(keySecretName(former)), QByteArray());
}

void SessionTest::changesNothingThatIsStoredInARunThatKeepsNothing()
{
    const Home home;
    FakeBackside service;
    FakeBackside elsewhere;
    Account account;
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        account = run.session.account();
    }
    const QByteArray before = settings(home);
    {
        Options options = home.options();
        options.isDemo = true;
        Session session(options);
        QVERIFY(*session.begin());
        session.askForKey();
        Account moved = account;
        moved.origin = elsewhere.origin();
        session.save(moved, secondKey);
        session.remove(account.id, true);
        session.use(account.id);
        QTRY_COMPARE(session.keyState().place, KeyState::Place::Keychain);
        QCOMPARE(session.client().endpoint(), (Endpoint{service.origin(), firstKey}));
    }
    QCOMPARE(settings(home), before);
    QCOMPARE(storedSecret(keySecretName(account)), firstKey);
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

void SessionTest::keepsApartWhatItTookForItsOwnTenant()
{
    const Home home;
    FakeBackside service;
    serve(service);
    service.setAnswer(u"/api/v1/tenant"_s, {200, tenantBody(norvik, "Norvik")});
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    QVERIFY(run.openAndKeep());
    const Account first = run.session.account();
    serve(service, norvik);
    run.session.save(first, secondKey);
    run.session.learnPlan(); // before anybody knew whose the copies are
    QTRY_COMPARE(run.session.account().tenantName, u"Norvik"_s);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    run.session.library().refresh(dealId);
    QTRY_VERIFY(run.session.library().otherTenant());

    run.session.keepApart();
    const Account apart = run.session.account();
    QVERIFY(apart.id != first.id);
    QVERIFY(apart.store.contains(QUuid(QString::fromLatin1(norvik)).toString(QUuid::Id128)));
    QVERIFY(run.session.accounts()[0].tenant.isNull());
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    QTRY_COMPARE(storedSecret(keySecretName(first)), QByteArray());
    QCOMPARE(storedSecret(keySecretName(apart)), secondKey);
    // Once more, from the first account: it is known by its tenant.
    run.session.save(run.session.accounts()[0], secondKey);
    QVERIFY(run.keyIs(KeyState::Place::Keychain));
    run.session.library().refresh(dealId);
    QTRY_VERIFY(run.session.library().otherTenant());
    run.session.keepApart();
    QCOMPARE(run.session.account().id, apart.id);
    QCOMPARE(run.session.accounts().size(), std::size_t(2));
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

void SessionTest::showsTheSettingsToNobodyElse_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("a new file") << false;
    QTest::newRow("one that all may read") << true;
}

void SessionTest::showsTheSettingsToNobodyElse()
{
    QFETCH(bool, isThere);
    const Home home;
    FakeBackside service;
    QFile file(home.folder.filePath(u"data/sidelight.ini"_s));
    if (isThere) {
        QVERIFY(QDir(home.folder.path()).mkpath(u"data"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                                    | QFile::ReadOther));
    }
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
    }
    QVERIFY(file.exists());
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

int main(int argc, char **argv)
{
    return runWithKeyring<SessionTest>(argc, argv);
}

#include "tst_session.moc"
