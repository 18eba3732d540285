// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace sidelight {

/// Whether the program is light, dark, or what the system is (decision 23).
enum class Scheme { System, Light, Dark };

} // namespace sidelight
