// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <vector>

namespace sidelight {

/// A way to reach a contact.
struct Channel {
    Field<QUuid> id;
    Field<QString> type; ///< `email`, `phone`, `twitter`, `linkedin`, `custom`; an open string
    Field<QString> value;
    Field<QString> canonicalValue;
    Field<QString> label;
    Field<bool> isPrimary;
    Field<bool> isVerified;
    Field<Number> preferenceOrder; ///< ascending; the direction is not documented

    bool operator==(const Channel &) const = default;
};

struct Address {
    Field<QUuid> id;
    Field<bool> isPrimary;
    Field<QString> label;
    Field<QString> street;
    Field<QString> extended;
    Field<QString> poBox;
    Field<QString> city;
    Field<QString> region;
    Field<QString> postalCode;
    Field<QString> country;
    Field<QString> countryCode;
    Field<Number> latitude;
    Field<Number> longitude;

    bool operator==(const Address &) const = default;
};

/// To an organization, whose name is not part of it (section 3.4 of the contract).
struct Affiliation {
    Field<QUuid> id;
    Field<QUuid> organizationId;
    Field<bool> isCurrent;
    Field<QString> title;
    Field<QString> department;
    Field<QString> role;
    Field<QString> description;
    Field<QDate> startDate;
    Field<QDate> endDate;

    bool operator==(const Affiliation &) const = default;
};

/// A birthday, an anniversary: year, month or day may each be unknown on its own.
struct ContactDate {
    Field<QUuid> id;
    Field<QString> dateType;
    Field<QString> dateLabel;
    Field<Number> dateYear;
    Field<Number> dateMonth;
    Field<Number> dateDay;

    bool operator==(const ContactDate &) const = default;
};

/// A contact as it was answered (section 3.2 of the contract). Names of the members are the contract's.
/// Every Span points into body. The five lists may be missing.
struct Contact {
    QByteArray body; ///< the answer, byte for byte
    QUuid id;        ///< the only field without which there is no contact
    Field<QUuid> tenantId;
    Field<QString> displayName; ///< the name to show
    Field<QString> kind;        ///< `person`, `organization`, `group`; an open string
    Field<QString> prefix;
    Field<QString> givenName;
    Field<QString> middleName;
    Field<QString> familyName;
    Field<QString> suffix;
    Field<QString> nickname;
    Field<QString> bio;
    Field<QString> language;
    Field<QString> timezone;
    Field<QString> vcardUid;
    Field<QString> avatarUrl; ///< foreign: never fetched
    Field<std::vector<Channel>> channels;
    Field<std::vector<Address>> addresses;
    Field<std::vector<Affiliation>> affiliations;
    Field<std::vector<ContactDate>> dates;
    Field<RawJson> tags; ///< shape not published: opaque
    Field<RawJson> metadata;
    Field<Moment> createdAt;
    Field<Moment> updatedAt;
    Field<Moment> deletedAt; ///< C6
    std::vector<UnknownField> otherFields;
    std::vector<Note> notes;

    QByteArrayView raw(Span span) const { return QByteArrayView(body).sliced(span.offset, span.length); }

    bool operator==(const Contact &) const = default;
};

/// Display name, else the name made of its parts, else the nickname, each without surrounding blanks; empty
/// where there is none.
QString contactName(const Contact &contact);

/// Channels with a value that is no blank, in the order they are shown: primary first, then
/// preference_order ascending (unreadable last), then as they were sent.
std::vector<Channel> orderedChannels(const Contact &contact);

/// The value of the first ordered channel of the type, whatever the case of its letters; empty when none.
QString firstEmail(const Contact &contact);
QString firstPhone(const Contact &contact);

} // namespace sidelight
