// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/people.h"

#include <QSet>

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

std::vector<QUuid> primaryContactIds(const Deal &deal)
{
    const std::vector<int> primaries = primaryLinks(deal.links());
    std::vector<QUuid> ids;
    for (std::size_t i = 0; i < std::min(maxPrimariesInLine, primaries.size()); ++i) {
        const Field<QUuid> &id = deal.links()[std::size_t(primaries[i])].contactId;
        if (id.get())
            ids.push_back(*id);
    }
    return ids;
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

std::vector<QUuid> peopleIds(const Deal &deal)
{
    const std::vector<DealContact> &links = deal.links();
    std::vector<QUuid> ids;
    ids.reserve(links.size() + 2);
    QSet<QUuid> taken;
    taken.reserve(qsizetype(links.size()) + 2);
    const auto take = [&](const Field<QUuid> &field) {
        if (!field.get() || field->isNull() || taken.contains(*field))
            return;
        taken.insert(*field);
        ids.push_back(*field);
    };
    for (const int position : primaryLinks(links))
        take(links[std::size_t(position)].contactId);
    take(deal.contactId);
    take(deal.organizationId);
    const std::vector<int> order = contactOrder(links);
    for (const int position : order)
        take(links[std::size_t(position)].contactId);
    for (const int position : order)
        take(links[std::size_t(position)].introducedBy);
    return ids;
}

} // namespace sidelight
