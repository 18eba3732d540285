// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace sidelight {

/// Where requests go and with which key. The key is a live credential: it is never logged and
/// never leaves for another origin (section 8 of the contract).
struct Endpoint {
    QUrl origin;    ///< scheme, host and a port that is not the scheme's own, as parseOrigin() makes it
    QByteArray key; ///< empty when none is set

    bool operator==(const Endpoint &) const = default;
};

enum class KeyKind { None, Live, Test, Other };

/// The documented host: `https://api.backside.app`.
QUrl defaultOrigin();

/// Whether a host, as QUrl spells it, is this computer itself; no name is looked up.
bool isLoopback(const QString &host);

/// Reads the service's address: HTTPS, or HTTP to this computer itself; no user name, query or
/// path. Error: BadAddress, whose detail says what was wrong and repeats nothing of the text, which
/// may hold a password.
Result<QUrl> parseOrigin(const QString &text);

/// Trims a typed key. Its form is a hint and no barrier, but a key that no header can carry is
/// refused. Error: BadKey; an empty key is one too.
Result<QByteArray> parseKey(const QString &text);

/// By the documented prefixes `bsk_live_` and `bsk_test_`.
KeyKind keyKind(const QByteArray &key);

} // namespace sidelight
