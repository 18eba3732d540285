// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <memory>

namespace sidelight {

/// What the store is measured against: the same tables by SQLite's C API, written as directly as it
/// allows, with prepared statements and without a hash, a decoder or a check.
class RawStore
{
public:
    /// A file that the store made. Without the C API at hand when this was built: null.
    static std::unique_ptr<RawStore> open(const QString &file);
    virtual void waitForDisk(bool isWaiting) = 0; ///< for each transaction; it does from the beginning
    virtual ~RawStore() = default;

    virtual QByteArray body(const QUuid &id) = 0; ///< the newest
    /// One more version of a deal that is there, in a transaction of its own that reaches the disk.
    virtual void append(const QUuid &id, const QByteArray &body, qint64 receivedAt) = 0;
};

} // namespace sidelight
