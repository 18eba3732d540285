// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

class Database;

/// Of a store in `file`, empty in memory.
Result<StoreSize> sizeOf(Database &database, const QString &file);

/// Counts and bytes of the bodies that prune() would remove.
Result<PruneEstimate> estimatePruning(Database &database, const QDateTime &before);

/// Takes the bodies out of versions that were superseded before that moment, all but the newest of a
/// record and the one last looked at. Their rows and hashes stay (decision 7).
std::optional<Error> pruneBodies(Database &database, const QDateTime &before);

} // namespace sidelight
