// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/slowrelay.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace sidelight {

namespace {

using std::chrono::milliseconds;

/// What comes from one goes to the other, so much later.
void lead(QTcpSocket *from, QTcpSocket *to, milliseconds later)
{
    const auto pass = [from, to, later] {
        QTimer::singleShot(later, Qt::PreciseTimer, to,
                           [to, bytes = from->readAll()] { to->write(bytes); });
    };
    QObject::connect(from, &QTcpSocket::readyRead, to, pass);
    QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    from->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    pass(); // what came before
}

void relay(QTcpSocket *client, quint16 port, milliseconds roundTrip)
{
    auto *service = new QTcpSocket(client);
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(service, &QTcpSocket::connected, service, [client, service, roundTrip] {
        lead(client, service, roundTrip / 2);
        lead(service, client, roundTrip / 2);
    });
    // To connect takes a round trip, too.
    QTimer::singleShot(roundTrip, Qt::PreciseTimer, service, [service, port] {
        service->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    });
}

} // namespace

SlowRelay::SlowRelay(quint16 to, milliseconds roundTrip)
    : m_server(new QTcpServer)
{
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("there is no free port: %s", qPrintable(m_server->errorString()));
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [server = m_server, to, roundTrip] {
        while (QTcpSocket *client = server->nextPendingConnection())
            relay(client, to, roundTrip);
    });
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
}

SlowRelay::~SlowRelay()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace sidelight
