// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/contactcells.h"

#include "app/domain/identifier.h"
#include "app/domain/people.h"
#include "app/text/columntext.h"
#include "app/text/contacttext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"

#include <QCollator>

#include <algorithm>

namespace sidelight {

namespace {

// Without the permission to read contacts this is how it stays, so it is no error and looks like none.
QString reachText(const ContactCells::Shown &person, const QString &value)
{
    if (!value.isEmpty())
        return value;
    if (person.receivedAt)
        return emptyCell();
    return person.isAsking ? loadingText() : notLoadedText();
}

// Where a column shows moments.
qint64 numberOf(const ContactCells &cells, const DealContact &link, ContactCells::Column column)
{
    if (column == ContactCells::LinkedColumn)
        return link.createdAt.get() ? link.createdAt->msecs : 0;
    const auto receivedAt = cells.personOf(link.contactId).receivedAt;
    return receivedAt ? receivedAt->msecs : 0;
}

} // namespace

ContactCells::Shown::Shown(const Person &person)
    : name(personTitle(person, QString()))
    , isAsking(person.isAsking)
{
    if (person.contact) {
        email = oneLine(firstEmail(*person.contact));
        phone = oneLine(firstPhone(*person.contact));
        receivedAt = Moment::of(person.receivedAt);
    }
}

ContactCells::Shown ContactCells::personOf(const Field<QUuid> &id) const
{
    return id.get() ? people.value(*id) : Shown();
}

bool ContactCells::isFilled(const DealContact &link, Column column) const
{
    const Shown person = personOf(link.contactId);
    switch (column) {
    case NameColumn: return !person.name.isEmpty() || !person.isAsking;
    case EmailColumn: return !person.email.isEmpty();
    case PhoneColumn: return !person.phone.isEmpty();
    case NameAgeColumn: return person.receivedAt.has_value();
    case RoleColumn: return link.role.get() && !link.role->trimmed().isEmpty();
    case IntroducedByColumn: return link.introducedBy.hasValue();
    case LinkedColumn: return link.createdAt.hasValue();
    case PrimaryColumn:
    case IdColumn:
    case ColumnCount: break;
    }
    return true;
}

QString ContactCells::text(const DealContact &link, Column column) const
{
    const Shown person = personOf(link.contactId);
    switch (column) {
    case PrimaryColumn:
        // Whether it is the one is not known: that is not the same as no.
        if (link.isPrimary.isUnreadable())
            return unreadableText(deal->raw(link.isPrimary.raw()));
        return isPrimary(link) ? primaryText() : QString();
    case NameColumn: return person.name.isEmpty() ? contactTitle(link) : person.name;
    case EmailColumn: return reachText(person, person.email);
    case PhoneColumn: return reachText(person, person.phone);
    case NameAgeColumn:
        // The time itself: "5 minutes ago" would be wrong after a while on screen.
        return person.receivedAt ? momentText(*person.receivedAt, locale) : emptyCell();
    case RoleColumn: return textCell(*deal, link.role);
    case IntroducedByColumn: {
        const QString name = personOf(link.introducedBy).name;
        return name.isEmpty() ? identifierCell(*deal, link.introducedBy) : name;
    }
    case LinkedColumn: return momentCell(*deal, link.createdAt, locale);
    case IdColumn:
        return link.contactId.get() ? identifierText(*link.contactId)
                                    : identifierCell(*deal, link.contactId);
    case ColumnCount: break;
    }
    return {};
}

std::vector<int> ContactCells::sorted(std::optional<Column> column, Qt::SortOrder order) const
{
    const auto &links = deal->links();
    std::vector<int> positions = contactOrder(links);
    if (!column)
        return positions;

    // Keys are made once for each row: making them in the comparison would cost n log n texts.
    QCollator collator(locale);
    collator.setNumericMode(true);
    struct Key {
        bool isPrimary;
        bool isFilled;
        qint64 number;
        QCollatorSortKey text;
    };
    std::vector<Key> keys;
    keys.reserve(links.size());
    const bool isText = *column != LinkedColumn && *column != NameAgeColumn;
    for (const DealContact &contact : links) {
        // By name those whose name is not known come last, whether it is still coming or not.
        const bool hasValue = *column == NameColumn ? !personOf(contact.contactId).name.isEmpty()
                                                    : isFilled(contact, *column);
        keys.push_back({isPrimary(contact), hasValue, isText ? 0 : numberOf(*this, contact, *column),
                        collator.sortKey(isText ? text(contact, *column) : QString())});
    }
    const bool isDescending = order == Qt::DescendingOrder;
    std::stable_sort(positions.begin(), positions.end(), [&](int a, int b) {
        const Key &left = keys[std::size_t(a)];
        const Key &right = keys[std::size_t(b)];
        if (left.isPrimary != right.isPrimary)
            return left.isPrimary;
        if (left.isFilled != right.isFilled)
            return left.isFilled; // empty cells come last in either direction
        const int difference = left.number != right.number ? (left.number < right.number ? -1 : 1)
                                                           : left.text.compare(right.text);
        return isDescending ? difference > 0 : difference < 0;
    });
    return positions;
}

} // namespace sidelight
