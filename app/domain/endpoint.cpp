// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/endpoint.h"

#include <algorithm>

namespace sidelight {

namespace {

constexpr int maxKeyBytes = 1024; // decision 15

Error badAddress(const QString &why)
{
    return Error{Error::Kind::BadAddress, why};
}

} // namespace

bool isLoopback(const QString &host)
{
    if (host == u"localhost" || host == u"::1")
        return true;
    // 127.0.0.0/8, and no name that merely begins like it.
    const auto parts = QStringView(host).split(u'.');
    return parts.size() == 4 && parts[0] == u"127"
           && std::all_of(parts.cbegin(), parts.cend(), [](QStringView part) {
                  bool isNumber = false;
                  return part.toUInt(&isNumber) < 256 && isNumber;
              });
}

QUrl defaultOrigin()
{
    return QUrl(QStringLiteral("https://api.backside.app"));
}

Result<QUrl> parseOrigin(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return badAddress(QStringLiteral("the address is empty"));
    if (!typed.contains(u"://"))
        return badAddress(QStringLiteral("the address has no https:// in front"));
    const QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return badAddress(
            QStringLiteral("it cannot be read as an address")); // errorString() repeats it all
    if (url.scheme() != u"https" && !(url.scheme() == u"http" && isLoopback(url.host())))
        return badAddress(QStringLiteral("only https:// is used, except to this computer itself"));
    if (!url.userInfo().isEmpty())
        return badAddress(QStringLiteral("the address holds a user name or password"));
    if (url.port(443) == 0)
        return badAddress(QStringLiteral("port 0 cannot be reached"));
    if (url.hasQuery() || url.hasFragment() || (url.path() != u"/" && !url.path().isEmpty()))
        return badAddress(QStringLiteral("only scheme, host and port belong in the address"));
    QUrl origin = url.adjusted(QUrl::RemovePath | QUrl::RemoveUserInfo);
    if (origin.port() == (origin.scheme() == u"https" ? 443 : 80))
        origin.setPort(-1); // the same origin in one spelling
    return origin;
}

Result<QByteArray> parseKey(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return Error{Error::Kind::BadKey, QStringLiteral("the key is empty")};
    if (typed.size() > maxKeyBytes)
        return Error{Error::Kind::BadKey,
                     QStringLiteral("the key is longer than %1 characters").arg(maxKeyBytes)};
    const bool canBeSent =
        std::all_of(typed.cbegin(), typed.cend(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!canBeSent)
        return Error{Error::Kind::BadKey,
                     QStringLiteral("the key holds a blank, a line break or a character outside ASCII")};
    return typed.toLatin1();
}

KeyKind keyKind(const QByteArray &key)
{
    if (key.isEmpty())
        return KeyKind::None;
    if (key.startsWith("bsk_live_"))
        return KeyKind::Live;
    return key.startsWith("bsk_test_") ? KeyKind::Test : KeyKind::Other;
}

} // namespace sidelight
