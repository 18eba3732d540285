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

} // namespace sidelight
