// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/backsiderequest.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslError>

#include <algorithm>

namespace sidelight {

namespace {

constexpr qsizetype chunkBytes = 64 * 1024;
constexpr qsizetype maxErrorBodyBytes = 64 * 1024;
/// simdjson may read this far beyond the end of what it parses; with the capacity there, the
/// decoder needs no copy of the body.
constexpr qsizetype spareBytes = 64;

QByteArray withSpare(const QByteArray &body)
{
    QByteArray copy;
    copy.reserve(body.size() + spareBytes);
    return copy.append(body.constData(), body.size());
}

QString seconds(std::chrono::milliseconds duration)
{
    return QString::number(double(duration.count()) / 1000);
}

/// The connection went away, or over HTTP/2 the one stream, which says nothing about the next one.
bool wasDropped(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ContentReSendError:  // HTTP/2: the server stopped taking streams
    case QNetworkReply::ProtocolFailure:     // HTTP/2: refused or cancelled; else it is no HTTP
    case QNetworkReply::InternalServerError: // HTTP/2, since HTTP/1 would have a status
        return true;
    default: return false;
    }
}

/// Qt says of a proxy what it says of a host, or nothing at all where it takes no connection.
Error::Cause causeOfTransport(QNetworkReply::NetworkError error, bool isProxied)
{
    using Cause = Error::Cause;
    switch (error) {
    case QNetworkReply::HostNotFoundError: return isProxied ? Cause::ProxyUnreachable : Cause::NameNotFound;
    case QNetworkReply::ConnectionRefusedError: return isProxied ? Cause::ProxyUnreachable : Cause::Refused;
    case QNetworkReply::UnknownNetworkError: return isProxied ? Cause::ProxyUnreachable : Cause::Unknown;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return Cause::TimedOut;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError: return Cause::ProxyUnreachable;
    default: return Cause::Unknown;
    }
}

Error::Kind kindOfTransport(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProtocolUnknownError: // https where Qt finds no TLS back end
        return Error::Kind::Untrusted;
    case QNetworkReply::ProxyAuthenticationRequiredError: return Error::Kind::ProxyAuth;
    case QNetworkReply::UnknownContentError: // the compression is broken
    // Over HTTP/2 a redirect that is not followed comes without its status.
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError: return Error::Kind::Service;
    default: return Error::Kind::Offline;
    }
}

} // namespace

BacksideRequest::BacksideRequest(QNetworkAccessManager &network, const QNetworkRequest &request,
                                 const CallLimits &limits, std::chrono::milliseconds longest,
                                 QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_limits(limits)
    , m_reply(network.get(request))
{
    m_reply->setReadBufferSize(chunkBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &BacksideRequest::read);
    connect(m_reply, &QNetworkReply::finished, this, &BacksideRequest::takeEnd);
    connect(m_reply, &QNetworkReply::sslErrors, this, &BacksideRequest::takeTlsErrors);
    connect(&m_attemptLimit, &QTimer::timeout, this, [this, longest] {
        const QString what = QStringLiteral("no whole answer within %1 s").arg(seconds(longest));
        Error late = error(Error::Kind::Offline, 0, what);
        late.cause = Error::Cause::TimedOut;
        finish({late});
    });
    m_attemptLimit.setSingleShot(true);
    m_attemptLimit.start(longest);
    m_sent.start();
}

BacksideRequest::~BacksideRequest()
{
    dropReply();
}

std::chrono::milliseconds BacksideRequest::age() const
{
    return std::chrono::milliseconds{m_sent.elapsed()};
}

void BacksideRequest::drop()
{
    disconnect();
    m_attemptLimit.stop();
    dropReply();
    deleteLater();
}

void BacksideRequest::dropReply()
{
    if (!m_reply)
        return;
    // Its destructor hangs up. abort() would do so here and now, but whatever Qt has queued for it
    // meets a reply that failed already, and Qt warns of itself.
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
}

void BacksideRequest::finish(const Attempt &attempt)
{
    m_attemptLimit.stop();
    dropReply();
    Q_EMIT finished(attempt);
}

void BacksideRequest::takeTlsErrors(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors)
        m_tlsErrors += error.errorString();
    m_certificateProblem = certificateProblem(errors);
}

