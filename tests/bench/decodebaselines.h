// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cstddef>

namespace sidelight {

// What decoding is measured against: the same contacts by other roads, written as directly as
// each library allows. Each returns a checksum, and how much memory the result holds.

struct Decoded {
    quint64 checksum = 0;
    std::size_t heldBytes = 0;
};

/// simdjson on-demand, only what is asked for, into compact structs, with a warm parser.
Decoded decodeBySimdjson(const QByteArray &padded);

/// QJsonDocument into structs of QUuid, QDateTime, QString and QJsonValue.
Decoded decodeByQtJson(const QByteArray &body);

/// Bytes that the program holds from the allocator; 0 where that cannot be asked.
std::size_t heapInUse();

} // namespace sidelight
