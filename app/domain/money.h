// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/decimal.h"

#include <optional>

namespace sidelight {

/// What an amount covers (C3).
enum class Period {
    NotSet,
    OneTime,
    Monthly,
    Quarterly,
    Annual,
    Other, ///< a word the guide does not know, or no word at all; shown as it is, never converted
};

Period period(const Field<QString> &sent);

/// How many of the period make a year: 12, 4 or 1; nothing for the others.
std::optional<int> periodsPerYear(Period period);

/// An amount of money. Amounts of different currencies or periods are never added (C4).
struct Amount {
    Decimal value;    ///< major units (C4)
    QString currency; ///< ISO 4217 in upper case, or whatever was sent; empty when not set

    bool operator==(const Amount &) const = default;
};

/// Nothing when no amount is set, or when its number does not fit a Decimal.
std::optional<Amount> amount(const Deal &deal);

/// The amount times the confidence, rounded to the currency's decimals, half away from zero; exact
/// where the currency is not known. Nothing without an amount or a percent.
std::optional<Amount> weighted(const Deal &deal);

/// A recurring amount times its periods in a year. Nothing for one-time and unknown periods.
std::optional<Amount> annualised(const Deal &deal);

/// Decimals of an ISO 4217 currency (JPY 0, EUR 2, KWD 3); nothing for an unknown code.
std::optional<int> currencyDecimals(QStringView code);

} // namespace sidelight
