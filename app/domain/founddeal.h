// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"

#include <QString>

#include <utility>
#include <vector>

namespace sidelight {

/// A deal that a search has found, and where.
struct FoundDeal {
    DealRow row;
    QString part; ///< what matched, short and fit for one line; empty where it is the name
    /// Start and length in `part`, or in the name while `part` is empty; ascending, and apart.
    std::vector<std::pair<int, int>> matches;

    bool operator==(const FoundDeal &) const = default;
};

} // namespace sidelight
