// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <vector>

namespace sidelight {

bool isPrimary(const DealContact &link); ///< it is flagged so

/// Positions in Deal::links() in the order they are shown: primary first, then created_at, then
/// the link's id; what has no readable moment or id comes last of its group (C25, decision 21).
std::vector<int> contactOrder(const std::vector<DealContact> &links);

/// Positions of the links flagged primary, in the order of contactOrder(). None or several are
/// both possible (C5).
std::vector<int> primaryLinks(const std::vector<DealContact> &links);

/// The contacts of the first of them, as many as are named where there is one line for all.
std::vector<QUuid> primaryContactIds(const Deal &deal);
constexpr std::size_t maxPrimariesInLine = 3;

/// How `contact_id` of the deal stands to its links (C5).
enum class DealContactPlace {
    NotSet,
    Primary,    ///< it is the contact of a primary link
    NotPrimary, ///< it is linked, without the flag: "the deal's contact"
    NotLinked,  ///< no link carries it: shown as a line of its own
};

DealContactPlace dealContactPlace(const Deal &deal);

/// The IDs that may be a contact's (C5, C7, C8), each once, in the order in which their names are asked
/// for: primary contacts, contact_id and organization_id, the other contacts in the order they are shown,
/// introducers.
std::vector<QUuid> peopleIds(const Deal &deal);

} // namespace sidelight
