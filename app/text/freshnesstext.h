// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <chrono>

namespace sidelight {

/// The two clocks of a deal in one line: how old this copy is, and when the deal last changed in
/// the CRM. "Live, 10:32 · changed in the CRM on 2 Jun 2026 18:44".
QString freshnessText(const Deal &deal, bool isLive, const QDateTime &receivedAt, const QDateTime &now,
                      const QLocale &locale);

/// "No longer available in the CRM since 2 Jun 2026; this is the last copy.": the service answered 404 for
/// a deal that was seen before (C6, decision 12). `since` is when it first did, in UTC.
QString missingText(const QDateTime &since, const QLocale &locale);

/// "2 newer copies are damaged; this is the newest that is whole."
QString olderCopyText(int damagedNewer);

/// "Asking for deal dea10001 …" and, while a 429 pause lasts, how long still.
QString askingText(const QUuid &id);
QString pauseText(std::chrono::seconds left);

/// What could not be read, in a line: "The answer was not as documented in 2 places: name: expected
/// string; contacts[2].role: expected string". Of more than maxNotesInLine, only the first.
QString notesText(const std::vector<Note> &notes);
constexpr std::size_t maxNotesInLine = 5;

/// All of them, a line each: "name: expected string".
QStringList notesLines(const std::vector<Note> &notes);

/// "200 · 14:32:05 · 1,532 bytes": the answer on the Raw page.
QString answerText(const QDateTime &receivedAt, qsizetype bytes, const QLocale &locale);

} // namespace sidelight
