// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QLocale>

#include <chrono>

namespace sidelight {

// QLocale::c() stands for "no locale chosen" and reads like English here, with 24 hours.

/// "30 Sep 2026": the day itself, in no zone (C16). English and the C locale read so; others take
/// their own order from their long format, the month as a short name: "30. Sept. 2026".
QString dayText(QDate day, const QLocale &locale);

/// "30 Sep": a day of every year, such as a birthday. The year of `day` is not read.
QString yearlyDayText(QDate day, const QLocale &locale);

/// Local date and time to the minute: "2 Jun 2026, 16:44" (C15).
QString momentText(Moment moment, const QLocale &locale);

/// Local time of day if `now` is the same local day, else date and time.
QString clockText(Moment moment, const QDateTime &now, const QLocale &locale);

/// "2026-06-02 16:44:09.512 UTC", for tooltips.
QString utcText(Moment moment);

/// "in 9 days", "today", "tomorrow", "9 days ago"; months from 60 days on, years from two on.
QString distanceText(qint64 days);

/// The same of a close that is still expected: "12 days overdue".
QString closeDistanceText(qint64 days);

/// The expected close in one line: "30 Sep 2026 · in 9 days", "14 Aug 2026 · 100 days overdue" while
/// open, the bare day once closed, "not set", "unreadable: 2026-02-30".
QString closeText(const Deal &deal, QDate today, const QLocale &locale);

/// Time since, coarse: "just now" (also for a clock that was set back), "5 minutes ago", "3 hours
/// ago", and from 48 hours on as distanceText().
QString ageText(std::chrono::milliseconds age);

} // namespace sidelight
