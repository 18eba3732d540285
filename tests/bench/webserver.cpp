// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/webserver.h"

#include "app/api/backsideclient.h"
#include "tests/bench/sampletext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace sidelight {

namespace {

void write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(name));
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("there is no free port: %s", qPrintable(server.errorString()));
    return server.serverPort();
}

} // namespace

WebServer::WebServer(int count)
    : m_port(freePort())
{
    writeDeals(count);
    writeConfiguration();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program(), {QStringLiteral("-p"), m_dir.path(), QStringLiteral("-e"),
                                m_dir.filePath(QStringLiteral("log")), QStringLiteral("-c"),
                                m_dir.filePath(QStringLiteral("conf"))});
    awaitPort();
}

WebServer::~WebServer()
{
    m_process.terminate();
    m_process.waitForFinished();
}

QString WebServer::program()
{
    const QString name = QStringLiteral("nginx");
    const QString onPath = QStandardPaths::findExecutable(name);
    // Only root has these on the path.
    return onPath.isEmpty() ? QStandardPaths::findExecutable(
               name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
                            : onPath;
}

QString WebServer::authority()
{
    return QStringLiteral(TEST_DATA "/tls/authority.pem");
}

void WebServer::writeDeals(int count) const
{
    for (int number = 0; number < count; ++number) {
        const QString name = m_dir.path() + QStringLiteral("/www") + dealPath(storedDealId(number));
        QDir().mkpath(QFileInfo(name).path());
        write(name, storedDeal(number, 0));
    }
}

void WebServer::writeConfiguration() const
{
    QByteArray text = R"(
daemon off; master_process off; pid DIR/pid; error_log DIR/log;
events { worker_connections 64; }
http {
    access_log off; default_type application/json; sendfile on; tcp_nodelay on; open_file_cache max=2000;
    keepalive_requests 1000000;
    client_body_temp_path DIR/a; proxy_temp_path DIR/b; fastcgi_temp_path DIR/c; uwsgi_temp_path DIR/d;
    scgi_temp_path DIR/e;
    server {
        listen 127.0.0.1:PORT ssl http2; root DIR/www;
        ssl_certificate TLS/server.pem; ssl_certificate_key TLS/server.key;
    }
})";
    text.replace("DIR", m_dir.path().toUtf8());
    text.replace("PORT", QByteArray::number(m_port));
    text.replace("TLS", TEST_DATA "/tls");
    write(m_dir.filePath(QStringLiteral("conf")), text);
}

void WebServer::awaitPort()
{
    for (int tries = 0; tries < 100; ++tries) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (socket.waitForConnected(1'000))
            return;
        if (m_process.waitForFinished(50))
            break;
    }
    qFatal("nginx does not listen");
}

} // namespace sidelight
