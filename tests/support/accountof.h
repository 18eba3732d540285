// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"

namespace sidelight {

/// As for a run whose account comes from the environment, or from the sample deals.
inline Account accountOf(const Endpoint &endpoint, bool isSample = false)
{
    Account account;
    account.origin = endpoint.origin;
    account.kind = keyKind(endpoint.key);
    account.isSample = isSample;
    return account;
}

} // namespace sidelight
