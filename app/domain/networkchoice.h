// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QString>

namespace sidelight {

/// Which proxy the way to the service takes.
struct ProxyChoice {
    enum class Kind {
        System, ///< whatever the system names for the service's address
        None,
        Http,
        Socks5,
    };

    Kind kind = Kind::System;
    QString host = {}; ///< Http and Socks5 only; ASCII, without the brackets of an IPv6 address
    int port = 0;      ///< Http and Socks5 only; 1 to 65535

    bool operator==(const ProxyChoice &) const = default;
};

struct NetworkChoice {
    ProxyChoice proxy;
    /// PEM with authorities to trust beside the system's; an absolute path, empty for none.
    QString authorityFile;

    bool operator==(const NetworkChoice &) const = default;
};

/// Reads `system`, `none`, `http://host:port` or `socks5://host:port`. A name that is not ASCII becomes
/// punycode. Error: BadAddress, whose detail says what was wrong and repeats nothing of the text, which may
/// hold a password.
Result<ProxyChoice> parseProxy(const QString &text);

/// What parseProxy() reads.
QString proxyText(const ProxyChoice &proxy);

/// `host:port`, as a proxy is named to the reader and in the secret store; `[::1]:3128` for IPv6.
QString proxyName(const QString &host, int port);

} // namespace sidelight
