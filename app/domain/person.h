// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contact.h"
#include "app/domain/error.h"

#include <QDateTime>
#include <QHash>
#include <QMetaType>
#include <QUuid>

#include <memory>
#include <optional>

namespace sidelight {

/// What is known now of one ID that may be a contact's: a linked contact's, an introducer's (C8), an
/// organization's (C7).
struct Person {
    QUuid id;
    std::shared_ptr<const Contact> contact; ///< null while, or because, there is none
    QDateTime receivedAt;                   ///< UTC, when the service last answered with this contact
    bool isAsking = false;
    std::optional<Error> error; ///< why the last request changed nothing

    bool operator==(const Person &) const = default;
};

using People = QHash<QUuid, Person>;

/// The name to show, empty where none is known.
inline QString personName(const Person &person)
{
    return person.contact ? contactName(*person.contact) : QString();
}

/// The same for one of several; empty where nothing is known of them.
inline QString nameAmong(const People &people, const QUuid &id)
{
    const auto found = people.constFind(id);
    return found == people.constEnd() ? QString() : personName(*found);
}

} // namespace sidelight

Q_DECLARE_METATYPE(sidelight::Person)
