// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawserver.h"

#include <QNetworkProxy>
#include <QTimer>

#include <algorithm>

namespace sidelight {

namespace {

constexpr qint64 maxUnsentBytes = 256 * 1024;

} // namespace

Script properAnswer(const QByteArray &status, const QByteArray &body, const QByteArray &headers)
{
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return {{"HTTP/1.1 " + status + "\r\n" + length + headers + "\r\n" + body}, Script::Then::StaySilent};
}

RawServer::RawServer(const QList<Script> &scripts)
    : m_scripts(scripts)
{
    connect(&m_server, &QTcpServer::newConnection, this, &RawServer::takeConnection);
    m_server.setProxy(QNetworkProxy::NoProxy);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(m_server.errorString()));
}

QUrl RawServer::origin() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

Endpoint RawServer::endpoint() const
{
    return {origin(), "bsk_test_" + QByteArray(43, 'k')};
}

void RawServer::hold()
{
    m_isHolding = true;
}

void RawServer::release()
{
    m_isHolding = false;
    for (const auto &socket : std::exchange(m_held, {}))
        answer(socket);
}

void RawServer::releaseOne()
{
    answer(m_held.takeFirst());
}

QStringList RawServer::requestedPaths() const
{
    QStringList paths;
    for (const QByteArray &request : m_requests)
        paths += QString::fromLatin1(request.split(' ').value(1));
    return paths;
}

qsizetype RawServer::openConnections() const
{
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    return std::count_if(sockets.cbegin(), sockets.cend(), [](const QTcpSocket *socket) {
        return socket->state() == QAbstractSocket::ConnectedState;
    });
}

void RawServer::takeConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void RawServer::take(QTcpSocket *socket)
{
    static const QByteArray blankLine = "\r\n\r\n";
    // A GET has no body, so a request ends with its head.
    const QByteArray soFar = socket->peek(socket->bytesAvailable());
    const qsizetype end = soFar.indexOf(blankLine);
    if (end < 0)
        return;
    m_requests += socket->read(end + blankLine.size());
    if (m_isHolding)
        m_held += socket;
    else
        answer(socket);
}

void RawServer::answer(QTcpSocket *socket)
{
    const Script script = m_scripts.size() > 1 ? m_scripts.takeFirst() : m_scripts.constFirst();
    if (socket)
        play(socket, script);
}

void RawServer::play(QTcpSocket *socket, const Script &script)
{
    auto *clock = new QTimer(socket);
    connect(clock, &QTimer::timeout, this, [this, socket, clock, script, next = qsizetype(0)]() mutable {
        if (socket->state() != QAbstractSocket::ConnectedState) {
            clock->stop();
            return;
        }
        if (socket->bytesToWrite() > maxUnsentBytes)
            return;
        if (next == script.pieces.size() && script.then == Script::Then::RepeatLastPiece)
            --next;
        if (next < script.pieces.size()) {
            m_sentBytes += socket->write(script.pieces.at(next++));
            return;
        }
        clock->stop();
        if (script.then == Script::Then::Close)
            socket->disconnectFromHost();
    });
    clock->start(script.interval);
}

} // namespace sidelight
