// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealtask.h"

#include <algorithm>

namespace sidelight {

bool concernsAll(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::BadAddress:
    case Error::Kind::BadKey:
    case Error::Kind::KeyMissing:
    case Error::Kind::KeyRefused:
    case Error::Kind::ScopeMissing:
    case Error::Kind::TooMany:
    case Error::Kind::Offline:
    case Error::Kind::Untrusted:
    case Error::Kind::ProxyAuth:
    case Error::Kind::OtherTenant:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainRefused:
    case Error::Kind::KeychainSilent:
    case Error::Kind::KeychainFailed: return true;
    case Error::Kind::Service: return error.status == 501; // the call is not live
    default: return false;
    }
}

TaskCost costOf(int requests, const Usage &usage)
{
    TaskCost cost;
    cost.requests = requests;
    cost.isLearned = usage.isLearned;
    if (const int perMinute = backgroundMinuteShare(usage.limits); perMinute > 0)
        cost.time = std::chrono::minutes((requests + perMinute - 1) / perMinute);
    if (usage.limits.perDay > 0) {
        const int leftToday = std::max(backgroundShare(usage.limits) - usage.sentToday, 0);
        cost.beyondToday = std::max(requests - leftToday, 0);
    }
    return cost;
}

std::optional<std::chrono::seconds> remainingTime(int left, int done, std::chrono::milliseconds elapsed,
                                                  const PlanLimits &limits)
{
    constexpr int leastDone = 5;
    if (done < leastDone)
        return std::nullopt;
    const auto measured = std::chrono::ceil<std::chrono::seconds>(elapsed * qint64(left) / done);
    const int perMinute = backgroundMinuteShare(limits);
    if (perMinute == 0 || left <= perMinute)
        return measured;
    return std::max(measured, std::chrono::seconds(qint64(left - perMinute) * 60 / perMinute));
}

std::optional<std::chrono::seconds> waitingTime(const Usage &usage, const QDateTime &now)
{
    constexpr std::chrono::seconds longestMoment(2);
    if (!usage.waitsUntil)
        return std::nullopt;
    const auto wait = std::chrono::milliseconds(now.msecsTo(*usage.waitsUntil));
    if (wait <= longestMoment)
        return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(wait);
}

} // namespace sidelight
