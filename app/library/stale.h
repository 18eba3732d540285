// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>

namespace sidelight {

/// A clock that was set back tells no age.
inline bool isStale(const QDateTime &checkedAt, std::chrono::seconds goodFor)
{
    const qint64 age = checkedAt.secsTo(QDateTime::currentDateTimeUtc());
    return age < 0 || age >= goodFor.count();
}

} // namespace sidelight
