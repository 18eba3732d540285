// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QUuid>

namespace sidelight {

/// The first of these store files that keeps anything of the deal, else an empty string. Reads the files
/// beside whoever has them open, and changes none; one that is missing or cannot be read holds nothing.
/// Takes a disk's time: for a thread that nobody waits for.
QString holderOf(const QUuid &deal, const QStringList &files);

} // namespace sidelight
