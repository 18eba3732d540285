// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/outcome.h"

#include <algorithm>

namespace sidelight {

bool hasText(const Field<QString> &field)
{
    return field.get() && std::any_of(field->cbegin(), field->cend(), [](QChar c) { return !c.isSpace(); });
}

Outcome outcome(const Deal &deal)
{
    if (deal.deletedAt.hasValue())
        return Outcome::Deleted;
    if (deal.deletedAt.isUnreadable() || deal.closedAt.isUnreadable())
        return Outcome::Unclear;
    if (deal.closedAt.isNotSet())
        return Outcome::Open;
    const bool isWon = hasText(deal.wonReason);
    const bool isLost = hasText(deal.lostReason);
    const bool isReadable = !deal.wonReason.isUnreadable() && !deal.lostReason.isUnreadable();
    if (isWon == isLost || !isReadable)
        return Outcome::Closed;
    return isWon ? Outcome::Won : Outcome::Lost;
}

} // namespace sidelight
