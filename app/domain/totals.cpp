// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/totals.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace sidelight {

namespace {

/// A sum that cannot overflow on its way, whatever the order: halves of 32 bits are added by themselves.
class Sum
{
public:
    void add(qint64 value)
    {
        m_low += value & 0xffffffff;
        m_high += value >> 32;
    }
    std::optional<qint64> result() const; ///< nothing where it does not fit

private:
    qint64 m_low = 0;
    qint64 m_high = 0;
};

std::optional<qint64> Sum::result() const
{
    const qint64 high = m_high + (m_low >> 32);
    if (high < std::numeric_limits<qint32>::min() || high > std::numeric_limits<qint32>::max())
        return std::nullopt;
    return qint64((quint64(high) << 32) | quint64(m_low & 0xffffffff));
}

struct LineKey {
    quint32 currency = 0;
    Period period = Period::NotSet;
    quint32 word = 0; ///< Period::Other only

    bool operator==(const LineKey &) const = default;
};

size_t qHash(const LineKey &key, size_t seed)
{
    return qHashMulti(seed, key.currency, int(key.period), key.word);
}

struct Line {
    TotalsLine shown;
    Sum plain;
    Sum weighted;
};

class Lines
{
public:
    explicit Lines(const DealCatalog &catalog)
        : m_catalog(catalog)
    {}

    void add(const DealFacts &deal);
    std::vector<TotalsLine> results() const;

private:
    Line &lineOf(const DealFacts &deal);

    const DealCatalog &m_catalog;
    std::vector<Line> m_lines;
    QHash<LineKey, std::size_t> m_places;
    LineKey m_lastKey;
    std::size_t m_last = 0;
};

Line &Lines::lineOf(const DealFacts &deal)
{
    const quint32 word = deal.periodKind == Period::Other ? deal.period : 0;
    const LineKey key{deal.currencyKey, deal.periodKind, word};
    if (!m_lines.empty() && key == m_lastKey)
        return m_lines[m_last];
    const auto known = m_places.constFind(key);
    m_lastKey = key;
    m_last = known == m_places.constEnd() ? m_lines.size() : *known;
    if (m_last == m_lines.size()) {
        m_places.insert(key, m_last);
        Line line;
        line.shown.currency = m_catalog.text(key.currency);
        line.shown.period = key.period;
        line.shown.periodWord = m_catalog.text(key.word);
        m_lines.push_back(line);
    }
    return m_lines[m_last];
}

void Lines::add(const DealFacts &deal)
{
    Line &line = lineOf(deal);
    line.plain.add(deal.plain);
    ++line.shown.plainCount;
    line.shown.rounded += deal.isRounded ? 1 : 0;
    if (deal.weightedLeftOut != LeftOut::No)
        return;
    line.weighted.add(deal.weighted);
    ++line.shown.weightedCount;
}

std::vector<TotalsLine> Lines::results() const
{
    std::vector<TotalsLine> results;
    results.reserve(m_lines.size());
    for (const Line &line : m_lines) {
        TotalsLine shown = line.shown;
        const auto plain = line.plain.result();
        const auto weighted = line.weighted.result();
        shown.plain = plain.value_or(0);
        shown.isPlainTooLarge = !plain;
        shown.weighted = weighted.value_or(0);
        shown.isWeightedTooLarge = !weighted;
        results.push_back(shown);
    }
    std::sort(results.begin(), results.end(), [](const TotalsLine &a, const TotalsLine &b) {
        return std::tie(b.plainCount, a.currency, a.period, a.periodWord)
               < std::tie(a.plainCount, b.currency, b.period, b.periodWord);
    });
    return results;
}

LeftOut leftOut(const DealFacts &deal, LeftOut byWorth)
{
    if (deal.outcome == Outcome::Deleted)
        return LeftOut::Deleted;
    return deal.isMissing ? LeftOut::Missing : byWorth;
}

} // namespace

Totals totalsOf(const DealCatalog &catalog, const quint32 *begin, const quint32 *end)
{
    Totals totals;
    Lines lines(catalog);
    for (const quint32 *at = begin; at != end; ++at) {
        const DealFacts &deal = catalog.deals()[*at];
        ++totals.deals;
        const LeftOut plain = leftOut(deal, deal.plainLeftOut);
        ++totals.plainLeftOut[std::size_t(plain)];
        ++totals.weightedLeftOut[std::size_t(leftOut(deal, deal.weightedLeftOut))];
        if (plain == LeftOut::No)
            lines.add(deal);
    }
    totals.lines = lines.results();
    return totals;
}

} // namespace sidelight
