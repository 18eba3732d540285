// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/networkchoice.h"

#include <QUrl>

#include <algorithm>
#include <optional>

namespace sidelight {

namespace {

Error badProxy(const QString &why)
{
    return Error{Error::Kind::BadAddress, why};
}

std::optional<Error> faultOf(const QString &typed, const QUrl &url)
{
    if (typed.isEmpty())
        return badProxy(QStringLiteral("the address of the proxy is empty"));
    if (std::any_of(typed.cbegin(), typed.cend(), [](QChar c) { return c.isSpace(); }))
        return badProxy(QStringLiteral("there is a blank in the address of the proxy"));
    if (!typed.contains(u"://"))
        return badProxy(QStringLiteral("the address of the proxy has no http:// or socks5:// in front"));
    if (!url.isValid() || url.host().isEmpty())
        return badProxy(QStringLiteral("it cannot be read as the address of a proxy"));
    if (url.scheme() != u"http" && url.scheme() != u"socks5")
        return badProxy(QStringLiteral("only http:// and socks5:// proxies can be used"));
    if (url.authority().contains(u'@'))
        return badProxy(
            QStringLiteral("the address of the proxy holds a user name or password; Sidelight asks "
                           "for them when the proxy does"));
    if (url.port() < 0)
        return badProxy(QStringLiteral("the address of the proxy has no port"));
    if (url.port() == 0)
        return badProxy(QStringLiteral("port 0 cannot be reached"));
    if (url.hasQuery() || url.hasFragment() || (url.path() != u"/" && !url.path().isEmpty()))
        return badProxy(QStringLiteral("only host and port belong in the address of the proxy"));
    return std::nullopt;
}

} // namespace

Result<ProxyChoice> parseProxy(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed == u"system")
        return ProxyChoice{ProxyChoice::Kind::System};
    if (typed == u"none")
        return ProxyChoice{ProxyChoice::Kind::None};
    const QUrl url(typed, QUrl::StrictMode);
    if (const auto fault = faultOf(typed, url))
        return *fault;
    const auto kind = url.scheme() == u"http" ? ProxyChoice::Kind::Http : ProxyChoice::Kind::Socks5;
    return ProxyChoice{kind, url.host(QUrl::FullyEncoded), url.port()};
}

QString proxyText(const ProxyChoice &proxy)
{
    switch (proxy.kind) {
    case ProxyChoice::Kind::System: return QStringLiteral("system");
    case ProxyChoice::Kind::None: return QStringLiteral("none");
    case ProxyChoice::Kind::Http: return QStringLiteral("http://") + proxyName(proxy.host, proxy.port);
    case ProxyChoice::Kind::Socks5: return QStringLiteral("socks5://") + proxyName(proxy.host, proxy.port);
    }
    Q_UNREACHABLE();
}

QString proxyName(const QString &host, int port)
{
    const bool isIpv6 = host.contains(u':');
    return (isIpv6 ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

} // namespace sidelight
