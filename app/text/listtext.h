// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <QDate>
#include <QLocale>

namespace sidelight {

// Words of the list of deals and of the board.

/// The head of a column: "Expected close".
QString dealColumnText(DealColumn column);

/// A cell, in one line; "–" where nothing is set. "€48,500 / mo", "60 %", "30 Sep 2026 · in 9 days";
/// the copy's age in days.
QString dealCellText(const DealRow &row, DealColumn column, QDate today, const QLocale &locale);

/// The same for a screen reader: "Amount: €48,500", "Amount: not set"; the name with the marks of the
/// deal, "Harbour crane, pinned".
QString dealCellSentence(const DealRow &row, DealColumn column, QDate today, const QLocale &locale);

/// "Pipeline and stage".
QString dealGroupingText(DealGrouping grouping);

/// "Projects"; "No pipeline" for an empty name.
QString pipelineText(const QString &name);

/// What is among them: "Pipeline: Projects · Stage contains “proposal”"; empty for all deals.
QString scopeText(const ShownDeals &shown, const QLocale &locale);

/// "Projects › Proposal sent", "September 2026", "No currency".
QString dealSectionText(const DealSection &section, DealGrouping grouping, const QLocale &locale);

/// With its totals, for a screen reader: "Projects › Proposal sent: 3 deals · €1,204,500".
QString dealSectionSentence(const DealSection &section, DealGrouping grouping, const QLocale &locale);

/// "Amount, descending, then Name, ascending".
QString dealSortText(const DealView &view);

} // namespace sidelight
