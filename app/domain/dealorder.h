// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <vector>

namespace sidelight {

/// Sorts positions of the catalogue as the view asks. Descending turns everything around, currencies too;
/// only what is empty stays last, and what is equal keeps the order of records.
void sortDeals(const DealCatalog &catalog, const DealView &view, std::vector<quint32> &order);

/// Moves deals of a section together, in the order of sections, and says where each is. Without totals.
std::vector<DealSection> groupDeals(const DealCatalog &catalog, DealGrouping grouping,
                                    std::vector<quint32> &order);

} // namespace sidelight
