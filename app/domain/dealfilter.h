// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <vector>

namespace sidelight {

/// Positions of the deals that hold to every condition and are among `found`, ascending. What is found
/// says nothing about an amount, a day or a text that is not set: such a deal holds to none of the
/// conditions on it but NotSet, and to every negated one.
std::vector<quint32> matchingDeals(const DealCatalog &catalog, const DealQuery &query,
                                   const FoundRecords &found, QDate today);

} // namespace sidelight
