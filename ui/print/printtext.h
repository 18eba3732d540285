// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/moment.h"

#include <QLocale>
#include <QString>

namespace sidelight {

// Words on paper beside those of the deals.

QString printedText(const QDateTime &at,
                    const QLocale &locale); ///< "Printed by Sidelight, 14 Jun 2026, 09:00"
/// "Copies from 2 Jun 2026, 10:32 to 14 Jun 2026, 09:00"
QString copiesFromText(Moment oldest, Moment newest, const QLocale &locale);
QString sortedText(const QString &order); ///< "Sorted by name, ascending"
QString totalsHeading();
QString pageText(int page, int pages); ///< "Page 1 of 3"

} // namespace sidelight
