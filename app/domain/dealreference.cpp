// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealreference.h"

#include "app/domain/identifier.h"

#include <QList>
#include <QRegularExpression>
#include <QUrl>

namespace sidelight {

namespace {

// The guards keep `…0001f` (one digit too many) from being read as an ID with its end cut off.
const QRegularExpression &identifierPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![0-9a-zA-Z])(?<![0-9a-zA-Z]-)"
                       "(?<path>[dD][eE][aA][lL][sS]?/\\{?)?"
                       "(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
                       "(?![0-9a-zA-Z]|-[0-9a-zA-Z])"));
    return pattern;
}

// For a link copied with its braces or slashes encoded.
QString withoutEscapes(QString text)
{
    if (!text.contains(u'%'))
        return text;
    // QUrl::fromPercentEncoding() swallows two characters after any percent sign, such as "60 % 6f1c…".
    static const QRegularExpression loneSign(QStringLiteral("%(?![0-9a-fA-F]{2})"));
    return QUrl::fromPercentEncoding(text.replace(loneSign, QStringLiteral("%25")).toUtf8());
}

// Of many, so many different ones are enough.
QList<QUuid> identifiersIn(QStringView text, qsizetype most)
{
    const QString typed = withoutEscapes(text.toString());
    QList<QUuid> anywhere;
    QList<QUuid> afterDeals;
    auto match = identifierPattern().globalMatch(typed);
    while (match.hasNext() && afterDeals.size() < most) {
        const auto found = match.next();
        const auto id = parseIdentifier(found.capturedView(u"id").toLatin1());
        if (!id)
            continue;
        if (anywhere.size() < most && !anywhere.contains(*id))
            anywhere.append(*id);
        if (found.hasCaptured(u"path") && !afterDeals.contains(*id))
            afterDeals.append(*id);
    }
    return afterDeals.isEmpty() ? anywhere : afterDeals;
}

} // namespace

Result<QUuid> parseDealReference(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return Error{Error::Kind::BadReference, QStringLiteral("nothing was typed")};
    // A link is short; a pasted document is not worth searching.
    constexpr qsizetype maxLength = 4096;
    if (text.size() > maxLength)
        return Error{Error::Kind::BadReference, QStringLiteral("more than %1 characters").arg(maxLength)};

    // Alone, as a start is given it: expressions are then not even made.
    if (const auto alone = parseIdentifier(text.toLatin1()); alone && !alone->isNull())
        return *alone;
    const QList<QUuid> ids = identifiersIn(text, maxLength);
    if (ids.isEmpty())
        return Error{Error::Kind::BadReference, QStringLiteral("no deal ID in it")};
    if (ids.size() > 1)
        return Error{Error::Kind::BadReference, QStringLiteral("%1 different IDs in it").arg(ids.size())};
    if (ids.constFirst().isNull())
        return Error{Error::Kind::BadReference, QStringLiteral("the ID is all zeros, which names nothing")};
    return ids.constFirst();
}

bool namesSeveralDeals(QStringView text)
{
    constexpr qsizetype mostLooked = 64 * 1024; // characters; somebody waits
    return identifiersIn(text.left(mostLooked), 2).size() > 1;
}

bool isOwnLink(QStringView text)
{
    return text.trimmed().startsWith(u"sidelight:", Qt::CaseInsensitive);
}

} // namespace sidelight
