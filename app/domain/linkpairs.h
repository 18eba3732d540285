// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <vector>

namespace sidelight {

/// Which links of two answers are the same one.
struct LinkPairs {
    static constexpr int none = -1;

    std::vector<int> beforeOf;     ///< by position in the later answer: the earlier position, or none
    std::vector<std::size_t> left; ///< earlier positions that are in no pair, ascending
};

/// Pairs links by their ids; by contact_id where one of the two has no readable id; by position where
/// neither tells. Links that are alike byte for byte pair first, so that doubled ids find their equals.
/// No link is in two pairs. Takes time in proportion to the links.
LinkPairs linkPairs(const Deal &before, const Deal &after);

} // namespace sidelight
