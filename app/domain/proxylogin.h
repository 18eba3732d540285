// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sidelight {

/// What a proxy answered with 407, or SOCKS with a refusal.
struct ProxyLoginRequest {
    QString proxy;           ///< see proxyName()
    QString realm;           ///< foreign plain text, shortened; may be empty
    bool wasRefused = false; ///< a login was sent, and it is not the right one
    QString user = {};       ///< of the login that was refused, where it is known

    bool operator==(const ProxyLoginRequest &) const = default;
};

/// A live credential: never logged, and kept by the secret store alone.
struct ProxyLogin {
    QString user;
    QString password;

    bool operator==(const ProxyLogin &) const = default;
};

/// Under which name the secret store keeps the login at a proxy: `proxy/host:port`.
QString proxySecretName(const QString &proxy);

/// The user, a line break and the password, in UTF-8.
QByteArray encodeProxyLogin(const ProxyLogin &login);
/// Nothing for what encodeProxyLogin() does not write.
std::optional<ProxyLogin> decodeProxyLogin(const QByteArray &secret);

} // namespace sidelight
