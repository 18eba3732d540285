// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"
#include "app/domain/error.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

class QUuid;

namespace sidelight {

/// A 200 answer, whole and decompressed.
struct Answer {
    QByteArray body;      ///< with at least 64 bytes of spare capacity, which simdjson needs
    QDateTime receivedAt; ///< UTC
};

/// Limits of one call (decision 19); tests pass shorter ones.
struct CallLimits {
    qint64 maxBodyBytes = 64 * 1024 * 1024; ///< after decompression
    std::chrono::milliseconds silence{10'000};
    std::chrono::milliseconds attempt{30'000};
    std::chrono::milliseconds allAttempts{45'000}; ///< a 429 pause is not counted
    /// Before each further attempt after 500, 502, 503, 504 or a dropped connection, with jitter.
    std::vector<std::chrono::milliseconds> retryPauses{std::chrono::milliseconds{1'000},
                                                       std::chrono::milliseconds{2'000},
                                                       std::chrono::milliseconds{4'000}};
    std::chrono::seconds defaultPause{60}; ///< after a 429 that gives no usable hint
    /// A longer pause points at the daily cap: it is said, not waited for, and nothing is sent.
    std::chrono::seconds longestPause{300};
    int atOnce = 3; ///< while the plan is unknown
};

/// The one queue of requests to the Backside service. Only GET exists. One request per path at a
/// time: asking again for a path that is under way joins it. People come before background work.
///
/// A 429 pauses the whole queue (pauseChanged) and the request is sent again afterwards; where the
/// pause is longer than CallLimits::longestPause, all that waits, and all that is asked for until its
/// end, fails with TooMany instead.
///
/// Every get() is followed by exactly one answered() or failed() for its path, never from within
/// get() itself. The key goes to the one origin, over verified TLS or to this computer, and no
/// redirect takes it elsewhere. A slot may call the client again, but deletes it only later.
class BacksideClient : public QObject
{
    Q_OBJECT

public:
    enum class Priority { Person, Background };

    explicit BacksideClient(Endpoint endpoint, CallLimits limits = {}, QObject *parent = nullptr);
    ~BacksideClient() override;

    /// Another address or key; what is under way for the old one is dropped without a signal, and
    /// so is its pause.
    void setEndpoint(const Endpoint &endpoint);
    const Endpoint &endpoint() const;

    /// An authority to trust beside the system's; for a company's own, and for tests. What is
    /// under way is sent again.
    void addCertificateAuthority(const QByteArray &pem);

    /// Loads the TLS back end and looks for a proxy on a worker thread, then connects ahead; for
    /// main() after the first paint. The first get() does it where nobody did, and waits for it.
    void prepare();

    void get(const QString &path, Priority priority = Priority::Person);

    /// End of the pause after a 429, UTC; nothing when not paused.
    std::optional<QDateTime> pausedUntil() const;
    /// Whether a request for this path is with the service, and waits for no pause.
    bool isUnderWay(const QString &path) const;

Q_SIGNALS:
    void answered(const QString &path, const sidelight::Answer &answer);
    /// Kinds: KeyMissing, KeyRefused, ScopeMissing, NotFound, TooMany, Service, Offline,
    /// Untrusted, ProxyAuth; and, with nothing sent, BadAddress, BadKey and KeyMissing.
    void failed(const QString &path, const sidelight::Error &error);
    void pauseChanged(); ///< began, ended, or took in one more request

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The path of the SEED call.
QString dealPath(const QUuid &id);

} // namespace sidelight
