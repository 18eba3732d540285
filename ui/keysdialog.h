// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMainWindow;

namespace sidelight {

/// Every action of the window with its keys, read from the actions themselves.
void openKeysDialog(QMainWindow *window);

} // namespace sidelight
