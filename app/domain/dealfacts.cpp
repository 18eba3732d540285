// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealfacts.h"

#include "app/domain/folding.h"

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

qint64 momentOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : DealFacts::noMoment;
}

QDateTime timeOf(qint64 moment)
{
    return moment == DealFacts::noMoment ? QDateTime() : QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
}

} // namespace

void DealCatalog::reserve(qsizetype deals)
{
    m_deals.reserve(std::size_t(deals));
    m_positions.reserve(deals);
}

void DealCatalog::put(const DealRow &row)
{
    const auto known = positionOf(row.id);
    if (known) {
        const qsizetype before = m_texts.size();
        m_deals[*known] = facts(row);
        m_replaced += m_texts.size() - before;
        if (m_replaced > m_texts.size() / 2)
            dropDeadTexts();
        return;
    }
    m_positions.insert(row.id, quint32(m_deals.size()));
    m_deals.push_back(facts(row));
}

std::optional<quint32> DealCatalog::positionOf(const QUuid &id) const
{
    const auto found = m_positions.constFind(id);
    return found == m_positions.constEnd() ? std::nullopt : std::optional(*found);
}

// A pool forgets nothing: what is alive moves to another one.
void DealCatalog::dropDeadTexts()
{
    TextPool alive;
    for (DealFacts &deal : m_deals) {
        for (quint32 DealFacts::*own : {&DealFacts::name, &DealFacts::nameKey, &DealFacts::amount})
            deal.*own = alive.add(m_texts.utf8(deal.*own));
        for (quint32 DealFacts::*shared : {&DealFacts::pipeline, &DealFacts::stage, &DealFacts::currency,
                                           &DealFacts::currencyKey, &DealFacts::period})
            deal.*shared = alive.addShared(text(deal.*shared));
    }
    m_texts = std::move(alive);
    m_replaced = 0;
}

DealFacts DealCatalog::facts(const DealRow &row)
{
    DealFacts facts;
    facts.id = row.id;
    facts.record = row.record;
    facts.plain = row.worth.plain;
    facts.weighted = row.worth.weighted;
    facts.plainLeftOut = row.worth.plainLeftOut;
    facts.weightedLeftOut = row.worth.weightedLeftOut;
    facts.isRounded = row.worth.isRounded;
    facts.updatedAt = momentOf(row.updatedAt);
    facts.checkedAt = row.checkedAt.toMSecsSinceEpoch();
    facts.name = m_texts.add(row.name);
    facts.nameKey = m_texts.add(folded(row.name.left(200)).simplified());
    facts.pipeline = m_texts.addShared(row.pipelineName);
    facts.stage = m_texts.addShared(row.stageName);
    facts.amount = m_texts.add(QByteArrayView(row.amount));
    facts.currency = m_texts.addShared(row.currency);
    facts.currencyKey = m_texts.addShared(row.currency.trimmed().toUpper());
    facts.period = m_texts.addShared(row.valuePeriod);
    facts.periodKind = row.period;
    facts.close = row.expectedClose.isValid() ? qint32(row.expectedClose.toJulianDay()) : DealFacts::noDay;
    facts.percent = row.percent.value_or(DealFacts::noPercent);
    facts.amountState = row.amountState;
    facts.closeState = row.closeState;
    facts.outcome = row.outcome;
    facts.isPinned = row.isPinned;
    facts.isChanged = row.isChanged;
    facts.isMissing = row.isMissing;
    facts.isVisited = row.isVisited;
    return facts;
}

DealRow DealCatalog::row(quint32 position) const
{
    const DealFacts &facts = m_deals[position];
    DealRow row;
    row.id = facts.id;
    row.record = facts.record;
    row.name = text(facts.name);
    row.pipelineName = text(facts.pipeline);
    row.stageName = text(facts.stage);
    row.amountState = facts.amountState;
    row.amount = m_texts.utf8(facts.amount).toByteArray();
    row.currency = text(facts.currency);
    row.valuePeriod = text(facts.period);
    row.period = facts.periodKind;
    row.closeState = facts.closeState;
    if (facts.close != DealFacts::noDay)
        row.expectedClose = QDate::fromJulianDay(facts.close);
    if (facts.percent != DealFacts::noPercent)
        row.percent = facts.percent;
    row.outcome = facts.outcome;
    row.worth = {facts.plain, facts.weighted, facts.plainLeftOut, facts.weightedLeftOut, facts.isRounded};
    row.updatedAt = timeOf(facts.updatedAt);
    row.checkedAt = timeOf(facts.checkedAt);
    row.isPinned = facts.isPinned;
    row.isChanged = facts.isChanged;
    row.isMissing = facts.isMissing;
    row.isVisited = facts.isVisited;
    return row;
}

std::vector<PipelineCount> pipelineCounts(const DealCatalog &catalog)
{
    QHash<quint32, int> counts;
    for (const DealFacts &deal : catalog.deals())
        ++counts[deal.pipeline];
    std::vector<PipelineCount> pipelines;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        pipelines.push_back({catalog.text(count.key()), count.value()});
    const auto key = [](const PipelineCount &pipeline) {
        return std::pair(pipeline.name.isEmpty(), folded(pipeline.name));
    };
    std::sort(pipelines.begin(), pipelines.end(),
              [&key](const PipelineCount &a, const PipelineCount &b) { return key(a) < key(b); });
    return pipelines;
}

qsizetype DealCatalog::bytes() const
{
    return qsizetype(m_deals.capacity() * sizeof(DealFacts)) + m_texts.bytes()
           + m_positions.capacity() * qsizetype(sizeof(QUuid) + 8);
}

} // namespace sidelight
