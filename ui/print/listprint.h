// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <QDateTime>
#include <QLocale>

#include <atomic>
#include <memory>
#include <vector>

class QPagedPaintDevice;

namespace sidelight {

/// A list on paper: what it is of, and all that is needed to paint it on another thread.
struct ListPrint {
    std::shared_ptr<const ShownDeals> shown; ///< never null
    std::vector<DealColumn> columns;         ///< in their order
    QString title;                           ///< "All deals"
    QDateTime printedAt;
    QLocale locale;
    bool isMirrored = false;
};

/// Heads on each page, groups with their totals, and the totals of all at the end. What is among
/// them in words and the age of the copies stand on each page. How many pages; 0 when it was canceled, or
/// when the device cannot be painted on. On any thread.
int printList(const ListPrint &list, QPagedPaintDevice &device, const std::atomic_bool &isCanceled);

} // namespace sidelight
