// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace sidelight {

/// The deals of storedDeal() with the numbers below `count`, by nginx, over HTTP/2 on a loopback port.
class WebServer
{
public:
    explicit WebServer(int count);
    ~WebServer();
    Q_DISABLE_COPY_MOVE(WebServer)

    static QString program();   ///< empty where there is no nginx
    static QString authority(); ///< PEM of who signed the certificate

    quint16 port() const { return m_port; }

private:
    void writeDeals(int count) const;
    void writeConfiguration() const;
    void awaitPort();

    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace sidelight
