// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/samplelistener.h"

namespace sidelight {

QTcpSocket *SampleListener::nextPendingConnection()
{
    QTcpSocket *socket = QTcpServer::nextPendingConnection();
    // Connected before the server that asks for it connects its own slot, and so called before it.
    if (socket)
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { m_asker = socket; });
    return socket;
}

} // namespace sidelight
