// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealtasks.h"

#include "app/domain/later.h"
#include "app/library/library.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <utility>

namespace sidelight {

using namespace std::chrono_literals;

namespace {

/// Beyond what may be under way, so that the client has the next one at hand. They are few, since it has no
/// way to take a request back: all may meet what stops a task.
constexpr int askedAhead = 3;
constexpr int faultsThatStop = 3;
constexpr auto toldEvery = 200ms;
constexpr auto restAfterFailure = 10s;

bool stopsTasks(const Error &error)
{
    return concernsAll(error) || error.kind == Error::Kind::Storage;
}

} // namespace

DealTasks::DealTasks(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    m_worker.setMaxThreadCount(1);
    connect(&library, &Library::fetched, this, &DealTasks::take);
    connect(&library, &Library::personFetched, this, &DealTasks::take);
    connect(&library, &Library::wiped, this, &DealTasks::forget);
    connect(&library, &Library::usageChanged, this, [this] {
        if (!m_running.isNull())
            tell(m_running, toldEvery);
    });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        tellChanged();
        flush();
    });
}

DealTasks::~DealTasks()
{
    flushNow();
    m_worker.waitForDone();
}

// --- The file -------------------------------------------------------------------------------------

/// `work(TaskFile &)` on the worker; then `take(result)`, unless another file was opened meanwhile.
template <typename Work, typename Take>
void DealTasks::onFile(Work work, Take take)
{
    later(this, QtConcurrent::run(&m_worker, [file = m_file, work] { return work(*file); }),
          [this, take, generation = m_generation](const auto &result) {
              if (generation == m_generation)
                  take(result);
          });
}

void DealTasks::open(const QString &file)
{
    flushNow();
    if (m_file) // let go behind all that was asked of it, so that its lock is free for one of the same name
        m_worker.start([former = std::exchange(m_file, nullptr)]() mutable { former.reset(); });
    m_unwritten.clear();
    m_isBehind = false;
    m_isWriting = false;
    m_rest.setRemainingTime(0);
    m_soon.stop();
    m_untold.clear();
    m_asked.clear();
    m_running = QUuid();
    m_isKeepingSaid = false;
    ++m_generation;
    m_fileName = file;
    if (!file.isEmpty())
        m_file = std::make_shared<TaskFile>(file);
    const std::vector<TaskWork> former = std::exchange(m_works, {});
    read();
    for (const TaskWork &work : former)
        Q_EMIT removed(work.task.id);
}

void DealTasks::removeFile(const QString &file)
{
    m_worker.start([file] { TaskFile(file).remove(); });
}

void DealTasks::forget()
{
    m_unwritten.clear();
    m_isBehind = false;
    if (m_file)
        removeFile(m_fileName);
    open(QString(m_fileName));
}

void DealTasks::takeUpKept()
{
    if (!std::exchange(m_takesUp, true))
        read();
}

void DealTasks::read()
{
    if (m_takesUp && m_file)
        onFile([](TaskFile &file) { return file.take(); },
               [this](const std::vector<TaskWork> &kept) { takeKept(kept); });
}

void DealTasks::takeKept(const std::vector<TaskWork> &kept)
{
    m_works.insert(m_works.begin(), kept.begin(), kept.end());
    for (const TaskWork &work : kept) {
        if (work.task.state == DealTask::State::Running)
            find(work.task.id)->task.state = DealTask::State::Waiting;
        tell(work.task.id, 0ms);
    }
    goOn();
}

void DealTasks::write(const QByteArray &lines)
{
    constexpr qsizetype mostUnwritten = 4 * 1024 * 1024;
    if (!m_file || !m_takesUp)
        return;
    m_isBehind = m_isBehind || m_unwritten.size() > mostUnwritten;
    if (m_isBehind)
        m_unwritten.clear();
    else
        m_unwritten += lines;
    if (!m_soon.isActive())
        m_soon.start(toldEvery);
}

