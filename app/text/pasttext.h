// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealpast.h"
#include "app/text/differencetext.h"

#include <QLocale>

#include <vector>

namespace sidelight {

// Words for a deal's own past. Foreign text in its sentences is isolated(), shortened and fit for a
// single line. Contacts have their names where `people` knows them (decision 6).

/// "Stage Qualified → Proposal sent, amount €40,000.00 → €48,500.00, and 2 more"; what matters most to
/// a reader first: stage, amount, close, outcome, confidence, next step, people, then the rest. Fields that
/// move together count once, as a stage and its ID or a closing and its outcome do, and `updated_at` is
/// not said. Empty without differences.
QString changesText(const std::vector<Difference> &differences, const Deal &before, const Deal &after,
                    const QLocale &locale, int most = 3, const People &people = {});

/// The same inside a sentence: "Since you last looked: stage Qualified → Proposal sent". Empty without
/// differences.
QString sinceLookedText(const std::vector<Difference> &differences, const Deal &before, const Deal &after,
                        const QLocale &locale, int most = 3, const People &people = {});

/// "Close date moved 4 times, +63 days; amount −18 %; stage changed 3 times". Empty when nothing slipped.
QString slipText(const Slip &slip, const QLocale &locale);

/// "at least 12 days"; for less than one "seen for less than a day", since how long it was there before
/// the first copy is not known.
QString stageDaysText(qint64 days);

/// "From the first copy in this stage, 2 Jun 2026, 10:32, to the last check, 14 Jun 2026, 09:00."
QString stageDaysExplanation(const QDateTime &stageSince, const QDateTime &checkedAt,
                             const QLocale &locale);

/// The one-line summary of a shown version: its changes against the one before it, "First copy", or why
/// there is nothing to compare ("Removed to save room", "Damaged: not what was received", …).
QString versionText(const DealVersion &version, const DealVersion *before, const QLocale &locale,
                    const People &people = {});

} // namespace sidelight
