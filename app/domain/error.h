// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace sidelight {

/// Why something could not be done. A kind is a sentence and an action of its own for the reader;
/// the sentence is chosen by errorText() in app/text.
struct Error {
    enum class Kind {
        BadReference,  ///< what was typed holds no deal ID (C17); nothing was sent
        BadAddress,    ///< the service's address cannot be used, see parseOrigin()
        BadKey,        ///< what was given as a key cannot be sent, see parseKey()
        Usage,         ///< the command line makes no sense
        KeyMissing,    ///< no key is set, or 402 although one was sent (keyWasSent tells which)
        KeyRefused,    ///< 401
        ScopeMissing,  ///< 403
        NotFound,      ///< 404: missing, or another tenant's
        TooMany,       ///< 429
        Service,       ///< any other status, a refused redirect, a body over the size limit
        Offline,       ///< no answer, or one cut short
        Untrusted,     ///< TLS could not be verified
        ProxyAuth,     ///< 407
        NotUnderstood, ///< 200 with a body that is no such deal (C14)
        Storage,       ///< the copy on this computer could not be read or written
        OtherTenant,   ///< the key answers for another tenant than the copies are of (decision 12)
        NotCached,     ///< there is no copy on this computer, and nothing was asked
    };

    Kind kind;
    QString detail; ///< for logs and "Details": English, no key, no personal data
    std::optional<std::chrono::seconds> wait = std::nullopt; ///< TooMany and Service only
    int status = 0;                                          ///< HTTP status, 0 when there was none
    bool keyWasSent = false;                                 ///< KeyMissing only
    QString serviceMessage = {}; ///< foreign plain text from the error envelope, shortened; may be empty

    bool operator==(const Error &) const = default;
};

} // namespace sidelight