void DealTasks::flush()
{
    if (!m_isWriting && m_rest.hasExpired())
        flushNow();
}

void DealTasks::flushNow()
{
    if (!m_isBehind && m_unwritten.isEmpty())
        return;
    m_isWriting = true;
    const bool isAnew = std::exchange(m_isBehind, false);
    const QByteArray unwritten = std::exchange(m_unwritten, {});
    onFile([isAnew, lines = isAnew ? addedLines(m_works) : unwritten](
               TaskFile &file) { return isAnew ? file.replace(lines) : file.append(lines); },
           [this](const std::optional<Error> &error) { takeWritten(error); });
}

void DealTasks::takeWritten(const std::optional<Error> &error)
{
    m_isWriting = false;
    if (!error) {
        flush();
        return;
    }
    m_isBehind = true;
    m_unwritten.clear();
    m_rest.setRemainingTime(restAfterFailure);
    if (!std::exchange(m_isKeepingSaid, true))
        Q_EMIT keepingFailed(*error);
}

// --- The reader's wishes --------------------------------------------------------------------------

QUuid DealTasks::add(DealTask::Kind kind, const QString &source, const QList<QUuid> &ids)
{
    TaskWork work;
    work.task.id = QUuid::createUuid();
    work.task.kind = kind;
    work.task.source = source;
    work.task.madeAt = QDateTime::currentDateTimeUtc();
    work.ids = distinct(ids);
    work.task.total = int(work.ids.size());
    m_works.push_back(work);
    write(addedLine(work));
    tell(work.task.id, 0ms);
    goOn();
    return work.task.id;
}

void DealTasks::pause(const QUuid &id)
{
    TaskWork *const work = find(id);
    using State = DealTask::State;
    if (work && (work->task.state == State::Running || work->task.state == State::Waiting))
        setState(*work, State::Paused);
    goOn();
}

void DealTasks::resume(const QUuid &id)
{
    TaskWork *const work = find(id);
    using State = DealTask::State;
    if (!work || (work->task.state != State::Paused && work->task.state != State::Stopped))
        return;
    unsettleRefused(*work);
    write(unsettledLine(id));
    setState(*work, State::Waiting);
    goOn();
}

void DealTasks::cancel(const QUuid &id)
{
    TaskWork *const work = find(id);
    if (work && !work->task.isOver())
        setState(*work, DealTask::State::Cancelled);
    goOn();
}

void DealTasks::remove(const QUuid &id)
{
    if (!find(id))
        return;
    m_works.erase(std::remove_if(m_works.begin(), m_works.end(),
                                 [&id](const TaskWork &work) { return work.task.id == id; }),
                  m_works.end());
    if (m_running == id)
        m_running = QUuid();
    write(removedLine(id));
    goOn();
    Q_EMIT removed(id);
}

std::vector<DealTask> DealTasks::tasks() const
{
    std::vector<DealTask> all;
    for (const TaskWork &work : m_works)
        all.push_back(told(work));
    return all;
}

std::optional<DealTask> DealTasks::task(const QUuid &id) const
{
    const auto found = std::find_if(m_works.begin(), m_works.end(),
                                    [&id](const TaskWork &work) { return work.task.id == id; });
    return found == m_works.end() ? std::nullopt : std::optional(told(*found));
}

TaskWork *DealTasks::find(const QUuid &id)
{
    const auto found = std::find_if(m_works.begin(), m_works.end(),
                                    [&id](const TaskWork &work) { return work.task.id == id; });
    return found == m_works.end() ? nullptr : &*found;
}

// --- The work -------------------------------------------------------------------------------------

void DealTasks::setState(TaskWork &work, DealTask::State state, const std::optional<Error> &stop)
{
    work.task.state = state;
    work.task.stop = stop;
    if (state == DealTask::State::Running) {
        m_running = work.task.id;
        m_faultsInARow = 0;
        m_runs.start();
        m_doneBefore = work.task.done();
    } else if (m_running == work.task.id) {
        m_running = QUuid();
    }
    write(stateLine(work.task));
    tell(work.task.id, 0ms);
}

