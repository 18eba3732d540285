// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealpast.h"

#include <QByteArrayView>
#include <QLocale>

namespace sidelight {

// Words of the tables and trees that app/models fills.

QString primaryText(); ///< "Primary"

QString fieldColumnText();
QString valueColumnText();
QString keyColumnText();
QString beforeColumnText();
QString afterColumnText();

enum class ContactColumn { Name, Role, Email, Phone, IntroducedBy, Linked, Id, NameAge };
QString contactColumnText(ContactColumn column);

/// "was €40,000.00": beside a field that changed since the reader last looked.
QString wasText(const QString &before);
/// The same field for a screen reader: "€48,500.00, changed, was €40,000.00".
QString changedCellText(const QString &value, const QString &was);

/// "Received 2 Jun 2026, 10:32; last confirmed 14 Jun 2026, 09:00."
QString versionSpanText(const DealVersion &version, const QLocale &locale);
/// A version for a screen reader.
QString versionSentence(const QString &moment, const QString &age, const QString &summary);

/// A contact's name for a screen reader, while it is asked for: "Contact c0a70009, name still coming".
QString comingNameCell(const QString &title);

/// "–": the cell of a column that may be empty as a whole.
QString emptyCell();

/// One line of foreign text, "–" where nothing is set, "unreadable: …" otherwise.
QString textCell(const Deal &deal, const Field<QString> &field);

/// "c0a70001", or as textCell().
QString identifierCell(const Deal &deal, const Field<QUuid> &field);

/// The local day, or as textCell().
QString momentCell(const Deal &deal, const Field<Moment> &field, const QLocale &locale);

/// A scalar or key of JSON on one line: a string without its quotes, a number with its digits.
QString jsonLine(QByteArrayView token);

/// "3 members", "1,000 or more members".
QString memberCountText(int count, int most, const QLocale &locale);
QString elementCountText(int count, int most, const QLocale &locale);

/// The row after the last one that is shown.
QString moreRowsText();

} // namespace sidelight
