// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFontMetrics>
#include <QString>

namespace sidelight {

/// As much of a text as a text widget takes without holding up the window.
struct Excerpt {
    QString text;       ///< with breaks put into very long lines
    bool isCut = false; ///< there is more of it
};
Excerpt excerpt(const QString &text);

/// For show only, not to be copied: words that are wider than this may break anywhere.
QString breakable(const QString &text, const QFontMetrics &metrics, int width);

} // namespace sidelight
