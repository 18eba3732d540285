// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/tasktext.h"

#include "app/domain/identifier.h"
#include "app/text/contacttext.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"

#include <QCoreApplication>
#include <QStringList>

namespace sidelight {

namespace {

struct TaskWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::TaskText)
};

QString separator()
{
    return QStringLiteral(", ");
}

QString minutesText(int minutes, const QLocale &locale)
{
    return TaskWords::tr("about %1 minute(s)", nullptr, minutes).arg(locale.toString(minutes));
}

/// As people say it: of hours the minutes by fives, and of many none.
QString durationText(std::chrono::minutes duration, const QLocale &locale)
{
    constexpr int mostWithMinutes = 10;
    if (duration < std::chrono::hours(1))
        return minutesText(int(duration.count()), locale);
    const auto fives = int((duration.count() + 4) / 5 * 5);
    const bool isLong = fives >= mostWithMinutes * 60;
    const int hours = isLong ? (fives + 59) / 60 : fives / 60;
    const int minutes = isLong ? 0 : fives % 60;
    const QString text = TaskWords::tr("about %1 hour(s)", nullptr, hours).arg(locale.toString(hours));
    return minutes == 0 ? text
                        : TaskWords::tr("%1 %2 minutes", "about 2 hours", minutes)
                              .arg(text, locale.toString(minutes));
}

/// "3 updated", for each count that is not 0.
struct Part {
    int count;
    QString text; ///< with %1 for the count
};

QString joined(const QList<Part> &parts, const QLocale &locale)
{
    QStringList texts;
    for (const Part &part : parts) {
        if (part.count > 0)
            texts += part.text.arg(locale.toString(part.count));
    }
    return texts.join(separator());
}

QString runningText(const DealTask &task, const QLocale &locale)
{
    QStringList parts;
    if (task.remaining)
        parts += remainingText(*task.remaining, locale);
    if (task.wait)
        parts += waitText(*task.wait, locale);
    return parts.isEmpty() ? TaskWords::tr("running") : parts.join(QStringLiteral("; "));
}

/// Names need another scope than deals.
ErrorText stopWords(const DealTask &task)
{
    const bool isOfNames =
        task.kind == DealTask::Kind::Names && task.stop->kind == Error::Kind::ScopeMissing;
    return isOfNames ? ErrorText{TaskWords::tr("This key may not read names"), nameProblemText(*task.stop)}
                     : errorText(*task.stop);
}

} // namespace

QString taskTitle(const DealTask &task, const QLocale &locale)
{
    const QString source = isolated(cappedName(task.source));
    const bool hasSource = !task.source.isEmpty();
    const QString total = locale.toString(task.total);
    switch (task.kind) {
    case DealTask::Kind::Import: {
        const QString title = TaskWords::tr("Import of %1 deal(s)", nullptr, task.total).arg(total);
        return hasSource ? TaskWords::tr("%1 from “%2”", "Import of 3 deals, file").arg(title, source)
                         : title;
    }
    case DealTask::Kind::Refresh: {
        const QString title = TaskWords::tr("Refresh of %1 deal(s)", nullptr, task.total).arg(total);
        return hasSource
                   ? TaskWords::tr("%1: “%2”", "Refresh of 3 deals, group or filter").arg(title, source)
                   : title;
    }
    case DealTask::Kind::Find:
        return TaskWords::tr("First copies of %1 deal(s) found", nullptr, task.total).arg(total);
    case DealTask::Kind::Names: return TaskWords::tr("Names of %1 people", nullptr, task.total).arg(total);
    }
    Q_UNREACHABLE();
}

QString costText(const TaskCost &cost, const QLocale &locale)
{
    const QString requests =
        TaskWords::tr("%1 request(s)", nullptr, cost.requests).arg(locale.toString(cost.requests));
    QString text;
    if (!cost.time)
        text = TaskWords::tr(
                   "%1; how long they take cannot be told, since the limits of your plan are not known.")
                   .arg(requests);
    else if (cost.isLearned)
        text = TaskWords::tr("%1, %2 with the limits that the service let on.",
                             "310 requests, about 13 minutes")
                   .arg(requests, durationText(*cost.time, locale));
    else
        text = TaskWords::tr("%1, %2 with your plan.", "310 requests, about 13 minutes")
                   .arg(requests, durationText(*cost.time, locale));
    if (cost.beyondToday.value_or(0) > 0)
        text += u' '
                + TaskWords::tr(
                      "%1 of them are more than your plan leaves for today; the work stops there and can "
                      "be resumed tomorrow.",
                      nullptr, *cost.beyondToday)
                      .arg(locale.toString(*cost.beyondToday));
    return text;
}

QString progressText(const DealTask &task, const QLocale &locale)
{
    return TaskWords::tr("%1 of %2", "so many done of so many")
        .arg(locale.toString(task.done()), locale.toString(task.total));
}

QString remainingText(std::chrono::seconds remaining, const QLocale &locale)
{
    if (remaining < std::chrono::minutes(1))
        return TaskWords::tr("less than a minute left");
    return TaskWords::tr("%1 left", "about 4 minutes")
        .arg(durationText(std::chrono::round<std::chrono::minutes>(remaining), locale));
}

