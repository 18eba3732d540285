// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/database.h"
#include "app/store/dealtable.h"
#include "app/store/store.h"

#include <QDeadlineTimer>

#include <utility>

namespace sidelight {

/// The file of one account and the connection that writes to it, for the thread that opened it. What
/// may have happened to the file is dealt with here and nowhere else: a damaged one is set aside and
/// salvaged, one that was removed is written anew, one that cannot be written is read.
class StoreFile
{
public:
    explicit StoreFile(Derivation derivation);

    void open(const StorePlace &place);
    const StoreStatus &status() const { return m_status; }
    const Derivation &derivation() const { return m_derivation; }
    const StorePlace &place() const { return m_place; }

    /// Runs `work(Database &)`, which returns a Result, and once more after a repair that it made
    /// necessary.
    template <typename Work>
    auto read(Work work) -> decltype(work(std::declval<Database &>()))
    {
        if (const auto error = makeReady())
            return *error;
        auto result = work(m_database);
        if (!result && repair())
            result = work(m_database);
        return result;
    }
    /// The same, for what changes the file and may be done twice. Its failure and its success are told by
    /// status().
    template <typename Work>
    auto write(Work work) -> decltype(work(std::declval<Database &>()))
    {
        if (const auto error = makeWritable())
            return *error;
        auto result = read(work);
        // Another program may have taken the file away just then.
        if (result && hasOtherFile() && !makeWritable())
            result = read(work);
        noteWrite(result ? nullptr : &result.error());
        return result;
    }

    /// Removes all files of this store, set-aside ones too, and begins a new one.
    std::optional<Error> wipe();

    /// Whether opening it again may help, since it can be read only or not at all.
    bool canBeTriedAgain() const;
    void tryAgain();
    /// See Database::setPatient().
    void setPatient(bool isPatient);

    bool hasToRebuild() const { return m_rebuild.has_value(); }
    /// A part of what has to be rebuilt.
    void rebuildStep();

private:
    enum class Connected { Yes, Damaged, No };

    std::optional<Error> makeReady();
    std::optional<Error> makeWritable();
    bool hasOtherFile() const;
    std::optional<Error> followFile();
    bool repair();
    void noteWrite(const Error *error);
    void openFile();
    void openExisting();
    void openMemory(StoreStatus::Mode mode);
    void makeUnavailable();
    Connected connectForReading();
    Connected connect(Database::Access access);
    Connected checkBinding(); ///< also whether this is one of our files at all
    Connected prepareForWriting();
    Connected failedToConnect();
    void salvage(const QString &reason);

    const Derivation m_derivation;
    StorePlace m_place;
    StoreStatus m_status;
    Database m_database;
    QByteArray m_identity; ///< of the file that is open
    QByteArray m_logIdentity;
    QString m_kind;                       ///< of the keys that it is bound to
    QDeadlineTimer m_nextTry;             ///< to open it, or to salvage it
    std::optional<RebuildStep> m_rebuild; ///< the next one, until derived columns are known to be made
};

/// How a file that is not changed is opened.
Database::Access readAccess(const QString &file);

} // namespace sidelight
