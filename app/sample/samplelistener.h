// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace sidelight {

/// A QTcpServer that knows whose request is being handled, which QHttpServer does not tell before
/// Qt 6.5. An answer that comes later has to know whether its connection is still there: Qt 6.4
/// writes to one that is gone, and crashes.
class SampleListener : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    QTcpSocket *nextPendingConnection() override;
    /// Within the handling of a request, its connection; null as soon as it is deleted.
    QPointer<QTcpSocket> asker() const { return m_asker; }

private:
    QPointer<QTcpSocket> m_asker;
};

} // namespace sidelight
