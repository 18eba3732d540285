// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"
#include "app/domain/result.h"

#include <vector>

namespace sidelight {

class Database;

/// The beginning of a list of all deals, in the order of shownDeals(), from an index; nothing where no
/// index is kept for this column, as in a file that a former release has made. Error: Storage.
Result<std::vector<DealRow>> firstDeals(Database &database, DealSort sort, int count);

} // namespace sidelight
