// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/dealsheet.h"

#include <QDateTime>
#include <QLocale>

#include <atomic>

class QPagedPaintDevice;

namespace sidelight {

/// A deal on paper.
struct SheetPrint {
    DealSheet sheet;
    QDateTime printedAt;
    QLocale locale;
    bool isMirrored = false;
};

/// How many pages; 0 when it was canceled, or when the device cannot be painted on. On any thread.
int printSheet(const SheetPrint &print, QPagedPaintDevice &device, const std::atomic_bool &isCanceled);

} // namespace sidelight
