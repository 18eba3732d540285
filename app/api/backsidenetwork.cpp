// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/backsidenetwork.h"

#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QSslCertificate>
#include <QThreadPool>

#include <memory>

namespace sidelight {

namespace {

constexpr int maxRedirects = 3;

Q_LOGGING_CATEGORY(apiLog, "sidelight.api")

/// Runs on a worker thread: the TLS back end takes 5 ms to load, and some systems need seconds to
/// name their proxy (decision 17).
QNetworkProxy loadTlsAndFindProxy(const QUrl &origin)
{
    if (origin.scheme() == u"https")
        QSslConfiguration::defaultConfiguration();
    if (isLoopback(origin.host()))
        return QNetworkProxy::NoProxy;
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(origin));
    return proxies.value(0, QNetworkProxy::NoProxy);
}

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
    m_readiness = Readiness::None;
    retireManager();
}

void BacksideNetwork::addAuthority(const QByteArray &pem)
{
    m_authorities += pem;
    m_tls.reset();
    // A connection keeps the authorities that it was made with, even one that was refused.
    retireManager();
}

void BacksideNetwork::prepare()
{
    if (m_readiness != Readiness::None)
        return;
    m_readiness = Readiness::UnderWay;
    const auto promise = std::make_shared<QPromise<QNetworkProxy>>();
    m_preparation.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, origin = m_endpoint.origin] {
        promise->start();
        promise->addResult(loadTlsAndFindProxy(origin));
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
    m_proxy = m_preparation.result();
    m_readiness = Readiness::Done;
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
        m_manager->setProxy(m_proxy);
    }
    return *m_manager;
}

const QSslConfiguration &BacksideNetwork::tls()
{
    if (!m_tls) {
        // Never systemCaCertificates(), which reads them all (140 ms): they are looked up when needed.
        m_tls = QSslConfiguration::defaultConfiguration();
        for (const QByteArray &pem : std::as_const(m_authorities)) {
            const auto certificates = QSslCertificate::fromData(pem);
            if (certificates.isEmpty())
                qCWarning(apiLog,
                          "an additional certificate authority is no PEM certificate and is ignored");
            m_tls->addCaCertificates(certificates);
        }
    }
    return *m_tls;
}

QNetworkRequest BacksideNetwork::request(const QString &path, std::chrono::milliseconds silence)
{
    QUrl url = m_endpoint.origin;
    url.setPath(path, QUrl::DecodedMode);
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
