// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <QByteArray>

namespace sidelight {

class Database;

// The file of one account.
//
// `version` is the truth: every answer that differed from the one before it, as bytes, chained by
// hashes (chain.h) and never rewritten; pruning and salvage only take a body out and say why in
// `gone`. `chain` holds head and count, written in the same transaction. `loss` names places of the
// chain whose rows a damaged file did not give back.
//
// `record` holds what is no answer and cannot be made from one: when the newest version was last
// confirmed, since when the service does not find the record, and the reader's own marks. Of a contact
// it is when the service last did not find it, and `newest` is 0 where it never did. Check times of older
// versions stand in `check_time`, where they are later than the receipt, so that a check does not rewrite
// a large body.
//
// `deal` is made from bodies by the code with the number account.derived_by, and is made anew by any
// other. Until that is done the number is negative, and `rebuild`, which is there only then, has the last
// row of `record` up to which it is: a run may end before. The IDs are 16-byte blobs in rowid tables;
// moments are milliseconds since 1970 UTC.
//
// Changes of the schema only add. All tables are made before all indexes, as VACUUM writes them too,
// so that the first pages of any two files have the same roots (see salvage.cpp).

constexpr int schemaVersion = 1;
constexpr int applicationId = 0x53446c74; // "SDlt"

/// Writes an empty store into an empty database. False when it failed.
bool createSchema(Database &database, const StorePlace &place);

/// Empties and remakes what is derived; to be filled by rebuildDeals(), and to be ended then.
bool recreateDerived(Database &database);
bool endRebuild(Database &database);

/// "live", "test", "other"; empty for None.
QString kindText(KeyKind kind);

qint64 toStored(const QDateTime &time);
QDateTime fromStored(qint64 msecs);

} // namespace sidelight
