// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/identifier.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QUuid>

namespace sidelight {

// Deals with many contacts, and the contacts, for what asks a service for them.

inline QUuid contactNumber(int number)
{
    return QUuid(0xc0a80000 + uint(number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

inline QUuid introducerNumber(int number)
{
    return QUuid(0xc0a90000 + uint(number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

inline const QByteArray peopleTenant = "7e4a0001-0000-4000-8000-000000000001";

inline QByteArray contactBody(const QUuid &id, const QByteArray &name,
                              const QByteArray &tenant = peopleTenant)
{
    return "{\"id\":\"" + identifierText(id).toLatin1() + "\",\"tenant_id\":\"" + tenant
           + "\",\"display_name\":\"" + name
           + "\",\"kind\":\"person\",\"metadata\":{},\"created_at\":\"2026-02-11T08:15:30Z\","
             "\"updated_at\":\"2026-02-11T08:15:30Z\"}";
}

/// A deal with this many contacts, linked one after the other, the last one primary; each introduced by
/// somebody of its own where wanted. `more` are further members.
inline QByteArray dealWithContacts(const QUuid &id, int count, bool areIntroduced,
                                   const QByteArray &more = {})
{
    QByteArrayList links;
    for (int i = 0; i < count; ++i) {
        const QByteArray link =
            identifierText(QUuid(0x11aa0000 + uint(i), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)).toLatin1();
        const QByteArray introducer =
            areIntroduced ? '"' + identifierText(introducerNumber(i)).toLatin1() + '"' : QByteArray("null");
        links << "{\"id\":\"" + link + "\",\"contact_id\":\"" + identifierText(contactNumber(i)).toLatin1()
                     + "\",\"is_primary\":" + (i == count - 1 ? "true" : "false")
                     + ",\"introduced_by\":" + introducer + '}';
    }
    return "{\"id\":\"" + identifierText(id).toLatin1() + "\",\"tenant_id\":\"" + peopleTenant
           + "\",\"name\":\"Many people\"" + more + ",\"contacts\":[" + links.join(',') + "]}";
}

} // namespace sidelight
