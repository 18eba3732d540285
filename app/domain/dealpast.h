// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/decimal.h"

#include <QDateTime>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// An answer that was kept for a deal.
struct DealVersion {
    enum class Body {
        Kept,
        Pruned,     ///< removed to save room, by the reader's own setting
        Lost,       ///< not readable when a damaged file was salvaged
        Damaged,    ///< there, but not what was received: its hash differs
        Unreadable, ///< there and whole, but no deal that this program can decode
    };

    int number = 0;       ///< 1 is the first answer ever kept for this deal; stays with the version
    QDateTime receivedAt; ///< UTC, when these bytes first came
    QDateTime checkedAt;  ///< UTC, when the service last answered so
    Body body = Body::Kept;
    std::shared_ptr<const Deal> deal; ///< Kept only; else null
};

/// A deal's own past as this computer saw it.
struct DealPast {
    QUuid id;
    /// Oldest first; every row that was kept, also those that differ in nothing shown.
    std::vector<DealVersion> versions;
};

/// The versions that are shown (decision 6): one that does not differ() from the one before it is left
/// out, and that one's checkedAt reaches to its. Versions without a deal always show.
std::vector<DealVersion> shownVersions(const std::vector<DealVersion> &versions);

/// How a deal slipped, summed over versions that can be read.
struct Slip {
    int closeMoves = 0;   ///< times that expected_close_date went from one day to another
    qint64 closeDays = 0; ///< from the first day known to the last; negative is earlier
    int amountMoves = 0;  ///< times that the amount changed, within one currency and period
    /// First to last, one decimal; nothing where currency or period changed on the way, or the first was
    /// zero.
    std::optional<Decimal> amountPercent = std::nullopt;
    int stageMoves = 0;
    int confidenceMoves = 0;
    /// First to last percent (C1); nothing without two of them.
    std::optional<Decimal> confidencePoints = std::nullopt;

    bool isAnything() const { return closeMoves || amountMoves || stageMoves || confidenceMoves; }
};

Slip slip(const std::vector<DealVersion> &versions);

/// Whole days from the first copy in the present stage to the last check; never negative, even for a
/// clock that was set back (decision 9). Nothing without two valid moments.
std::optional<qint64> daysBetween(const QDateTime &stageSince, const QDateTime &checkedAt);

/// What tells stages apart: stage_id, and the name where there is no readable one. Empty without both.
QByteArray stageKey(const Deal &deal);

} // namespace sidelight
