// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/cli/command.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/store/store.h"
#include "tests/support/fakebackside.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTimeZone>

#include <memory>

namespace sidelight {

inline const QUuid crane(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
inline const QUuid route(QStringLiteral("dea10002-0000-4000-8000-000000000001"));
inline const QUuid missing(QStringLiteral("dea10003-0000-4000-8000-000000000001"));

/// A deal as the service would send it.
inline QByteArray dealBody(const QUuid &id, const QByteArray &name, const QByteArray &members = {})
{
    return R"({"id": ")" + identifierText(id).toLatin1() + R"(", "name": ")" + name + '"' + members + '}';
}

inline QDateTime june(int day)
{
    return {QDate(2026, 6, day), QTime(10, 32), QTimeZone::utc()};
}

inline QStringList texts(const QList<QUuid> &ids)
{
    QStringList result;
    for (const QUuid &id : ids)
        result += identifierText(id);
    return result;
}

/// Commands on the real road: words, HTTP, client, store, library, as main() connects them.
class CommandRun
{
public:
    /// Without a file the copies are in memory.
    explicit CommandRun(const QString &file = QString())
        : m_file(file)
    {
        service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane retrofit")});
        service.setAnswer(dealPath(route), {200, dealBody(route, "Bluefin route planning")});
        restart();
    }

    /// The program ends and starts again; what was only in memory is gone.
    void restart()
    {
        using namespace std::chrono_literals;
        m_session.reset();
        CallLimits limits;
        limits.retryPauses = {50ms};
        m_session = std::make_unique<Session>(service.endpoint(), limits);
        m_session->store.open({m_file, service.endpoint().origin, KeyKind::Test});
    }

    /// Runs what these words ask for to its end.
    ExitCode run(const QStringList &arguments)
    {
        const auto options = parseOptions(arguments, QString(), QString());
        return options ? run(*options) : ExitCode(-2);
    }

    ExitCode run(const Options &options)
    {
        QBuffer outBuffer(&out);
        QBuffer problemBuffer(&problems);
        // Not QVERIFY, which would return nothing; an unopened buffer shows in what is compared.
        outBuffer.open(QIODevice::WriteOnly | QIODevice::Truncate);
        problemBuffer.open(QIODevice::WriteOnly | QIODevice::Truncate);
        const auto command = makeCommand(library(), options, outBuffer, problemBuffer);
        QSignalSpy finished(command.get(), &Command::finished);
        command->start();
        if (!finished.isEmpty() || !finished.wait(20'000)) // never from within start()
            return ExitCode(-1);
        return finished.first().first().value<ExitCode>();
    }

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    Library &library() { return m_session->library; }
    Store &store() { return m_session->store; }

    FakeBackside service;
    QByteArray out;
    QByteArray problems;

private:
    struct Session {
        Session(const Endpoint &endpoint, const CallLimits &limits)
            : client(endpoint, limits)
        {}
        BacksideClient client;
        Store store{dealDerivation()};
        Library library{client, store};
    };

    const QString m_file;
    std::unique_ptr<Session> m_session;
};

} // namespace sidelight
