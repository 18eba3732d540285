// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"

#include <QByteArrayList>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>

namespace sidelight {

/// What is said to one request, byte for byte: for answers that no proper server gives.
struct Script {
    enum class Then {
        Close,
        StaySilent,
        RepeatLastPiece, ///< without end
    };

    QByteArrayList pieces;
    Then then = Then::Close;
    std::chrono::milliseconds interval{0}; ///< before each piece
};

/// A proper answer to the request alone. `status` is code and reason, `headers` end in CR LF each.
Script properAnswer(const QByteArray &status, const QByteArray &body = {}, const QByteArray &headers = {});

/// A bare server on a loopback port that plays a script to each request.
class RawServer : public QObject
{
    Q_OBJECT

public:
    /// The scripts are played in turn, one a request; the last one again and again.
    explicit RawServer(const QList<Script> &scripts);

    QUrl origin() const;
    Endpoint endpoint() const; ///< origin and a key that looks like a test key

    /// Until release() answers whatever has come by then, requests are recorded and left waiting.
    void hold();
    void release();
    /// Answers the one that has waited longest, and holds on.
    void releaseOne();

    /// Everything up to the blank line, as it came.
    const QByteArrayList &requests() const { return m_requests; }
    QStringList requestedPaths() const;
    qint64 sentBytes() const { return m_sentBytes; }
    qsizetype openConnections() const;

private:
    void takeConnection();
    void take(QTcpSocket *socket);
    void answer(QTcpSocket *socket);
    void play(QTcpSocket *socket, const Script &script);

    QList<Script> m_scripts;
    QList<QPointer<QTcpSocket>> m_held; ///< null where the client has gone
    bool m_isHolding = false;
    QByteArrayList m_requests;
    qint64 m_sentBytes = 0;
    QTcpServer m_server;
};

} // namespace sidelight
