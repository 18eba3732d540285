// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"
#include "app/domain/result.h"
#include "app/library/taskfile.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

class Library;

/// Long work, one task at a time: each record is fetched by the library in the background, at once little
/// more than the plan bears, so that what somebody waits for comes first and the client keeps to the plan.
/// A 404 and an answer that is not understood are counted and named. What every further request would meet
/// stops the task until resume(), and with it those that wait: a refused key, a missing scope, the daily
/// limit, no connection, another tenant, copies that cannot be written, and three faults of the service in
/// a row.
///
/// Tasks outlive the run where they have a file.
class DealTasks : public QObject
{
    Q_OBJECT

public:
    /// The library is borrowed and must outlive it.
    explicit DealTasks(Library &library, QObject *parent = nullptr);
    ~DealTasks() override;

    /// Another account, whose library was cleared: its tasks are read from this file, once takeUpKept() was
    /// called. Those of the former one stay in theirs, for another time. Without a name, and while another
    /// program works on the file, tasks end with the run.
    void open(const QString &file);
    /// From now on tasks of earlier runs are taken up, and those that ran or waited go on; to be called
    /// after the first paint.
    void takeUpKept();

    /// Of an account that is gone, and is not the one that is open.
    void removeFile(const QString &file);

    /// `ids` has one at least. It begins at once where no other runs.
    QUuid add(DealTask::Kind kind, const QString &source, const QList<QUuid> &ids);
    void pause(const QUuid &id);
    /// Also what stopped, and it asks again for what met a fault of the service.
    void resume(const QUuid &id);
    void cancel(const QUuid &id); ///< ends it; what was done is still told
    void remove(const QUuid &id); ///< ends and forgets it

    std::vector<DealTask> tasks() const; ///< in the order they were added
    std::optional<DealTask> task(const QUuid &id) const;

Q_SIGNALS:
    /// A new task too. Progress comes a few times a second, a change of state at once.
    void changed(const sidelight::DealTask &task);
    void removed(const QUuid &id);
    /// Storage: tasks end with the run. Said once for a file.
    void keepingFailed(const sidelight::Error &error);

private:
    TaskWork *find(const QUuid &id);
    template <typename Work, typename Take>
    void onFile(Work work, Take take);
    void forget();
    void read();
    void takeKept(const std::vector<TaskWork> &kept);
    void write(const QByteArray &lines);
    void flush();
    void flushNow();
    void takeWritten(const std::optional<Error> &error);
    void setState(TaskWork &work, DealTask::State state, const std::optional<Error> &stop = std::nullopt);
    void goOn();
    std::optional<QUuid> next(TaskWork &work) const;
    void take(const QUuid &id, const Result<Fetched> &outcome);
    void stop(TaskWork &work, const Error &error);
    void tell(const QUuid &id, std::chrono::milliseconds within);
    void tellChanged();
    DealTask told(const TaskWork &work) const;

    Library &m_library;
    QThreadPool m_worker; ///< of one thread: what is done with files is done in its order
    QString m_fileName;
    std::shared_ptr<TaskFile> m_file; ///< used and let go on the worker; null without a name
    std::vector<TaskWork> m_works;    ///< in the order they were added
    QUuid m_running;                  ///< the task, null for none
    QHash<QUuid, QUuid> m_asked;      ///< of the library, and for which task
    int m_faultsInARow = 0;
    QElapsedTimer m_runs; ///< since the task that runs began or went on
    int m_doneBefore = 0; ///< of it, at that moment
    QSet<QUuid> m_untold;
    QByteArray m_unwritten;
    bool m_isBehind = false;  ///< the file lacks more than is in m_unwritten, and is to be written anew
    bool m_isWriting = false; ///< what comes meanwhile waits in m_unwritten
    QDeadlineTimer m_rest{0}; ///< after a write that failed
    QTimer m_soon;            ///< to tell and to write
    bool m_takesUp = false;
    bool m_isKeepingSaid = false;
    int m_generation = 0; ///< grows with open(): what was read of a former file is dropped
};

} // namespace sidelight
