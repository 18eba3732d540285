// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUuid>

#include <algorithm>
#include <vector>

namespace sidelight {

/// How much of a pinned deal can be read without a connection.
struct TripDeal {
    QUuid id;
    QString name;            ///< may be blank (C12)
    bool isReadable = false; ///< there is a copy that can be read
    bool isOld = false;      ///< but older than the reader wants
    int namesMissing = 0;    ///< of its people; one that the service does not find has none to miss

    bool isComplete() const { return isReadable && !isOld && namesMissing == 0; }
    bool operator==(const TripDeal &) const = default;
};

/// What is missing for a trip, and what to fetch for it: first the deals, since they may name other people.
struct TripReport {
    std::vector<TripDeal> deals; ///< in the order they were pinned
    QList<QUuid> dealsToFetch;
    QList<QUuid> peopleToFetch; ///< each once

    int complete() const
    {
        return int(std::count_if(deals.begin(), deals.end(),
                                 [](const TripDeal &deal) { return deal.isComplete(); }));
    }
    bool operator==(const TripReport &) const = default;
};

} // namespace sidelight
