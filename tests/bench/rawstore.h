// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <memory>
#include <vector>

namespace sidelight {

constexpr std::size_t importedAtOnce = 100;

/// What is stored of a deal, made beforehand.
struct RawDeal {
    QByteArray id;
    QByteArray body;
    QByteArray name;
    QByteArray amount;
    QByteArray fields; ///< words
    QByteArray roles;
    QByteArray people; ///< IDs of 16 bytes
};

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
    /// Deals that are not there yet, so many in a transaction as the store's writer takes at once, and
    /// into their index: an empty one that the store made.
    virtual void import(const std::vector<RawDeal> &deals, const QString &index) = 0;
};

} // namespace sidelight
