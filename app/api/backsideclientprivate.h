// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/api/backsidenetwork.h"
#include "app/api/call.h"
#include "app/api/pacing.h"

#include <QTimer>

#include <deque>
#include <map>
#include <unordered_map>

namespace sidelight {

class BacksideClient::Private
{
public:
    Private(BacksideClient &client, Endpoint endpoint, CallLimits limits);

    void setEndpoint(const Endpoint &endpoint);
    void awaitKey(const QUrl &origin);
    void takeKey(const Result<QByteArray> &key);
    void setNetwork(const NetworkChoice &choice);
    void setProxyLogin(const QString &proxy, const ProxyLogin &login);
    void declineProxyLogin();
    void forgetDeclinedLogin();
    void get(const QString &path, Priority priority);
    void prepare();

    void setPlanLimits(const std::optional<PlanLimits> &limits);
    void countSent();
    void setSentToday(QDate day, int count);

    const Endpoint &endpoint() const { return m_endpoint; }
    std::optional<QDateTime> pausedUntil() const { return m_pause.utc; }
    bool isUnderWay(const QString &path) const;
    Usage usage() const;

private:
    struct Until {
        std::optional<Pacing::Time> steady;
        std::optional<QDateTime> utc; ///< the same by the clock on the wall, when it was set

        bool set(const std::optional<Pacing::Time> &until, const Pacing::Now &now); ///< true for another
    };

    // Whatever is connected to a signal of the client may call it again, so in each of these the
    // signal comes last.
    void work();
    void takeAttempt(const QString &path, const Attempt &attempt);
    void takeTooMany(const QString &path, Call &call, const Error &error);
    void takeNoLogin(const QString &path, Call &call, const Error &error);
    void lookAhead();

    void keepPacing();
    void takePacing();
    void takePreparation();
    void sendAllAgain();
    void scheduleWork();
    void enqueue(const QString &path, Call &call);
    void sendWhatMay();
    void send(const QString &path, Call &call);
    void tryAgainLater(const QString &path, Call &call, const Error &error);
    void condemn(const QString &path, Call &call, const Error &error);
    void close(const QString &path, Call &call, const Error &error);
    std::optional<Error> closedFor(const QString &path) const;

    BacksideClient &q;
    Endpoint m_endpoint;
    const CallLimits m_limits;
    std::optional<Error> m_unusable;
    bool m_awaitsKey = false;
    BacksideNetwork m_network;

    std::unordered_map<QString, Call> m_calls; ///< by path; references into it stay valid
    std::map<Turn, QString> m_waiting;
    std::deque<QString> m_condemned;
    quint64 m_lastNumber = 0;
    bool m_isScheduled = false;
    enum class LoginState { Unasked, Asked, Declined } m_login = LoginState::Unasked; ///< at a proxy

    Pacing m_pacing;
    /// Each key has a budget of its own, which outlives a look at another account.
    std::map<std::pair<QUrl, QByteArray>, Pacing> m_pacings;
    QTimer m_wake; ///< for the next turn, the end of a pause, or less to count
    Until m_pause;
    Until m_wait;                 ///< of the last in the queue
    bool m_isPauseJoined = false; ///< by one more request, and not yet said
    Usage m_toldUsage;
};

} // namespace sidelight
