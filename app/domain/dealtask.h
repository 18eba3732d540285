// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"
#include "app/domain/usage.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace sidelight {

/// What came of fetching one record: how its answer stands to the copy from before.
enum class Fetched {
    New,       ///< there was no copy
    Updated,   ///< other bytes than before (decision 5), which need be no difference that is shown
    Unchanged, ///< the same bytes; the check time moved
};

/// Long work on many deals, or people, as it stands now.
struct DealTask {
    enum class Kind {
        Import,  ///< of IDs that were pasted or read from a file
        Refresh, ///< of deals of which there are copies
        Find,    ///< of deals that "Find my deals" found
        Names,   ///< of contacts
    };
    enum class State {
        Waiting, ///< for its turn: one task runs at a time
        Running,
        Paused,    ///< by the reader
        Stopped,   ///< by what every further request would meet, see stop
        Cancelled, ///< by the reader; what was left is not asked for
        Done,
    };
    struct Failure {
        QUuid id;
        Error error; ///< of a task from an earlier run, kind and status alone

        bool operator==(const Failure &) const = default;
    };

    QUuid id;
    Kind kind = Kind::Import;
    QString source;   ///< where the IDs come from: a file's name, a group, a filter in words; may be empty
    QDateTime madeAt; ///< UTC
    State state = State::Waiting;
    std::optional<Error> stop; ///< Stopped only
    int total = 0;
    int created = 0;         ///< Fetched::New
    int updated = 0;         ///< Fetched::Updated
    int unchanged = 0;       ///< Fetched::Unchanged
    int missing = 0;         ///< 404
    int unreadable = 0;      ///< NotUnderstood
    int refused = 0;         ///< any other failure that is about one record alone
    QList<Failure> failures; ///< of missing, unreadable and refused, the first mostFailures
    std::optional<std::chrono::seconds> remaining; ///< while Running, once it can be told
    std::optional<std::chrono::seconds> wait;      ///< while Running: so long, nothing more may be sent

    int done() const { return created + updated + unchanged + missing + unreadable + refused; }
    int left() const { return total - done(); }
    bool isOver() const { return state == State::Done || state == State::Cancelled; }

    bool operator==(const DealTask &) const = default;
};

constexpr qsizetype mostFailures = 1'000;

/// Whether every other record would meet the same, so that asking for it would be of no use.
bool concernsAll(const Error &error);

/// What a task will take.
struct TaskCost {
    int requests = 0;
    std::optional<std::chrono::minutes> time; ///< rounded up; nothing where no limit per minute is known
    bool isLearned = false;                   ///< see Usage
    /// More requests than background work may still use today; nothing where no limit per day is known.
    std::optional<int> beyondToday;

    bool operator==(const TaskCost &) const = default;
};

TaskCost costOf(int requests, const Usage &usage);

/// By what was measured of those done; and no sooner than the plan allows, since it begins with a minute's
/// requests at once. Nothing while too few are done.
std::optional<std::chrono::seconds> remainingTime(int left, int done, std::chrono::milliseconds elapsed,
                                                  const PlanLimits &limits);

/// Until more may be sent. Nothing for the moments that come between any two requests of a plan that is
/// used up.
std::optional<std::chrono::seconds> waitingTime(const Usage &usage, const QDateTime &now);

} // namespace sidelight

Q_DECLARE_METATYPE(sidelight::DealTask)
