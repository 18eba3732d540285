// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace sidelight {

/// A made-up deal with so many contacts, the same for the same numbers on every machine. Its id is
/// dea10001-0000-4000-8000-000000000001.
QByteArray generatedDeal(int contacts, quint32 seed = 1);

} // namespace sidelight
