// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace sidelight {

/// What an answer says about a limit (section 6 of the contract). Nothing where a header is absent or
/// of no use; the answer does not say which limit is meant, the minute's or the day's (C19).
struct ToldLimit {
    std::optional<int> limit;                  ///< `X-RateLimit-Limit`, at least 1
    std::optional<int> remaining;              ///< `X-RateLimit-Remaining`, not negative
    std::optional<std::chrono::seconds> reset; ///< `X-RateLimit-Reset`, from now, as toldPause() has it
};

/// The headers as received, empty when absent; `now` is UTC.
ToldLimit toldLimit(const QByteArray &limit, const QByteArray &remaining, const QByteArray &reset,
                    const QDateTime &now);

/// How long the service asks to be left alone (section 6 of the contract): `Retry-After` in
/// seconds, whole or fractional, or as an HTTP date; where that gives nothing usable,
/// `X-RateLimit-Reset` as Unix time. Both are given as received, empty when absent; `now` is UTC.
///
/// Whole seconds, rounded up, from one second to a day. Nothing when neither header can be used:
/// both are garbage, negative or in the past, or the reset lies more than a day ahead (it could be
/// milliseconds).
std::optional<std::chrono::seconds> toldPause(const QByteArray &retryAfter,
                                              const QByteArray &rateLimitReset, const QDateTime &now);

} // namespace sidelight
