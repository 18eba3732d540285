// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace sidelight {

class Database;

/// A row of `version` as it stands, trusted in nothing.
struct ScannedVersion {
    qint64 place = 0;
    qint64 kind = 0;
    QByteArray id;
    qint64 receivedAt = 0; ///< milliseconds since 1970 UTC
    qint64 codec = 0;
    QByteArray hashOfBody;
    QByteArray hash;
    QString gone; ///< null where the body should be there
    QByteArray body;
    bool isTyped = true; ///< each column is of the type that was written
};

/// A row that is there, as far as an index tells, and that SQLite cannot read or find.
struct UnreadableVersion {
    qint64 place = 0;
    QByteArray id; ///< empty where the index does not tell it either
    QString said;  ///< by SQLite, for instance
};

/// Hands out every row of the chain that can be read, in the order of their places, also from a file
/// that is damaged in places; what cannot be read is named in between. Leaves no failure behind.
void scanVersions(Database &database, const std::function<void(const ScannedVersion &)> &take,
                  const std::function<void(const UnreadableVersion &)> &miss);

} // namespace sidelight
