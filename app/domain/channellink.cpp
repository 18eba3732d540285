// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/channellink.h"

#include <algorithm>

namespace sidelight {

namespace {

constexpr qsizetype longestAddress = 254;
constexpr int longestNumber = 20; // E.164 allows 15 digits; some are written with an exit code
constexpr int shortestNumber = 3;

// What RFC 5322 allows without quotes, but '%' and '?': a mail program that decodes an address twice
// would take what follows for a subject.
bool isLocal(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || QStringView(u"!#$&'*+-/=^_`{|}~.").contains(c);
}

bool isHost(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'.';
}

bool hasDots(QStringView text)
{
    return text.startsWith(u'.') || text.endsWith(u'.') || text.contains(u"..");
}

bool isAddress(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 1 || text.size() > longestAddress)
        return false;
    const QStringView local = QStringView(text).first(at);
    const QStringView host = QStringView(text).sliced(at + 1);
    return !host.isEmpty() && !hasDots(local) && !hasDots(host) && !host.startsWith(u'-')
           && std::all_of(local.begin(), local.end(), isLocal)
           && std::all_of(host.begin(), host.end(), isHost);
}

bool isBetweenDigits(QChar c)
{
    return c.isSpace() || QStringView(u"-.()/\u2010\u2011").contains(c);
}

} // namespace

QUrl writeLink(const QString &address)
{
    const QString text = address.trimmed();
    if (!isAddress(text))
        return {};
    return QUrl::fromEncoded("mailto:" + QUrl::toPercentEncoding(text, "@"), QUrl::StrictMode);
}

QUrl callLink(const QString &number)
{
    QString text = number.trimmed();
    const bool isInternational = text.startsWith(u'+');
    if (isInternational)
        text.remove(0, 1).remove(QStringLiteral("(0)")); // dialled inside the country only
    QByteArray digits;
    for (const QChar c : std::as_const(text)) {
        if (c.isDigit())
            digits += char('0' + c.digitValue());
        else if (!isBetweenDigits(c))
            return {};
    }
    if (digits.size() < shortestNumber || digits.size() > longestNumber)
        return {};
    return QUrl::fromEncoded((isInternational ? "tel:+" : "tel:") + digits, QUrl::StrictMode);
}

QUrl channelLink(const Channel &channel)
{
    if (!channel.type.get() || !channel.value.get())
        return {};
    const QString type = channel.type->trimmed();
    if (type.compare(u"email", Qt::CaseInsensitive) == 0)
        return writeLink(*channel.value);
    if (type.compare(u"phone", Qt::CaseInsensitive) == 0)
        return callLink(*channel.value);
    return {};
}

} // namespace sidelight
