// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/confidence.h"

namespace sidelight {

Confidence confidence(const Field<Number> &sent)
{
    if (sent.isNotSet())
        return {};
    if (sent.isUnreadable())
        return {Confidence::Kind::Unreadable, {}};

    const auto parsed = parseDecimal(sent->token);
    if (!parsed)
        return {Confidence::Kind::Unusual, {}};
    const Decimal value = normalized(*parsed);
    if (value.scale == 0) {
        const bool isPercent = value.coefficient >= 0 && value.coefficient <= 100;
        return isPercent ? Confidence{Confidence::Kind::Percent, value}
                         : Confidence{Confidence::Kind::Unusual, {}};
    }
    const auto whole = rounded(Decimal{1, 0}, value.scale); // 1 on the same scale
    if (!whole || value.isNegative() || value.coefficient >= whole->coefficient)
        return {Confidence::Kind::Unusual, {}};
    // The point is moved, since a product of 17 or 18 digits would not fit.
    const bool isTenths = value.scale == 1;
    return {Confidence::Kind::Fraction,
            isTenths ? Decimal{value.coefficient * 10, 0} : Decimal{value.coefficient, value.scale - 2}};
}

} // namespace sidelight
