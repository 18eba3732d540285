// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealworth.h"

#include "app/domain/confidence.h"
#include "app/domain/money.h"

namespace sidelight {

namespace {

LeftOut whyLeftOut(const Deal &deal, const std::optional<Amount> &amount)
{
    if (deal.amount.isNotSet())
        return LeftOut::NotSet;
    if (!amount)
        return LeftOut::Unreadable;
    if (amount->currency.isEmpty())
        return LeftOut::NoCurrency;
    return currencyDecimals(amount->currency) ? LeftOut::No : LeftOut::UnknownCurrency;
}

} // namespace

DealWorth dealWorth(const Deal &deal)
{
    DealWorth worth;
    const auto sent = amount(deal);
    worth.plainLeftOut = whyLeftOut(deal, sent);
    worth.weightedLeftOut = worth.plainLeftOut;
    if (worth.plainLeftOut != LeftOut::No)
        return worth;
    const int decimals = *currencyDecimals(sent->currency);
    const auto plain = rounded(sent->value, decimals);
    if (!plain) {
        worth.plainLeftOut = LeftOut::TooLarge;
        worth.weightedLeftOut = LeftOut::TooLarge;
        return worth;
    }
    worth.plain = plain->coefficient;
    worth.isRounded = normalized(*plain) != normalized(sent->value);
    if (!confidence(deal.confidence).hasPercent()) {
        worth.weightedLeftOut = LeftOut::NoConfidence;
        return worth;
    }
    const auto share = weighted(deal);
    const auto units = share ? rounded(share->value, decimals) : std::nullopt;
    worth.weightedLeftOut = units ? LeftOut::No : LeftOut::TooLarge;
    worth.weighted = units ? units->coefficient : 0;
    return worth;
}

} // namespace sidelight
