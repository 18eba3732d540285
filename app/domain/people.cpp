// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/people.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace sidelight {

namespace {

qint64 linkedSince(const DealContact &link)
{
    return link.createdAt.get() ? link.createdAt->msecs : std::numeric_limits<qint64>::max();
}

/// A link, and what it is mostly placed by: looking into tens of thousands of links for each comparison
/// would take much longer.
struct Placed {
    qint64 since;
    int position;
};

/// Those that are alike in everything keep the order they were sent in, which is mostly this one already.
void arrange(std::vector<Placed> &placed, const std::vector<DealContact> &links)
{
    const auto comesFirst = [&links](const Placed &a, const Placed &b) {
        if (a.since != b.since)
            return a.since < b.since;
        const Field<QUuid> &left = links[std::size_t(a.position)].id;
        const Field<QUuid> &right = links[std::size_t(b.position)].id;
        if (left.get() && right.get())
            return *left < *right;
        return left.hasValue() && !right.hasValue();
    };
    if (!std::is_sorted(placed.begin(), placed.end(), comesFirst))
        std::stable_sort(placed.begin(), placed.end(), comesFirst);
}

void append(const std::vector<Placed> &placed, std::vector<int> &order)
{
    for (const Placed &one : placed)
        order.push_back(one.position);
}

} // namespace

bool isPrimary(const DealContact &link)
{
    return link.isPrimary.get() && *link.isPrimary;
}

std::vector<int> contactOrder(const std::vector<DealContact> &links)
{
    std::vector<Placed> primaries;
    std::vector<Placed> others;
    others.reserve(links.size());
    for (std::size_t position = 0; position < links.size(); ++position) {
        const DealContact &link = links[position];
        (isPrimary(link) ? primaries : others).push_back({linkedSince(link), int(position)});
    }
    std::vector<int> order;
    order.reserve(links.size());
    for (auto *group : {&primaries, &others}) {
        arrange(*group, links);
        append(*group, order);
    }
    return order;
}

std::vector<int> primaryLinks(const std::vector<DealContact> &links)
{
    std::vector<Placed> primaries;
    for (std::size_t position = 0; position < links.size(); ++position) {
        if (isPrimary(links[position]))
            primaries.push_back({linkedSince(links[position]), int(position)});
    }
    arrange(primaries, links);
    std::vector<int> order;
    append(primaries, order);
    return order;
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