/// Reads piece by piece and never all at once, since a few compressed bytes can hold gigabytes.
void BacksideRequest::read()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const qint64 most = status == 200 ? m_limits.maxBodyBytes : maxErrorBodyBytes;
    while (m_body.size() <= most) {
        const qsizetype before = m_body.size();
        // One byte too many tells a body over the limit from one that fills it.
        const qint64 wanted = std::min<qint64>(chunkBytes, most + 1 - before);
        m_body.resize(before + wanted);
        const qint64 count = m_reply->read(m_body.data() + before, wanted);
        m_body.resize(before + std::max<qint64>(count, 0));
        if (count <= 0)
            return;
    }
    if (status == 200) {
        const QString what = QStringLiteral("the body is larger than %1 bytes").arg(most);
        finish({error(Error::Kind::Service, status, what)});
    } else {
        finish(outcome(status)); // enough to read its envelope, if there is one
    }
}

void BacksideRequest::takeEnd()
{
    if (m_reply->isOpen()) // not after a timeout, which closes it
        read();
    if (m_reply)
        finish(outcome(m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()));
}

Attempt BacksideRequest::outcome(int status) const
{
    const bool isWhole = status == 200 && m_reply->error() == QNetworkReply::NoError;
    if (!isWhole && (status == 0 || status == 200))
        return transportFailure(status);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Attempt attempt = isWhole ? Attempt{Answer{withSpare(m_body), now}} : statusFailure(status);
    attempt.told =
        toldLimit(m_reply->rawHeader("X-RateLimit-Limit"), m_reply->rawHeader("X-RateLimit-Remaining"),
                  m_reply->rawHeader("X-RateLimit-Reset"), now);
    attempt.isShared = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    return attempt;
}

Attempt BacksideRequest::statusFailure(int status) const
{
    const ErrorEnvelope envelope = readErrorEnvelope(m_body, key());
    QString what = QStringLiteral("status %1").arg(status);
    if (!envelope.code.isEmpty())
        what += QStringLiteral(" (%1)").arg(envelope.code);
    if (status / 100 == 3)
        what += QStringLiteral(", redirect to %1 refused").arg(redirectTarget());

    Error failure = error(kindOfStatus(status), status, what);
    failure.serviceMessage = envelope.message;
    failure.keyWasSent = failure.kind == Error::Kind::KeyMissing;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QByteArray retryAfter = m_reply->rawHeader("Retry-After");
    if (failure.kind == Error::Kind::TooMany) {
        failure.wait = toldPause(retryAfter, m_reply->rawHeader("X-RateLimit-Reset"), now)
                           .value_or(m_limits.defaultPause);
        return {failure, Attempt::Next::Pause};
    }
    if (status == 503)
        failure.wait = toldPause(retryAfter, {}, now);
    return {failure, isPassingFault(status) ? Attempt::Next::TryAgain : Attempt::Next::Nothing};
}

/// Without a status, or with a 200 whose body did not arrive whole.
Attempt BacksideRequest::transportFailure(int status) const
{
    const QNetworkReply::NetworkError reason = m_reply->error();
    QString what = m_reply->errorString();
    // Nobody but Qt's timer for silence cancels.
    if (reason == QNetworkReply::OperationCanceledError)
        what = QStringLiteral("silent for %1 s").arg(seconds(m_limits.silence));
    else if (!m_tlsErrors.isEmpty())
        what = m_tlsErrors.join(u"; ");
    Error failure = error(kindOfTransport(reason), status, what);
    const QNetworkProxy::ProxyType proxy = m_reply->manager()->proxy().type();
    const bool isProxied = proxy == QNetworkProxy::HttpProxy || proxy == QNetworkProxy::Socks5Proxy;
    failure.cause = causeOfTransport(reason, isProxied);
    if (m_certificateProblem) {
        failure.cause = m_certificateProblem->cause;
        failure.certificateBound = m_certificateProblem->bound;
    }
    Attempt attempt{failure, wasDropped(reason) ? Attempt::Next::TryAgain : Attempt::Next::Nothing};
    // The error is the one of a proxy that is not there, too; only the words differ.
    attempt.wasProxyOdd =
        m_reply->errorString()
        == QCoreApplication::translate("QHttpSocketEngine", "Error communicating with HTTP proxy");
    return attempt;
}

/// The origin alone: a whole address could carry anything.
QString BacksideRequest::redirectTarget() const
{
    const QUrl target = m_request.url().resolved(QUrl(QString::fromUtf8(m_reply->rawHeader("Location"))));
    return target.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                           | QUrl::RemoveFragment);
}

Error BacksideRequest::error(Error::Kind kind, int status, const QString &what) const
{
    const QString detail = QStringLiteral("GET %1: %2").arg(m_request.url().path(), what);
    return Error{.kind = kind, .detail = withoutKey(detail, key()), .status = status};
}

QByteArray BacksideRequest::key() const
{
    return m_request.rawHeader("Authorization").split(' ').last();
}

} // namespace sidelight
