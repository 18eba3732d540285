// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"

#include <QByteArray>
#include <QHash>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

class QTcpServer;

namespace sidelight {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

struct CannedAnswer {
    int status = 200;
    QByteArray body = "{}";
    HeaderList headers = {}; ///< beside Content-Type: application/json and Content-Length
};

struct ReceivedRequest {
    QString path; ///< with its query
    HeaderList headers;
    std::chrono::steady_clock::time_point arrival;
    int status = 0; ///< of the answer

    QByteArray header(const QByteArray &name) const; ///< empty when it was not sent
};

/// How many requests are taken within any stretch of this length; more are answered with 429.
struct RateLimit {
    enum class Tells {
        Everything, ///< Retry-After and the X-RateLimit headers
        RetryAfter,
        Nothing,
    };

    int count = 30;
    std::chrono::milliseconds window{60'000};
    Tells tells = Tells::Everything;
};

/// The Backside service as a test wants it, on a loopback port: real HTTP and HTTPS, canned answers
/// by path, and a record of every request. A path without an answer is a 404. To keep a client
/// waiting, take RawServer: answering through a QFuture and a QPromise crashes in Qt 6.4.
class FakeBackside
{
public:
    enum class Transport {
        Plain,
        Tls,          ///< the certificate is good where authority() is trusted
        TlsExpired,   ///< signed by authority(), until January 2020
        TlsNotYet,    ///< signed by authority(), from January 2055
        TlsOtherHost, ///< signed by authority(), for elsewhere.invalid
    };

    explicit FakeBackside(Transport transport = Transport::Plain);
    ~FakeBackside();
    Q_DISABLE_COPY_MOVE(FakeBackside)

    /// Path of the PEM of the authority that signed the certificates.
    static QString authority();

    QUrl origin() const;
    Endpoint endpoint() const; ///< origin and a key that looks like a test key

    void setAnswer(const QString &path, const CannedAnswer &answer);
    /// One for each request in turn, the last one again and again.
    void setAnswers(const QString &path, const QList<CannedAnswer> &answers);

    /// Whatever the answers are: a request that is refused uses none up.
    void setRateLimit(const RateLimit &limit) { m_limit = limit; }

    const QList<ReceivedRequest> &requests() const { return m_requests; }
    QStringList requestedPaths() const; ///< in the order of arrival
    QList<int> statuses() const;        ///< the same
    int connections() const;
    int handshakes() const { return m_handshakes; } ///< done, over TLS

private:
    void countHandshakes();
    QHttpServerResponse take(const QHttpServerRequest &request);
    CannedAnswer answerTo(const QString &path);
    std::optional<CannedAnswer> refusal();

    const Transport m_transport;
    QHash<QString, QList<CannedAnswer>> m_answers;
    QList<ReceivedRequest> m_requests;
    std::optional<RateLimit> m_limit;
    std::shared_ptr<int> m_connections = std::make_shared<int>(0);
    int m_handshakes = 0;
    QTcpServer *m_listener = nullptr; ///< a child of m_server
    QHttpServer m_server;
};

} // namespace sidelight
