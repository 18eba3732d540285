// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/datetext.h"

#include "app/domain/outcome.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

struct DateWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::DateText)
};

QString dayFormat(const QLocale &locale)
{
    // The short formats drop the century or leave day and month to be guessed; the long one has the
    // right order and words, and a weekday that a table has no room for.
    static const QRegularExpression weekday(QStringLiteral("[,،፣、\\s]*dddd?[,،፣、]?\\s*"));
    QString format = locale.dateFormat(QLocale::LongFormat);
    format.remove(weekday).replace(QStringLiteral("MMMM"), QStringLiteral("MMM"));
    const bool isWhole = format.contains(u"yy") && format.contains(u'M') && format.contains(u'd');
    return isWhole ? format.trimmed() : QStringLiteral("yyyy-MM-dd");
}

QString timeText(QTime time, const QLocale &locale)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss")); // the C locale has seconds
    return locale.toString(time, format);
}

int clamped(qint64 number)
{
    return int(std::clamp<qint64>(number, 0, 999'999'999));
}

} // namespace

QString dayText(QDate day, const QLocale &locale)
{
    // British data would write "Sept", and American ones put the month first.
    if (locale.language() == QLocale::C || locale.language() == QLocale::English)
        return QLocale::c().toString(day, QStringLiteral("d MMM yyyy"));
    return locale.toString(day, dayFormat(locale));
}

QString yearlyDayText(QDate day, const QLocale &locale)
{
    if (locale.language() == QLocale::C || locale.language() == QLocale::English)
        return QLocale::c().toString(day, QStringLiteral("d MMM"));
    // The year goes, with the words and signs that tie it to the rest.
    static const QRegularExpression year(
        QStringLiteral("(,?\\s*('[^']*')?\\s*)?y+(年|\\s*'[^']*'\\.?)?[-/,.\\s]*"));
    QString format = dayFormat(locale);
    return locale.toString(day, format.remove(year));
}

QString momentText(Moment moment, const QLocale &locale)
{
    const QDateTime local = moment.local();
    return DateWords::tr("%1, %2", "day, time")
        .arg(dayText(local.date(), locale), timeText(local.time(), locale));
}

QString clockText(Moment moment, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = moment.local();
    return local.date() == now.toLocalTime().date() ? timeText(local.time(), locale)
                                                    : momentText(moment, locale);
}

QString utcText(Moment moment)
{
    return QLocale::c().toString(moment.utc(), QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz 'UTC'"));
}

QString distanceText(qint64 days)
{
    constexpr qint64 monthsFrom = 60;
    constexpr qint64 yearsFrom = 730;
    if (days == 0)
        return DateWords::tr("today");
    if (days == 1)
        return DateWords::tr("tomorrow");
    if (days == -1)
        return DateWords::tr("yesterday");

    const qint64 length = std::abs(days);
    const bool isAhead = days > 0;
    if (length < monthsFrom) {
        const int count = clamped(length);
        return isAhead ? DateWords::tr("in %n days", nullptr, count)
                       : DateWords::tr("%n days ago", nullptr, count);
    }
    if (length < yearsFrom) {
        const int count = clamped(std::llround(double(length) / 30.44));
        return isAhead ? DateWords::tr("in %n months", nullptr, count)
                       : DateWords::tr("%n months ago", nullptr, count);
    }
    const int count = clamped(std::llround(double(length) / 365.25));
    return isAhead ? DateWords::tr("in %n years", nullptr, count)
                   : DateWords::tr("%n years ago", nullptr, count);
}

QString closeDistanceText(qint64 days)
{
    return days < 0 ? DateWords::tr("%n days overdue", nullptr, clamped(-days)) : distanceText(days);
}

QString closeText(const Deal &deal, QDate today, const QLocale &locale)
{
    return fieldText(deal, deal.expectedCloseDate, [&](QDate day) {
        if (outcome(deal) != Outcome::Open)
            return dayText(day, locale);
        return dayText(day, locale) + QStringLiteral(" · ") + closeDistanceText(today.daysTo(day));
    });
}

QString ageText(std::chrono::milliseconds age)
{
    using namespace std::chrono;
    if (age < minutes(1))
        return DateWords::tr("just now");
    if (age < hours(1))
        return DateWords::tr("%n minutes ago", nullptr, int(duration_cast<minutes>(age).count()));
    if (age < hours(48))
        return DateWords::tr("%n hours ago", nullptr, int(duration_cast<hours>(age).count()));
    return distanceText(-qint64(duration_cast<hours>(age).count() / 24));
}

} // namespace sidelight
