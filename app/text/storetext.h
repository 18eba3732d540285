// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/storestatus.h"

#include <QLocale>
#include <QStringList>

namespace sidelight {

// Words for the copies on this computer as a whole. All foreign text in them is fit for a single line.

/// What the reader must know about how copies are kept, a sentence or two in each line; empty when all is
/// well. What was lost with a damaged file is named, and that nothing was is said only where the chain of
/// versions shows it (decision 11).
QStringList storeLines(const StoreStatus &status, const QLocale &locale);

/// "1,204 deals, 3,310 versions, 12.4 MB on the disk"; without a size where there is no file.
QString sizeText(const StoreSize &size, const QLocale &locale);

/// "128 versions of 40 deals would go, 3.2 MB", "Nothing would go".
QString pruneText(const PruneEstimate &estimate, const QLocale &locale);

} // namespace sidelight
