// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/keystate.h"
#include "app/text/errortext.h"

#include <QString>

namespace sidelight {

/// What the reader calls it, else its tenant's name, else its host; foreign plain text.
QString accountName(const Account &account);

/// `live`, `test`; empty for a key of another form and for none.
QString keyKindText(KeyKind kind);

/// What tells it from others of the same name: host, kind of key, tenant and plan.
QString accountDetails(const Account &account);

/// What is to be said of the key beside what a request says; empty where all is well.
struct KeyNotice {
    QString text;
    ErrorAction action = ErrorAction::None; ///< what the reader can do about it here
};
KeyNotice keyNotice(const KeyState &state);

/// A key could not be wiped when its account was removed or got another address.
QString keyLeftText(const Account &account, const Error &why);
/// The copies of a removed account are still there.
QString copiesKeptText(const QString &file, const Error &why);
/// Instead of what would change accounts and keys, in a run that keeps nothing.
QString unchangeableText();

/// Where keys and copies lie, and what protects them (decision 16).
QString keepingText();

} // namespace sidelight
