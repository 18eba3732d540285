// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/proxyserver.h"

#include <QNetworkProxy>
#include <QtEndian>

namespace sidelight {

namespace {

const QByteArray blankLine = "\r\n\r\n";

} // namespace

ProxyServer::ProxyServer(Mode mode, ProxyChoice::Kind kind)
    : m_mode(mode)
    , m_kind(kind)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ProxyServer::takeConnection);
    m_server.setProxy(QNetworkProxy::NoProxy);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(m_server.errorString()));
}

ProxyChoice ProxyServer::choice() const
{
    return {m_kind, QStringLiteral("127.0.0.1"), port()};
}

QString ProxyServer::name() const
{
    return QStringLiteral("127.0.0.1:%1").arg(port());
}

ProxyLogin ProxyServer::login()
{
    return {QStringLiteral("ines"), QStringLiteral("open: sesame")};
}

void ProxyServer::takeConnection()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client] {
            if (m_kind == ProxyChoice::Kind::Http)
                takeHttp(client);
            else
                takeSocks(client);
        });
    }
}

void ProxyServer::takeHttp(QTcpSocket *client)
{
    const QByteArray soFar = client->peek(client->bytesAvailable());
    const qsizetype end = soFar.indexOf(blankLine);
    if (end < 0)
        return;
    const QByteArray head = client->read(end + blankLine.size());
    m_seen += head;
    m_requests += head;
    if (m_mode == Mode::StaySilent)
        return;
    if (m_mode == Mode::Drop) {
        client->disconnectFromHost();
        return;
    }
    if (m_mode == Mode::Forbid || !head.startsWith("CONNECT ")) {
        client->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    if (m_mode != Mode::Open && !isLoggedIn(head)) {
        refuse(client);
        return;
    }
    const QByteArrayList target = head.split(' ').value(1).split(':');
    connectThrough(client, QString::fromLatin1(target.value(0)), target.value(1).toUShort(),
                   "HTTP/1.1 200 Connection established\r\n\r\n");
}

void ProxyServer::refuse(QTcpSocket *client)
{
    ++m_refusals;
    if (m_mode == Mode::LoginOr401 && m_requests.constLast().contains("Proxy-Authorization")) {
        client->write("HTTP/1.0 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    const QByteArray closes = m_mode == Mode::LoginClosing ? "Connection: close\r\n" : "";
    client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\""
                  + m_realm + "\"\r\nContent-Length: 0\r\n" + closes + "\r\n");
    if (m_mode == Mode::LoginClosing)
        client->disconnectFromHost();
}

bool ProxyServer::isLoggedIn(const QByteArray &head) const
{
    const ProxyLogin right = login();
    const QByteArray words = right.user.toLatin1() + ':' + right.password.toLatin1();
    return m_mode != Mode::RefuseAll
           && head.contains("\r\nProxy-Authorization: Basic " + words.toBase64() + "\r\n");
}

void ProxyServer::takeSocks(QTcpSocket *client)
{
    if (m_mode == Mode::StaySilent)
        return;
    if (client->property("step").toInt() == 1) {
        takeSocksLogin(client);
        return;
    }
    if (client->property("step").toInt() == 2) {
        takeSocksTarget(client);
        return;
    }
    const QByteArray methods = client->readAll();
    m_seen += methods;
    const char method = m_mode == Mode::Open ? '\0' : '\2';
    if (!methods.mid(2).contains(method)) {
        ++m_refusals;
        client->write("\x05\xff", 2);
        return;
    }
    client->setProperty("step", m_mode == Mode::Open ? 2 : 1);
    client->write(QByteArray("\x05", 1) + method);
}

void ProxyServer::takeSocksLogin(QTcpSocket *client)
{
    const QByteArray given = client->readAll();
    m_seen += given;
    const ProxyLogin right = login();
    const QByteArray user = right.user.toUtf8();
    const QByteArray password = right.password.toUtf8();
    const bool isRight =
        given == QByteArray("\x01") + char(user.size()) + user + char(password.size()) + password;
    client->setProperty("step", 2);
    client->write(isRight ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
    m_refusals += isRight ? 0 : 1;
}

void ProxyServer::takeSocksTarget(QTcpSocket *client)
{
    const QByteArray wanted = client->readAll();
    m_seen += wanted;
    QString host;
    if (wanted.at(3) == 1) // an IPv4 address
        host = QHostAddress(qFromBigEndian<quint32>(wanted.constData() + 4)).toString();
    else if (wanted.at(3) == 3) // a name
        host = QString::fromLatin1(wanted.mid(5, uchar(wanted.at(4))));
    const auto port = qFromBigEndian<quint16>(wanted.constData() + wanted.size() - 2);
    m_requests += host.toLatin1() + ':' + QByteArray::number(port);
    connectThrough(client, host, port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
}

void ProxyServer::connectThrough(QTcpSocket *client, const QString &host, quint16 port,
                                 const QByteArray &granted)
{
    disconnect(client, &QTcpSocket::readyRead, this, nullptr);
    auto *origin = new QTcpSocket(client);
    origin->setProxy(QNetworkProxy::NoProxy);
    connect(origin, &QTcpSocket::connected, client, [this, client, granted] {
        ++m_tunnels;
        client->write(granted);
    });
    connect(origin, &QTcpSocket::readyRead, client, [client, origin] { client->write(origin->readAll()); });
    connect(client, &QTcpSocket::readyRead, origin, [this, client, origin] {
        const QByteArray bytes = client->readAll();
        m_seen += bytes;
        origin->write(bytes);
    });
    connect(origin, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(origin, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
    origin->connectToHost(host, port);
}

} // namespace sidelight
