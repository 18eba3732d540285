// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace sidelight {

/// Why something could not be done. A kind is a sentence and an action of its own for the reader;
/// the sentence is chosen by errorText() in app/text.
struct Error {
    enum class Kind {
        BadReference,    ///< what was typed holds no deal ID (C17); nothing was sent
        BadAddress,      ///< the service's address cannot be used, see parseOrigin()
        BadKey,          ///< what was given as a key cannot be sent, see parseKey()
        Usage,           ///< the command line makes no sense
        KeyMissing,      ///< no key is set, or 402 although one was sent (keyWasSent tells which)
        KeyRefused,      ///< 401
        ScopeMissing,    ///< 403
        NotFound,        ///< 404: missing, or another tenant's
        TooMany,         ///< 429
        Service,         ///< any other status, a refused redirect, a body over the size limit
        Offline,         ///< no answer, or one cut short
        Untrusted,       ///< TLS could not be verified
        ProxyAuth,       ///< 407
        NotUnderstood,   ///< 200 with a body that is no such deal (C14)
        Storage,         ///< the copy on this computer could not be read or written
        OtherTenant,     ///< the key answers for another tenant than the copies are of (decision 12)
        NotCached,       ///< there is no copy on this computer, and nothing was asked
        NoSearch,        ///< the search index beside the copies cannot be made or read
        NoKeychain,      ///< nothing here keeps secrets: a bare window manager, a container
        KeychainRefused, ///< the keychain is locked, or access to it was denied
        KeychainSilent,  ///< the keychain gave no answer in time
        KeychainFailed,  ///< anything else that went wrong with it: it ended meanwhile, its disk is full
        BadAuthority,    ///< the file with a further certificate authority cannot be used; detail names it
    };

    /// What more is known of Offline and Untrusted: somebody who sets up a connection reads a sentence
    /// of its own for each.
    enum class Cause {
        Unknown,
        NameNotFound,     ///< no address for the host's name
        Refused,          ///< nobody listens there
        TimedOut,         ///< silence, or no whole answer in time
        ProxyUnreachable, ///< or the proxy could not reach the service; Qt does not say which
        NotYetValid,      ///< the certificate is, by this computer's clock
        Expired,          ///< the same
        OtherHost,        ///< the certificate is for another address
    };

    Kind kind;
    QString detail; ///< for logs and "Details": English, no key, no personal data
    std::optional<std::chrono::seconds> wait = std::nullopt; ///< TooMany and Service only
    int status = 0;                                          ///< HTTP status, 0 when there was none
    bool keyWasSent = false;                                 ///< KeyMissing only
    QString serviceMessage = {}; ///< foreign plain text from the error envelope, shortened; may be empty
    Cause cause = Cause::Unknown;
    QDateTime certificateBound = {}; ///< UTC: NotYetValid before it, Expired after it
    QString proxy = {}; ///< the proxy that stood in the way, see proxyName(); ProxyAuth and Offline only

    bool operator==(const Error &) const = default;
};

} // namespace sidelight
