// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealfilter.h"

#include "app/domain/folding.h"
#include "app/domain/searchwords.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace sidelight {

namespace {

using What = DealCondition::What;
using How = DealCondition::How;

/// Remembers the answer for a shared text, since few texts stand in many deals.
template <typename Answer>
class PerText
{
public:
    template <typename Ask>
    const Answer &of(quint32 text, Ask ask)
    {
        if (m_hasLast && text == m_last)
            return m_lastAnswer;
        auto known = m_answers.constFind(text);
        if (known == m_answers.constEnd())
            known = m_answers.insert(text, ask());
        m_hasLast = true;
        m_last = text;
        m_lastAnswer = *known;
        return m_lastAnswer;
    }

private:
    QHash<quint32, Answer> m_answers;
    bool m_hasLast = false;
    quint32 m_last = 0;
    Answer m_lastAnswer{};
};

bool containsWords(const QString &text, const QStringList &words)
{
    const QStringList there = searchWords(text);
    return std::all_of(words.begin(), words.end(), [&there](const QString &word) {
        return std::any_of(there.begin(), there.end(),
                           [&word](const QString &other) { return other.startsWith(word); });
    });
}

bool holdsNumber(const DealCondition &condition, Decimal number)
{
    const int order = compared(number, condition.number);
    switch (condition.how) {
    case How::Is: return order == 0;
    case How::Below: return order < 0;
    case How::AtMost: return order <= 0;
    case How::Above: return order > 0;
    case How::AtLeast: return order >= 0;
    case How::Between: return order >= 0 && compared(number, condition.upTo) <= 0;
    case How::Contains:
    case How::NotSet:
    case How::Holds: break;
    }
    return false;
}

/// A condition that is asked about one deal after the other.
class Test
{
public:
    Test(const DealCondition &condition, const DealCatalog &catalog, QDate today);

    bool holds(const DealFacts &deal) { return isMet(deal) != m_condition.isNegated; }

private:
    bool isMet(const DealFacts &deal);
    bool isTextMet(quint32 text);
    bool isPeriodMet(const DealFacts &deal);
    bool isAmountMet(const DealFacts &deal);
    bool isWeightedMet(const DealFacts &deal);
    bool isConfidenceMet(const DealFacts &deal) const;
    bool isCloseMet(const DealFacts &deal) const;
    bool isMomentMet(qint64 moment) const;

