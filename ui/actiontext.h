// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/text/errortext.h"

namespace sidelight {

/// The word on the button of an error's action; empty for none.
QString actionText(ErrorAction action);

} // namespace sidelight
