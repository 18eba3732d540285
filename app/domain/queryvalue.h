// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/decimal.h"

#include <QDate>
#include <QString>
#include <QStringView>

#include <optional>

namespace sidelight {

// What stands behind a modifier of a filter.

/// How a value is compared: `:` and `=`, or one of the four others.
enum class QueryRelation { Is, Below, AtMost, Above, AtLeast };

/// Plain digits with an optional point, groups of thousands as withoutGrouping() knows them, and `k` or `m`
/// behind: `50000`, `50,000`, `1.5m`. Nothing for `50,5`, since nothing is guessed.
std::optional<Decimal> queryNumber(const QString &text);

/// Two numbers with `..` between them, the lower one first.
struct NumberRange {
    Decimal from;
    Decimal upTo;
};
std::optional<NumberRange> queryNumberRange(const QString &text);

/// Both ends included; an invalid day is an open end.
struct DayRange {
    QDate from;
    QDate to;

    bool operator==(const DayRange &) const = default;
};

/// On which side of today a distance such as `30d` lies.
enum class DaySide {
    Ahead, ///< what is expected: `<30d` is all before, the overdue too
    Ago,   ///< what happened: `<30d` is since then
};

/// Days as `2026-09-30`, `2026-09`, `2026`, `2026-q3`, `today`, `next-month` and the like, distances from
/// today as `30d`, `2w`, `3m`, `1y`, and two of them with `..` between, of which one may be missing.
std::optional<DayRange> queryDays(const QString &text, QueryRelation relation, DaySide side, QDate today);

} // namespace sidelight
