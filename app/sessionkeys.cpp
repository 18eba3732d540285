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
    else
        wipeLeftKeys(); // else once it answers: a locked one asks the reader once, not for each
}

void Session::keepKey(const Account &account, const QByteArray &key)
{
    const QString name = keySecretName(account);
    m_held.insert(name, {key});
    if (!m_remembers)
        return;
    m_accounts.setToWipe(name, false);
    ++m_writing[name];
    m_secrets.write(name, key);
    Q_EMIT keepingChanged();
}

void Session::tryKeychainAgain()
{
    if (m_account.id.isEmpty())
        return;
    const QString name = keySecretName(m_account);
    if (const auto held = m_held.constFind(name); held != m_held.constEnd()) {
        if (held->problem) // else it is under way, or of this run alone
            keepKey(m_account, QByteArray(held->key));
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
        startTest({account.origin, held->key});
    else {
        m_toTest = *kept;
        m_secrets.read(keySecretName(*kept));
    }
}

void Session::startTest(const Endpoint &endpoint)
{
    if (const auto wait = testPause(endpoint)) {
        const Error tooMany{
            .kind = Error::Kind::TooMany, .detail = QStringLiteral("not sent"), .wait = wait};
        QMetaObject::invokeMethod(
            this, [this, tooMany] { Q_EMIT connectionTested(tooMany); }, Qt::QueuedConnection);
        return;
    }
    if (endpoint == m_client.endpoint())
        m_client.countSent();
    m_test = std::make_unique<ConnectionTest>(endpoint);
    m_test->setNetwork(m_network);
    if (m_proxyLogin)
        m_test->client().setProxyLogin(m_proxyLogin->proxy, m_proxyLogin->login);
    connect(&m_test->client(), &BacksideClient::proxyLoginNeeded, this, &Session::takeLoginNeeded);
    connect(&m_test->client(), &BacksideClient::answered, this,
            [this, endpoint] { keepProxyLogin(endpoint.origin); });
    connect(m_test.get(), &ConnectionTest::finished, this, [this, endpoint](const Result<Tenant> &report) {
        if (!report && report.error().kind == Error::Kind::TooMany && report.error().wait)
            m_testPause = {endpoint, QDateTime::currentDateTimeUtc() + *report.error().wait};
        Q_EMIT connectionTested(report);
    });
    m_test->start();
}

/// How long the service wants no request, as a former test or the client was told.
std::optional<std::chrono::seconds> Session::testPause(const Endpoint &endpoint) const
{
    std::optional<QDateTime> until;
    if (endpoint == m_client.endpoint())
        until = m_client.pausedUntil();
    if (endpoint == m_testPause.endpoint && (!until || *until < m_testPause.until))
        until = m_testPause.until;
    if (!until)
        return std::nullopt;
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(*until);
    return left > 0 ? std::optional(std::chrono::seconds((left + 999) / 1000)) : std::nullopt;
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
    if (secret)
        wipeLeftKeys();
    // Another account may be in use by now, or the reader may have typed a key meanwhile.
    if (name != keySecretName(m_account) || m_keyState.place != KeyState::Place::Asked)
        return;
    if (!secret) {
        m_client.takeKey(secret.error());
        setKeyState({KeyState::Place::None, secret.error()});
    } else if (!*secret || keyKind(**secret) != m_account.kind // one of another kind has other deals
               || m_accounts.toWipe().contains(name)) {
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
    const Account replaced = m_replaced.take(name);
    const auto held = m_held.find(name);
    if (!error) {
        m_held.remove(name);
        if (!replaced.id.isEmpty() && keySecretName(replaced) != name)
            wipeKey(replaced);
        wipeLeftKeys();
    } else if (held != m_held.end()) {
        held->problem = error;
    }
    if (name == keySecretName(m_account))
        setKeyState({error ? KeyState::Place::RunOnly : KeyState::Place::Keychain, error});
    Q_EMIT keepingChanged();
}

// --- Keys that go ---------------------------------------------------------------------------------

/// Its name is written down until it is done: neither a locked keychain nor the end of this run leaves
/// a key behind that nobody knows of.
void Session::wipeKey(const Account &account)
{
    const QString name = keySecretName(account);
    m_held.remove(name);
    m_accounts.setToWipe(name, true);
    m_wiping.insert(name, account);
    m_secrets.remove(name);
}

void Session::wipeLeftKeys()
{
    if (!m_remembers)
        return;
    for (const QString &name : m_accounts.toWipe()) {
        if (!m_wiping.contains(name)) {
            m_wiping.insert(name, {}); // nobody waits for it
            m_secrets.remove(name);
        }
    }
}

void Session::takeRemoved(const QString &name, const std::optional<Error> &error)
{
    if (!m_wiping.contains(name))
        return;
    const Account account = m_wiping.take(name);
    if (!m_accounts.toWipe().contains(name)) // it has a key again
        return;
    if (!error)
        m_accounts.setToWipe(name, false);
    else if (!account.id.isEmpty())
        Q_EMIT keyLeft(account, *error);
}

} // namespace sidelight
