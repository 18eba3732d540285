// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealquery.h"
#include "app/domain/founddeal.h"
#include "app/domain/result.h"

#include <vector>

namespace sidelight {

class Database;

// What is asked of the search index; see searchindex.h. Error: Storage, of the index.

/// The records of the deals for which all terms hold, ascending.
Result<std::vector<qint64>> searchRecords(Database &index, const std::vector<SearchTerm> &terms);

/// The first `count` of them beginning with the newest record, as the store lists them, and where the words
/// stand in them: in the name, or in a part of what is indexed, as it is folded there.
Result<std::vector<FoundDeal>> findNewest(Database &index, Database &store,
                                          const std::vector<SearchTerm> &terms, int count);

} // namespace sidelight
