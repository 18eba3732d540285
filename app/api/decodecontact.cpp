// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodecontact.h"

#include "app/api/recordreader.h"

namespace sidelight {

namespace {

constexpr RecordKeys<Channel, 8> channelKeys = {{
    {"id", readMember<&Channel::id, Channel>, true},
    {"type", readMember<&Channel::type, Channel>, true},
    {"value", readMember<&Channel::value, Channel>, true},
    {"canonical_value", readMember<&Channel::canonicalValue, Channel>, false},
    {"label", readMember<&Channel::label, Channel>, false},
    {"is_primary", readMember<&Channel::isPrimary, Channel>, true},
    {"is_verified", readMember<&Channel::isVerified, Channel>, true},
    {"preference_order", readMember<&Channel::preferenceOrder, Channel>, true},
}};

constexpr RecordKeys<Address, 13> addressKeys = {{
    {"id", readMember<&Address::id, Address>, true},
    {"is_primary", readMember<&Address::isPrimary, Address>, true},
    {"label", readMember<&Address::label, Address>, false},
    {"street", readMember<&Address::street, Address>, false},
    {"extended", readMember<&Address::extended, Address>, false},
    {"po_box", readMember<&Address::poBox, Address>, false},
    {"city", readMember<&Address::city, Address>, false},
    {"region", readMember<&Address::region, Address>, false},
    {"postal_code", readMember<&Address::postalCode, Address>, false},
    {"country", readMember<&Address::country, Address>, false},
    {"country_code", readMember<&Address::countryCode, Address>, false},
    {"latitude", readMember<&Address::latitude, Address>, false},
    {"longitude", readMember<&Address::longitude, Address>, false},
}};

constexpr RecordKeys<Affiliation, 9> affiliationKeys = {{
    {"id", readMember<&Affiliation::id, Affiliation>, true},
    {"organization_id", readMember<&Affiliation::organizationId, Affiliation>, true},
    {"is_current", readMember<&Affiliation::isCurrent, Affiliation>, true},
    {"title", readMember<&Affiliation::title, Affiliation>, false},
    {"department", readMember<&Affiliation::department, Affiliation>, false},
    {"role", readMember<&Affiliation::role, Affiliation>, false},
    {"description", readMember<&Affiliation::description, Affiliation>, false},
    {"start_date", readMember<&Affiliation::startDate, Affiliation>, false},
    {"end_date", readMember<&Affiliation::endDate, Affiliation>, false},
}};

constexpr RecordKeys<ContactDate, 6> dateKeys = {{
    {"id", readMember<&ContactDate::id, ContactDate>, true},
    {"date_type", readMember<&ContactDate::dateType, ContactDate>, true},
    {"date_label", readMember<&ContactDate::dateLabel, ContactDate>, false},
    {"date_year", readMember<&ContactDate::dateYear, ContactDate>, false},
    {"date_month", readMember<&ContactDate::dateMonth, ContactDate>, false},
    {"date_day", readMember<&ContactDate::dateDay, ContactDate>, false},
}};

/// What else stands in an item is checked and stays in the body.
template <auto member, const auto &keys>
bool readItems(RecordReader &reader, JsonValue &value, Contact &contact)
{
    Span whole;
    return reader.readList(value, keys, contact.*member, whole);
}

constexpr RecordKeys<Contact, 24> contactKeys = {{
    {"id", readRecordId<Contact>, false}, // its absence ends the decoding
    {"tenant_id", readMember<&Contact::tenantId, Contact>, true},
    {"display_name", readMember<&Contact::displayName, Contact>, true},
    {"kind", readMember<&Contact::kind, Contact>, true},
    {"prefix", readMember<&Contact::prefix, Contact>, false},
    {"given_name", readMember<&Contact::givenName, Contact>, false},
    {"middle_name", readMember<&Contact::middleName, Contact>, false},
    {"family_name", readMember<&Contact::familyName, Contact>, false},
    {"suffix", readMember<&Contact::suffix, Contact>, false},
    {"nickname", readMember<&Contact::nickname, Contact>, false},
    {"bio", readMember<&Contact::bio, Contact>, false},
    {"language", readMember<&Contact::language, Contact>, false},
    {"timezone", readMember<&Contact::timezone, Contact>, false},
    {"vcard_uid", readMember<&Contact::vcardUid, Contact>, false},
    {"avatar_url", readMember<&Contact::avatarUrl, Contact>, false},
    {"channels", readItems<&Contact::channels, channelKeys>, false},
    {"addresses", readItems<&Contact::addresses, addressKeys>, false},
    {"affiliations", readItems<&Contact::affiliations, affiliationKeys>, false},
    {"dates", readItems<&Contact::dates, dateKeys>, false},
    {"tags", readMember<&Contact::tags, Contact>, false},
    {"metadata", readMember<&Contact::metadata, Contact>, true},
    {"created_at", readMember<&Contact::createdAt, Contact>, true},
    {"updated_at", readMember<&Contact::updatedAt, Contact>, true},
    {"deleted_at", readMember<&Contact::deletedAt, Contact>, false},
}};

} // namespace

Result<Contact> decodeContact(QByteArray body, const QUuid &wanted)
{
    return decodeRecord<Contact>(std::move(body), wanted, contactKeys);
}

} // namespace sidelight
