// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/networkchoice.h"
#include "app/domain/proxylogin.h"

#include <QByteArrayList>
#include <QTcpServer>
#include <QTcpSocket>

#include <optional>

namespace sidelight {

/// A company's proxy on a loopback port: HTTP (CONNECT alone, since nothing else may ask it for anything)
/// or SOCKS5, with a record of all that it could read.
class ProxyServer : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Open,
        Login,        ///< Basic, or user and password over SOCKS5; see login()
        LoginClosing, ///< the same, and each refusal closes the connection, as many proxies do
        LoginOr401,   ///< the same, and a wrong one is answered with 401, as tinyproxy does
        RefuseAll,    ///< 407 for ever, whatever the login
        Forbid,       ///< 403
        Drop,         ///< hangs up when asked
        StaySilent,
    };

    explicit ProxyServer(Mode mode, ProxyChoice::Kind kind = ProxyChoice::Kind::Http);

    ProxyChoice choice() const;
    QString name() const; ///< as proxyName() writes it
    static ProxyLogin login();
    void setRealm(const QByteArray &realm) { m_realm = realm; }

    int port() const { return m_server.serverPort(); }
    /// One for each that was asked for: all up to the blank line, or over SOCKS5 the target alone.
    const QByteArrayList &requests() const { return m_requests; }
    int refusals() const { return m_refusals; }
    int tunnels() const { return m_tunnels; } ///< opened to an origin
    /// Every byte that clients sent, those through tunnels too.
    const QByteArray &seen() const { return m_seen; }

private:
    void takeConnection();
    void takeHttp(QTcpSocket *client);
    void refuse(QTcpSocket *client);
    void takeSocks(QTcpSocket *client);
    void takeSocksLogin(QTcpSocket *client);
    void takeSocksTarget(QTcpSocket *client);
    void connectThrough(QTcpSocket *client, const QString &host, quint16 port, const QByteArray &granted);
    bool isLoggedIn(const QByteArray &head) const;

    const Mode m_mode;
    const ProxyChoice::Kind m_kind;
    QByteArray m_realm = "Company proxy";
    QByteArrayList m_requests;
    QByteArray m_seen;
    int m_refusals = 0;
    int m_tunnels = 0;
    QTcpServer m_server;
};

} // namespace sidelight
