// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/contradictions.h"

#include "app/domain/outcome.h"
#include "app/domain/people.h"

#include <algorithm>

namespace sidelight {

namespace {

// What could not be read is noted elsewhere and proves nothing: neither that no contact is primary
// nor that one is not linked. A deal may have tens of thousands of links: they are gone through only
// where something would follow.
void addPeople(const Deal &deal, std::vector<Contradiction> &found)
{
    const auto &links = deal.links();
    const auto knowsFlags = [&links] {
        return std::none_of(links.cbegin(), links.cend(),
                            [](const DealContact &link) { return link.isPrimary.isUnreadable(); });
    };
    const auto knowsContacts = [&deal, &links] {
        return deal.contacts.hasValue()
               && std::none_of(links.cbegin(), links.cend(),
                               [](const DealContact &link) { return link.contactId.isUnreadable(); });
    };
    const auto primaries = primaryLinks(links).size();
    if (primaries > 1)
        found.push_back(Contradiction::SeveralPrimaries);
    if (primaries == 0 && !links.empty() && knowsFlags())
        found.push_back(Contradiction::NoPrimary);

    const auto place = dealContactPlace(deal);
    if (place == DealContactPlace::NotLinked && knowsContacts())
        found.push_back(Contradiction::ContactNotLinked);
    if (place == DealContactPlace::NotPrimary && primaries > 0)
        found.push_back(Contradiction::ContactNotPrimary);
}

} // namespace

std::vector<Contradiction> contradictions(const Deal &deal, QDate today)
{
    std::vector<Contradiction> found;
    addPeople(deal, found);

    const bool hasReason = hasText(deal.wonReason) || hasText(deal.lostReason);
    const bool isReadable = !deal.wonReason.isUnreadable() && !deal.lostReason.isUnreadable();
    const auto state = outcome(deal);
    if (state == Outcome::Closed && isReadable)
        found.push_back(hasReason ? Contradiction::ClosedBothReasons : Contradiction::ClosedWithoutReason);
    if (state == Outcome::Open && hasReason)
        found.push_back(Contradiction::OpenWithReason);
    if (isOverdue(deal, today))
        found.push_back(Contradiction::OpenPastDue);

    const bool hasCurrency = hasText(deal.currency) || deal.currency.isUnreadable();
    if (deal.amount.hasValue() && !hasCurrency)
        found.push_back(Contradiction::AmountWithoutCurrency);
    return found;
}

std::optional<qint64> daysToClose(const Deal &deal, QDate today)
{
    if (!deal.expectedCloseDate.get())
        return std::nullopt;
    return today.daysTo(*deal.expectedCloseDate);
}

bool isOverdue(const Deal &deal, QDate today)
{
    const auto days = daysToClose(deal, today);
    return days && *days < 0 && outcome(deal) == Outcome::Open;
}

} // namespace sidelight
