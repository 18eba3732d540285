// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/decimal.h"

namespace sidelight {

/// The likelihood of closing, whose scale the contract leaves in conflict (C1).
struct Confidence {
    enum class Kind {
        NotSet,     ///< absent or null; never 0 %
        Percent,    ///< a whole number from 0 to 100
        Fraction,   ///< strictly between 0 and 1, times 100; what was sent is shown beside it
        Unusual,    ///< any other number: no percent sign, no bar
        Unreadable, ///< not a number
    };

    Kind kind = Kind::NotSet;
    Decimal percent; ///< Percent and Fraction only

    bool hasPercent() const { return kind == Kind::Percent || kind == Kind::Fraction; }
    bool operator==(const Confidence &) const = default;
};

Confidence confidence(const Field<Number> &sent);

} // namespace sidelight
