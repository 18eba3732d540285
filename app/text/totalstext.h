// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/totals.h"

#include <QLocale>
#include <QStringList>

namespace sidelight {

/// "23 deals".
QString dealCountText(int deals, const QLocale &locale);

/// "€1,204,500 one time, 23 deals · weighted €610,000, 20 deals". A sum that does not fit is said to be too
/// large.
QString totalsLineText(const TotalsLine &line, const QLocale &locale);

/// "4 deals not counted: 2 without an amount, 1 unreadable, 1 without a currency"; empty where all are.
QString leftOutText(const Totals &totals, const QLocale &locale);

/// All that is to be said, a line each: sums, what was left out of them and out of the weighted ones, and
/// what was rounded.
QStringList totalsLines(const Totals &totals, const QLocale &locale);

/// For a footer or the head of a section: "23 deals · €1,204,500 · $1,250 / mo · 2 more sums · 4 not
/// counted".
QString totalsShortText(const Totals &totals, const QLocale &locale);

} // namespace sidelight
