// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/dealpast.h"
#include "app/domain/dealrow.h"
#include "app/domain/error.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <optional>

namespace sidelight {

// The words around the values where a deal is written down as text.

/// "Contacts (4)", "No contacts", "Contacts: not set".
QString contactsHeading(const Deal &deal);

/// "*  primary".
QString primaryMark();

/// "Technical, linked 11 Feb 2026".
QString linkText(const Deal &deal, const DealContact &link, const QLocale &locale);

QString contradictionsHeading();
QString notesHeading();

/// "Live, received 2 Jun 2026, 16:44."; for a copy also why there is nothing newer.
QString sourceText(bool isLive, const QDateTime &receivedAt, const std::optional<Error> &error,
                   const QLocale &locale);

/// "Version 1, received 2 Jun 2026, 10:32, and version 3, received 14 Jun 2026, 09:00."
QString comparedText(const DealVersion &from, const DealVersion &to, const QLocale &locale);
QString noDifferenceText();

/// "Last asked for on 14 Jun 2026, 09:00."
QString lastCheckText(const QDateTime &checkedAt, const QLocale &locale);

/// The heads of a list of deals: name, place, amount, close, age of the copy.
QStringList listHeads();
/// "30 Sep 2026", "not set", "unreadable".
QString listCloseText(const DealRow &row, const QLocale &locale);
/// "No deals are kept on this computer."
QString nothingKeptText();
/// "No deal matches." of a list that a filter leaves empty.
QString nothingFoundText();

/// "1,204 deals written.", "1,203 of 1,204 deals written.", so that a difference is said.
QString writtenText(qint64 written, qint64 asked, const QLocale &locale);
/// "3 texts begin with ' so that no spreadsheet takes them for a formula."; empty for none.
QString guardedText(qint64 cells);
/// "“deals.csv” could not be written: disk full." `reason` as the system words it.
QString notWrittenText(const QString &file, const QString &reason);

} // namespace sidelight
