// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealrow.h"

#include "app/domain/confidence.h"
#include "app/domain/dealpast.h"

namespace sidelight {

namespace {

QString textOf(const Field<QString> &field)
{
    return field.get() ? *field : QString();
}

std::optional<int> hundredths(const Confidence &confidence)
{
    const auto percent = confidence.hasPercent() ? rounded(confidence.percent, 2) : std::nullopt;
    return percent ? std::optional(int(percent->coefficient)) : std::nullopt;
}

} // namespace

DealRow dealRow(const Deal &deal)
{
    DealRow row;
    row.id = deal.id;
    row.name = textOf(deal.name);
    row.pipelineName = textOf(deal.pipelineName);
    row.stageName = textOf(deal.stageName);
    row.amountState = deal.amount.state();
    if (deal.amount.get())
        row.amount = deal.amount->token;
    row.currency = textOf(deal.currency);
    row.valuePeriod = textOf(deal.valuePeriod);
    row.period = period(deal.valuePeriod);
    row.worth = dealWorth(deal);
    row.percent = hundredths(confidence(deal.confidence));
    row.closeState = deal.expectedCloseDate.state();
    if (deal.expectedCloseDate.get())
        row.expectedClose = *deal.expectedCloseDate;
    row.outcome = outcome(deal);
    row.stageKey = stageKey(deal);
    if (deal.updatedAt.get())
        row.updatedAt = deal.updatedAt->utc();
    return row;
}

} // namespace sidelight
