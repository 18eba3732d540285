// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealfacts.h"
#include "app/domain/dealquery.h"
#include "app/domain/totals.h"

#include <QDate>
#include <Qt>

#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// What a list of deals can be sorted by, and its columns. Names in settings: dealColumnWord().
enum class DealColumn {
    Name,
    Pipeline,
    Stage,
    Amount,   ///< by currency, then amount (decision 24)
    Weighted, ///< the same
    Confidence,
    Close,
    Outcome,
    Updated, ///< when the deal last changed in the CRM
    Checked, ///< when the service last answered: the age of the copy
};
constexpr int dealColumns = int(DealColumn::Checked) + 1;
QString dealColumnWord(DealColumn column); ///< `name`, `stage` …
std::optional<DealColumn> dealColumnFor(const QString &word);

struct DealSort {
    DealColumn column = DealColumn::Name;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const DealSort &) const = default;
};

enum class DealGrouping {
    None,
    Stage, ///< by pipeline, and by stage in it
    CloseMonth,
    Currency,
};
QString dealGroupingWord(DealGrouping grouping);
std::optional<DealGrouping> dealGroupingFor(const QString &word);

/// How the reader looks at the list.
struct DealView {
    QString filter; ///< as typed
    DealSort first;
    std::optional<DealSort> second; ///< among those that are equal by the first; then by record
    DealGrouping grouping = DealGrouping::None;

    bool operator==(const DealView &) const = default;
};

/// Deals that stand together.
struct DealSection {
    QString pipeline; ///< Stage only; empty: none is set
    QString stage;
    QString currency;  ///< Currency only
    QDate month;       ///< CloseMonth only, its first day; invalid: no date, or one that cannot be read
    quint32 first = 0; ///< in ShownDeals::order
    quint32 count = 0;
    Totals totals;

    bool operator==(const DealSection &) const = default;
};

/// The deals of one pipeline, which stand together where they are grouped by stage.
struct DealPipeline {
    QString name;                 ///< as sent; empty: none is set
    std::size_t firstSection = 0; ///< in ShownDeals::sections
    std::size_t sections = 0;
    quint32 first = 0; ///< in ShownDeals::order
    quint32 count = 0;
    Totals totals;
    qint64 oldestCheck = DealFacts::noMoment;
};

/// The deals of a view in their order, as a constant that threads share.
struct ShownDeals {
    std::shared_ptr<const DealCatalog> catalog; ///< never null
    DealView view;
    DealQuery query;                          ///< view.filter, understood
    std::vector<quint32> order;               ///< positions in the catalogue
    std::vector<DealSection> sections;        ///< empty without a grouping; else all of order, in order
    std::vector<DealPipeline> pipelines;      ///< by stage only: all of sections, in order
    std::optional<QString> pipeline;          ///< see ofPipeline(); nothing: deals of any
    Totals totals;                            ///< of all
    qint64 oldestCheck = DealFacts::noMoment; ///< of the copies; noMoment where there are none
    /// How many deals of the whole catalogue each pipeline has, filtered out or not.
    std::shared_ptr<const std::vector<PipelineCount>> counts;
    bool isBeginning = false; ///< the first ones alone, and no totals, while a large store is being read
    /// Every deal of the catalogue, sorted but not grouped; null unless nothing was ever filtered out.
    std::shared_ptr<const std::vector<quint32>> sorted;
};

std::vector<QUuid> shownIds(const ShownDeals &shown); ///< in their order

/// What a board shows of them: the deals of this one of their pipelines.
ShownDeals ofPipeline(const ShownDeals &shown, std::size_t pipeline);

/// Records that the search index found, ascending; nothing where the query asks nothing of it.
using FoundRecords = std::optional<std::vector<qint64>>;

/// Filters, sorts, groups and adds up. Empty values come last in both directions; what is equal by both
/// sorts keeps the order of records. A million deals take a moment: not for the GUI thread. Where `before`
/// is of the same catalogue and sorts, its order is used again, which makes a change of the filter alone
/// fast.
ShownDeals shownDeals(std::shared_ptr<const DealCatalog> catalog, const DealView &view,
                      const FoundRecords &found, QDate today, const ShownDeals *before = nullptr);

} // namespace sidelight
