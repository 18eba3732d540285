// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"
#include "tests/support/dealrows.h"

#include <memory>

namespace sidelight {

/// What a list shows of these rows; the first has record 1.
inline std::shared_ptr<const ShownDeals> shownOf(std::vector<DealRow> rows, const DealView &view = {})
{
    auto catalog = std::make_shared<DealCatalog>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].record = qint64(i + 1);
        catalog->put(rows[i]);
    }
    return std::make_shared<const ShownDeals>(shownDeals(catalog, view, std::nullopt, QDate(2026, 6, 1)));
}

/// Deal 7 of a pipeline and stage, worth 7,000 EUR at 50 %.
inline DealRow placedRow(int number, const QString &pipeline, const QString &stage)
{
    DealRow row = openRow(number);
    row.pipelineName = pipeline;
    row.stageName = stage;
    row.worth = {qint64(number) * 100'000, qint64(number) * 50'000, LeftOut::No, LeftOut::No, false};
    row.percent = 5000;
    row.checkedAt = QDateTime({2026, 6, 1}, {9, 0}, Qt::UTC);
    return row;
}

/// Deals 1 to 6 in two stages of one pipeline and one of another.
inline std::vector<DealRow> placedRows()
{
    const QString projects = QStringLiteral("Projects");
    return {placedRow(1, projects, QStringLiteral("Qualified")),
            placedRow(2, projects, QStringLiteral("Proposal sent")),
            placedRow(3, projects, QStringLiteral("Qualified")),
            placedRow(4, QStringLiteral("Subscriptions"), QStringLiteral("Trial")),
            placedRow(5, projects, QStringLiteral("Qualified")),
            placedRow(6, projects, QStringLiteral("Proposal sent"))};
}

inline DealView groupedBy(DealGrouping grouping)
{
    DealView view;
    view.grouping = grouping;
    return view;
}

} // namespace sidelight
