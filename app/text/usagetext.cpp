// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/usagetext.h"

#include "app/text/dealtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

struct UsageWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::UsageText)
};

QString limitsText(const PlanLimits &limits, const QLocale &locale)
{
    const QString minute = locale.toString(limits.perMinute);
    const QString day = locale.toString(limits.perDay);
    if (limits.perMinute > 0 && limits.perDay > 0)
        return UsageWords::tr("%1 a minute, %2 a day", "requests").arg(minute, day);
    return limits.perMinute > 0 ? UsageWords::tr("%1 a minute", "requests").arg(minute)
                                : UsageWords::tr("%1 a day", "requests").arg(day);
}

QString usedText(int used, int limit, const QLocale &locale)
{
    const QString number = locale.toString(used);
    if (limit == 0)
        return number;
    return UsageWords::tr("%1 of %2, %3 left", "requests used, limit, what is left")
        .arg(number, locale.toString(limit), locale.toString(std::max(limit - used, 0)));
}

} // namespace

QString planText(const QString &plan, const PlanLimits &limits, bool isLearned, const QLocale &locale)
{
    const QString name = cappedName(plan);
    const bool isKnown = limits != PlanLimits();
    QString text = isKnown ? limitsText(limits, locale) : QString();
    if (isLearned && isKnown)
        text = UsageWords::tr("%1, as the service let on").arg(text);
    if (name.isEmpty())
        return isKnown ? text : UsageWords::tr("not known");
    return isKnown ? UsageWords::tr("“%1”: %2", "plan, its limits").arg(isolated(name), text)
                   : UsageWords::tr("“%1”: as agreed, and not known here").arg(isolated(name));
}

QString minuteUsageText(const Usage &usage, const QLocale &locale)
{
    return usedText(usage.sentThisMinute, usage.limits.perMinute, locale);
}

QString dayUsageText(const Usage &usage, const QLocale &locale)
{
    const QString text = usedText(usage.sentToday, usage.limits.perDay, locale);
    if (usage.limits.perDay > 0 && usage.sentToday >= backgroundShare(usage.limits))
        return UsageWords::tr("%1. For today, nothing more is asked in the background.").arg(text);
    return text;
}

QString waitingText(const Usage &usage, const QLocale &locale)
{
    const QString count = usage.waiting > 0 ? UsageWords::tr("%n request(s)", nullptr, usage.waiting)
                                            : UsageWords::tr("none");
    if (!usage.pausedUntil)
        return count;
    // To the second: most pauses are shorter than a minute.
    QString format = locale.timeFormat(QLocale::ShortFormat);
    if (!format.contains(u"ss"))
        format.replace(QStringLiteral("mm"), QStringLiteral("mm:ss"));
    const QString clock = locale.toString(usage.pausedUntil->toLocalTime().time(), format);
    return UsageWords::tr("%1; the next goes out at %2", "3 requests, time").arg(count, clock);
}

} // namespace sidelight
