// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <vector>

namespace sidelight {

/// One thing that is not the same in two answers for a deal. We know that it changed between the
/// two, never who changed it or when exactly.
struct Difference {
    enum class Kind {
        Field,         ///< a field of the contract other than contacts and metadata
        OtherField,    ///< a field that the contract does not know (C11), or one place inside it
        Metadata,      ///< one place inside `metadata` (C13)
        ContactJoined, ///< a link that only the later answer holds; `after` is the whole link
        ContactLeft,   ///< a link that only the earlier answer holds; `before` is the whole link
        ContactField,  ///< a field of a link that both hold
        Contacts,      ///< `contacts` as a whole: absent, null or unreadable in one of the two
    };

    Kind kind = Kind::Field;
    QString path;      ///< `amount`, `metadata.gates[2]`, `contacts[11aa0001-…].role`, by the link's id
    QUuid contactId;   ///< of the contact kinds, where the link has a readable one; else null
    QByteArray before; ///< JSON text as it was sent; empty where it was absent
    QByteArray after;

    bool operator==(const Difference &) const = default;
};

/// What a reader would call a difference (decision 6): values are compared after decoding, so the
/// order of keys, blanks, the spelling of numbers and moments and the order of contacts are none, and
/// neither is `updated_at` (of the deal or of a link) when it is the only one. Absent and null differ
/// (decision 2). In the order of the contract's fields, then other fields, metadata and contacts.
std::vector<Difference> differences(const Deal &before, const Deal &after);

/// The same question, answered as soon as one is found.
bool differ(const Deal &before, const Deal &after);

} // namespace sidelight
