// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/usage.h"

#include <QLocale>

namespace sidelight {

// Words for what may be asked of the service, and what was. Foreign text in them is fit for a line.

/// "“pro”: 300 a minute, 50,000 a day", "“enterprise”: as agreed, and not known here", "not known";
/// what was learned says so.
QString planText(const QString &plan, const PlanLimits &limits, bool isLearned, const QLocale &locale);

/// "12 of 300, 288 left"; "12" where no limit is known. Of the last minute and of the day.
QString minuteUsageText(const Usage &usage, const QLocale &locale);
QString dayUsageText(const Usage &usage, const QLocale &locale);

/// "none", "3 requests", and until when nothing is sent: "3 requests, from 10:32:05 on".
QString waitingText(const Usage &usage, const QLocale &locale);

} // namespace sidelight
