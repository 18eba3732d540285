// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAction;
class QLineEdit;

namespace sidelight {

/// A button in the line that clears it, which is there while textChanged() tells of text; owned by the
/// line. QLineEdit's own reads PNG files, before which Qt loads its plugins for all kinds of pictures.
QAction *addClearButton(QLineEdit &line);

} // namespace sidelight
