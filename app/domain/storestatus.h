// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

namespace sidelight {

/// A version whose body could not be carried over from a damaged file.
struct LostVersion {
    qint64 place = 0; ///< in the chain of the store
    QUuid id;         ///< of the deal; null where that is lost too

    bool operator==(const LostVersion &) const = default;
};

/// What was done about a damaged file (decision 11).
struct Salvage {
    QString setAside; ///< where the damaged file lies now; it is never deleted
    QString reason;   ///< English, for "Details": what SQLite said
    qint64 carriedOver = 0;
    std::vector<LostVersion> lost;
    bool isEndUnknown = false; ///< whether there were later versions cannot be told

    bool operator==(const Salvage &) const = default;
};

/// How the copies on this computer can be used.
struct StoreStatus {
    enum class Mode {
        Opening,
        ReadWrite,
        ReadOnlyNewer,  ///< a newer program wrote the file: it is read and not changed
        ReadOnlyFolder, ///< the folder cannot be written, or its disk is full; what is there is read
        MemoryWanted,   ///< this run keeps nothing, as it was asked to (decision 13)
        MemoryForced,   ///< no folder can be written: nothing outlives the run
        Unavailable,    ///< cannot be opened now, for example locked by another program; tried again
    };

    Mode mode = Mode::Opening;
    QString file;                       ///< empty in memory
    std::optional<Error> problem;       ///< Storage: why the last write failed; none once one succeeded
    std::optional<Salvage> salvage;     ///< opening found the file damaged
    bool isRestored = false;            ///< the file was removed while it was open, and was written anew
    bool isIndexing = false;            ///< the search misses deals that it is still taking in
    std::optional<Error> searchProblem; ///< NoSearch; tried again with each search
    bool isRebuilding = false;          ///< lists miss deals until their columns are made anew

    bool operator==(const StoreStatus &) const = default;
};

/// One thing that `verify` found. It finds damage and loss, not deliberate rewriting (decision 7).
struct VerifyProblem {
    enum class Kind {
        File,       ///< SQLite finds the file itself inconsistent, or a damaged one was set aside
        Head,       ///< head or count of the chain do not match its last version
        Missing,    ///< places of the chain without a row
        Changed,    ///< a column of the chain is not what was written
        Damaged,    ///< a body is not what was received
        Lost,       ///< a body was lost with a damaged file
        Unreadable, ///< a row that SQLite cannot read
    };

    Kind kind = Kind::File;
    qint64 place = 0;     ///< in the chain, from 1; 0 for the file or the chain as a whole
    qint64 last = 0;      ///< of several places; else the same as place
    QUuid id;             ///< of the record, where it is known
    QDateTime receivedAt; ///< UTC, where it is known
    QString detail;       ///< English
};

struct VerifyReport {
    QString file;
    qint64 versions = 0; ///< rows that were read
    qint64 pruned = 0;   ///< of them without a body, by the reader's own setting
    QByteArray head;     ///< hash of the last version, 32 bytes; empty without one
    std::vector<VerifyProblem> problems;
};

/// What pruning would remove. The newest version of each deal and contact and the one last looked at always
/// stay.
struct PruneEstimate {
    qint64 versions = 0;
    qint64 deals = 0;    ///< that they are of
    qint64 bytes = 0;    ///< of bodies
    qint64 contacts = 0; ///< that they are of, beside deals
};

/// What the copies take on the disk.
struct StoreSize {
    qint64 deals = 0;
    qint64 versions = 0; ///< of deals
    qint64 bytes = 0;    ///< of the files
};

} // namespace sidelight
