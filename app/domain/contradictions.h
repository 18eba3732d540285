// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QDate>

#include <optional>
#include <vector>

namespace sidelight {

/// What does not fit together in a deal. Each is said in a line; none is resolved by guessing, and
/// none is said because of a field that could not be read.
enum class Contradiction {
    SeveralPrimaries,
    NoPrimary,           ///< there are contacts, none of them primary
    ContactNotPrimary,   ///< contact_id is linked, and another link is the primary one
    ContactNotLinked,    ///< contact_id is no contact of the deal
    ClosedWithoutReason, ///< won or lost cannot be told (C2)
    ClosedBothReasons,
    OpenWithReason, ///< a reason is filled although the deal is not closed (C2)
    OpenPastDue,    ///< the expected day has passed (C16)
    AmountWithoutCurrency,
};

std::vector<Contradiction> contradictions(const Deal &deal, QDate today);

/// Days from today to the expected close, negative when past. Both are days without a zone (C16).
std::optional<qint64> daysToClose(const Deal &deal, QDate today);

/// Past its expected day, and still open.
bool isOverdue(const Deal &deal, QDate today);

} // namespace sidelight
