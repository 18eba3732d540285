// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/rowtext.h"

#include "app/domain/money.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/moneytext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::RowText)
};

// The rules of money read a deal.
Deal moneyOf(const DealRow &row)
{
    Deal deal;
    deal.amount = Number{row.amount};
    if (!row.currency.isEmpty())
        deal.currency = row.currency;
    if (!row.valuePeriod.isEmpty())
        deal.valuePeriod = row.valuePeriod;
    return deal;
}

} // namespace

QString rowTitle(const DealRow &row)
{
    return row.name.trimmed().isEmpty() ? untitledText(row.id) : oneLine(row.name);
}

QString rowAmountText(const DealRow &row, const QLocale &locale)
{
    switch (row.amountState) {
    case FieldState::Absent:
    case FieldState::Null: return notSetText();
    case FieldState::Unreadable: return RowWords::tr("unreadable");
    case FieldState::Value: break;
    }
    const Deal deal = moneyOf(row);
    const auto known = amount(deal);
    QString text = known ? shortMoneyText(*known, locale) : oneLine(QString::fromLatin1(row.amount));
    if (row.currency.trimmed().isEmpty())
        text = RowWords::tr("%1, no currency").arg(text);
    else if (!known)
        text += u' ' + oneLine(row.currency);
    const QString per = perPeriodText(period(deal.valuePeriod), row.valuePeriod);
    return per.isEmpty() ? text : text + u' ' + per;
}

QString rowPlaceText(const DealRow &row)
{
    if (row.isMissing && row.outcome != Outcome::Deleted)
        return RowWords::tr("No longer available");
    if (row.outcome != Outcome::Open)
        return outcomeText(row.outcome);
    return row.stageName.trimmed().isEmpty() ? RowWords::tr("no stage") : oneLine(row.stageName);
}

QString rowCloseText(const DealRow &row, QDate today)
{
    if (row.outcome != Outcome::Open || row.isMissing)
        return {};
    switch (row.closeState) {
    case FieldState::Absent:
    case FieldState::Null: return RowWords::tr("no close date");
    case FieldState::Unreadable: return RowWords::tr("unreadable date");
    case FieldState::Value: break;
    }
    return closeDistanceText(today.daysTo(row.expectedClose));
}

bool isRowOverdue(const DealRow &row, QDate today)
{
    return row.outcome == Outcome::Open && !row.isMissing && row.closeState == FieldState::Value
           && row.expectedClose < today;
}

QString rowSentence(const DealRow &row, QDate today, const QLocale &locale)
{
    QStringList parts{rowTitle(row)};
    if (row.isChanged)
        parts << RowWords::tr("changed since you last looked");
    if (row.isPinned)
        parts << RowWords::tr("pinned");
    parts << rowAmountText(row, locale) << rowPlaceText(row);
    if (const QString close = rowCloseText(row, today); !close.isEmpty())
        parts << close;
    return parts.join(RowWords::tr(", ", "between the parts of a row"));
}

} // namespace sidelight
