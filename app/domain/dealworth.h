// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

namespace sidelight {

/// Why an amount is not among totals (decision 24).
enum class LeftOut : quint8 {
    No, ///< it is counted
    NotSet,
    Unreadable,      ///< no number, or one that does not fit a Decimal
    NoCurrency,      ///< set, or spelled so that it cannot be read
    UnknownCurrency, ///< not of ISO 4217: to how many decimals it is rounded cannot be told
    TooLarge,        ///< does not fit 64 bits in the smallest unit
    NoConfidence,    ///< weighted amounts only: no percent (C1)
    Deleted,         ///< of totals only, whatever the deal is worth: no longer in the CRM (C6)
    Missing,         ///< the same: the service no longer finds it (C6)
};

/// What a deal adds to totals: whole numbers of the currency's smallest unit (C4), rounded half away from
/// zero, each deal by itself (decision 24).
struct DealWorth {
    qint64 plain = 0;    ///< with LeftOut::No only
    qint64 weighted = 0; ///< plain amount as sent times confidence, then rounded; with LeftOut::No only
    LeftOut plainLeftOut = LeftOut::NotSet;
    LeftOut weightedLeftOut = LeftOut::NotSet;
    bool isRounded = false; ///< plain lost decimals

    bool operator==(const DealWorth &) const = default;
};

DealWorth dealWorth(const Deal &deal);

} // namespace sidelight
