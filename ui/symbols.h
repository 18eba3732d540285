// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>

namespace sidelight {

enum class Symbol {
    Back,
    Forward,
    Refresh,
    Menu,
    Search,
    Warning,
    Star,
    Offline,
    Lock,
    Clock,
    Question,
    Pin,
    Changed,
    Deals,
    Clear,
};

/// One of the program's symbols, drawn from SVG at any scale in the palette's text colour, so that
/// it follows a change of scheme. Nothing is read before it is first painted.
QIcon symbolIcon(Symbol symbol);

/// The same in a colour of its own.
QPixmap symbolPixmap(Symbol symbol, int side, qreal ratio, const QColor &color);

} // namespace sidelight
