// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealrow.h"

#include "app/domain/dealpast.h"

namespace sidelight {

namespace {

QString textOf(const Field<QString> &field)
{
    return field.get() ? *field : QString();
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
    row.closeState = deal.expectedCloseDate.state();
    if (deal.expectedCloseDate.get())
        row.expectedClose = *deal.expectedCloseDate;
    row.outcome = outcome(deal);
    row.stageKey = stageKey(deal);
    return row;
}

} // namespace sidelight
