// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/secretstore.h"

#include "tests/support/privatekeyring.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QDir>
#include <QDirIterator>
#include <QTest>
#include <QTimer>

using namespace sidelight;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = Error::Kind;

namespace {

constexpr auto patience = 20s; // never over in these tests unless something is broken
constexpr auto impatience = 300ms;
const auto service = u"sidelight.test"_s;
const auto account = u"account/1"_s;
const auto secret = "bsk_test_marked-7f3a91"_ba;
const auto password = "open sesame"_ba;

/// A store, and what it answered in the order in which it did: one line for each answer.
class Asked
{
public:
    explicit Asked(std::chrono::milliseconds time = patience)
        : store(service, time)
    {
        QObject::connect(
            &store, &SecretStore::wasRead, &store, [this](const QString &name, const auto &found) {
                if (!found)
                    note(u"read "_s + name, found.error());
                else
                    answers << u"read "_s + name
                                   + (*found ? u": "_s + QString::fromUtf8(**found) : u", nothing"_s);
            });
        QObject::connect(
            &store, &SecretStore::written, &store,
            [this](const QString &name, const auto &error) { note(u"written "_s + name, error); });
        QObject::connect(
            &store, &SecretStore::removed, &store,
            [this](const QString &name, const auto &error) { note(u"removed "_s + name, error); });
    }

    bool waitFor(qsizetype count)
    {
        return QTest::qWaitFor([this, count] { return answers.size() >= count; }, 40'000);
    }

    SecretStore store;
    QStringList answers;
    QList<Kind> kinds; ///< of the errors among them
    QStringList details;

private:
    void note(const QString &what, const std::optional<Error> &error)
    {
        answers << what + (error ? u", error"_s : QString());
        if (!error)
            return;
        kinds << error->kind;
        details << error->detail;
    }
};

/// A service that takes every call and never answers one.
class Silence : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        called << message.member();
        return true;
    }
    QStringList called;
};

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void keepsASecret();
    void keepsAnyBytes_data();
    void keepsAnyBytes();
    void keepsItFromRunToRun();
    void filesItUnderTheService();
    void putsItIntoNoFileAsItIs();
    void refusesWhatIsTooLong();
    void answersNeverFromWithinTheCall();
    void answersEachCallOnceAndInOrder();
    void saysThatThereIsNoKeychain();
    void saysThatThereIsNoSession_data();
    void saysThatThereIsNoSession();
    void saysThatTheLibraryIsMissing();
    void saysThatItIsLocked();
    void saysThatThereIsNoPlaceForIt();
    void givesUpWaiting();
    void dropsWhatHadNotBegun();
    void doesNotBringBackARemovedSecret();
    void removesWhenTheKeychainAnswersAgain();
    void staysAwakeWhileTheKeychainHangs();
    void mayEndBeforeTheAnswer();
    void saysThatTheKeychainDisappeared();
    void waitsForNoWalletThatHangs();
    void doesWithoutAWallet();

private:
    QString run(const QStringList &words, const QProcessEnvironment &environment);
    QString run(const QStringList &words) { return run(words, m_keyring.environment()); }
    bool put(const QByteArray &value);
    QString kept();
    bool freezeInTheMidst();

    PrivateKeyring m_keyring;
};

void SecretStoreTest::initTestCase()
{
    QVERIFY(m_keyring.isReady());
    const QProcessEnvironment environment = m_keyring.environment();
    for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
        qputenv(name, environment.value(QLatin1StringView(name)).toUtf8());
    for (const char *name : {"KDE_SESSION_VERSION", "KDE_FULL_SESSION", "XDG_CURRENT_DESKTOP"})
        qunsetenv(name);
}

void SecretStoreTest::cleanup()
{
    m_keyring.thaw();
    m_keyring.stop();
    m_keyring.forget();
}

QString SecretStoreTest::run(const QStringList &words, const QProcessEnvironment &environment)
{
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SECRETS_PROGRAM), words);
    if (!QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; }, 60'000))
        return u"it did not end"_s;
    return QString::fromUtf8(program.readAllStandardOutput()).trimmed();
}

bool SecretStoreTest::put(const QByteArray &value)
{
    Asked asked;
    asked.store.write(account, value);
    if (!asked.waitFor(1))
        return false;
    if (!asked.kinds.isEmpty())
        qWarning("%s", qPrintable(asked.details.join(u' ')));
    return asked.kinds.isEmpty();
}

QString SecretStoreTest::kept()
{
    Asked asked;
    asked.store.read(account);
    return asked.waitFor(1) ? asked.answers.first() : u"no answer"_s;
}

