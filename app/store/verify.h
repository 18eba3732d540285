// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

class Database;

/// Reads every row of the chain and says what is not as it was written (decision 7). Changes nothing.
/// Error: Storage, only where nothing of the chain can be read.
Result<VerifyReport> verifyChain(Database &database);

/// Adds each damaged file that lies beside report.file: the new one is whole, and does not tell what the
/// damaged one had beyond it.
void nameSetAside(VerifyReport &report);

} // namespace sidelight
