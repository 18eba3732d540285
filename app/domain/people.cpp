// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/people.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sidelight {

namespace {

bool isPrimary(const DealContact &link)
{
    return link.isPrimary.get() && *link.isPrimary;
}

qint64 linkedSince(const DealContact &link)
{
    return link.createdAt.get() ? link.createdAt->msecs : std::numeric_limits<qint64>::max();
}

} // namespace

std::vector<int> contactOrder(const std::vector<DealContact> &links)
{
    std::vector<int> order(links.size());
    std::iota(order.begin(), order.end(), 0);
    // Stable, so that links that are alike in everything keep the order they were sent in.
    std::stable_sort(order.begin(), order.end(), [&links](int a, int b) {
        const DealContact &left = links[std::size_t(a)];
        const DealContact &right = links[std::size_t(b)];
        if (isPrimary(left) != isPrimary(right))
            return isPrimary(left);
        if (linkedSince(left) != linkedSince(right))
            return linkedSince(left) < linkedSince(right);
        if (left.id.get() && right.id.get())
            return *left.id < *right.id;
        return left.id.hasValue() && !right.id.hasValue();
    });
    return order;
}

std::vector<int> primaryLinks(const std::vector<DealContact> &links)
{
    std::vector<int> primaries;
    for (const int position : contactOrder(links)) {
        if (!isPrimary(links[std::size_t(position)]))
            break;
        primaries.push_back(position);
    }
    return primaries;
}

DealContactPlace dealContactPlace(const Deal &deal)
{
    if (!deal.contactId.get())
        return DealContactPlace::NotSet;
    auto place = DealContactPlace::NotLinked;
    for (const DealContact &link : deal.links()) {
        if (!link.contactId.get() || *link.contactId != *deal.contactId)
            continue;
        if (isPrimary(link))
            return DealContactPlace::Primary;
        place = DealContactPlace::NotPrimary;
    }
    return place;
}

} // namespace sidelight
