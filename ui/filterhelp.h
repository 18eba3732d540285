// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QLineEdit;

namespace sidelight {

/// A list, below the filter, of what can be typed into it; choosing a line puts its example there. Escape
/// or a click beside it closes it.
void openFilterHelp(QLineEdit &filter);

} // namespace sidelight
