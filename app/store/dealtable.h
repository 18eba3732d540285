// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

class Database;
class Rows;

// The narrow table of deals that lists are read from; made from bodies by Derivation.

/// What stands beside a deal's bodies.
struct DealMarks {
    bool isPinned = false;
    bool isChanged = false;
    std::optional<QDateTime> missingSince;
    std::optional<QDateTime> stageSince;
};

DealMarks dealMarks(Database &database, const QUuid &id);
/// From four columns beginning with this one: pinned_at, missing_since, is_changed, stage_since.
DealMarks marksFrom(const Rows &rows, int column);

/// Inside a transaction: the row of a record, from an answer received at `receivedAt`. The moment since
/// when it is in its stage stays while the stage stays.
void writeDealRow(Database &database, qint64 record, const DealRow &deal, qint64 receivedAt,
                  bool isChanged);

Result<std::optional<DealRow>> readDealRow(Database &database, const QUuid &id);
Result<DealList> listDeals(Database &database, DealGroup group, int count);
Result<DealCounts> countDeals(Database &database);

/// Whether the table was made by another derivation.
Result<bool> isDerivedByOther(Database &database, const Derivation &derivation);

enum class RebuildStep { First, Further };

/// Makes the table anew, `most` records at a time, in one transaction: the first step of a run goes on
/// where a former run ended. True when there is nothing left to do, or when code of another number has
/// begun meanwhile, for two that start over in turns would never end.
Result<bool> rebuildDeals(Database &database, const Derivation &derivation, RebuildStep step, int most);

} // namespace sidelight
