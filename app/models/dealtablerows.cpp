// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/dealtablerows.h"

#include <algorithm>

namespace sidelight {

bool isSameSection(const DealSection &a, const DealSection &b)
{
    return a.pipeline == b.pipeline && a.stage == b.stage && a.currency == b.currency && a.month == b.month;
}

int sectionLike(const std::vector<DealSection> &sections, const DealSection &wanted)
{
    const auto found =
        std::find_if(sections.begin(), sections.end(),
                     [&wanted](const DealSection &section) { return isSameSection(section, wanted); });
    return found == sections.end() ? -1 : int(found - sections.begin());
}

DealTableRows::Place DealTableRows::place(int row) const
{
    const auto next =
        std::upper_bound(headings.begin(), headings.end(), row,
                         [](int wanted, const Heading &heading) { return wanted < heading.row; });
    if (next == headings.begin())
        return {-1, first + row};
    const Heading &heading = *std::prev(next);
    if (heading.row == row)
        return {int(std::prev(next) - headings.begin()), -1};
    return {-1, heading.first + row - heading.row - 1};
}

int DealTableRows::rowOf(int deal) const
{
    const auto next =
        std::upper_bound(headings.begin(), headings.end(), deal,
                         [](int wanted, const Heading &heading) { return wanted < heading.first; });
    if (next == headings.begin())
        return deal < first || deal >= first + count ? -1 : deal - first;
    const Heading &heading = *std::prev(next);
    return heading.isFolded ? -1 : heading.row + 1 + deal - heading.first;
}

DealTableRows tableRows(const ShownDeals &deals, std::optional<int> only,
                        const std::vector<DealSection> &folded)
{
    DealTableRows rows;
    if (only) {
        const DealSection &section = deals.sections[std::size_t(*only)];
        rows.first = int(section.first);
        rows.count = int(section.count);
        return rows;
    }
    if (deals.sections.empty()) {
        rows.count = int(deals.order.size());
        return rows;
    }
    rows.headings.reserve(deals.sections.size());
    for (const DealSection &section : deals.sections) {
        const bool isFolded = sectionLike(folded, section) >= 0;
        rows.headings.push_back({rows.count, int(section.first), isFolded});
        rows.count += 1 + (isFolded ? 0 : int(section.count));
    }
    return rows;
}

int DealPlaces::of(const QUuid &id)
{
    const auto position = m_deals.catalog->positionOf(id);
    if (!position)
        return -1;
    constexpr int few = 16;
    if (++m_asked > few && m_places.empty())
        writeDown();
    if (!m_places.empty())
        return m_places[*position];
    const auto found = std::find(m_deals.order.begin(), m_deals.order.end(), *position);
    return found == m_deals.order.end() ? -1 : int(found - m_deals.order.begin());
}

void DealPlaces::writeDown()
{
    m_places.assign(m_deals.catalog->deals().size(), -1);
    for (std::size_t place = 0; place < m_deals.order.size(); ++place)
        m_places[m_deals.order[place]] = int(place);
}

} // namespace sidelight
