// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

namespace sidelight {

/// Read from deleted_at, closed_at and the two reasons alone, never from a stage's name (C2, C6).
enum class Outcome {
    Open,
    Won,
    Lost,
    Closed,  ///< closed with both reasons, neither, or one that cannot be read: won or lost cannot be told
    Deleted, ///< deleted_at is set; beats all
    Unclear, ///< closed_at or deleted_at is there but cannot be read
};

Outcome outcome(const Deal &deal);

/// A reason of blanks is no reason (C2).
bool hasText(const Field<QString> &field);

} // namespace sidelight