// The first call of a store has found the keychain there, and finds it frozen when it asks for more.
bool SecretStoreTest::freezeInTheMidst()
{
    QCoreApplication::sendPostedEvents();
    if (!m_keyring.waitForCall("Ping"))
        return false;
    const bool isAnswered = m_keyring.answers(); // and the ping before it too
    m_keyring.freeze();
    return isAnswered;
}

void SecretStoreTest::keepsASecret()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    Asked asked;
    asked.store.read(account);
    asked.store.write(account, secret);
    asked.store.read(account);
    asked.store.write(account, "another"_ba);
    asked.store.read(account);
    asked.store.remove(account);
    asked.store.read(account);
    asked.store.remove(account);
    QVERIFY(asked.waitFor(8));
    QCOMPARE(asked.details, QStringList());
    QCOMPARE(asked.answers,
             QStringList({u"read account/1, nothing"_s, u"written account/1"_s,
                          u"read account/1: bsk_test_marked-7f3a91"_s, u"written account/1"_s,
                          u"read account/1: another"_s, u"removed account/1"_s,
                          u"read account/1, nothing"_s, u"removed account/1"_s}));
}

void SecretStoreTest::keepsAnyBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    QTest::newRow("none") << QByteArray("");
    QTest::newRow("every byte") << all;
    QTest::newRow("a zero first") << QByteArray("\0a", 2);
    QTest::newRow("letters beyond ASCII") << u"gr\u00fc\u00df \U0001F511"_s.toUtf8();
    QTest::newRow("as much as may be") << QByteArray(SecretStore::maxSecretBytes, '\xff');
}

void SecretStoreTest::keepsAnyBytes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(bytes));
    SecretStore store(service, patience);
    std::optional<QByteArray> found;
    connect(&store, &SecretStore::wasRead, this, [&found](const QString &, const auto &answer) {
        if (answer)
            found = *answer;
    });
    store.read(account);
    QTRY_VERIFY(found);
    QCOMPARE(*found, bytes);
}

void SecretStoreTest::keepsItFromRunToRun()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QCOMPARE(run({service, u"20000"_s, u"write"_s, account, QString::fromUtf8(secret)}), u"done"_s);
    QCOMPARE(run({service, u"20000"_s, u"read"_s, account}), u"= bsk_test_marked-7f3a91"_s);
    QVERIFY(m_keyring.stopCalmly());
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QCOMPARE(run({service, u"20000"_s, u"read"_s, account}), u"= bsk_test_marked-7f3a91"_s);
    QCOMPARE(kept(), u"read account/1: bsk_test_marked-7f3a91"_s);
}

void SecretStoreTest::filesItUnderTheService()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret));
    QCOMPARE(run({u"sidelight.other"_s, u"20000"_s, u"read"_s, account}), u"nothing"_s);
    QCOMPARE(run({u"sidelight.other"_s, u"20000"_s, u"remove"_s, account}), u"done"_s);
    QCOMPARE(kept(), u"read account/1: bsk_test_marked-7f3a91"_s);
}

void SecretStoreTest::putsItIntoNoFileAsItIs()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret));
    QVERIFY(m_keyring.stopCalmly());
    int files = 0;
    for (QDirIterator it(m_keyring.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        QVERIFY2(!bytes.contains(secret), qPrintable(file.fileName()));
        QVERIFY2(!bytes.contains(secret.toBase64()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 2); // the bus's, and the keyring itself
}

void SecretStoreTest::refusesWhatIsTooLong()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    Asked asked;
    asked.store.write(account, QByteArray(1025, 'k'));
    QCOMPARE(asked.answers, QStringList());
    asked.store.read(account);
    QVERIFY(asked.waitFor(2));
    QCOMPARE(asked.answers, QStringList({u"written account/1, error"_s, u"read account/1, nothing"_s}));
    QCOMPARE(asked.kinds, QList{Kind::BadKey});
    QCOMPARE(asked.details, QStringList{u"it is longer than 1024 bytes"_s});
}

void SecretStoreTest::answersNeverFromWithinTheCall()
{
    // Nothing is there, so that the answer is known early.
    Asked asked(0ms);
    asked.store.read(account);
    asked.store.write(account, secret);
    asked.store.remove(account);
    QCOMPARE(asked.answers, QStringList());
    QVERIFY(asked.waitFor(3));
}

void SecretStoreTest::answersEachCallOnceAndInOrder()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    Asked asked;
    connect(&asked.store, &SecretStore::wasRead, this, [&asked](const QString &name) {
        if (name == u"a")
            asked.store.read(u"c"_s); // asked while answering
    });
    asked.store.read(u"a"_s);
    asked.store.write(u"b"_s, secret);
    QVERIFY(asked.waitFor(3));
    asked.store.read(u"b"_s);
    QVERIFY(asked.waitFor(4));
    QCOMPARE(asked.answers, QStringList({u"read a, nothing"_s, u"written b"_s, u"read c, nothing"_s,
                                         u"read b: bsk_test_marked-7f3a91"_s}));
}

