// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"
#include "app/domain/networkchoice.h"
#include "app/domain/proxylogin.h"
#include "app/domain/result.h"
#include "app/domain/usage.h"

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
    int atOnce = 3;                           ///< while the plan is unknown or small
    std::chrono::milliseconds window{60'000}; ///< that a limit per minute is about
};

/// The one queue of requests to the Backside service. Only GET exists. One request per path at a
/// time: asking again for a path that is under way joins it. What somebody waits for comes before names,
/// and those before background work.
///
/// All of it keeps to what the plan allows (section 6 of the contract), as far as that is known: see
/// Pacing. A request that somebody waits for and that must wait for the next minute says so as a pause.
/// When nine tenths of a day are used, what comes in the background fails with TooMany, without a wait and
/// without a status.
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
    enum class Priority {
        Person,     ///< somebody waits for it
        Names,      ///< fills in while somebody looks
        Background, ///< nobody looks
    };

    explicit BacksideClient(Endpoint endpoint, CallLimits limits = {}, QObject *parent = nullptr);
    ~BacksideClient() override;

    /// Another address or key; what is under way for the old one is dropped without a signal. Pause, plan
    /// and what was counted are those of this address and key, should they come back.
    void setEndpoint(const Endpoint &endpoint);
    const Endpoint &endpoint() const;
    /// Another address, whose key the secret store is asked for: what get() asks for waits until
    /// takeKey() says what came of it. An error, of any kind, is what all of it then fails with.
    void awaitKey(const QUrl &origin);
    void takeKey(const Result<QByteArray> &key);

    /// The way to the service: the system's proxy until one is set. What is under way is sent again.
    void setNetwork(const NetworkChoice &choice);

    /// For the proxy that ProxyLoginRequest::proxy names, before it asked or after, until another is set;
    /// it goes to no other. What waits for a login is sent, and what is under way once more. A proxy that
    /// refuses it leads to another proxyLoginNeeded().
    void setProxyLogin(const QString &proxy, const ProxyLogin &login);
    /// What waits for a login fails with ProxyAuth, and so does what meets the same proxy from now on,
    /// until a login, an endpoint or a network is set.
    void declineProxyLogin();
    /// What meets the proxy from now on asks again.
    void forgetDeclinedLogin();

    /// Loads the TLS back end and looks for a proxy on a worker thread, then connects ahead; for
    /// main() after the first paint. The first get() does it where nobody did, and waits for it.
    void prepare();

    /// What the tenant's plan allows; nothing while it is not known. For the present endpoint.
    void setPlanLimits(const std::optional<PlanLimits> &limits);
    /// What an earlier run sent with the present key on this day, UTC; before the first get().
    void setSentToday(QDate day, int count);
    /// A request that was sent with the present endpoint by somebody else, such as a test of it.
    void countSent();
    Usage usage() const;

    /// `path` may end in a query, which is encoded already.
    void get(const QString &path, Priority priority = Priority::Person);

    /// UTC, while nothing is sent after a 429, or what somebody waits for must wait for the next minute.
    std::optional<QDateTime> pausedUntil() const;
    /// Whether a request for this path is with the service, and waits for no pause.
    bool isUnderWay(const QString &path) const;

Q_SIGNALS:
    void answered(const QString &path, const sidelight::Answer &answer);
    /// Kinds: KeyMissing, KeyRefused, ScopeMissing, NotFound, TooMany, Service, Offline,
    /// Untrusted, ProxyAuth; and, with nothing sent, BadAddress, BadKey and KeyMissing.
    void failed(const QString &path, const sidelight::Error &error);
    /// A proxy wants a login, or refused the one it had. Said once for all that meets it: until
    /// setProxyLogin() or declineProxyLogin() nothing more is sent. Where nobody is connected to
    /// this, it fails with ProxyAuth.
    void proxyLoginNeeded(const sidelight::ProxyLoginRequest &request);
    /// BadAuthority: requests go on with what the system trusts.
    void authorityRefused(const sidelight::Error &error);
    void pauseChanged(); ///< began, ended, or took in one more request
    void usageChanged(const sidelight::Usage &usage);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The path of the SEED call.
QString dealPath(const QUuid &id);
/// Of the list of deals (section 4 of the contract), the first page without a cursor. The contract does not
/// name the parameter; `cursor` is the word of its answers.
QString dealsPath(const QString &cursor = {});
/// Of the call that says whose key it is (section 3.5 of the contract).
QString tenantPath();
/// Of section 3.2 of the contract.
QString contactPath(const QUuid &id);

} // namespace sidelight
