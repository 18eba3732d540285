// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actiontext.h"

#include <QCoreApplication>

namespace sidelight {

QString actionText(ErrorAction action)
{
    switch (action) {
    case ErrorAction::None: break;
    case ErrorAction::TryAgain: return QCoreApplication::translate("sidelight::ErrorAction", "Try again");
    case ErrorAction::SetKey: return QCoreApplication::translate("sidelight::ErrorAction", "Set a key");
    case ErrorAction::ShowAnswer:
        return QCoreApplication::translate("sidelight::ErrorAction", "Show the answer");
    case ErrorAction::KeepApart:
        return QCoreApplication::translate("sidelight::ErrorAction", "Keep them apart");
    }
    return {};
}

} // namespace sidelight
