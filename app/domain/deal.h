// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/field.h"
#include "app/domain/moment.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QString>
#include <QUuid>

#include <vector>

namespace sidelight {

/// A number with the digits that were sent; parseDecimal() makes it computable.
struct Number {
    QByteArray token;

    bool operator==(const Number &) const = default;
};

/// A value of any kind that nobody has looked into yet: `metadata` (C13) and unknown fields (C11).
struct RawJson {
    Span span;

    bool operator==(const RawJson &) const = default;
};

/// A key that the contract does not know, kept reachable (C11).
struct UnknownField {
    QString key;
    Span value;

    bool operator==(const UnknownField &) const = default;
};

/// What the decoder could not read, or read with doubt, by JSON path: `contacts[2].role`.
struct Note {
    QString path;
    QString problem; ///< English, for example "expected string"

    bool operator==(const Note &) const = default;
};

/// Link between a deal and a contact (section 2.2 of the contract). Kept small: a deal may have
/// tens of thousands.
struct DealContact {
    Field<QUuid> id; ///< of the link, not of the contact
    Field<QUuid> contactId;
    Field<QUuid> dealId;
    Field<QUuid> tenantId;
    Field<QUuid> introducedBy; ///< contact or member, the contract does not say (C8)
    Field<Moment> createdAt;
    Field<Moment> updatedAt;
    Field<QString> role; ///< free text, shown as written (C26)
    Field<RawJson> metadata;
    Field<bool> isPrimary; ///< nothing says that at most one link carries it (C5)
    Span whole;            ///< the link as it was sent, unknown fields included

    bool operator==(const DealContact &) const = default;
};

/// A deal as it was answered (section 2.1 of the contract). Names of the members are the
/// contract's. Every Span points into body.
struct Deal {
    QByteArray body; ///< the answer, byte for byte
    QUuid id;        ///< the only field without which there is no deal (C14)
    Field<QUuid> tenantId;
    Field<QString> name; ///< may be blank (C12)
    Field<QUuid> pipelineId;
    Field<QString> pipelineName;
    Field<QUuid> stageId;
    Field<QString> stageName;
    Field<std::vector<DealContact>> contacts; ///< in the order they were sent
    Field<RawJson> metadata;
    Field<Moment> createdAt;
    Field<Moment> updatedAt;
    Field<Number> amount; ///< major units of the currency (C4)
    Field<QString> currency;
    Field<QString> valuePeriod; ///< C3
    Field<Number> confidence;   ///< scale in conflict (C1); read by confidence()
    Field<QDate> expectedCloseDate;
    Field<Moment> closedAt;
    Field<QString> wonReason;
    Field<QString> lostReason;
    Field<QString> nextStep;
    Field<QString> description;
    Field<QString> source;
    Field<QUuid> contactId;
    Field<QUuid> organizationId;
    Field<Moment> deletedAt; ///< C6
    Span contactsSpan;       ///< of contacts when it has a value: it may be most of the body
    std::vector<UnknownField> otherFields;
    std::vector<Note> notes;

    QByteArrayView raw(Span span) const { return QByteArrayView(body).sliced(span.offset, span.length); }
    const std::vector<DealContact> &links() const ///< empty when contacts has no value
    {
        static const std::vector<DealContact> none;
        return contacts.get() ? *contacts : none;
    }

    bool operator==(const Deal &) const = default;
};

} // namespace sidelight
