// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/contact.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <limits>

namespace sidelight {

namespace {

QString trimmed(const Field<QString> &field)
{
    return field.get() ? field->trimmed() : QString();
}

bool isPrimary(const Channel &channel)
{
    return channel.isPrimary.get() && *channel.isPrimary;
}

double preference(const Channel &channel)
{
    return channel.preferenceOrder.get() ? channel.preferenceOrder->token.toDouble()
                                         : std::numeric_limits<double>::infinity();
}

QString firstOf(const Contact &contact, QStringView type)
{
    const std::vector<Channel> channels = orderedChannels(contact);
    const auto found = std::find_if(channels.begin(), channels.end(), [type](const Channel &channel) {
        return trimmed(channel.type).compare(type, Qt::CaseInsensitive) == 0;
    });
    return found == channels.end() ? QString() : trimmed(found->value);
}

} // namespace

QString contactName(const Contact &contact)
{
    if (const QString name = trimmed(contact.displayName); !name.isEmpty())
        return name;
    QStringList parts;
    for (const auto *part :
         {&contact.prefix, &contact.givenName, &contact.middleName, &contact.familyName, &contact.suffix}) {
        if (const QString text = trimmed(*part); !text.isEmpty())
            parts << text;
    }
    return parts.isEmpty() ? trimmed(contact.nickname) : parts.join(u' ');
}

std::vector<Channel> orderedChannels(const Contact &contact)
{
    std::vector<Channel> channels;
    if (!contact.channels.get())
        return channels;
    std::copy_if(contact.channels->begin(), contact.channels->end(), std::back_inserter(channels),
                 [](const Channel &channel) { return !trimmed(channel.value).isEmpty(); });
    std::stable_sort(channels.begin(), channels.end(), [](const Channel &a, const Channel &b) {
        if (isPrimary(a) != isPrimary(b))
            return isPrimary(a);
        return preference(a) < preference(b);
    });
    return channels;
}

QString firstEmail(const Contact &contact)
{
    return firstOf(contact, u"email");
}

QString firstPhone(const Contact &contact)
{
    return firstOf(contact, u"phone");
}

} // namespace sidelight
