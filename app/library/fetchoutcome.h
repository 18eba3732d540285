// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"
#include "app/store/store.h"

namespace sidelight {

inline Fetched outcomeOf(const Appended &kept)
{
    if (kept.isFirst)
        return Fetched::New;
    return kept.isNew ? Fetched::Updated : Fetched::Unchanged;
}

} // namespace sidelight
