// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealfacts.h"

#include <array>
#include <vector>

namespace sidelight {

/// The sum over the deals of one currency and one period, which are never added to others (C3, C4).
struct TotalsLine {
    QString currency; ///< ISO 4217
    Period period = Period::NotSet;
    QString periodWord; ///< as sent, with Period::Other
    qint64 plain = 0;   ///< smallest units of the currency
    int plainCount = 0; ///< deals in it
    qint64 weighted = 0;
    int weightedCount = 0;
    int rounded = 0;              ///< deals of which decimals were lost
    bool isPlainTooLarge = false; ///< the sum does not fit 64 bits: there is none
    bool isWeightedTooLarge = false;

    bool operator==(const TotalsLine &) const = default;
};

/// Totals that cannot lie: what is not in them is counted, with why (decision 24).
struct Totals {
    static constexpr int reasons = int(LeftOut::Missing) + 1;

    int deals = 0;
    std::vector<TotalsLine> lines;              ///< most deals first, then by currency and period
    std::array<int, reasons> plainLeftOut{};    ///< by LeftOut; that of No is the number counted
    std::array<int, reasons> weightedLeftOut{}; ///< the same

    bool operator==(const Totals &) const = default;
};

/// Adds up the deals at these positions of the catalogue.
Totals totalsOf(const DealCatalog &catalog, const quint32 *begin, const quint32 *end);

} // namespace sidelight
