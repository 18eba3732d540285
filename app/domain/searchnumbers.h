// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace sidelight {

// Numbers in texts that people wrote, for search (decision 27).

/// Without what parts the thousands: 50,000 and 50 000 (with a blank that does not break) and 50'000 become
/// 50000. Only where every group has three digits, since nothing is guessed.
QString withoutGrouping(const QString &text);

/// How much of the beginning is one number made of several groups: `+1 (555) 010`, `0911 12345`,
/// `555-010`, also a day such as `2026-09-30`. Zero for anything else. Plain blanks tie groups together
/// only behind `+`, `(` or a zero, since `50000 2026` are two numbers.
qsizetype groupedLength(QStringView text);

/// The same for an ID, or at least its first part and the hyphen: `dea10001-0000`.
qsizetype identifierLength(QStringView text);

/// Letters and digits alone; a country prefix that was written `00` goes as `+` does.
QString joined(QStringView grouped);

/// How else people may ask for it: without country prefix, with and without the zero before the area, and
/// group by group.
QStringList otherForms(QStringView grouped);

} // namespace sidelight
