// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/api/retryafter.h"
#include "app/domain/usage.h"

#include <chrono>
#include <deque>
#include <optional>

namespace sidelight {

/// Decides when the next request may be sent (section 6 of the contract), so that the service has
/// no cause to refuse one. Limits come from the plan, or are learned from what the service tells
/// (C19). It measures with a clock that nobody sets, and knows no timers: time is passed in.
///
/// A request counts from when it is sent until a window after its end, since nobody knows when in
/// between the service counted it. A share of each window is kept for what a person waits for.
class Pacing
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Priority = BacksideClient::Priority;

    struct Now {
        Time steady;
        QDateTime utc; ///< for what outlives a suspended computer: the day, and waits of hours

        static Now read();
    };

    /// How a request ended.
    struct End {
        bool isAnswered = false;                          ///< with any status but 429
        std::optional<std::chrono::seconds> refused = {}; ///< 429, and how long nothing is to be sent
        ToldLimit told = {};
        bool isShared = false; ///< one connection bears many at once
    };

    explicit Pacing(const CallLimits &limits);

    void setPlan(const std::optional<PlanLimits> &plan); ///< another plan forgets what was learned
    void setSentToday(QDate day, int count);             ///< UTC

    /// Now or earlier: a request of this priority may be sent. Later: not before. Nothing: not before
    /// one that is under way has ended.
    std::optional<Time> turn(Priority priority, Time now) const;
    /// Nine tenths of the day's requests are used; no background work then.
    bool isDaySpent(const Now &now) const;

    quint64 begin(const Now &now); ///< a ticket for end()
    void end(quint64 ticket, const End &end, const Now &now);

    /// While a pause after a 429 lasts, or a window that the service says is used up.
    std::optional<Time> pausedUntil(Time now) const;
    /// What is left of a wait longer than CallLimits::longestPause, rounded up.
    std::optional<std::chrono::seconds> closedFor(const Now &now) const;
    /// When the request that left longest ago no longer counts.
    std::optional<Time> nextExpiry(Time now) const;

    Usage usage(const Now &now) const; ///< without pausedUntil and waiting

private:
    struct Closure {
        Time steady;
        QDateTime utc;
    };
    using Ends = std::deque<Time>;

    PlanLimits limits() const;
    int share(Priority priority) const;
    int atOnce(Priority priority, Time now) const;
    Ends::const_iterator firstCounting(Time now) const;
    int sentInWindow(Time now) const;
    void learn(const End &end, Time now);
    void refuse(std::chrono::seconds pause, const Now &now);

    std::chrono::milliseconds m_window;
    std::chrono::seconds m_longestPause;
    int m_atOnce;

    std::optional<PlanLimits> m_plan;
    PlanLimits m_learned; ///< 0 where nothing was
    Ends m_ends;          ///< of the last window, oldest first
    int m_underWay = 0;
    quint64 m_lastTicket = 0;

    std::optional<Time> m_pausedUntil;
    std::optional<Closure> m_closed;
    bool m_isShared = false;  ///< so it was when it was last answered
    bool m_isCareful = false; ///< after a 429, until one request alone has been answered
    quint64 m_probe = 0;      ///< the ticket of that one, while it is under way

    QDate m_day;
    int m_sentToday = 0;
};

} // namespace sidelight
