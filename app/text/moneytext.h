// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/money.h"

#include <QLocale>

namespace sidelight {

// QLocale::c() stands for "no locale chosen" and reads like English here, with grouped digits.

/// Plain digits for files, `48500.00`: at least the currency's decimals and all that were sent but
/// zeros at the end (C4).
QByteArray amountDigits(const Amount &amount);

/// `€48,500.00`: the digits of amountDigits() in the reader's locale, never by way of a binary
/// fraction. A currency has its symbol where that cannot be mistaken for the reader's own one, else its
/// code; an unknown one is shown as it was sent.
QString moneyText(const Amount &amount, const QLocale &locale);

/// The same for narrow lists: `€48,500`, with decimals only where they are not all zero.
QString shortMoneyText(const Amount &amount, const QLocale &locale);

/// The amount of a deal in words for every state: set, not set, without currency ("48,500, currency
/// not set"), a number beyond 64 bits (its digits as sent), unreadable (its raw text).
QString amountText(const Deal &deal, const QLocale &locale);

/// "one time", "per month", an unknown word as it is; empty when not set (C3).
QString periodText(const Deal &deal);
/// The same; `word` is what was sent.
QString periodText(Period period, const QString &word);
/// "/ mo", "/ weekly", behind an amount in narrow lists; empty for one time.
QString perPeriodText(Period period, const QString &word);

/// An amount of a total, in whole units of the currency's smallest one.
Amount amountOfUnits(qint64 units, const QString &currency);

/// "60 %".
QString percentText(Decimal percent, const QLocale &locale);

/// "€29,100.00 at 60 %"; empty without an amount or a percent.
QString weightedText(const Deal &deal, const QLocale &locale);

/// "€15,006.00 a year"; empty unless the period recurs within a year.
QString annualisedText(const Deal &deal, const QLocale &locale);

/// "€1,250.50 × 12 months"; empty like annualisedText().
QString annualisedFormula(const Deal &deal, const QLocale &locale);

/// What the deal is worth in one line: "€48,500.00 one time · weighted €29,100.00 at 60 %", the weighted
/// amount only while it is open, and a year's amount where it recurs.
QString worthText(const Deal &deal, const QLocale &locale);

/// "60 %", "60 % (sent as 0.6)", "7.5 (unusual)", "not set", "unreadable: …" (C1).
QString confidenceText(const Deal &deal, const QLocale &locale);

} // namespace sidelight