void DealTasks::goOn()
{
    if (m_running.isNull()) {
        const auto first = std::find_if(m_works.begin(), m_works.end(), [](const TaskWork &work) {
            return work.task.state == DealTask::State::Waiting;
        });
        if (first == m_works.end())
            return;
        setState(*first, DealTask::State::Running);
    }
    TaskWork &work = *find(m_running);
    const qsizetype most = m_library.usage().atOnce + askedAhead;
    while (m_asked.size() < most) {
        if (const auto id = next(work)) {
            m_asked.insert(*id, work.task.id);
            if (work.task.kind == DealTask::Kind::Names)
                m_library.fetchPerson(*id);
            else
                m_library.fetch(*id);
        } else if (work.settled.size() >= work.ids.size()) {
            setState(work, DealTask::State::Done);
            goOn();
            return;
        } else if (m_asked.isEmpty()) {
            work.asked = 0; // some were under way for another task
        } else {
            return;
        }
    }
}

std::optional<QUuid> DealTasks::next(TaskWork &work) const
{
    while (work.asked < work.ids.size()) {
        const QUuid &id = work.ids[work.asked++];
        if (!work.settled.contains(id) && !m_asked.contains(id))
            return id;
    }
    return std::nullopt;
}

void DealTasks::take(const QUuid &id, const Result<Fetched> &outcome)
{
    if (!m_asked.contains(id))
        return;
    TaskWork *const work = find(m_asked.take(id));
    const bool isFault = !outcome && outcome.error().kind == Error::Kind::Service;
    m_faultsInARow = isFault ? m_faultsInARow + 1 : 0;
    if (!outcome && stopsTasks(outcome.error())) {
        if (work)
            stop(*work, outcome.error());
    } else if (work) {
        settle(*work, id, outcome);
        write(settledLine(work->task.id, id, outcome));
        tell(work->task.id, toldEvery);
        if (m_faultsInARow >= faultsThatStop)
            stop(*work, outcome.error());
    }
    goOn();
}

/// Those that wait would meet the same; but contacts may need a scope that deals do not.
void DealTasks::stop(TaskWork &work, const Error &error)
{
    work.asked = 0;
    if (work.task.state != DealTask::State::Running)
        return; // said already, or the reader was quicker
    const bool isOfPeople =
        work.task.kind == DealTask::Kind::Names && error.kind == Error::Kind::ScopeMissing;
    setState(work, DealTask::State::Stopped, error);
    for (TaskWork &other : m_works) {
        if (other.task.state == DealTask::State::Waiting
            && (!isOfPeople || other.task.kind == DealTask::Kind::Names))
            setState(other, DealTask::State::Stopped, error);
    }
}

// --- What is told ---------------------------------------------------------------------------------

/// Later, since whoever is told may add and remove tasks.
void DealTasks::tell(const QUuid &id, std::chrono::milliseconds within)
{
    m_untold.insert(id);
    if (!m_soon.isActive() || m_soon.remainingTimeAsDuration() > within)
        m_soon.start(within);
}

void DealTasks::tellChanged()
{
    for (const DealTask &now : tasks()) {
        if (!m_untold.remove(now.id))
            continue;
        if (now.wait)
            tell(now.id, 1s); // the time goes by
        Q_EMIT changed(now);
    }
}

DealTask DealTasks::told(const TaskWork &work) const
{
    DealTask task = work.task;
    if (task.state == DealTask::State::Running) {
        const Usage usage = m_library.usage();
        task.remaining = remainingTime(task.left(), task.done() - m_doneBefore,
                                       std::chrono::milliseconds(m_runs.elapsed()), usage.limits);
        task.wait = waitingTime(usage, QDateTime::currentDateTimeUtc());
    }
    return task;
}

} // namespace sidelight
