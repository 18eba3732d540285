// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <QByteArray>

namespace sidelight {

/// A count that is greater by more than this than the last place is taken for damaged itself.
constexpr qint64 maxLostAtEnd = 100'000;

/// SHA-256, 32 bytes.
QByteArray bodyHash(const QByteArray &body);

/// The link of the chain (decision 7): SHA-256(previous ‖ kind ‖ id ‖ receivedAt ‖ bodyHash), with kind
/// as 4 and receivedAt (milliseconds since 1970 UTC) as 8 bytes, high byte first, and the id as its 16
/// bytes. The first one's previous is 32 zero bytes.
QByteArray linkHash(const QByteArray &previous, RecordKind kind, const QByteArray &id, qint64 receivedAt,
                    const QByteArray &hashOfBody);

} // namespace sidelight
