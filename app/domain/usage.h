// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

namespace sidelight {

/// How many requests a plan allows (section 6 of the contract); 0 where it is not known.
struct PlanLimits {
    int perMinute = 0;
    int perDay = 0;

    bool operator==(const PlanLimits &) const = default;
};

/// So many of a day's requests are for background work too, nine tenths; the rest is for people alone.
int backgroundShare(const PlanLimits &limits);
/// The same of a minute's, four fifths of most; 0 where its limit is not known.
int backgroundMinuteShare(const PlanLimits &limits);

/// Of the published plans, whatever the case of the letters; nothing for any other.
std::optional<PlanLimits> planLimits(const QString &plan);

/// What this program has asked of the service with the present key. Other programs that use the same
/// key are not in it.
struct Usage {
    QDate day;                            ///< UTC
    int sentToday = 0;                    ///< requests, further attempts included
    int sentThisMinute = 0;               ///< in the last 60 seconds
    PlanLimits limits;                    ///< of the plan, or learned from the service's refusals
    bool isLearned = false;               ///< limits come from refusals and headers
    int atOnce = 0;                       ///< so many requests may be under way together
    std::optional<QDateTime> pausedUntil; ///< UTC; nothing is sent before
    int waiting = 0;                      ///< requests in the queue
    std::optional<QDateTime> waitsUntil;  ///< UTC; the last in the queue is not sent before

    bool operator==(const Usage &) const = default;
};

} // namespace sidelight
