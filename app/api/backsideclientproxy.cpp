// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of calls when the way to the service changes, or a proxy on it wants a login.

#include "app/api/backsideclientprivate.h"

#include <QMetaMethod>

#include <utility>

namespace sidelight {

void BacksideClient::Private::sendAllAgain()
{
    for (auto &[path, call] : m_calls) {
        if (!call.request && !call.noLogin)
            continue;
        if (call.request) {
            call.request.reset();
            m_pacing.end(call.ticket, {}, Pacing::Now::read());
        }
        call.noLogin.reset();
        enqueue(path, call);
    }
    m_login = LoginState::Unasked;
    scheduleWork(); // for what had to wait for the login
}

void BacksideClient::Private::setNetwork(const NetworkChoice &choice)
{
    sendAllAgain();
    m_network.setChoice(choice);
}

void BacksideClient::Private::setProxyLogin(const QString &proxy, const ProxyLogin &login)
{
    sendAllAgain();
    m_network.setProxyLogin(proxy, login);
}

void BacksideClient::Private::declineProxyLogin()
{
    m_login = LoginState::Declined;
    for (auto &[path, call] : m_calls) {
        if (call.noLogin)
            condemn(path, call, *std::exchange(call.noLogin, std::nullopt));
    }
    scheduleWork();
}

void BacksideClient::Private::forgetDeclinedLogin()
{
    if (m_login == LoginState::Declined)
        m_login = LoginState::Unasked;
}

void BacksideClient::Private::takeNoLogin(const QString &path, Call &call, const Error &error)
{
    static const QMetaMethod needed = QMetaMethod::fromSignal(&BacksideClient::proxyLoginNeeded);
    if (m_login == LoginState::Declined || !q.isSignalConnected(needed)) {
        condemn(path, call, error);
        return;
    }
    call.noLogin = error;
    if (std::exchange(m_login, LoginState::Asked) == LoginState::Unasked)
        Q_EMIT q.proxyLoginNeeded(m_network.loginRequest());
}

} // namespace sidelight
