// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QDate>
#include <QDateTime>

#include <optional>

namespace sidelight {

/// A point in time, in milliseconds since 1970 UTC. Finer fractions stay in the answer's bytes.
struct Moment {
    qint64 msecs = 0;

    QDateTime utc() const { return QDateTime::fromMSecsSinceEpoch(msecs, Qt::UTC); }
    QDateTime local() const { return QDateTime::fromMSecsSinceEpoch(msecs); }
    static Moment of(const QDateTime &time) { return {time.toMSecsSinceEpoch()}; }

    auto operator<=>(const Moment &) const = default;
};

/// Reads an RFC 3339 date-time with 0 to 9 fraction digits and `Z` or an offset, in either case of
/// letters (C15). Second 60 is the next minute's second 0. Nothing for anything else, such as the 30th
/// of February or a moment outside the years 1 to 9999 UTC.
std::optional<Moment> parseMoment(QByteArrayView text);

/// Reads `YYYY-MM-DD`. A day has no zone and is never shifted by one (C16).
std::optional<QDate> parseDay(QByteArrayView text);

} // namespace sidelight
