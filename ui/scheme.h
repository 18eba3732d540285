// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/settings/scheme.h"

namespace sidelight {

/// Makes the whole program light or dark, live (decision 23): the style hint with Qt 6.8 or later;
/// before it, a forced scheme is Fusion with a palette of its own, and System the platform's own.
void applyScheme(Scheme scheme);

} // namespace sidelight
