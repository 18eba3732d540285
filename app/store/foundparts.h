// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

class Database;

/// Says of deals that were found for these terms where, from the answers that are kept of them: what is
/// indexed is folded. So many answers and people are looked at for all of them together that nobody waits;
/// what stands in others stays unsaid. Error: Storage, of the index or the store.
std::optional<Error> findParts(Database &index, Database &store, const Derivation &derivation,
                               const std::vector<SearchTerm> &terms, std::vector<FoundDeal> &deals);

} // namespace sidelight
