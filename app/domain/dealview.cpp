// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealview.h"

#include "app/domain/dealfilter.h"
#include "app/domain/dealorder.h"
#include "app/domain/folding.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sidelight {

namespace {

// In the order of the enumerations.
constexpr QLatin1StringView columnWords[] = {
    QLatin1StringView("name"),    QLatin1StringView("pipeline"), QLatin1StringView("stage"),
    QLatin1StringView("amount"),  QLatin1StringView("weighted"), QLatin1StringView("confidence"),
    QLatin1StringView("close"),   QLatin1StringView("outcome"),  QLatin1StringView("updated"),
    QLatin1StringView("checked"),
};
static_assert(std::size(columnWords) == std::size_t(dealColumns));

constexpr QLatin1StringView groupingWords[] = {
    QLatin1StringView("none"),
    QLatin1StringView("stage"),
    QLatin1StringView("month"),
    QLatin1StringView("currency"),
};
static_assert(std::size(groupingWords) == std::size_t(DealGrouping::Currency) + 1);

template <typename Value, std::size_t count>
std::optional<Value> valueFor(const QLatin1StringView (&words)[count], const QString &word)
{
    const auto found = std::find(std::begin(words), std::end(words), word);
    return found == std::end(words) ? std::nullopt : std::optional(Value(found - std::begin(words)));
}

bool isSortedAlike(const ShownDeals &shown, const ShownDeals &before)
{
    return before.sorted && before.catalog == shown.catalog && before.view.first == shown.view.first
           && before.view.second == shown.view.second;
}

/// Those of `sorted` that are among `matching`.
std::vector<quint32> kept(const std::vector<quint32> &sorted, const std::vector<quint32> &matching)
{
    if (matching.size() == sorted.size())
        return sorted;
    std::vector<bool> isKept(sorted.size());
    for (const quint32 position : matching)
        isKept[position] = true;
    std::vector<quint32> order;
    order.reserve(matching.size());
    std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(order),
                 [&isKept](quint32 position) { return isKept[position]; });
    return order;
}

qint64 oldestCheck(const DealCatalog &catalog, const quint32 *begin, const quint32 *end)
{
    qint64 oldest = DealFacts::noMoment;
    for (const quint32 *at = begin; at != end; ++at) {
        const qint64 checkedAt = catalog.deals()[*at].checkedAt;
        if (oldest == DealFacts::noMoment || checkedAt < oldest)
            oldest = checkedAt;
    }
    return oldest;
}

// As they are grouped.
bool isSamePipeline(const QString &a, const QString &b)
{
    return a == b || folded(a).simplified() == folded(b).simplified();
}

std::vector<DealPipeline> pipelinesOf(const ShownDeals &shown)
{
    std::vector<DealPipeline> pipelines;
    for (std::size_t i = 0; i < shown.sections.size(); ++i) {
        const DealSection &section = shown.sections[i];
        if (pipelines.empty() || !isSamePipeline(pipelines.back().name, section.pipeline))
            pipelines.push_back({section.pipeline, i, 0, section.first, 0, {}, DealFacts::noMoment});
        ++pipelines.back().sections;
        pipelines.back().count += section.count;
    }
    for (DealPipeline &pipeline : pipelines) {
        const quint32 *first = shown.order.data() + pipeline.first;
        pipeline.totals = totalsOf(*shown.catalog, first, first + pipeline.count);
        pipeline.oldestCheck = oldestCheck(*shown.catalog, first, first + pipeline.count);
    }
    return pipelines;
}

} // namespace

QString dealColumnWord(DealColumn column)
{
    return columnWords[int(column)];
}

std::optional<DealColumn> dealColumnFor(const QString &word)
{
    return valueFor<DealColumn>(columnWords, word);
}

QString dealGroupingWord(DealGrouping grouping)
{
    return groupingWords[int(grouping)];
}

std::optional<DealGrouping> dealGroupingFor(const QString &word)
{
    return valueFor<DealGrouping>(groupingWords, word);
}

std::vector<QUuid> shownIds(const ShownDeals &shown)
{
    std::vector<QUuid> ids;
    ids.reserve(shown.order.size());
    for (const quint32 position : shown.order)
        ids.push_back(shown.catalog->deals()[position].id);
    return ids;
}

ShownDeals ofPipeline(const ShownDeals &shown, std::size_t pipeline)
{
    const DealPipeline &only = shown.pipelines[pipeline];
    const auto section = shown.sections.begin() + std::ptrdiff_t(only.firstSection);
    const auto deal = shown.order.begin() + only.first;
    ShownDeals some;
    some.catalog = shown.catalog;
    some.view = shown.view;
    some.query = shown.query;
    some.order.assign(deal, deal + only.count);
    some.sections.assign(section, section + std::ptrdiff_t(only.sections));
    for (DealSection &moved : some.sections)
        moved.first -= only.first;
    some.pipeline = only.name;
    some.totals = only.totals;
    some.oldestCheck = only.oldestCheck;
    some.counts = shown.counts;
    return some;
}

ShownDeals shownDeals(std::shared_ptr<const DealCatalog> catalog, const DealView &view,
                      const FoundRecords &found, QDate today, const ShownDeals *before)
{
    ShownDeals shown;
    shown.catalog = std::move(catalog);
    shown.view = view;
    shown.query = parseDealQuery(view.filter, today);
    shown.order = matchingDeals(*shown.catalog, shown.query, found, today);
    // Before they are sorted, since reading the catalogue from front to back is several times as fast.
    const quint32 *begin = shown.order.data();
    shown.totals = totalsOf(*shown.catalog, begin, begin + shown.order.size());
    shown.oldestCheck = oldestCheck(*shown.catalog, begin, begin + shown.order.size());
    const bool hasCounts = before && before->catalog == shown.catalog && before->counts;
    shown.counts = hasCounts
                       ? before->counts
                       : std::make_shared<const std::vector<PipelineCount>>(pipelineCounts(*shown.catalog));
    if (before && isSortedAlike(shown, *before)) {
        shown.sorted = before->sorted;
        shown.order = kept(*shown.sorted, shown.order);
    } else {
        sortDeals(*shown.catalog, view, shown.order);
        if (shown.order.size() == shown.catalog->deals().size())
            shown.sorted = std::make_shared<const std::vector<quint32>>(shown.order);
    }
    shown.sections = groupDeals(*shown.catalog, view.grouping, shown.order);
    for (DealSection &section : shown.sections) {
        const quint32 *first = shown.order.data() + section.first;
        section.totals = totalsOf(*shown.catalog, first, first + section.count);
    }
    if (view.grouping == DealGrouping::Stage)
        shown.pipelines = pipelinesOf(shown);
    return shown;
}

} // namespace sidelight
