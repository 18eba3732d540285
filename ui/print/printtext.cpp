// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/printtext.h"

#include "app/text/datetext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct PrintWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::Print)
};

} // namespace

QString printedText(const QDateTime &at, const QLocale &locale)
{
    return PrintWords::tr("Printed by Sidelight, %1").arg(momentText(Moment::of(at), locale));
}

QString copiesFromText(Moment oldest, Moment newest, const QLocale &locale)
{
    const QString from = momentText(oldest, locale);
    const QString to = momentText(newest, locale);
    return from == to ? PrintWords::tr("Copies from %1").arg(from)
                      : PrintWords::tr("Copies from %1 to %2").arg(from, to);
}

QString sortedText(const QString &order)
{
    return PrintWords::tr("Sorted by %1").arg(order);
}

QString totalsHeading()
{
    return PrintWords::tr("Totals");
}

QString pageText(int page, int pages)
{
    return PrintWords::tr("Page %1 of %2").arg(page).arg(pages);
}

} // namespace sidelight
