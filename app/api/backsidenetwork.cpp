// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/backsidenetwork.h"

#include "app/domain/networkchoice.h"
#include "app/domain/workers.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace sidelight {

namespace {

constexpr int maxRedirects = 3;

constexpr qsizetype maxRealmLength = 300;

} // namespace

BacksideNetwork::BacksideNetwork(const Endpoint &endpoint, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
{
    connect(&m_preparation, &QFutureWatcherBase::finished, this, &BacksideNetwork::takePreparation);
}

void BacksideNetwork::setEndpoint(const Endpoint &endpoint)
{
    m_endpoint = endpoint;
    startAnew();
}

void BacksideNetwork::setKey(const QByteArray &key)
{
    m_endpoint.key = key;
}

void BacksideNetwork::setChoice(const NetworkChoice &choice)
{
    m_choice = choice;
    startAnew();
}

void BacksideNetwork::startAnew()
{
    m_readiness = Readiness::None;
    m_tls.reset();
    // A connection keeps the authorities that it was made with, even one that was refused.
    retireManager();
}

void BacksideNetwork::setProxyLogin(const QString &proxy, const ProxyLogin &login)
{
    m_loginProxy = proxy;
    m_login = login;
    m_isLoginProven = false;
    retireManager(); // it remembers whom the proxy refused
}

void BacksideNetwork::prepare()
{
    if (m_readiness != Readiness::None)
        return;
    m_readiness = Readiness::UnderWay;
    const auto promise = std::make_shared<QPromise<NetworkPreparation>>();
    m_preparation.setFuture(promise->future());
    workers().start([promise, origin = m_endpoint.origin, choice = m_choice] {
        promise->start();
        promise->addResult(prepareNetwork(origin, choice));
        promise->finish();
    });
}

bool BacksideNetwork::isPrepared() const
{
    return m_readiness == Readiness::Done;
}

void BacksideNetwork::takePreparation()
{
    if (m_readiness != Readiness::UnderWay) // of an endpoint that is gone
        return;
    m_prepared = m_preparation.result();
    m_readiness = Readiness::Done;
    m_tls.reset();
    if (m_manager)
        m_manager->setProxy(proxyWithLogin());
    Q_EMIT prepared();
}

void BacksideNetwork::connectAhead()
{
    const QUrl &origin = m_endpoint.origin;
    if (origin.scheme() != u"https")
        return;
    QSslConfiguration ahead = tls();
    // A request offers both by itself; a connection that does not is none that it could use.
    ahead.setAllowedNextProtocols(
        {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    manager().connectToHostEncrypted(origin.host(), quint16(origin.port(443)), ahead);
}

/// Not deleted at once, since one of its replies may be what called us.
void BacksideNetwork::retireManager()
{
    if (m_manager)
        m_manager->deleteLater();
    m_manager = nullptr;
}

QNetworkAccessManager &BacksideNetwork::manager()
{
    if (!m_manager) {
        m_manager = new QNetworkAccessManager(this);
        m_manager->setProxy(proxyWithLogin());
        // The proxy has had its login with the connection, so nothing is answered here and nothing can
        // loop.
        connect(m_manager, &QNetworkAccessManager::proxyAuthenticationRequired, this,
                [this](const QNetworkProxy &, const QAuthenticator *authenticator) {
                    m_realm = authenticator->realm().left(maxRealmLength);
                });
    }
    return *m_manager;
}

QString BacksideNetwork::nameOfProxy() const
{
    const QNetworkProxy &proxy = m_prepared.proxy;
    return proxy.type() == QNetworkProxy::NoProxy ? QString() : proxyName(proxy.hostName(), proxy.port());
}

QNetworkProxy BacksideNetwork::proxyWithLogin() const
{
    QNetworkProxy proxy = m_prepared.proxy;
    if (!m_loginProxy.isEmpty() && m_loginProxy == nameOfProxy()) {
        proxy.setUser(m_login.user);
        proxy.setPassword(m_login.password);
    }
    return proxy;
}

ProxyLoginRequest BacksideNetwork::loginRequest() const
{
    return {nameOfProxy(), m_realm, !proxyWithLogin().user().isEmpty()};
}

Error BacksideNetwork::takeFailure(Error error, bool wasProxyOdd)
{
    // Some proxies, tinyproxy among them, answer a wrong login with 401 instead of another 407.
    if (wasProxyOdd && !m_isLoginProven && !proxyWithLogin().user().isEmpty())
        error.kind = Error::Kind::ProxyAuth;
    if (error.kind == Error::Kind::Untrusted && m_prepared.authorityProblem)
        error.detail += QStringLiteral("; ") + m_prepared.authorityProblem->detail;
    const bool hadNoAnswer = error.kind == Error::Kind::Offline || error.kind == Error::Kind::ProxyAuth;
    if (hadNoAnswer && error.status == 0)
        error.proxy = nameOfProxy();
    if (error.kind == Error::Kind::Offline && m_choice.proxy.kind == ProxyChoice::Kind::System
        && m_readiness == Readiness::Done)
        m_readiness = Readiness::None;
    return error;
}

const QSslConfiguration &BacksideNetwork::tls()
{
    if (!m_tls) {
        // Never systemCaCertificates(), which reads them all (140 ms): they are looked up when needed.
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls->addCaCertificates(m_prepared.authorities);
    }
    return *m_tls;
}

QNetworkRequest BacksideNetwork::request(const QString &path, std::chrono::milliseconds silence)
{
    QUrl url = m_endpoint.origin;
    const qsizetype mark = path.indexOf(u'?');
    url.setPath(path.left(mark), QUrl::DecodedMode);
    if (mark >= 0)
        url.setQuery(path.sliced(mark + 1), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_endpoint.key);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("User-Agent", "Sidelight/" SIDELIGHT_VERSION);
    // The default policy would repeat the key to any host that a redirect names.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(maxRedirects);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // No credentials but the key, least of all those of the person who is logged in.
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, true);
    request.setTransferTimeout(int(silence.count()));
    // Qt takes any large answer that compresses well for an attack; CallLimits::maxBodyBytes is the
    // limit instead.
    request.setDecompressedSafetyCheckThreshold(-1);
    if (url.scheme() == u"https")
        request.setSslConfiguration(tls());
    return request;
}

} // namespace sidelight
