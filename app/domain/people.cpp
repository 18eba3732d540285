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

/// Puts these positions in links in the order of contactOrder().
void arrange(std::vector<int> &order, const std::vector<DealContact> &links)
{
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
}

} // namespace

std::vector<int> contactOrder(const std::vector<DealContact> &links)
{
    std::vector<int> order(links.size());
    std::iota(order.begin(), order.end(), 0);
    arrange(order, links);
    return order;
}

std::vector<int> primaryLinks(const std::vector<DealContact> &links)
{
    std::vector<int> primaries;
    for (std::size_t position = 0; position < links.size(); ++position) {
        if (isPrimary(links[position]))
            primaries.push_back(int(position));
    }
    arrange(primaries, links);
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