void SecretStoreTest::saysThatThereIsNoKeychain()
{
    Asked asked;
    asked.store.read(account);
    asked.store.write(account, secret);
    asked.store.remove(account);
    QVERIFY(asked.waitFor(3));
    QCOMPARE(asked.kinds, QList<Kind>(3, Kind::NoKeychain));
    for (const QString &detail : std::as_const(asked.details))
        QVERIFY2(detail.startsWith(u"org.freedesktop.DBus.Error.ServiceUnknown: "), qPrintable(detail));
}

void SecretStoreTest::saysThatThereIsNoSession_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("none is named") << QString();
    QTest::newRow("nobody there") << u"unix:path=/nowhere/bus"_s;
}

void SecretStoreTest::saysThatThereIsNoSession()
{
    QFETCH(QString, address);
    QProcessEnvironment environment = m_keyring.environment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    if (!address.isEmpty())
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    const QString said = QString::number(int(Kind::NoKeychain)) + u" there is no D-Bus session"_s;
    QCOMPARE(run({service, u"20000"_s, u"read"_s, account}, environment), said);
    QCOMPARE(run({service, u"20000"_s, u"write"_s, account, QString::fromUtf8(secret)}, environment), said);
    QCOMPARE(run({service, u"20000"_s, u"remove"_s, account}, environment), said);
}

void SecretStoreTest::saysThatTheLibraryIsMissing()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    // One that is found first and cannot be loaded.
    const QString folder = m_keyring.folder() + u"/broken"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile library(folder + u"/libsecret-1.so.0"_s);
    QVERIFY(library.open(QIODevice::WriteOnly));
    library.close();
    QProcessEnvironment environment = m_keyring.environment();
    environment.insert(u"LD_LIBRARY_PATH"_s, folder);
    QCOMPARE(run({service, u"20000"_s, u"read"_s, account}, environment),
             QString::number(int(Kind::NoKeychain)) + u" libsecret could not be loaded"_s);
}

void SecretStoreTest::saysThatItIsLocked()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret));
    QVERIFY(m_keyring.lock());
    Asked asked;
    asked.store.read(account);
    asked.store.write(account, "another"_ba);
    asked.store.write(u"new"_s, secret);
    asked.store.remove(account);
    QVERIFY(asked.waitFor(4));
    QCOMPARE(asked.answers, QStringList({u"read account/1, error"_s, u"written account/1, error"_s,
                                         u"written new, error"_s, u"removed account/1, error"_s}));
    QVERIFY2(asked.kinds == QList<Kind>(4, Kind::KeychainRefused), qPrintable(asked.details.join(u'\n')));

    m_keyring.stop();
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QCOMPARE(kept(), u"read account/1: bsk_test_marked-7f3a91"_s);
}

void SecretStoreTest::saysThatThereIsNoPlaceForIt()
{
    QVERIFY2(m_keyring.startWithoutKeyring(), qPrintable(m_keyring.said()));
    Asked asked;
    asked.store.read(account);
    asked.store.write(account, secret);
    QVERIFY(asked.waitFor(2));
    QCOMPARE(asked.answers, QStringList({u"read account/1, nothing"_s, u"written account/1, error"_s}));
    QVERIFY2(asked.kinds == QList{Kind::KeychainFailed}, qPrintable(asked.details.join(u'\n')));
}

void SecretStoreTest::givesUpWaiting()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret));
    QVERIFY(m_keyring.watch());
    Asked asked(2s);
    asked.store.read(account);
    QVERIFY(freezeInTheMidst());
    QVERIFY(asked.waitFor(1));
    QVERIFY2(m_keyring.called().contains("\tGetAll"), m_keyring.called().constData());
    QCOMPARE(asked.kinds, QList{Kind::KeychainSilent});
    QCOMPARE(asked.details, QStringList{u"no answer in 2000 ms"_s});

    m_keyring.thaw();
    QCOMPARE(kept(), u"read account/1: bsk_test_marked-7f3a91"_s); // the late answer came before this one
    QCOMPARE(asked.answers, QStringList{u"read account/1, error"_s});
}

void SecretStoreTest::dropsWhatHadNotBegun()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    m_keyring.freeze();
    Asked asked(impatience);
    asked.store.read(u"other"_s);
    asked.store.write(account, secret);
    QVERIFY(asked.waitFor(2));
    QCOMPARE(asked.kinds, QList<Kind>(2, Kind::KeychainSilent));

    m_keyring.thaw();
    QTRY_COMPARE(kept(), u"read account/1, nothing"_s);
    QCOMPARE(asked.answers.size(), 2);
}

