// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/usage.h"

#include <algorithm>

namespace sidelight {

int backgroundShare(const PlanLimits &limits)
{
    return int(qint64(limits.perDay) * 9 / 10);
}

int backgroundMinuteShare(const PlanLimits &limits)
{
    constexpr int leastReserve = 3;
    const int all = limits.perMinute;
    return all == 0 ? 0 : std::max(all - std::max(all / 5, leastReserve), 1);
}

std::optional<PlanLimits> planLimits(const QString &plan)
{
    const QString name = plan.trimmed().toLower();
    if (name == u"free")
        return PlanLimits{30, 1'000};
    if (name == u"pro")
        return PlanLimits{300, 50'000};
    if (name == u"scale")
        return PlanLimits{1'500, 500'000};
    return std::nullopt; // enterprise: as agreed
}

} // namespace sidelight
