// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealderivation.h"

#include "app/api/decodedeal.h"
#include "app/domain/difference.h"

namespace sidelight {

namespace {

DealRow rowOf(const QByteArray &body, const QUuid &id)
{
    if (const auto deal = decodeDeal(body, id))
        return dealRow(*deal);
    DealRow unreadable;
    unreadable.id = id;
    return unreadable;
}

bool bodiesDiffer(const QByteArray &before, const QByteArray &after, const QUuid &id)
{
    const auto former = decodeDeal(before, id);
    const auto later = decodeDeal(after, id);
    return former && later ? differ(*former, *later) : before != after;
}

} // namespace

Derivation dealDerivation()
{
    return {1, rowOf, bodiesDiffer};
}

} // namespace sidelight