void SecretStoreTest::doesNotBringBackARemovedSecret()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put("former"_ba));
    QVERIFY(m_keyring.watch());
    Asked asked(2s);
    asked.store.write(account, secret); // will be written late
    QVERIFY(freezeInTheMidst());
    asked.store.remove(account);
    QVERIFY(asked.waitFor(2));
    QCOMPARE(asked.answers, QStringList({u"written account/1, error"_s, u"removed account/1, error"_s}));
    QCOMPARE(asked.kinds, QList<Kind>(2, Kind::KeychainSilent));

    m_keyring.thaw();
    QTRY_VERIFY(m_keyring.called().contains("\tCreateItem"));
    QTRY_VERIFY(m_keyring.called().contains("\tDelete"));
    QCOMPARE(kept(), u"read account/1, nothing"_s);
    QCOMPARE(asked.answers.size(), 2);
}

void SecretStoreTest::removesWhenTheKeychainAnswersAgain()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret));
    m_keyring.freeze();
    Asked asked(impatience);
    asked.store.read(account);
    asked.store.remove(account);
    QVERIFY(asked.waitFor(2));
    m_keyring.thaw();
    QTRY_COMPARE(kept(), u"read account/1, nothing"_s);
}

void SecretStoreTest::staysAwakeWhileTheKeychainHangs()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    m_keyring.freeze();
    Asked asked(500ms);
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(10ms);
    asked.store.write(account, secret);
    QVERIFY(asked.waitFor(1));
    QCOMPARE(asked.kinds, QList{Kind::KeychainSilent});
    QVERIFY2(ticks >= 10, qPrintable(QString::number(ticks)));
}

void SecretStoreTest::mayEndBeforeTheAnswer()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret));
    QVERIFY(m_keyring.watch());
    {
        Asked asked(2s);
        asked.store.read(account);
        QVERIFY(freezeInTheMidst());
        QVERIFY(asked.waitFor(1));
    }
    m_keyring.thaw();
    QCOMPARE(kept(), u"read account/1: bsk_test_marked-7f3a91"_s);
}

void SecretStoreTest::saysThatTheKeychainDisappeared()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put(secret)); // so that the session with it is open
    QVERIFY(m_keyring.watch());
    Asked asked;
    asked.store.write(account, "another"_ba);
    QVERIFY(freezeInTheMidst());
    QTRY_VERIFY2(m_keyring.called().contains("\tGetAll"), m_keyring.called().constData());
    m_keyring.stop();
    QVERIFY(asked.waitFor(1));
    QCOMPARE(asked.answers, QStringList{u"written account/1, error"_s});
    QCOMPARE(asked.kinds, QList{Kind::KeychainFailed});
    QVERIFY(!asked.details.first().isEmpty());

    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QVERIFY(put("third"_ba));
    QCOMPARE(kept(), u"read account/1: third"_s);
}

void SecretStoreTest::waitsForNoWalletThatHangs()
{
    Silence wallet;
    auto bus = QDBusConnection::connectToBus(m_keyring.address(), u"wallet"_s);
    QVERIFY(bus.registerService(u"org.kde.kwalletd5"_s));
    QVERIFY(bus.registerVirtualObject(u"/modules/kwalletd5"_s, &wallet));
    QProcessEnvironment environment = m_keyring.environment();
    environment.insert(u"XDG_CURRENT_DESKTOP"_s, u"KDE"_s);
    environment.insert(u"KDE_SESSION_VERSION"_s, u"5"_s);
    QCOMPARE(run({service, u"300"_s, u"read"_s, account}, environment),
             QString::number(int(Kind::KeychainSilent)) + u" no answer in 300 ms"_s);
    QDBusConnection::disconnectFromBus(u"wallet"_s);
    QCOMPARE(wallet.called, QStringList{u"networkWallet"_s}); // QtKeychain did not ask once more, and wait
}

void SecretStoreTest::doesWithoutAWallet()
{
    QVERIFY2(m_keyring.start(password), qPrintable(m_keyring.said()));
    QProcessEnvironment environment = m_keyring.environment();
    environment.insert(u"XDG_CURRENT_DESKTOP"_s, u"KDE"_s);
    environment.insert(u"KDE_SESSION_VERSION"_s, u"5"_s);
    QCOMPARE(run({service, u"20000"_s, u"write"_s, account, QString::fromUtf8(secret)}, environment),
             u"done"_s);
    QCOMPARE(kept(), u"read account/1: bsk_test_marked-7f3a91"_s);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