    const DealCondition &m_condition;
    const DealCatalog &m_catalog;
    qint64 m_today;
    Period m_period = Period::Other;
    QStringList m_words;
    qint64 m_fromDay = std::numeric_limits<qint64>::min();
    qint64 m_toDay = std::numeric_limits<qint64>::max();
    qint64 m_fromMoment = std::numeric_limits<qint64>::min();
    qint64 m_beforeMoment = std::numeric_limits<qint64>::max();
    PerText<bool> m_texts;
    PerText<int> m_decimals;
};

Test::Test(const DealCondition &condition, const DealCatalog &catalog, QDate today)
    : m_condition(condition)
    , m_catalog(catalog)
    , m_today(today.toJulianDay())
{
    if (condition.how == How::Contains)
        m_words = searchWords(condition.text);
    if (condition.what == What::Period)
        m_period = period(condition.text);
    if (condition.from.isValid()) {
        m_fromDay = condition.from.toJulianDay();
        m_fromMoment = condition.from.startOfDay().toMSecsSinceEpoch();
    }
    if (condition.to.isValid()) {
        m_toDay = condition.to.toJulianDay();
        m_beforeMoment = condition.to.addDays(1).startOfDay().toMSecsSinceEpoch();
    }
}

bool Test::isMet(const DealFacts &deal)
{
    switch (m_condition.what) {
    case What::Pipeline: return isTextMet(deal.pipeline);
    case What::Stage: return isTextMet(deal.stage);
    case What::Currency: return isTextMet(deal.currencyKey);
    case What::Period: return isPeriodMet(deal);
    case What::Outcome: return deal.outcome == m_condition.outcome;
    case What::Amount: return isAmountMet(deal);
    case What::Weighted: return isWeightedMet(deal);
    case What::Confidence: return isConfidenceMet(deal);
    case What::Close: return isCloseMet(deal);
    case What::Updated: return isMomentMet(deal.updatedAt);
    case What::Checked: return isMomentMet(deal.checkedAt);
    case What::Overdue:
        return deal.outcome == Outcome::Open && !deal.isMissing && deal.close != DealFacts::noDay
               && deal.close < m_today;
    case What::Changed: return deal.isChanged;
    case What::Pinned: return deal.isPinned;
    case What::Missing: return deal.isMissing;
    case What::Visited: return deal.isVisited;
    }
    Q_UNREACHABLE();
}

bool Test::isTextMet(quint32 text)
{
    return m_texts.of(text, [&] {
        const QString there = m_catalog.text(text);
        if (m_condition.how == How::NotSet)
            return there.trimmed().isEmpty();
        return m_condition.how == How::Contains ? containsWords(there, m_words)
                                                : folded(there).simplified() == m_condition.text;
    });
}

bool Test::isPeriodMet(const DealFacts &deal)
{
    if (m_condition.how == How::NotSet)
        return deal.periodKind == Period::NotSet;
    return m_period == Period::Other ? isTextMet(deal.period) : deal.periodKind == m_period;
}

bool Test::isAmountMet(const DealFacts &deal)
{
    if (m_condition.how == How::NotSet)
        return deal.amountState == FieldState::Absent || deal.amountState == FieldState::Null;
    const auto number = parseDecimal(m_catalog.texts().utf8(deal.amount));
    return number && holdsNumber(m_condition, *number);
}

bool Test::isWeightedMet(const DealFacts &deal)
{
    const bool isSet = deal.weightedLeftOut == LeftOut::No;
    if (m_condition.how == How::NotSet || !isSet)
        return !isSet && m_condition.how == How::NotSet;
    const int decimals = m_decimals.of(
        deal.currencyKey, [&] { return currencyDecimals(m_catalog.text(deal.currencyKey)).value_or(0); });
    return holdsNumber(m_condition, {deal.weighted, decimals});
}

bool Test::isConfidenceMet(const DealFacts &deal) const
{
    const bool isSet = deal.percent != DealFacts::noPercent;
    if (m_condition.how == How::NotSet || !isSet)
        return !isSet && m_condition.how == How::NotSet;
    return holdsNumber(m_condition, {deal.percent, 2});
}

bool Test::isCloseMet(const DealFacts &deal) const
{
    if (m_condition.how == How::NotSet)
        return deal.closeState == FieldState::Absent || deal.closeState == FieldState::Null;
    return deal.close != DealFacts::noDay && deal.close >= m_fromDay && deal.close <= m_toDay;
}

bool Test::isMomentMet(qint64 moment) const
{
    const bool isSet = moment != DealFacts::noMoment;
    if (m_condition.how == How::NotSet)
        return !isSet;
    return isSet && moment >= m_fromMoment && moment < m_beforeMoment;
}

/// Whether records are among those that were found, which are ascending; cheap for ascending ones.
class AmongFound
{
public:
    explicit AmongFound(const FoundRecords &found)
        : m_found(found)
    {
        if (found)
            m_next = found->begin();
    }

    bool has(qint64 record)
    {
        if (!m_found)
            return true;
        if (record < m_last)
            m_next = m_found->begin();
        m_last = record;
        if (m_next != m_found->end() && *m_next < record)
            m_next = std::lower_bound(m_next, m_found->end(), record);
        return m_next != m_found->end() && *m_next == record;
    }

private:
    const FoundRecords &m_found;
    std::vector<qint64>::const_iterator m_next;
    qint64 m_last = std::numeric_limits<qint64>::min();
};

} // namespace

std::vector<quint32> matchingDeals(const DealCatalog &catalog, const DealQuery &query,
                                   const FoundRecords &found, QDate today)
{
    std::vector<Test> tests;
    for (const DealCondition &condition : query.conditions)
        tests.emplace_back(condition, catalog, today);
    std::vector<quint32> matching;
    const std::vector<DealFacts> &deals = catalog.deals();
    AmongFound among(found);
    matching.reserve(found ? std::min(found->size(), deals.size()) : deals.size());
    for (std::size_t at = 0; at < deals.size(); ++at) {
        const DealFacts &deal = deals[at];
        const bool holds =
            std::all_of(tests.begin(), tests.end(), [&deal](Test &test) { return test.holds(deal); });
        if (holds && among.has(deal.record))
            matching.push_back(quint32(at));
    }
    return matching;
}

} // namespace sidelight
