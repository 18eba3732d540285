// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <QByteArray>
#include <QString>

namespace sidelight {

class Database;

/// Sets a damaged file aside, its write-ahead log with it, and writes whatever of it can be read into a
/// new one in its place (decision 11). Nothing is deleted: where the new file cannot be written, the
/// damaged one goes back to its place. `identity` tells the file that was found damaged, and is empty to
/// go on with a salvage that was cut short. `database` is the connection to it, if any, and is closed once
/// the file has another name: SQLite would else write the log into it. Nothing where another program
/// has changed the file for another one meanwhile. Error: Storage.
Result<std::optional<Salvage>> salvageStore(const StorePlace &place, const QByteArray &identity,
                                            const QString &reason, Database &database);

/// Whether a salvage was cut short, after which there is no file.
bool isSalvageUnfinished(const QString &file);

/// A new file where there is none. False where none can be.
bool createStore(const StorePlace &place);

/// A file that was removed is written anew from the connection to it, which has all of it as long as it
/// is open. False where that cannot be, and the connection stays as it is.
bool restoreStore(const QString &file, Database &database);

} // namespace sidelight
