// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/api/failure.h"
#include "app/api/retryafter.h"
#include "app/domain/result.h"

#include <QElapsedTimer>
#include <QNetworkRequest>
#include <QPointer>
#include <QStringList>
#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;
class QSslError;

namespace sidelight {

/// What became of one attempt, and what may follow a failed one.
struct Attempt {
    enum class Next {
        Nothing,
        TryAgain, ///< a passing fault of the service or a dropped connection
        Pause,    ///< 429: everybody waits for Error::wait
    };

    Result<Answer> result;
    Next next = Next::Nothing;
    ToldLimit told = {};
    bool isShared = false;    ///< over HTTP/2, of which one connection bears many at once
    bool wasProxyOdd = false; ///< a proxy gave an answer of which Qt tells neither status nor meaning
};

/// One GET, sent on construction, with the limits of decision 19 except those that span several
/// attempts. finished() comes once, never from the constructor.
class BacksideRequest : public QObject
{
    Q_OBJECT

public:
    /// `longest` bounds the whole attempt. The network is borrowed and must outlive the request.
    BacksideRequest(QNetworkAccessManager &network, const QNetworkRequest &request,
                    const CallLimits &limits, std::chrono::milliseconds longest, QObject *parent = nullptr);
    ~BacksideRequest() override;

    std::chrono::milliseconds age() const; ///< since it was sent

    /// Ends it without finished() and deletes it later: safe from within its own signal.
    void drop();

Q_SIGNALS:
    void finished(const sidelight::Attempt &attempt);

private:
    void takeTlsErrors(const QList<QSslError> &errors);
    void read();
    void takeEnd();
    void finish(const Attempt &attempt);
    void dropReply();

    Attempt outcome(int status) const;
    Attempt statusFailure(int status) const;
    Attempt transportFailure(int status) const;
    QString redirectTarget() const;
    Error error(Error::Kind kind, int status, const QString &what) const;
    QByteArray key() const;

    const QNetworkRequest m_request;
    const CallLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    QTimer m_attemptLimit;
    QElapsedTimer m_sent;
    QByteArray m_body;
    QStringList m_tlsErrors;
    std::optional<CertificateProblem> m_certificateProblem; ///< where it is the only one
};

} // namespace sidelight
