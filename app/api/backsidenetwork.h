// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"

#include <QByteArrayList>
#include <QFutureWatcher>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>

#include <chrono>
#include <optional>

class QNetworkAccessManager;

namespace sidelight {

/// The one QNetworkAccessManager, with the proxy and the TLS settings of the origin. Everything
/// slow about them happens in prepare(), on a worker thread; nothing touches TLS before it.
class BacksideNetwork : public QObject
{
    Q_OBJECT

public:
    explicit BacksideNetwork(const Endpoint &endpoint, QObject *parent = nullptr);

    /// Starts anew, unprepared; requests of the old manager must have been dropped.
    void setEndpoint(const Endpoint &endpoint);
    /// Later connections trust it too; requests under way must have been dropped.
    void addAuthority(const QByteArray &pem);

    /// Once per endpoint, prepared() follows; where one is under way or done, nothing.
    void prepare();
    bool isPrepared() const;

    /// Opens a connection that the next request finds ready. Only once prepared.
    void connectAhead();
    /// Both only once prepared. The path is plain text: nothing in it becomes a query or a host.
    QNetworkAccessManager &manager();
    QNetworkRequest request(const QString &path, std::chrono::milliseconds silence);

Q_SIGNALS:
    void prepared();

private:
    enum class Readiness { None, UnderWay, Done };

    void takePreparation();
    void retireManager();
    const QSslConfiguration &tls();

    Endpoint m_endpoint;
    Readiness m_readiness = Readiness::None;
    QFutureWatcher<QNetworkProxy> m_preparation;
    QNetworkProxy m_proxy;
    QNetworkAccessManager *m_manager = nullptr; ///< a child
    QByteArrayList m_authorities;               ///< PEM, read when TLS is there
    std::optional<QSslConfiguration> m_tls;
};

} // namespace sidelight
