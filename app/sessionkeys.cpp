// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys, between the reader, the secret store and the client.

#include "app/session.h"

namespace sidelight {

void Session::setKeyState(const KeyState &state)
{
    m_keyState = state;
    Q_EMIT keyStateChanged(state);
}

void Session::askForKey()
{
    m_asksForKeys = true;
    if (m_keyState.place == KeyState::Place::Asked && !m_account.id.isEmpty())
        m_secrets.read(keySecretName(m_account));
}

void Session::keepKey(const Account &account, const QByteArray &key)
{
    const QString name = keySecretName(account);
    m_held.insert(name, key);
    if (!m_remembers)
        return;
    ++m_writing[name];
    m_secrets.write(name, key);
}

void Session::tryKeychainAgain()
{
    if (m_account.id.isEmpty())
        return;
    const QString name = keySecretName(m_account);
    if (m_held.contains(name)) {
        keepKey(m_account, m_held.value(name));
    } else if (m_keyState.place == KeyState::Place::None) {
        m_client.awaitKey(m_account.origin);
        startBudget(); // which the client has forgotten
        setKeyState({KeyState::Place::Asked, std::nullopt});
        m_secrets.read(name);
    }
}

void Session::testConnection(const Account &account, const QByteArray &key)
{
    m_toTest.reset();
    m_test.reset();
    if (!key.isEmpty()) {
        startTest({account.origin, key});
        return;
    }
    const auto kept = m_accounts.find(account.id);
    if (!kept || kept->origin != account.origin) // a key never goes to another address
        Q_EMIT connectionTested(Error{Error::Kind::KeyMissing, QStringLiteral("no key is set")});
    else if (const auto held = m_held.constFind(keySecretName(*kept)); held != m_held.constEnd())
        startTest({account.origin, *held});
    else {
        m_toTest = *kept;
        m_secrets.read(keySecretName(*kept));
    }
}

void Session::startTest(const Endpoint &endpoint)
{
    m_test = std::make_unique<ConnectionTest>(endpoint);
    m_test->setNetwork(m_network);
    if (m_proxyLogin)
        m_test->setProxyLogin(m_proxyLogin->proxy, m_proxyLogin->login);
    connect(m_test.get(), &ConnectionTest::finished, this, &Session::connectionTested);
    m_test->start();
}

void Session::takeRead(const QString &name, const Result<std::optional<QByteArray>> &secret)
{
    if (m_toTest && keySecretName(*m_toTest) == name) {
        const Account account = *m_toTest;
        m_toTest.reset();
        if (secret && *secret)
            startTest({account.origin, **secret});
        else
            Q_EMIT connectionTested(secret ? Error{Error::Kind::KeyMissing, QStringLiteral("no key is set")}
                                           : secret.error());
    }
    if (name == proxySecretName(m_loginRequest.proxy)) {
        takeStoredLogin(secret);
        return;
    }
    // Another account may be in use by now, or the reader may have typed a key meanwhile.
    if (name != keySecretName(m_account) || m_keyState.place != KeyState::Place::Asked)
        return;
    if (!secret) {
        m_client.takeKey(secret.error());
        setKeyState({KeyState::Place::None, secret.error()});
    } else if (!*secret || keyKind(**secret) != m_account.kind) { // one of another kind has other deals
        m_client.takeKey(Error{Error::Kind::KeyMissing, QStringLiteral("no key is set")});
        setKeyState({KeyState::Place::None, std::nullopt});
    } else {
        m_client.takeKey(**secret);
        setKeyState({KeyState::Place::Keychain, std::nullopt});
    }
}

void Session::takeWritten(const QString &name, const std::optional<Error> &error)
{
    const auto writing = m_writing.find(name);
    if (writing == m_writing.end() || --*writing > 0) // another login, or a newer key comes after it
        return;
    m_writing.erase(writing);
    const QString replaced = m_replaced.take(name);
    if (!error) {
        m_held.remove(name);
        if (!replaced.isEmpty())
            m_secrets.remove(replaced);
    }
    if (name == keySecretName(m_account))
        setKeyState({error ? KeyState::Place::RunOnly : KeyState::Place::Keychain, error});
}

void Session::takeRemoved(const QString &name, const std::optional<Error> &error)
{
    if (!m_beingRemoved.contains(name))
        return;
    const Removal wanted = m_beingRemoved.take(name);
    // Where there is no keychain, there is no key in it.
    if (!error || error->kind == Error::Kind::NoKeychain)
        giveUp(wanted);
    else if (const auto account = m_accounts.find(wanted.accountId))
        Q_EMIT accountKept(*account, *error);
}

} // namespace sidelight
