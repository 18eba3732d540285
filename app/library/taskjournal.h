// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"
#include "app/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>
#include <QUuid>

#include <vector>

namespace sidelight {

/// A task with the records that it is about.
struct TaskWork {
    DealTask task;
    QList<QUuid> ids;
    QSet<QUuid> settled; ///< of ids: what came of them is counted in task
    qsizetype asked = 0; ///< of ids: those before are settled, under way or to be looked for again

    bool operator==(const TaskWork &) const = default;
};

/// In their order, each once: a task ends when all of its IDs are settled.
QList<QUuid> distinct(const QList<QUuid> &ids);

/// Counts what came of one, which is about that one alone.
void settle(TaskWork &work, const QUuid &id, const Result<Fetched> &outcome);
/// Those that met a fault of the service are left again.
void unsettleRefused(TaskWork &work);

// The file of an account's tasks: a line of JSON for each thing that happened to one, written behind the
// others, so that a program that is killed loses at most the last, and 100,000 IDs are written once.

QByteArray addedLine(const TaskWork &work);                ///< as it stands, with the IDs that are left
QByteArray addedLines(const std::vector<TaskWork> &tasks); ///< of those that are not over
QByteArray settledLine(const QUuid &task, const QUuid &id, const Result<Fetched> &outcome);
QByteArray stateLine(const DealTask &task);
QByteArray unsettledLine(const QUuid &task);
QByteArray removedLine(const QUuid &task);

/// What a line says of the tasks that those before it told of; one that cannot be read says nothing.
void takeLine(const QByteArray &line, std::vector<TaskWork> &tasks);

} // namespace sidelight
