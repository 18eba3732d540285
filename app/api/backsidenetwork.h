// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/networkpreparation.h"
#include "app/domain/endpoint.h"
#include "app/domain/proxylogin.h"

#include <QFutureWatcher>
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

    /// These start anew, unprepared; requests of the old manager must have been dropped.
    void setEndpoint(const Endpoint &endpoint);
    void setKey(const QByteArray &key); ///< of the same endpoint, for requests made from now on
    void setChoice(const NetworkChoice &choice);
    /// For the proxy of this name, and no other. Requests of the old manager must have been dropped.
    void setProxyLogin(const QString &proxy, const ProxyLogin &login);

    /// Once per endpoint and choice, prepared() follows; where one is under way or done, nothing.
    void prepare();
    bool isPrepared() const;

    /// Opens a connection that the next request finds ready. Only once prepared.
    void connectAhead();
    /// Both only once prepared. The path is plain text: nothing in it becomes a query or a host.
    QNetworkAccessManager &manager();
    QNetworkRequest request(const QString &path, std::chrono::milliseconds silence);

    /// Adds what is known here of a failure's cause. After one without an answer the system is asked for
    /// its proxy again: a portable computer has come to another network.
    Error takeFailure(Error error, bool wasProxyOdd);
    /// The proxy let something pass, so that it is not the login what it minds.
    void takeAnswer() { m_isLoginProven = true; }
    /// Once a request has met ProxyAuth.
    ProxyLoginRequest loginRequest() const;
    const std::optional<Error> &authorityProblem() const { return m_prepared.authorityProblem; }

Q_SIGNALS:
    void prepared();

private:
    enum class Readiness { None, UnderWay, Done };

    void startAnew();
    void takePreparation();
    void retireManager();
    QString nameOfProxy() const; ///< empty for none
    QNetworkProxy proxyWithLogin() const;
    const QSslConfiguration &tls();

    Endpoint m_endpoint;
    NetworkChoice m_choice;
    Readiness m_readiness = Readiness::None;
    QFutureWatcher<NetworkPreparation> m_preparation;
    NetworkPreparation m_prepared;
    QString m_loginProxy; ///< the only one that m_login goes to
    ProxyLogin m_login;
    bool m_isLoginProven = false;
    QString m_realm;
    QNetworkAccessManager *m_manager = nullptr; ///< a child
    std::optional<QSslConfiguration> m_tls;
};

} // namespace sidelight
