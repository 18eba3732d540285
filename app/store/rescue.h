// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

class Database;

/// What was carried over from a damaged store into a new one.
struct Rescue {
    qint64 carriedOver = 0;
    std::vector<LostVersion> lost;
    bool isEndUnknown = false;
};

/// Copies all that can be read of `from`, whatever its state, into the empty store `to`. Rows and
/// hashes stay as they are; a body that is not what was received is left out and marked so. Error:
/// Storage, when `to` could not be written.
Result<Rescue> rescueStore(Database &from, Database &to);

} // namespace sidelight
