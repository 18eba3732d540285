// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/retryafter.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

constexpr std::chrono::seconds longestTold = std::chrono::hours{24};

/// `Wed, 21 Oct 2026 07:28:00 GMT`, the one form that may still be sent (RFC 9110, 5.6.7).
QDateTime readHttpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeZone(QTimeZone::utc());
    return date;
}

std::optional<double> readNumber(const QByteArray &text)
{
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> secondsOfRetryAfter(const QByteArray &text, const QDateTime &now)
{
    if (const auto seconds = readNumber(text))
        return *seconds >= 0 ? seconds : std::nullopt;
    const QDateTime date = readHttpDate(text.trimmed());
    return date.isValid() && date > now ? std::optional(double(now.msecsTo(date)) / 1000) : std::nullopt;
}

std::optional<double> secondsOfReset(const QByteArray &text, const QDateTime &now)
{
    const auto reset = readNumber(text);
    if (!reset)
        return std::nullopt;
    const double seconds = *reset - double(now.toMSecsSinceEpoch()) / 1000;
    return seconds > 0 && seconds <= double(longestTold.count()) ? std::optional(seconds) : std::nullopt;
}

std::optional<int> readCount(const QByteArray &text, int least)
{
    bool isNumber = false;
    const int count = text.trimmed().toInt(&isNumber);
    return isNumber && count >= least ? std::optional(count) : std::nullopt;
}

} // namespace

ToldLimit toldLimit(const QByteArray &limit, const QByteArray &remaining, const QByteArray &reset,
                    const QDateTime &now)
{
    return {readCount(limit, 1), readCount(remaining, 0), toldPause({}, reset, now)};
}

std::optional<std::chrono::seconds> toldPause(const QByteArray &retryAfter,
                                              const QByteArray &rateLimitReset, const QDateTime &now)
{
    auto seconds = secondsOfRetryAfter(retryAfter, now);
    if (!seconds)
        seconds = secondsOfReset(rateLimitReset, now);
    if (!seconds)
        return std::nullopt;
    const double inBounds = std::clamp(std::ceil(*seconds), 1.0, double(longestTold.count()));
    return std::chrono::seconds{std::llround(inBounds)};
}

} // namespace sidelight
