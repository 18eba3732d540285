// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/connectiontest.h"

#include "app/api/decodetenant.h"

namespace sidelight {

CallLimits ConnectionTest::limits()
{
    CallLimits limits;
    limits.maxBodyBytes = 1024 * 1024;
    limits.attempt = std::chrono::seconds{15};
    limits.retryPauses = {};
    limits.longestPause = std::chrono::seconds{0}; // a 429 is an answer, and not waited for
    return limits;
}

ConnectionTest::ConnectionTest(const Endpoint &endpoint, const CallLimits &limits, QObject *parent)
    : QObject(parent)
    , m_client(endpoint, limits)
{
    connect(&m_client, &BacksideClient::answered, this,
            [this](const QString &, const Answer &answer) { Q_EMIT finished(decodeTenant(answer.body)); });
    connect(&m_client, &BacksideClient::failed, this,
            [this](const QString &, const Error &error) { Q_EMIT finished(error); });
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::setNetwork(const NetworkChoice &choice)
{
    m_client.setNetwork(choice);
}

void ConnectionTest::start()
{
    m_client.get(tenantPath());
}

} // namespace sidelight
