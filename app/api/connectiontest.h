// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QObject>

namespace sidelight {

/// One question to the service, before an account is used: does it answer this key, and whose is it?
/// With a client of its own, since neither address nor key are those of the account yet. Nothing is
/// tried again. Deleting it ends it without a signal.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    static CallLimits limits(); ///< somebody watches: shorter than those of decision 19

    explicit ConnectionTest(const Endpoint &endpoint, const CallLimits &limits = ConnectionTest::limits(),
                            QObject *parent = nullptr);
    ~ConnectionTest() override;

    void setNetwork(const NetworkChoice &choice); ///< before start()
    void start();
    /// For proxyLoginNeeded() and what answers it. Where nobody is connected to that, a proxy that wants
    /// another login is a ProxyAuth.
    BacksideClient &client() { return m_client; }

Q_SIGNALS:
    /// Once, and never from within start(). Kinds: those of BacksideClient::failed(), and NotUnderstood
    /// where a 200 is no tenant. ScopeMissing proves the key all the same.
    void finished(const sidelight::Result<sidelight::Tenant> &result);

private:
    BacksideClient m_client;
};

} // namespace sidelight
