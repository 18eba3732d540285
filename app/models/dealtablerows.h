// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <optional>
#include <vector>

namespace sidelight {

/// Which row of a DealTableModel stands for what: a heading for each section, below it its deals unless it
/// is folded; or only deals.
struct DealTableRows {
    struct Place { ///< of a row; one of the two
        int section = -1;
        int deal = -1; ///< in ShownDeals::order
    };
    struct Heading {
        int row = 0;
        int first = 0; ///< deal of its section
        bool isFolded = false;
    };

    std::vector<Heading> headings; ///< by section
    int first = 0;                 ///< deal of the first row, where there are no headings
    int count = 0;

    Place place(int row) const;
    int rowOf(int deal) const; ///< -1 where it is not among them
};

/// `only` is the section that is shown alone, without its heading; nothing: all of them.
DealTableRows tableRows(const ShownDeals &deals, std::optional<int> only,
                        const std::vector<DealSection> &folded);

/// They are of the same, whatever is in them.
bool isSameSection(const DealSection &a, const DealSection &b);
int sectionLike(const std::vector<DealSection> &sections, const DealSection &wanted); ///< -1: none

/// Finds where deals stand in an order. A few are searched for; for many, all are written down first.
class DealPlaces
{
public:
    explicit DealPlaces(const ShownDeals &deals)
        : m_deals(deals)
    {}

    int of(const QUuid &id); ///< -1: nowhere

private:
    void writeDown();

    const ShownDeals &m_deals;
    std::vector<int> m_places; ///< by position in the catalogue
    int m_asked = 0;
};

} // namespace sidelight
