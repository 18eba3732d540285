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

/// Where keys and copies lie, and what protects them (decision 16).
QString keepingText();

} // namespace sidelight
