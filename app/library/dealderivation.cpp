// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealderivation.h"

#include "app/api/decodecontact.h"
#include "app/api/decodedeal.h"
#include "app/domain/difference.h"
#include "app/domain/founddeal.h"
#include "app/domain/people.h"
#include "app/domain/searchtext.h"

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

DealWords wordsOf(const QByteArray &body, const QUuid &id)
{
    const auto deal = decodeDeal(body, id);
    return deal ? DealWords{searchText(*deal), peopleIds(*deal)} : DealWords();
}

QString personWords(const QByteArray &body, const QUuid &id)
{
    const auto contact = decodeContact(body, id);
    return contact ? contactSearchText(*contact) : QString();
}

QString pastWords(const QByteArray &before, const QByteArray &after, const QUuid &id)
{
    const auto former = decodeDeal(before, id);
    const auto later = decodeDeal(after, id);
    return former && later ? pastSearchText(*former, *later) : QString();
}

std::optional<FoundPart> dealPart(const QByteArray &body, const QUuid &id, const Derivation::Terms &terms)
{
    const auto deal = decodeDeal(body, id);
    return deal ? findPart(*deal, terms) : std::nullopt;
}

std::optional<FoundPart> personPart(const QByteArray &body, const QUuid &id, const Derivation::Terms &terms)
{
    const auto contact = decodeContact(body, id);
    return contact ? findPart(*contact, terms) : std::nullopt;
}

std::optional<FoundPart> formerPart(const QByteArray &before, const QByteArray &after, const QUuid &id,
                                    const Derivation::Terms &terms)
{
    const auto former = decodeDeal(before, id);
    const auto later = decodeDeal(after, id);
    return former && later ? findFormerPart(*former, *later, terms) : std::nullopt;
}

} // namespace

Derivation dealDerivation()
{
    return {3, rowOf, bodiesDiffer, wordsOf, personWords, pastWords, dealPart, personPart, formerPart};
}

} // namespace sidelight
