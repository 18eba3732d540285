// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealquery.h"
#include "app/domain/founddeal.h"
#include "app/domain/result.h"
#include "app/store/database.h"
#include "app/store/store.h"

#include <vector>

namespace sidelight {

// What is asked of the search index; see searchindex.h. Error: Storage, of the index.

/// The records of the deals for which all terms hold, ascending.
Result<std::vector<qint64>> searchRecords(Database &index, const std::vector<SearchTerm> &terms);

/// Up to `count` deals for which all terms and conditions hold, best first: the whole name, its beginning,
/// its words, then what matches elsewhere; open ones before closed ones, and those before what is gone; the
/// newest first. They are looked for among the newest and those whose names begin so.
Result<std::vector<FoundDeal>> findNewest(Database &index, Database &store, const Derivation &derivation,
                                          const DealQuery &query, QDate today, int count);

/// Record of each deal that a term of the past holds for, and the place of the version that brought another
/// value.
Rows queryPast(Database &index, const SearchTerm &term);

} // namespace sidelight
