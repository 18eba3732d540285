// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"
#include "app/domain/money.h"
#include "app/domain/textpool.h"

#include <QHash>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// One cached deal as lists hold it: what is filtered, sorted, grouped, added up and shown. Kept small: a
/// million may be in memory. Texts are numbers in the catalogue's pool.
struct DealFacts {
    static constexpr qint64 noMoment = std::numeric_limits<qint64>::min();
    static constexpr qint32 noDay = std::numeric_limits<qint32>::min();
    static constexpr qint32 noPercent = -1;

    QUuid id;
    qint64 record = 0;           ///< number in the store, growing with the first copy
    qint64 plain = 0;            ///< DealWorth::plain
    qint64 weighted = 0;         ///< DealWorth::weighted
    qint64 updatedAt = noMoment; ///< milliseconds since 1970 UTC, as the service says
    qint64 checkedAt = 0;        ///< the same, when the service last answered
    quint32 name = 0;
    quint32 nameKey = 0; ///< folded(); what it is sorted by
    quint32 pipeline = 0;
    quint32 stage = 0;
    quint32 amount = 0;         ///< the digits that were sent
    quint32 currency = 0;       ///< as sent
    quint32 currencyKey = 0;    ///< in upper case, without blanks: what is compared
    quint32 period = 0;         ///< as sent
    qint32 close = noDay;       ///< Julian day (C16)
    qint32 percent = noPercent; ///< hundredths of a percent (C1)
    Period periodKind = Period::NotSet;
    FieldState amountState = FieldState::Absent;
    FieldState closeState = FieldState::Absent;
    Outcome outcome = Outcome::Open;
    LeftOut plainLeftOut = LeftOut::NotSet;
    LeftOut weightedLeftOut = LeftOut::NotSet;
    bool isRounded = false;
    bool isPinned = false;
    bool isChanged = false;
    bool isMissing = false; ///< the service no longer finds it (C6)
    bool isVisited = false; ///< the reader opened it once
};

/// All cached deals of an account, in the order of their records unless told otherwise. Shared between
/// threads as a constant.
class DealCatalog
{
public:
    /// Adds the deal, or replaces the one with its id.
    void put(const DealRow &row);
    void reserve(qsizetype deals);

    const std::vector<DealFacts> &deals() const { return m_deals; }
    const TextPool &texts() const { return m_texts; }
    QString text(quint32 number) const { return m_texts.text(number); }
    /// What it was made from, without stageKey.
    DealRow row(quint32 position) const;
    std::optional<quint32> positionOf(const QUuid &id) const;
    qsizetype bytes() const; ///< of memory, roughly

private:
    DealFacts facts(const DealRow &row);
    void dropDeadTexts();

    std::vector<DealFacts> m_deals;
    QHash<QUuid, quint32> m_positions;
    TextPool m_texts;
    qsizetype m_replaced = 0; ///< bytes of texts that came in place of others, which stay behind
};

/// How many deals a pipeline has.
struct PipelineCount {
    QString name; ///< as sent; empty: deals without a pipeline
    int count = 0;

    bool operator==(const PipelineCount &) const = default;
};

/// By name, folded; deals without one last.
std::vector<PipelineCount> pipelineCounts(const DealCatalog &catalog);

} // namespace sidelight
