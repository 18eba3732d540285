// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealorder.h"

#include "app/domain/folding.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>
#include <utility>

namespace sidelight {

namespace {

constexpr quint32 noRank = 0xffffffff;

/// What a deal is sorted by among those of its bucket.
struct Key {
    quint64 major = 0;
    quint64 minor = 0;
    quint32 place = 0; ///< in the order before
    quint32 position = 0;
};

/// The places of shared texts in the order of their folded form. Those that fold alike share one.
class Ranks
{
public:
    Ranks(const DealCatalog &catalog, const std::vector<quint32> &order, quint32 DealFacts::*member);

    quint32 of(quint32 text) const { return m_ranks.value(text); } ///< noRank for blanks
    quint32 count() const { return m_count; }

private:
    QHash<quint32, quint32> m_ranks;
    quint32 m_count = 0;
};

Ranks::Ranks(const DealCatalog &catalog, const std::vector<quint32> &order, quint32 DealFacts::*member)
{
    std::vector<std::pair<QString, quint32>> texts;
    quint32 last = noRank;
    for (const quint32 position : order) {
        const quint32 text = catalog.deals()[position].*member;
        if (text != last && !m_ranks.contains(text)) {
            m_ranks.insert(text, noRank);
            texts.emplace_back(folded(catalog.text(text)).simplified(), text);
        }
        last = text;
    }
    std::sort(texts.begin(), texts.end());
    const QString *before = nullptr;
    for (const auto &[form, text] : texts) {
        if (form.isEmpty())
            continue;
        if (!before || *before != form)
            ++m_count;
        before = &form;
        m_ranks[text] = m_count - 1;
    }
}

quint64 ordinal(qint64 number)
{
    return quint64(number) ^ (quint64(1) << 63);
}

/// So that comparing numbers compares bytes.
quint64 eightBytes(QByteArrayView text, qsizetype from)
{
    char bytes[8] = {};
    if (from < text.size())
        std::memcpy(bytes, text.data() + from, std::size_t(std::min<qsizetype>(8, text.size() - from)));
    return qFromBigEndian<quint64>(bytes);
}

using Keys = std::vector<Key>::iterator;

void sortKeys(Keys begin, Keys end)
{
    std::sort(begin, end, [](const Key &a, const Key &b) {
        return std::tie(a.major, a.minor, a.place) < std::tie(b.major, b.minor, b.place);
    });
}

/// Moves deals together, bucket after bucket, and keeps their order in each. Takes time in proportion.
/// Returns where each bucket ends.
std::vector<std::size_t> sortByBucket(const std::vector<quint32> &buckets, std::vector<quint32> &order)
{
    const quint32 count = order.empty() ? 0 : *std::max_element(buckets.begin(), buckets.end()) + 1;
    if (count == 1)
        return {order.size()};
    std::vector<std::size_t> places(count + 1);
    for (const quint32 bucket : buckets)
        ++places[bucket + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::vector<quint32> sorted(order.size());
    for (std::size_t at = 0; at < order.size(); ++at)
        sorted[places[buckets[at]]++] = order[at];
    order = std::move(sorted);
    places.pop_back();
    return places;
}

/// One pass: sorts by a column, and keeps the order of what is equal.
class Pass
{
public:
    Pass(const DealCatalog &catalog, DealSort sort, std::vector<quint32> &order)
        : m_catalog(catalog)
        , m_sort(sort)
        , m_order(order)
    {}

    void sort();

private:
    std::vector<quint32> buckets() const;
    void sortEqualNames(Keys begin, Keys end, qsizetype from);
    std::optional<Key> keyOf(const DealFacts &deal) const; ///< nothing for what is empty
    std::optional<Key> amountKey(const DealFacts &deal) const;
    QByteArrayView nameOf(const DealFacts &deal) const { return m_catalog.texts().utf8(deal.nameKey); }
    Key nameKey(const DealFacts &deal, qsizetype from) const;
    Key turned(Key key) const;

    const DealCatalog &m_catalog;
    const DealSort m_sort;
    std::vector<quint32> &m_order;
};

quint32 DealFacts::*rankedMember(DealColumn column)
{
    switch (column) {
    case DealColumn::Pipeline: return &DealFacts::pipeline;
    case DealColumn::Stage: return &DealFacts::stage;
    case DealColumn::Amount:
    case DealColumn::Weighted: return &DealFacts::currencyKey;
    case DealColumn::Name:
    case DealColumn::Confidence:
    case DealColumn::Close:
    case DealColumn::Outcome:
    case DealColumn::Updated:
    case DealColumn::Checked: break;
    }
    return nullptr;
}

// What is without currency comes behind all others, and what is empty behind that, in both directions. The
// keys of one bucket at a time: memory that is touched for the first time costs more than sorting it.
void Pass::sort()
{
    const std::vector<quint32> before = m_order;
    const std::vector<std::size_t> ends = sortByBucket(buckets(), m_order);
    if (m_sort.column == DealColumn::Pipeline || m_sort.column == DealColumn::Stage)
        return;
    std::vector<bool> isEmpty(m_catalog.deals().size());
    std::vector<Key> keys;
    auto sorted = m_order.begin();
    std::size_t first = 0;
    for (const std::size_t end : ends) {
        keys.clear();
        keys.reserve(end - first);
        for (; first < end; ++first) {
            const quint32 position = m_order[first];
            if (const auto key = keyOf(m_catalog.deals()[position])) {
                keys.push_back(turned(*key));
                keys.back().place = quint32(keys.size());
                keys.back().position = position;
            } else {
                isEmpty[position] = true;
            }
        }
        sortKeys(keys.begin(), keys.end());
        if (m_sort.column == DealColumn::Name)
            sortEqualNames(keys.begin(), keys.end(), 16);
        sorted =
            std::transform(keys.begin(), keys.end(), sorted, [](const Key &key) { return key.position; });
    }
    if (sorted != m_order.end())
        std::copy_if(before.begin(), before.end(), sorted,
                     [&isEmpty](quint32 position) { return isEmpty[position]; });
}

/// For each deal of the order, where it comes among those with other pipelines, stages or currencies.
std::vector<quint32> Pass::buckets() const
{
    quint32 DealFacts::*const ranked = rankedMember(m_sort.column);
    std::vector<quint32> buckets(m_order.size());
    if (!ranked)
        return buckets;
    const Ranks ranks(m_catalog, m_order, ranked);
    const bool isAscending = m_sort.order == Qt::AscendingOrder;
    std::transform(m_order.begin(), m_order.end(), buckets.begin(), [&](quint32 position) {
        const quint32 rank = ranks.of(m_catalog.deals()[position].*ranked);
        if (rank == noRank)
            return ranks.count();
        return isAscending ? rank : ranks.count() - 1 - rank;
    });
    return buckets;
}

// Each name is looked up once for every 16 bytes that it shares with another, not at every comparison.
void Pass::sortEqualNames(Keys begin, Keys end, qsizetype from)
{
    for (Keys first = begin; first != end;) {
        const Keys next = std::find_if(first, end, [first](const Key &key) {
            return key.major != first->major || key.minor != first->minor;
        });
        const bool hasMore = std::any_of(first, next, [this, from](const Key &key) {
            return nameOf(m_catalog.deals()[key.position]).size() > from;
        });
        if (next - first > 1 && hasMore) {
            for (Keys key = first; key != next; ++key) {
                const Key more = turned(nameKey(m_catalog.deals()[key->position], from));
                key->major = more.major;
                key->minor = more.minor;
            }
            sortKeys(first, next);
            sortEqualNames(first, next, from + 16);
        }
        first = next;
    }
}

Key Pass::nameKey(const DealFacts &deal, qsizetype from) const
{
    const QByteArrayView name = nameOf(deal);
    return {eightBytes(name, from), eightBytes(name, from + 8)};
}

std::optional<Key> Pass::keyOf(const DealFacts &deal) const
{
    const auto unless = [](bool isEmpty, qint64 number) {
        return isEmpty ? std::nullopt : std::optional(Key{ordinal(number)});
    };
    switch (m_sort.column) {
    case DealColumn::Pipeline:
    case DealColumn::Stage: return Key();
    case DealColumn::Name: return deal.nameKey == 0 ? std::nullopt : std::optional(nameKey(deal, 0));
    case DealColumn::Amount: return amountKey(deal);
    case DealColumn::Weighted: return unless(deal.weightedLeftOut != LeftOut::No, deal.weighted);
    case DealColumn::Confidence: return unless(deal.percent == DealFacts::noPercent, deal.percent);
    case DealColumn::Close: return unless(deal.close == DealFacts::noDay, deal.close);
    case DealColumn::Outcome: return unless(false, int(deal.outcome));
    case DealColumn::Updated: return unless(deal.updatedAt == DealFacts::noMoment, deal.updatedAt);
    case DealColumn::Checked: return unless(deal.checkedAt == DealFacts::noMoment, deal.checkedAt);
    }
    Q_UNREACHABLE();
}

std::optional<Key> Pass::amountKey(const DealFacts &deal) const
{
    const auto number = parseDecimal(m_catalog.texts().utf8(deal.amount));
    if (!number)
        return std::nullopt;
    const DecimalParts parts = decimalParts(*number);
    return Key{ordinal(parts.whole), ordinal(parts.fraction)};
}

Key Pass::turned(Key key) const
{
    if (m_sort.order == Qt::DescendingOrder) {
        key.major = ~key.major;
        key.minor = ~key.minor;
    }
    return key;
}

void sortByRecord(const DealCatalog &catalog, std::vector<quint32> &order)
{
    const auto isBefore = [&deals = catalog.deals()](quint32 a, quint32 b) {
        return deals[a].record < deals[b].record;
    };
    if (!std::is_sorted(order.begin(), order.end(), isBefore))
        std::stable_sort(order.begin(), order.end(), isBefore);
}

/// What tells sections apart, in their order.
using SectionKey = std::pair<quint32, quint32>;

std::vector<SectionKey> rankKeys(const DealCatalog &catalog, quint32 DealFacts::*first,
                                 quint32 DealFacts::*second, const std::vector<quint32> &order)
{
    const Ranks firstRanks(catalog, order, first);
    const Ranks secondRanks(catalog, order, second);
    std::vector<SectionKey> keys;
    keys.reserve(order.size());
    for (const quint32 position : order) {
        const DealFacts &deal = catalog.deals()[position];
        keys.emplace_back(firstRanks.of(deal.*first), secondRanks.of(deal.*second));
    }
    return keys;
}

std::vector<SectionKey> monthKeys(const DealCatalog &catalog, const std::vector<quint32> &order)
{
    std::vector<SectionKey> keys;
    keys.reserve(order.size());
    for (const quint32 position : order) {
        const qint32 close = catalog.deals()[position].close;
        const QDate day = close == DealFacts::noDay ? QDate() : QDate::fromJulianDay(close);
        keys.emplace_back(day.isValid() ? quint32(day.year()) : noRank, quint32(day.month()));
    }
    return keys;
}

std::vector<SectionKey> sectionKeys(const DealCatalog &catalog, DealGrouping grouping,
                                    const std::vector<quint32> &order)
{
    switch (grouping) {
    case DealGrouping::None: break;
    case DealGrouping::Stage: return rankKeys(catalog, &DealFacts::pipeline, &DealFacts::stage, order);
    case DealGrouping::CloseMonth: return monthKeys(catalog, order);
    case DealGrouping::Currency:
        return rankKeys(catalog, &DealFacts::currencyKey, &DealFacts::currencyKey, order);
    }
    return {};
}

DealSection sectionOf(const DealCatalog &catalog, DealGrouping grouping, const DealFacts &deal)
{
    DealSection section;
    switch (grouping) {
    case DealGrouping::None: break;
    case DealGrouping::Stage:
        section.pipeline = catalog.text(deal.pipeline).trimmed();
        section.stage = catalog.text(deal.stage).trimmed();
        break;
    case DealGrouping::CloseMonth:
        if (deal.close != DealFacts::noDay) {
            const QDate day = QDate::fromJulianDay(deal.close);
            section.month = day.addDays(1 - day.day());
        }
        break;
    case DealGrouping::Currency: section.currency = catalog.text(deal.currencyKey); break;
    }
    return section;
}

} // namespace

void sortDeals(const DealCatalog &catalog, const DealView &view, std::vector<quint32> &order)
{
    // From the least important: each pass keeps the order of the one before it among equals.
    sortByRecord(catalog, order);
    if (view.second && view.second->column != view.first.column)
        Pass(catalog, *view.second, order).sort();
    Pass(catalog, view.first, order).sort();
}

std::vector<DealSection> groupDeals(const DealCatalog &catalog, DealGrouping grouping,
                                    std::vector<quint32> &order)
{
    if (grouping == DealGrouping::None)
        return {};
    const std::vector<SectionKey> keys = sectionKeys(catalog, grouping, order);
    std::vector<SectionKey> used = keys;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    std::vector<quint32> buckets;
    buckets.reserve(keys.size());
    for (const SectionKey &key : keys)
        buckets.push_back(quint32(std::lower_bound(used.begin(), used.end(), key) - used.begin()));
    std::vector<DealSection> sections(used.size());
    for (const quint32 bucket : buckets)
        ++sections[bucket].count;
    sortByBucket(buckets, order);
    quint32 first = 0;
    for (DealSection &section : sections) {
        const quint32 count = section.count;
        section = sectionOf(catalog, grouping, catalog.deals()[order[first]]);
        section.first = first;
        section.count = count;
        first += count;
    }
    return sections;
}

} // namespace sidelight
