// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way to the service, and what may be asked of it.

#include "app/session.h"

#include "app/api/decodetenant.h"

namespace sidelight {

void Session::setNetwork(const NetworkChoice &choice)
{
    if (m_remembers)
        keepNetworkChoice(m_settings, m_preset, choice);
    m_network = choice;
    m_authorityProblem.reset();
    m_client.setNetwork(choice);
}

void Session::setBackgroundRefresh(bool isOn)
{
    if (m_remembers)
        m_settings.setValue(Settings::refreshPinned, isOn);
    m_library.setBackgroundRefresh(isOn);
}

void Session::setFinding(bool isOffered)
{
    if (m_remembers)
        m_settings.setValue(Settings::findDealsEnabled, isOffered);
    m_offersFinding = isOffered;
    Q_EMIT findingChanged(isOffered);
}

void Session::takeLoginNeeded(const ProxyLoginRequest &request)
{
    m_loginRequest = request;
    const bool isKnown = m_proxyLogin && m_proxyLogin->proxy == request.proxy;
    if (!request.wasRefused) {
        m_secrets.read(proxySecretName(request.proxy));
        return;
    }
    if (isKnown)
        m_loginRequest.user = m_proxyLogin->login.user;
    m_proxyLogin.reset();
    if (m_remembers) // or it would be sent, and refused, at every start
        m_secrets.remove(proxySecretName(request.proxy));
    Q_EMIT proxyLoginNeeded(m_loginRequest);
}

void Session::takeStoredLogin(const Result<std::optional<QByteArray>> &secret)
{
    const auto login = secret && *secret ? decodeProxyLogin(**secret) : std::nullopt;
    if (login)
        useProxyLogin({m_loginRequest.proxy, *login});
    else
        Q_EMIT proxyLoginNeeded(m_loginRequest);
}

void Session::setProxyLogin(const ProxyLogin &login)
{
    useProxyLogin({m_loginRequest.proxy, login, m_remembers});
}

void Session::useProxyLogin(const NamedLogin &named)
{
    m_proxyLogin = named;
    m_client.setProxyLogin(named.proxy, named.login);
    if (m_test)
        m_test->client().setProxyLogin(named.proxy, named.login);
}

void Session::declineProxyLogin()
{
    m_client.declineProxyLogin();
    if (m_test)
        m_test->client().declineProxyLogin();
}

/// The service has answered, so that the proxy took the login. Where there is no TLS, there was no proxy.
void Session::keepProxyLogin(const QUrl &origin)
{
    if (!m_proxyLogin || !m_proxyLogin->isToKeep || origin.scheme() != u"https")
        return;
    m_proxyLogin->isToKeep = false;
    m_secrets.write(proxySecretName(m_proxyLogin->proxy), encodeProxyLogin(m_proxyLogin->login));
}

/// What is known of the account's plan, and of what it used today.
void Session::startBudget()
{
    if (const auto limits = planLimits(m_account.plan))
        m_client.setPlanLimits(limits);
    const DayCount count = m_accounts.dayCount(m_account.id);
    if (count.day.isValid())
        m_client.setSentToday(count.day, count.sent);
    if (m_learnsPlan)
        m_client.get(tenantPath(), BacksideClient::Priority::Names);
}

void Session::keepCount()
{
    const Usage usage = m_client.usage();
    if (m_remembers && usage.day.isValid())
        m_accounts.setDayCount(m_account.id, {usage.day, usage.sentToday});
}

void Session::learnPlan()
{
    m_learnsPlan = true;
    if (!m_account.origin.isEmpty())
        m_client.get(tenantPath(), BacksideClient::Priority::Names);
}

void Session::takeTenant(const QByteArray &body)
{
    const auto tenant = decodeTenant(body);
    if (!tenant)
        return; // a test of the connection says so to whoever asks
    m_client.setPlanLimits(planLimits(tenant->plan));
    if (!m_account.tenant.isNull() && m_account.tenant != tenant->id)
        return; // its copies are another tenant's, whose name it keeps
    Account told = m_account;
    told.tenant = tenant->id;
    told.tenantName = tenant->name.isEmpty() ? tenant->slug : tenant->name;
    told.plan = tenant->plan;
    if (told == m_account)
        return;
    m_account = told;
    if (m_remembers && !told.id.isEmpty())
        m_accounts.save(told);
    Q_EMIT accountsChanged();
}

} // namespace sidelight
