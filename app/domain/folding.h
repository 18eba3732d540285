// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace sidelight {

/// The form in which texts are compared when they are sorted: case and accents folded, "Müller" as
/// "muller", "straße" as "strasse"; for ordering and matching, never for showing.
QString folded(const QString &text);

} // namespace sidelight