QString waitText(std::chrono::seconds wait, const QLocale &locale)
{
    constexpr std::chrono::minutes mostInSeconds(2);
    const auto seconds = int(wait.count());
    const QString time = wait < mostInSeconds
                             ? TaskWords::tr("%1 second(s)", nullptr, seconds).arg(locale.toString(seconds))
                             : durationText(std::chrono::ceil<std::chrono::minutes>(wait), locale);
    return TaskWords::tr("goes on in %1, when the service allows more", "40 seconds").arg(time);
}

QString stateText(const DealTask &task, const QLocale &locale)
{
    switch (task.state) {
    case DealTask::State::Waiting: return TaskWords::tr("waiting");
    case DealTask::State::Running: return runningText(task, locale);
    case DealTask::State::Paused: return TaskWords::tr("paused");
    case DealTask::State::Stopped:
        return task.stop ? TaskWords::tr("stopped: %1", "title of an error").arg(stopWords(task).title)
                         : TaskWords::tr("stopped");
    case DealTask::State::Cancelled: return TaskWords::tr("cancelled");
    case DealTask::State::Done: return TaskWords::tr("done");
    }
    Q_UNREACHABLE();
}

QString taskReport(const DealTask &task, const QLocale &locale)
{
    const int left = task.isOver() ? task.left() : 0;
    const QString text = joined(
        {
            {task.created, TaskWords::tr("%1 new", nullptr, task.created)},
            {task.updated, TaskWords::tr("%1 updated", nullptr, task.updated)},
            {task.unchanged, TaskWords::tr("%1 unchanged", nullptr, task.unchanged)},
            {task.missing, TaskWords::tr("%1 not found", nullptr, task.missing)},
            {task.unreadable, TaskWords::tr("%1 not understood", nullptr, task.unreadable)},
            {task.refused, TaskWords::tr("%1 failed", nullptr, task.refused)},
            {left, TaskWords::tr("%1 not asked for", nullptr, left)},
        },
        locale);
    return text.isEmpty() ? TaskWords::tr("nothing yet") : text;
}

QString stopText(const DealTask &task, const QLocale &locale)
{
    if (task.state != DealTask::State::Stopped || !task.stop)
        return {};
    return TaskWords::tr("%1 %2 left; they can be asked for again.", "sentences about an error",
                         task.left())
        .arg(stopWords(task).sentences(), locale.toString(task.left()));
}

QString failureText(const DealTask::Failure &failure)
{
    return TaskWords::tr("%1: %2", "ID, title of an error")
        .arg(identifierText(failure.id), errorText(failure.error).title);
}

QString referencesText(const DealReferences &references, const QLocale &locale)
{
    const auto deals = int(references.ids.size());
    const auto bad = int(references.problems.size());
    const QString text = TaskWords::tr("%1 deal(s)", nullptr, deals).arg(locale.toString(deals));
    const QString rest =
        joined({{references.duplicates, TaskWords::tr("%1 repeated", nullptr, references.duplicates)},
                {bad, TaskWords::tr("%1 line(s) without one", nullptr, bad)}},
               locale);
    return rest.isEmpty() ? text : text + separator() + rest;
}

QString badLineText(const BadLine &line, const QLocale &locale)
{
    return TaskWords::tr("Line %1: %2: “%3”", "number, what is wrong, the line")
        .arg(locale.toString(line.number), line.why, isolated(line.text));
}

QString foundText(int listed, int unknown, const QLocale &locale)
{
    const QString all =
        TaskWords::tr("The service lists %1 deal(s)", nullptr, listed).arg(locale.toString(listed));
    return unknown == 0 ? TaskWords::tr("%1, and there is a copy of each.").arg(all)
                        : TaskWords::tr("%1; %2 of them have no copy here.", nullptr, unknown)
                              .arg(all, locale.toString(unknown));
}

QString tripText(const TripReport &report, const QLocale &locale)
{
    const int all = int(report.deals.size());
    if (all == 0)
        return TaskWords::tr("No deals are pinned.");
    if (report.complete() == all)
        return TaskWords::tr("All %1 pinned deals can be read whole without a connection.", nullptr, all)
            .arg(locale.toString(all));
    return TaskWords::tr("%1 of %2 pinned deals can be read whole without a connection.", nullptr, all)
        .arg(locale.toString(report.complete()), locale.toString(all));
}

QString tripDealText(const TripDeal &deal, const QLocale &locale)
{
    if (!deal.isReadable)
        return TaskWords::tr("no copy");
    QStringList parts;
    if (deal.isOld)
        parts += TaskWords::tr("an old copy");
    if (deal.namesMissing > 0)
        parts += TaskWords::tr("%1 name(s) missing", nullptr, deal.namesMissing)
                     .arg(locale.toString(deal.namesMissing));
    return parts.isEmpty() ? TaskWords::tr("complete") : parts.join(separator());
}

} // namespace sidelight
