// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

class Database;
class Rows;

// The narrow table of deals that lists are read from; made from bodies by Derivation.

/// The beginning of a statement, up to its FROM, that reads a DealRow of `record r` and `deal d`.
const QByteArray &dealRowColumns();
constexpr int dealRowColumnCount = 26;
DealRow dealRowFrom(const Rows &rows);
/// DealFacts::nameKey of a deal without a name.
QString noNameKey();

/// What stands beside a deal's bodies.
struct DealMarks {
    bool isPinned = false;
    bool isChanged = false;
    std::optional<QDateTime> missingSince;
    std::optional<QDateTime> stageSince;
};

/// From four columns beginning with this one: pinned_at, missing_since, is_changed, stage_since.
DealMarks marksFrom(const Rows &rows, int column);

/// Since when a record with a row has been in its stage, where the next one is from an answer received at
/// `receivedAt`: the moment stays while the stage stays.
qint64 stageSince(Database &database, qint64 record, const DealRow &deal, qint64 receivedAt);
/// Inside a transaction: the row of a record.
void writeDealRow(Database &database, qint64 record, const DealRow &deal, qint64 since, bool isChanged);

/// In the order asked for; nothing for one that has no row.
using DealRows = std::vector<std::optional<DealRow>>;
Result<DealRows> readDealRows(Database &database, const QList<QUuid> &ids);
Result<DealRows> readDealRows(Database &database, const std::vector<qint64> &records); ///< each once
Result<DealList> listDeals(Database &database, DealGroup group, int count);
Result<DealCounts> countDeals(Database &database);
/// All deals at one moment, by their records.
Result<std::shared_ptr<const DealCatalog>> readCatalog(Database &database);

/// Whether the table is as a former release made it: in a file that is only read, or anew beside us.
bool isOfFormerShape(Database &database);
/// Whether the table was made by another derivation.
Result<bool> isDerivedByOther(Database &database, const Derivation &derivation);

enum class RebuildStep { First, Further };

/// Makes the table anew, `most` records at a time, in one transaction: the first step of a run goes on
/// where a former run ended. True when there is nothing left to do, or when code of another number has
/// begun meanwhile, for two that start over in turns would never end.
Result<bool> rebuildDeals(Database &database, const Derivation &derivation, RebuildStep step, int most);

} // namespace sidelight
