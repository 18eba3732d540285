// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/decodedeal.h"
#include "app/domain/dealpast.h"

#include <vector>

namespace sidelight {

inline const QUuid pastId = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));

/// A deal with these further fields: `"name":"Crane","amount":40000`.
inline std::shared_ptr<const Deal> dealWith(const QByteArray &fields)
{
    auto deal = decodeDeal("{\"id\":\"dea10001-0000-4000-8000-000000000001\"," + fields + '}', pastId);
    if (!deal)
        qFatal("not a deal: %s", qPrintable(deal.error().detail));
    return std::make_shared<const Deal>(std::move(*deal));
}

/// Received on this day of June 2026 at nine o'clock, and confirmed at ten.
inline DealVersion version(int number, int day, std::shared_ptr<const Deal> deal,
                           DealVersion::Body body = DealVersion::Body::Kept)
{
    DealVersion made;
    made.number = number;
    made.receivedAt = QDateTime({2026, 6, day}, {9, 0}, Qt::UTC);
    made.checkedAt = QDateTime({2026, 6, day}, {10, 0}, Qt::UTC);
    made.body = body;
    made.deal = std::move(deal);
    return made;
}

/// "Qualified" and 40,000 at first, then 48,500, then "Proposal sent".
inline std::vector<DealVersion> threeVersions()
{
    const QByteArray euro = "\"currency\":\"EUR\",";
    return {version(1, 2, dealWith(euro + "\"amount\":40000,\"stage_name\":\"Qualified\"")),
            version(2, 5, dealWith(euro + "\"amount\":48500,\"stage_name\":\"Qualified\"")),
            version(3, 9, dealWith(euro + "\"amount\":48500,\"stage_name\":\"Proposal sent\""))};
}

} // namespace sidelight
