// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/session.h"

#include "tests/support/fakebackside.h"
#include "tests/support/privatekeyring.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace sidelight {

inline const QUuid dealId = QUuid::fromString(QStringLiteral("5b0c3c5e-1111-4222-8333-444455556666"));
inline const QByteArray keyringPassword = "of the keyring";

/// What a user's runs have in common.
struct Home {
    Options options() const
    {
        Options options;
        options.dataDir = folder.filePath(QStringLiteral("data"));
        return options;
    }
    QStringList stores() const
    {
        return QDir(folder.filePath(QStringLiteral("data/stores")))
            .entryList({QStringLiteral("*.sqlite")}, QDir::Files, QDir::Name);
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
    /// Sets up an account whose key the keychain takes.
    bool add(const QString &name, const FakeBackside &service, const QByteArray &key)
    {
        session.save(account(name, service), key);
        return keyIs(KeyState::Place::Keychain);
    }
    /// True when the service has answered with the deal.
    bool open()
    {
        session.library().refresh(dealId);
        return QTest::qWaitFor([&] { return session.library().state(dealId).isSettled(); }, 20'000)
               && session.library().state(dealId).source == DealState::Source::Live;
    }
    /// The same, and it is kept.
    bool openAndKeep()
    {
        return open()
               && QTest::qWaitFor([&] { return !session.library().state(dealId).isKeeping; }, 20'000);
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

/// What the keychain has under a name; empty where it has nothing.
inline QByteArray storedSecret(const QString &name)
{
    SecretStore secrets(QStringLiteral(SIDELIGHT_APPLICATION_ID));
    std::optional<Result<std::optional<QByteArray>>> found;
    QObject::connect(&secrets, &SecretStore::wasRead, &secrets,
                     [&found](const QString &, const auto &secret) { found = secret; });
    secrets.read(name);
    const bool isAnswered = QTest::qWaitFor([&found] { return found.has_value(); }, 20'000);
    return isAnswered && *found ? (*found)->value_or(QByteArray()) : QByteArray("no answer");
}

inline QByteArray dealOf(const QByteArray &tenant, const QByteArray &name)
{
    return R"({"id":")" + dealId.toByteArray(QUuid::WithoutBraces) + R"(","tenant_id":")" + tenant
           + R"(","name":")" + name + "\"}";
}

inline const QByteArray lindholm = "7e4a0001-0000-4000-8000-000000000001";
inline const QByteArray norvik = "7e4a0002-0000-4000-8000-000000000002";

inline void serve(FakeBackside &service, const QByteArray &tenant = lindholm)
{
    service.setAnswer(dealPath(dealId), {200, dealOf(tenant, "Crane")});
}

inline QByteArray lastKey(const FakeBackside &service)
{
    return service.requests().isEmpty() ? QByteArray()
                                        : service.requests().constLast().header("Authorization");
}

inline const QByteArray firstKey = "bsk_live_" + QByteArray(43, 'a');
inline const QByteArray secondKey = "bsk_live_" + QByteArray(43, 'b');
inline const QByteArray testKey = "bsk_test_" + QByteArray(43, 'c');

/// Runs a test that is made with a keyring of its own, in whose session this process is.
template <typename Test, typename Application = QCoreApplication>
int runWithKeyring(int argc, char **argv)
{
    Application application(argc, argv);
    PrivateKeyring keyring;
    const QProcessEnvironment environment = keyring.environment();
    const QStringList names = environment.keys();
    for (const QString &name : names) // before anything looks for a session
        qputenv(qPrintable(name), environment.value(name).toLocal8Bit());
    Test test(keyring);
    return QTest::qExec(&test, argc, argv);
}

} // namespace sidelight
