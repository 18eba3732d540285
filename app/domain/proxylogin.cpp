// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/proxylogin.h"

#include <QStringDecoder>

namespace sidelight {

QString proxySecretName(const QString &proxy)
{
    return QStringLiteral("proxy/") + proxy;
}

QByteArray encodeProxyLogin(const ProxyLogin &login)
{
    return login.user.toUtf8() + '\n' + login.password.toUtf8();
}

std::optional<ProxyLogin> decodeProxyLogin(const QByteArray &secret)
{
    const qsizetype end = secret.indexOf('\n'); // a password may hold further ones
    // Stateless, or it would wait for the rest of a last letter that is cut short.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(secret);
    if (end <= 0 || decode.hasError())
        return std::nullopt;
    const qsizetype split = text.indexOf(u'\n');
    return ProxyLogin{text.first(split), text.sliced(split + 1)};
}

} // namespace sidelight
