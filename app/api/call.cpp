// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/call.h"

#include <QRandomGenerator>

namespace sidelight {

std::optional<Error> reasonToSendNothing(const Endpoint &endpoint)
{
    if (endpoint.key.isEmpty())
        return Error{Error::Kind::KeyMissing, QStringLiteral("no key is set")};
    if (const auto origin = parseOrigin(endpoint.origin.toString()); !origin)
        return origin.error();
    if (const auto key = parseKey(QString::fromLatin1(endpoint.key)); !key)
        return key.error();
    return std::nullopt;
}

Error daySpent(const QString &path)
{
    return Error{
        Error::Kind::TooMany,
        QStringLiteral("GET %1: not sent, since nine tenths of the day's requests are used").arg(path)};
}

Error closedToo(const QString &path, std::chrono::seconds wait)
{
    return Error{.kind = Error::Kind::TooMany,
                 .detail =
                     QStringLiteral("GET %1: not sent, since another request met status 429").arg(path),
                 .wait = wait,
                 .status = 429};
}

Pacing::End endOf(const Attempt &attempt)
{
    const bool isRefused = attempt.next == Attempt::Next::Pause;
    const bool hasStatus = attempt.result || attempt.result.error().status != 0;
    return {.isAnswered = hasStatus && !isRefused,
            .refused = isRefused ? attempt.result.error().wait : std::nullopt,
            .told = attempt.told,
            .isShared = attempt.isShared};
}

std::chrono::milliseconds withJitter(std::chrono::milliseconds pause)
{
    const double factor = 0.75 + 0.5 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds{qRound64(double(pause.count()) * factor)};
}

} // namespace sidelight
