// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakebackside.h"

#include <QDateTime>
#include <QFile>
#include <QHttpServerRequest>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <algorithm>

namespace sidelight {

namespace {

QByteArray readPem(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/tls/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

QSslConfiguration tlsFor(FakeBackside::Transport transport)
{
    const char *certificate = "server.pem";
    if (transport == FakeBackside::Transport::TlsExpired)
        certificate = "expired.pem";
    if (transport == FakeBackside::Transport::TlsNotYet)
        certificate = "notyet.pem";
    if (transport == FakeBackside::Transport::TlsOtherHost)
        certificate = "otherhost.pem";
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(readPem(certificate)));
    tls.setPrivateKey(QSslKey(readPem("server.key"), QSsl::Rsa));
    return tls;
}

/// Counts what connects; nothing else would notice a connection that never asks.
template <typename Server>
class CountingServer : public Server
{
public:
    explicit CountingServer(std::shared_ptr<int> count)
        : m_count(std::move(count))
    {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++*m_count;
        Server::incomingConnection(descriptor);
    }

private:
    std::shared_ptr<int> m_count;
};

QTcpServer *makeListener(FakeBackside::Transport transport, const std::shared_ptr<int> &count)
{
    if (transport == FakeBackside::Transport::Plain)
        return new CountingServer<QTcpServer>(count);
    auto *listener = new CountingServer<QSslServer>(count);
    listener->setSslConfiguration(tlsFor(transport));
    return listener;
}

HeaderList headersOf(const QHttpServerRequest &request)
{
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    return request.headers();
#else
    return request.headers().toListOfPairs();
#endif
}

void addHeaders(QHttpServerResponse &response, const HeaderList &headers)
{
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    response.addHeaders(headers);
#else
    QHttpHeaders all = response.headers();
    for (const auto &[name, value] : headers)
        all.append(name, value);
    response.setHeaders(std::move(all));
#endif
}

} // namespace

QByteArray ReceivedRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

FakeBackside::FakeBackside(Transport transport)
    : m_transport(transport)
    , m_listener(makeListener(transport, m_connections))
{
    m_server.route(QStringLiteral("/<arg>"),
                   [this](const QUrl &, const QHttpServerRequest &request) { return take(request); });
    m_listener->setProxy(QNetworkProxy::NoProxy);
    if (!m_listener->listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(m_listener->errorString()));
    m_server.bind(m_listener);
    countHandshakes();
}

FakeBackside::~FakeBackside() = default;

QString FakeBackside::authority()
{
    return QStringLiteral(TEST_DATA "/tls/authority.pem");
}

QUrl FakeBackside::origin() const
{
    const QLatin1String scheme(m_transport == Transport::Plain ? "http" : "https");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_listener->serverPort()));
}

Endpoint FakeBackside::endpoint() const
{
    return {origin(), "bsk_test_" + QByteArray(43, 'k')};
}

void FakeBackside::setAnswer(const QString &path, const CannedAnswer &answer)
{
    setAnswers(path, {answer});
}

void FakeBackside::setAnswers(const QString &path, const QList<CannedAnswer> &answers)
{
    m_answers.insert(path, answers);
}

QStringList FakeBackside::requestedPaths() const
{
    QStringList paths;
    for (const ReceivedRequest &request : m_requests)
        paths += request.path;
    return paths;
}

QList<int> FakeBackside::statuses() const
{
    QList<int> statuses;
    for (const ReceivedRequest &request : m_requests)
        statuses += request.status;
    return statuses;
}

int FakeBackside::connections() const
{
    return *m_connections;
}

void FakeBackside::countHandshakes()
{
    auto *listener = qobject_cast<QSslServer *>(m_listener);
    if (!listener)
        return;
    QObject::connect(
        listener, &QSslServer::startedEncryptionHandshake, &m_server, [this](QSslSocket *socket) {
            QObject::connect(socket, &QSslSocket::encrypted, &m_server, [this] { ++m_handshakes; });
        });
}

QHttpServerResponse FakeBackside::take(const QHttpServerRequest &request)
{
    const QString path = request.url().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    m_requests += {path, headersOf(request), std::chrono::steady_clock::now()};

    const CannedAnswer answer = answerTo(path);
    m_requests.last().status = answer.status;
    QHttpServerResponse response("application/json", answer.body,
                                 QHttpServerResponse::StatusCode(answer.status));
    addHeaders(response, answer.headers);
    return response;
}

CannedAnswer FakeBackside::answerTo(const QString &path)
{
    if (auto refused = refusal())
        return *refused;
    const auto found = m_answers.find(path);
    if (found == m_answers.end())
        return {404, R"({"error":{"code":"not_found","message":"no such record"}})"};
    return found->size() > 1 ? found->takeFirst() : found->first();
}

/// Of the request that came last.
std::optional<CannedAnswer> FakeBackside::refusal()
{
    if (!m_limit)
        return std::nullopt;
    const auto now = m_requests.constLast().arrival;
    int taken = 0;
    auto oldest = now;
    for (const ReceivedRequest &request : std::as_const(m_requests)) {
        if (request.status == 0 || request.status == 429 || request.arrival <= now - m_limit->window)
            continue;
        ++taken;
        oldest = std::min(oldest, request.arrival);
    }
    if (taken < m_limit->count)
        return std::nullopt;
    CannedAnswer refused{429, R"({"error":{"code":"rate_limited","message":"slow down"}})"};
    const auto wait = std::chrono::ceil<std::chrono::seconds>(oldest + m_limit->window - now);
    if (m_limit->tells != RateLimit::Tells::Nothing)
        refused.headers.emplaceBack("Retry-After", QByteArray::number(qint64(wait.count())));
    if (m_limit->tells == RateLimit::Tells::Everything) {
        const qint64 reset = QDateTime::currentSecsSinceEpoch() + wait.count();
        refused.headers.emplaceBack("X-RateLimit-Limit", QByteArray::number(m_limit->count));
        refused.headers.emplaceBack("X-RateLimit-Remaining", "0");
        refused.headers.emplaceBack("X-RateLimit-Reset", QByteArray::number(reset));
    }
    return refused;
}

} // namespace sidelight
