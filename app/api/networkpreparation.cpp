// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/networkpreparation.h"

#include "app/domain/endpoint.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSslConfiguration>

#include <algorithm>

namespace sidelight {

namespace {

constexpr qint64 maxAuthorityBytes = 1024 * 1024; // the whole store of a system is a quarter of it

Error badAuthority(const QString &path, const QString &why)
{
    return Error{Error::Kind::BadAuthority, QStringLiteral("%1: %2").arg(path, why)};
}

// On Windows and macOS this runs the system's own proxy script (PAC). On Linux it is up to libproxy, where
// Qt is built with it, as Debian and Fedora do: the environment, the desktop's settings where libproxy's
// module for them is installed, and a script where one of its script modules is. Without libproxy Qt reads
// the environment alone. Seen on Linux with the environment only.
QNetworkProxy systemProxy(const QUrl &origin)
{
    return firstUsableProxy(QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(origin)));
}

QNetworkProxy findProxy(const QUrl &origin, const ProxyChoice &choice)
{
    if (origin.scheme() != u"https")
        return QNetworkProxy::NoProxy;
    switch (choice.kind) {
    case ProxyChoice::Kind::System:
        return isLoopback(origin.host()) ? QNetworkProxy::NoProxy : systemProxy(origin);
    case ProxyChoice::Kind::None: return QNetworkProxy::NoProxy;
    case ProxyChoice::Kind::Http: return {QNetworkProxy::HttpProxy, choice.host, quint16(choice.port)};
    case ProxyChoice::Kind::Socks5: return {QNetworkProxy::Socks5Proxy, choice.host, quint16(choice.port)};
    }
    Q_UNREACHABLE();
}

} // namespace

NetworkPreparation prepareNetwork(const QUrl &origin, const NetworkChoice &choice)
{
    NetworkPreparation prepared;
    prepared.proxy = findProxy(origin, choice.proxy);
    if (origin.scheme() != u"https")
        return prepared;
    QSslConfiguration::defaultConfiguration(); // 5 ms to load the TLS back end
    if (choice.authorityFile.isEmpty())
        return prepared;
    const auto authorities = readAuthorities(choice.authorityFile);
    if (authorities)
        prepared.authorities = *authorities;
    else
        prepared.authorityProblem = authorities.error();
    return prepared;
}

QNetworkProxy firstUsableProxy(const QList<QNetworkProxy> &proxies)
{
    const auto found = std::find_if(proxies.cbegin(), proxies.cend(), [](const QNetworkProxy &proxy) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            return true;
        const bool canTunnel =
            proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy;
        return canTunnel && !proxy.hostName().isEmpty() && proxy.port() != 0;
    });
    return found == proxies.cend() ? QNetworkProxy::NoProxy : *found;
}

Result<QList<QSslCertificate>> readAuthorities(const QString &path)
{
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // a pipe would keep the worker for ever
        return badAuthority(path, QStringLiteral("this is no file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badAuthority(path, file.errorString());
    const QByteArray pem = file.read(maxAuthorityBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return badAuthority(path, file.errorString());
    if (pem.size() > maxAuthorityBytes)
        return badAuthority(path, QStringLiteral("it is larger than 1 MiB"));
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem);
    if (certificates.isEmpty())
        return badAuthority(path, QStringLiteral("no certificate in it (PEM is what can be read)"));
    const QDateTime end = certificates.constFirst().expiryDate();
    certificates.removeIf([now = QDateTime::currentDateTimeUtc()](const QSslCertificate &certificate) {
        return certificate.expiryDate() < now;
    });
    if (certificates.isEmpty())
        return badAuthority(path,
                            QStringLiteral("expired on %1").arg(end.toUTC().date().toString(Qt::ISODate)));
    return certificates;
}

} // namespace sidelight
