// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"

#include <QString>
#include <QUrl>
#include <QUuid>

namespace sidelight {

/// Who is asked, as far as it may be shown and written down: the key itself lives in the secret store
/// alone, see keySecretName().
struct Account {
    QString id;   ///< random; empty for the sample deals and for an account from the environment
    QString name; ///< as the reader calls it; may be empty, see accountName()
    QUrl origin;  ///< as parseOrigin() makes it
    KeyKind kind = KeyKind::None;
    int color = 0;      ///< 0 to accountColorCount - 1
    QString store;      ///< name of the file with its copies; empty while nothing is kept
    QUuid tenant;       ///< of the last tenant call; null when none was answered
    QString tenantName; ///< of the last tenant call, to be shown; empty when none was answered
    QString plan;       ///< the same; an open string (section 3.5 of the contract)
    bool isSample = false;

    bool operator==(const Account &) const = default;
};

constexpr int accountColorCount = 8;

/// What its key is filed under in the secret store. The address is part of it, so that a key is never
/// found for another one than it was given for (decision 13).
inline QString keySecretName(const Account &account)
{
    return account.id + u' ' + account.origin.toString();
}

} // namespace sidelight
