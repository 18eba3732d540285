// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThread>

#include <chrono>

class QTcpServer;

namespace sidelight {

/// A loopback port that leads to another with a round trip of so long, as a service far away has; on a
/// thread of its own.
class SlowRelay
{
public:
    SlowRelay(quint16 to, std::chrono::milliseconds roundTrip);
    ~SlowRelay();
    Q_DISABLE_COPY_MOVE(SlowRelay)

    quint16 port() const { return m_port; }

private:
    QThread m_thread;
    QTcpServer *m_server = nullptr; ///< on m_thread
    quint16 m_port = 0;
};

} // namespace sidelight
