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

QString minutesText(std::chrono::minutes minutes)
{
    constexpr int longest = 120;
    if (minutes.count() <= longest)
        return TaskWords::tr("about %n minute(s)", nullptr, int(minutes.count()));
    return TaskWords::tr("about %n hours", nullptr, int((minutes.count() + 59) / 60));
}

/// "3 updated", for each count that is not 0.
struct Part {
    int count;
    QString text;
};

QString joined(const QList<Part> &parts)
{
    QStringList texts;
    for (const Part &part : parts) {
        if (part.count > 0)
            texts += part.text;
    }
    return texts.join(separator());
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

QString taskTitle(const DealTask &task)
{
    const QString source = isolated(cappedName(task.source));
    const bool hasSource = !task.source.isEmpty();
    switch (task.kind) {
    case DealTask::Kind::Import: {
        const QString title = TaskWords::tr("Import of %n deal(s)", nullptr, task.total);
        return hasSource ? TaskWords::tr("%1 from “%2”", "Import of 3 deals, file").arg(title, source)
                         : title;
    }
    case DealTask::Kind::Refresh: {
        const QString title = TaskWords::tr("Refresh of %n deal(s)", nullptr, task.total);
        return hasSource
                   ? TaskWords::tr("%1: “%2”", "Refresh of 3 deals, group or filter").arg(title, source)
                   : title;
    }
    case DealTask::Kind::Find:
        return TaskWords::tr("First copies of %n deal(s) found", nullptr, task.total);
    case DealTask::Kind::Names: return TaskWords::tr("Names of %n people", nullptr, task.total);
    }
    Q_UNREACHABLE();
}

QString costText(const TaskCost &cost)
{
    const QString requests = TaskWords::tr("%n request(s)", nullptr, cost.requests);
    QString text;
    if (!cost.time)
        text = TaskWords::tr(
                   "%1; how long they take cannot be told, since the limits of your plan are not known.")
                   .arg(requests);
    else if (cost.isLearned)
        text = TaskWords::tr("%1, %2 with the limits that the service let on.",
                             "310 requests, about 13 minutes")
                   .arg(requests, minutesText(*cost.time));
    else
        text = TaskWords::tr("%1, %2 with your plan.", "310 requests, about 13 minutes")
                   .arg(requests, minutesText(*cost.time));
    if (cost.beyondToday.value_or(0) > 0)
        text += u' '
                + TaskWords::tr(
                    "%n of them are more than your plan leaves for today; the work stops there and can "
                    "be resumed tomorrow.",
                    nullptr, *cost.beyondToday);
    return text;
}

QString progressText(const DealTask &task)
{
    return TaskWords::tr("%1 of %2", "so many done of so many").arg(task.done()).arg(task.total);
}

QString remainingText(std::chrono::seconds remaining)
{
    if (remaining < std::chrono::minutes(1))
        return TaskWords::tr("less than a minute left");
    return TaskWords::tr("%1 left", "about 4 minutes")
        .arg(minutesText(std::chrono::round<std::chrono::minutes>(remaining)));
}

QString stateText(const DealTask &task)
{
    switch (task.state) {
    case DealTask::State::Waiting: return TaskWords::tr("waiting");
    case DealTask::State::Running:
        return task.remaining ? remainingText(*task.remaining) : TaskWords::tr("running");
    case DealTask::State::Paused: return TaskWords::tr("paused");
    case DealTask::State::Stopped:
        return task.stop ? TaskWords::tr("stopped: %1", "title of an error").arg(stopWords(task).title)
                         : TaskWords::tr("stopped");
    case DealTask::State::Cancelled: return TaskWords::tr("cancelled");
    case DealTask::State::Done: return TaskWords::tr("done");
    }
    Q_UNREACHABLE();
}

QString taskReport(const DealTask &task)
{
    const int left = task.isOver() ? task.left() : 0;
    const QString text = joined({
        {task.created, TaskWords::tr("%n new", nullptr, task.created)},
        {task.updated, TaskWords::tr("%n updated", nullptr, task.updated)},
        {task.unchanged, TaskWords::tr("%n unchanged", nullptr, task.unchanged)},
        {task.missing, TaskWords::tr("%n not found", nullptr, task.missing)},
        {task.unreadable, TaskWords::tr("%n not understood", nullptr, task.unreadable)},
        {task.refused, TaskWords::tr("%n failed", nullptr, task.refused)},
        {left, TaskWords::tr("%n not asked for", nullptr, left)},
    });
    return text.isEmpty() ? TaskWords::tr("nothing yet") : text;
}

QString stopText(const DealTask &task)
{
    if (task.state != DealTask::State::Stopped || !task.stop)
        return {};
    return TaskWords::tr("%1 %n left; they can be asked for again.", "sentences about an error",
                         task.left())
        .arg(stopWords(task).sentences());
}

QString failureText(const DealTask::Failure &failure)
{
    return TaskWords::tr("%1: %2", "ID, title of an error")
        .arg(identifierText(failure.id), errorText(failure.error).title);
}

QString referencesText(const DealReferences &references)
{
    const int bad = int(references.problems.size());
    QString text = TaskWords::tr("%n deal(s)", nullptr, int(references.ids.size()));
    if (references.duplicates > 0)
        text += separator() + TaskWords::tr("%n repeated", nullptr, references.duplicates);
    if (bad > 0)
        text += separator() + TaskWords::tr("%n line(s) without one", nullptr, bad);
    return text;
}

QString badLineText(const BadLine &line)
{
    return TaskWords::tr("Line %1: %2: “%3”", "number, what is wrong, the line")
        .arg(QString::number(line.number), line.why, isolated(line.text));
}

QString foundText(int listed, int unknown)
{
    const QString all = TaskWords::tr("The service lists %n deal(s)", nullptr, listed);
    return unknown == 0 ? TaskWords::tr("%1, and there is a copy of each.").arg(all)
                        : TaskWords::tr("%1; %n of them have no copy here.", nullptr, unknown).arg(all);
}

QString tripText(const TripReport &report)
{
    const int all = int(report.deals.size());
    if (all == 0)
        return TaskWords::tr("No deals are pinned.");
    if (report.complete() == all)
        return TaskWords::tr("All %n pinned deals can be read whole without a connection.", nullptr, all);
    return TaskWords::tr("%1 of %n pinned deals can be read whole without a connection.", nullptr, all)
        .arg(report.complete());
}

QString tripDealText(const TripDeal &deal)
{
    if (!deal.isReadable)
        return TaskWords::tr("no copy");
    const QString text =
        joined({{deal.isOld ? 1 : 0, TaskWords::tr("an old copy")},
                {deal.namesMissing, TaskWords::tr("%n name(s) missing", nullptr, deal.namesMissing)}});
    return text.isEmpty() ? TaskWords::tr("complete") : text;
}

} // namespace sidelight
