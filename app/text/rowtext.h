// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"

#include <QLocale>

namespace sidelight {

// Words of a deal in a list, each fit for a line of its own that is narrow.

/// The name, or "(untitled)" with the short identifier (C12).
QString rowTitle(const DealRow &row);

/// "€48,500", "$1,250.50 / mo", "not set", "unreadable", "48,500, no currency": without the decimals of a
/// whole amount.
QString rowAmountText(const DealRow &row, const QLocale &locale);

/// Where it stands: "Proposal sent", "no stage", "Won", "No longer available".
QString rowPlaceText(const DealRow &row);

/// "in 9 days", "12 days overdue", "no close date", "unreadable date"; empty unless open, since a close
/// that was expected of a closed deal says nothing.
QString rowCloseText(const DealRow &row, QDate today);
bool isRowOverdue(const DealRow &row, QDate today);

/// All of it, for a screen reader and the tooltip: "Harbour crane retrofit, changed, €48,500, …".
QString rowSentence(const DealRow &row, QDate today, const QLocale &locale);

} // namespace sidelight
