// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QLocale>
#include <QUrl>

namespace sidelight {

/// What a test of the connection found, in words.
struct ConnectionText {
    enum class Verdict {
        Good,
        Limited, ///< it can be used, though not all was found out, or not right now
        Bad,
    };

    Verdict verdict = Verdict::Bad;
    QString title;       ///< a few words: "Connected to Harbour Cranes"
    QString explanation; ///< plain sentences: the plan, or what to look at
};

/// `origin` is what was asked; `now` is this computer's clock, which a certificate that is not valid yet
/// is told with.
ConnectionText connectionText(const Result<Tenant> &result, const QUrl &origin, const QDateTime &now,
                              const QLocale &locale);

} // namespace sidelight
