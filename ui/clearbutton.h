// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAction;
class QLineEdit;

namespace sidelight {

/// A button in a line that can always be edited, which clears it; owned by the line. It is there while
/// textChanged() tells of text: who blocks that shows and hides it. QLineEdit's own reads PNG files, before
/// which Qt loads its plugins for all kinds of pictures.
QAction *addClearButton(QLineEdit &line);

} // namespace sidelight
