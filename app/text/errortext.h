// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

namespace sidelight {

/// The one obvious thing to do about an error.
enum class ErrorAction {
    None,
    TryAgain,
    SetKey,
    ShowAnswer,
    KeepApart, ///< copies of another tenant in a place of their own
};

struct ErrorText {
    QString title;       ///< a few words: "This key was refused"
    QString explanation; ///< one or two plain sentences: what it means
    ErrorAction action = ErrorAction::None;

    QString sentences() const; ///< title and explanation, where they stand in one text
};

/// The one place where an error gets its words.
ErrorText errorText(const Error &error);

} // namespace sidelight
