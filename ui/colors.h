// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>

namespace sidelight {

/// The colours of the window, all derived from the palette, so that they follow a light, dark or
/// high-contrast scheme live. Colours of text keep a contrast of 4.5:1 to the page.
struct Colors {
    explicit Colors(const QPalette &palette);

    QColor page;
    QColor text;
    QColor dim;  ///< captions and "not set"
    QColor line; ///< separators
    QColor chip; ///< background of a neutral chip
    QColor accent;
    QColor accentTint;
    QColor warning; ///< text on page or warningTint
    QColor warningTint;
    QColor good;
    QColor goodTint;
    QColor bad;
    QColor badTint;
    QColor primaryTint; ///< row of the primary contact
    QColor star;

private:
    Colors() = default;
    void derive(const QPalette &palette);
};

/// Of an account, 0 to accountColorCount - 1: told apart on the page in either scheme, and never the only
/// thing that tells accounts apart.
QColor accountColor(int index, const QPalette &palette);

/// WCAG contrast ratio, 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// `share` of `top` laid over `bottom`.
QColor mixed(const QColor &top, const QColor &bottom, double share);

} // namespace sidelight
