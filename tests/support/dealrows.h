// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"

#include <vector>

namespace sidelight {

inline QUuid rowId(int number)
{
    return QUuid(uint(0xdea10000 + number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

/// An open deal as a list shows it: "Deal 7", EUR 7000, "Qualified", 10 June 2026.
inline DealRow openRow(int number)
{
    DealRow row;
    row.id = rowId(number);
    row.name = QStringLiteral("Deal %1").arg(number);
    row.stageName = QStringLiteral("Qualified");
    row.amountState = FieldState::Value;
    row.amount = QByteArray::number(number * 1000);
    row.currency = QStringLiteral("EUR");
    row.closeState = FieldState::Value;
    row.expectedClose = QDate(2026, 6, 10);
    return row;
}

/// The same as the store makes it of an answer, with worth: "Deal 7", of this amount, currency and more.
struct WorthOf {
    const char *amount = "";
    const char *currency = "EUR";
    const char *period = "";
    const char *confidence = "";
};

inline DealRow worthRow(int number, const WorthOf &sent)
{
    Deal deal;
    deal.id = rowId(number);
    deal.name = QStringLiteral("Deal %1").arg(number);
    if (*sent.amount)
        deal.amount = Number{sent.amount};
    if (*sent.currency)
        deal.currency = QString::fromUtf8(sent.currency);
    if (*sent.period)
        deal.valuePeriod = QString::fromUtf8(sent.period);
    if (*sent.confidence)
        deal.confidence = Number{sent.confidence};
    DealRow row = dealRow(deal);
    row.record = number;
    return row;
}

inline DealList dealList(std::initializer_list<int> numbers, DealGroup group = DealGroup::All)
{
    DealList list;
    list.group = group;
    for (const int number : numbers)
        list.rows.push_back(openRow(number));
    return list;
}

} // namespace sidelight
