// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

class QSvgRenderer;

namespace sidelight {

/// The icon as Windows wants it (.ico): 16 to 256 pixels. Sizes below 256 are bitmaps, since the tools
/// that put an icon into a program or an installer read no others.
QByteArray icoFile(QSvgRenderer &icon);

/// The icon as macOS wants it (.icns): 32 to 1024 pixels, each a PNG.
QByteArray icnsFile(QSvgRenderer &icon);

} // namespace sidelight
