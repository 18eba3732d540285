// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/dealworth.h"
#include "app/domain/money.h"
#include "app/domain/outcome.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

namespace sidelight {

/// What a list shows of a cached deal, made from its newest readable answer. Texts are as sent.
struct DealRow {
    QUuid id;
    QString name;         ///< may be blank (C12)
    QString pipelineName; ///< empty when not set
    QString stageName;    ///< empty when not set
    FieldState amountState = FieldState::Absent;
    QByteArray amount; ///< the digits that were sent (C4); Value only
    QString currency;
    QString valuePeriod; ///< C3
    Period period = Period::NotSet;
    DealWorth worth;            ///< what it adds to totals
    std::optional<int> percent; ///< confidence in hundredths of a percent, where it has a percent (C1)
    FieldState closeState = FieldState::Absent;
    QDate expectedClose; ///< C16; Value only
    Outcome outcome = Outcome::Open;
    QByteArray stageKey; ///< see stageKey(const Deal &)
    QDateTime updatedAt; ///< UTC, as the service says; invalid where it is not known

    // What the store adds.
    qint64 record = 0; ///< its number there, which grows with the first copy; 0 for a deal that is not kept
    QDateTime checkedAt;    ///< UTC, when the service last answered for it
    bool isPinned = false;  ///< by the reader
    bool isChanged = false; ///< differs from what the reader last looked at
    bool isMissing = false; ///< the service no longer finds it (C6)
    bool isVisited = false; ///< the reader opened it once

    bool operator==(const DealRow &) const = default;
};

/// What a list shows of this answer; without what the store adds.
DealRow dealRow(const Deal &deal);

/// The groups of the sidebar.
enum class DealGroup {
    Pinned,  ///< in the order they were pinned
    Recent,  ///< the last 20 that the reader opened, newest first
    Changed, ///< those that differ from what the reader last looked at, by name
    All,     ///< by name
};

/// The beginning of a group.
struct DealList {
    DealGroup group = DealGroup::All;
    std::vector<DealRow> rows;
    bool hasMore = false;
};

/// How many deals are in each group.
struct DealCounts {
    int pinned = 0;
    int recent = 0;
    int changed = 0;
    int all = 0;

    bool operator==(const DealCounts &) const = default;
};

/// An answer from before this run, for a store that has none yet: the past of the sample deals.
struct PastAnswer {
    QUuid id;
    QByteArray body;
    QDateTime receivedAt;   ///< UTC
    bool wasLooked = false; ///< the reader is taken to have looked at this one last
};

} // namespace sidelight
