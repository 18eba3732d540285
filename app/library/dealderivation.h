// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

namespace sidelight {

/// How the store makes its list from bodies of deals: by the one decoder. Its number grows with every
/// change of what it makes, so that lists made before are made anew.
Derivation dealDerivation();

} // namespace sidelight
