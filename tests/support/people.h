// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"

#include <utility>

namespace sidelight {

inline QUuid contactId(int number)
{
    return QUuid(uint(0xc0a70000 + number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

inline Channel channel(const QString &type, const QString &value)
{
    Channel made;
    made.type = type;
    made.value = value;
    return made;
}

inline Contact namedContact(int number, const QString &name)
{
    Contact contact;
    contact.id = contactId(number);
    contact.body = "{\"id\":\"" + contact.id.toByteArray(QUuid::WithoutBraces) + "\"}";
    contact.displayName = name;
    return contact;
}

/// Received on 11 Feb 2026 at 08:16:02 UTC.
inline Person personOf(Contact contact)
{
    Person person;
    person.id = contact.id;
    person.receivedAt = QDateTime::fromMSecsSinceEpoch(1'770'797'762'000, Qt::UTC);
    person.contact = std::make_shared<const Contact>(std::move(contact));
    return person;
}

inline Person named(int number, const QString &name)
{
    return personOf(namedContact(number, name));
}

/// Somebody with a name, an address and a number: the one of Ines is ines@harbour.example.
inline Person reachable(int number, const QString &name)
{
    Contact contact = namedContact(number, name);
    contact.channels = std::vector<Channel>{
        channel(QStringLiteral("email"), name.toLower() + QStringLiteral("@harbour.example")),
        channel(QStringLiteral("phone"), QStringLiteral("+1555010012") + QString::number(number))};
    return personOf(std::move(contact));
}

/// Nothing is known yet.
inline Person unknown(int number, bool isAsking = false, std::optional<Error> error = {})
{
    return {contactId(number), nullptr, QDateTime(), isAsking, std::move(error)};
}

inline People peopleOf(std::initializer_list<Person> list)
{
    People people;
    for (const Person &person : list)
        people.insert(person.id, person);
    return people;
}

} // namespace sidelight
