// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/storefile.h"

#include "app/store/filesteps.h"
#include "app/store/salvage.h"
#include "app/store/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int rebuiltAtOnce = 200;
constexpr std::chrono::seconds pauseBetweenTries{2};

// One flipped bit makes no newer program.
constexpr qint64 highestSchemaVersion = 1'000;

bool isWritable(const QString &file)
{
    const QFileInfo info(file);
    return info.isWritable() && QFileInfo(info.path()).isWritable();
}

/// Whether this may be another account's description, and not the damaged one of this.
bool canBeBoundTo(const QString &origin, const QString &kind)
{
    const QUrl url(origin, QUrl::StrictMode);
    const bool isOrigin = url.isValid() && !url.host().isEmpty() && url.scheme().startsWith(u"http");
    const auto kinds = {KeyKind::None, KeyKind::Live, KeyKind::Test, KeyKind::Other};
    return isOrigin && std::any_of(kinds.begin(), kinds.end(), [&kind](KeyKind known) {
               return kindText(known) == kind;
           });
}

/// By SQLite: a file that is opened by other means takes the locks of this whole program with it when it
/// is closed.
bool isOfNewerProgram(Database &database)
{
    Rows rows = database.query("PRAGMA user_version");
    return rows.next() && rows.integer(0) > schemaVersion && rows.integer(0) < highestSchemaVersion;
}

} // namespace

Database::Access readAccess(const QString &file)
{
    // SQLite reads a log only with an index of it, which a crash leaves beside it.
    const bool hasLog = QFileInfo(logName(file)).size() > 0 && QFileInfo::exists(logIndexName(file));
    const bool canWrite = QFileInfo(QFileInfo(file).path()).isWritable();
    return hasLog || canWrite ? Database::Access::ReadOnly : Database::Access::Immutable;
}

StoreFile::StoreFile(Derivation derivation)
    : m_derivation(std::move(derivation))
{}

void StoreFile::open(const StorePlace &place)
{
    m_database.close();
    m_place = place;
    m_status = {};
    m_rebuild.reset();
    m_nextTry = {};
    if (place.file.isEmpty())
        openMemory(StoreStatus::Mode::MemoryWanted);
    else
        openFile();
}

void StoreFile::openMemory(StoreStatus::Mode mode)
{
    m_status.mode = mode;
    m_status.file.clear();
    m_status.problem.reset();
    if (!m_database.open(QString(), Database::Access::ReadWrite) || !createSchema(m_database, m_place))
        m_status.problem = m_database.takeFailure();
    m_rebuild = RebuildStep::First;
}

void StoreFile::openFile()
{
    const QString &file = m_place.file;
    m_status.file = file;
    m_identity = fileIdentity(file);
    if (isSalvageUnfinished(file)) {
        salvage(QStringLiteral("a salvage was cut short"));
        return;
    }
    if (m_identity.isEmpty() && !createStore(m_place)) {
        openMemory(StoreStatus::Mode::MemoryForced);
        return;
    }
    openExisting();
}

/// It is read at first, so that nothing changes in a file that is damaged, of a newer program or not ours.
void StoreFile::openExisting()
{
    const QString &file = m_place.file;
    Connected connected = Connected::Damaged;
    if (QFileInfo(file).size() == 0) // SQLite takes it for a new one; ours are never empty
        m_status.problem = Error{Error::Kind::Storage, QStringLiteral("the file is empty")};
    else
        connected = connectForReading();

    if (connected == Connected::Yes && m_status.mode != StoreStatus::Mode::Opening)
        return;
    const bool canWrite = isWritable(file);
    if (connected == Connected::Yes && canWrite)
        connected = connect(Database::Access::ReadWrite);
    if (connected == Connected::Yes) {
        m_status.mode = canWrite ? StoreStatus::Mode::ReadWrite : StoreStatus::Mode::ReadOnlyFolder;
        if (!canWrite)
            m_nextTry.setRemainingTime(pauseBetweenTries);
    } else if (connected == Connected::Damaged && canWrite) {
        salvage(m_status.problem->detail);
    } else {
        makeUnavailable();
    }
}

void StoreFile::makeUnavailable()
{
    m_database.close();
    m_status.mode = StoreStatus::Mode::Unavailable;
    if (!m_nextTry.isForever())
        m_nextTry.setRemainingTime(pauseBetweenTries);
}

/// Decides on the mode too where the file can only be read.
StoreFile::Connected StoreFile::connectForReading()
{
    m_status.mode = StoreStatus::Mode::Opening;
    Connected connected = connect(readAccess(m_place.file));
    const Database::Trouble trouble = m_database.lastTrouble();
    if (connected == Connected::No && trouble != Database::Trouble::None
        && trouble != Database::Trouble::Busy && QFileInfo(logName(m_place.file)).size() == 0) {
        // SQLite could not lay its own files beside it, on a full disk for example.
        connected = connect(Database::Access::Immutable);
        if (connected == Connected::Yes) {
            m_status.mode = StoreStatus::Mode::ReadOnlyFolder;
            m_nextTry.setRemainingTime(pauseBetweenTries);
        }
    }
    if (connected == Connected::Yes && isOfNewerProgram(m_database))
        m_status.mode = StoreStatus::Mode::ReadOnlyNewer;
    return connected;
}

/// A damaged file stays open.
StoreFile::Connected StoreFile::connect(Database::Access access)
{
    m_status.problem.reset();
    m_database.forgetTrouble();
    m_identity = fileIdentity(m_place.file);
    m_database.open(m_place.file, access);
    Connected connected = checkBinding();
    if (connected == Connected::Yes && access == Database::Access::ReadWrite)
        connected = prepareForWriting();
    if (connected == Connected::No)
        m_database.close();
    m_logIdentity = fileIdentity(logName(m_place.file));
    return connected;
}

StoreFile::Connected StoreFile::checkBinding()
{
    QString origin;
    bool isBound = false;
    m_kind.clear();
    {
        Rows rows = m_database.query("SELECT a.origin, a.kind, c.count FROM account a, chain c");
        isBound = rows.next();
        if (isBound) {
            origin = rows.text(0);
            m_kind = rows.text(1);
        }
    }
    if (m_database.hasFailed())
        return failedToConnect();
    if (!isBound) {
        m_status.problem = Error{Error::Kind::Storage, QStringLiteral("its own description is missing")};
        return Connected::Damaged;
    }
    const QString wanted = kindText(m_place.kind);
    if (origin != m_place.origin.toString()
        || (!m_kind.isEmpty() && !wanted.isEmpty() && m_kind != wanted)) {
        if (!canBeBoundTo(origin, m_kind)) {
            m_status.problem =
                Error{Error::Kind::Storage, QStringLiteral("its own description is damaged")};
            return Connected::Damaged;
        }
        m_status.problem =
            Error{Error::Kind::Storage, QStringLiteral("the file belongs to another account")};
        m_nextTry = QDeadlineTimer(QDeadlineTimer::Forever);
        return Connected::No;
    }
    return Connected::Yes;
}

StoreFile::Connected StoreFile::prepareForWriting()
{
    QFile::setPermissions(m_place.file, ownerOnly); // SQLite gives the same to its own files
    m_database.run("PRAGMA journal_mode = WAL");
    m_database.run("PRAGMA journal_size_limit = 16777216"); // of a log that a long read let grow
    m_database.setCache(8'192);                             // what comes by ID comes in no order
    m_database.run("PRAGMA synchronous = FULL");
    m_database.run("PRAGMA fullfsync = ON"); // means something on macOS only
    m_database.run("PRAGMA secure_delete = ON");
    m_database.run("PRAGMA cell_size_check = ON");
    if (m_database.hasFailed())
        return failedToConnect();
    if (m_kind.isEmpty() && m_place.kind != KeyKind::None
        && !m_database.run("UPDATE account SET kind = ?", {kindText(m_place.kind)}))
        (void)m_database.takeFailure(); // the next time, then
    m_rebuild = RebuildStep::First;
    return Connected::Yes;
}

StoreFile::Connected StoreFile::failedToConnect()
{
    m_status.problem = m_database.takeFailure();
    return m_database.lastTrouble() == Database::Trouble::Corrupt ? Connected::Damaged : Connected::No;
}

void StoreFile::salvage(const QString &reason)
{
    const bool wasInUse = m_status.mode == StoreStatus::Mode::ReadWrite;
    if (!wasInUse)
        m_database.close();
    const auto salvaged = salvageStore(m_place, m_identity, reason, m_database);
    if (salvaged) {
        m_status.mode = StoreStatus::Mode::ReadWrite;
        if (connect(Database::Access::ReadWrite) != Connected::Yes)
            makeUnavailable();
        else if (*salvaged)
            m_status.salvage = **salvaged;
        return;
    }
    // The damaged file is where it was. What can be read of it goes on being read; else what comes in is
    // not lost for this run.
    if (!wasInUse || (!m_database.isOpen() && connect(Database::Access::ReadWrite) != Connected::Yes))
        openMemory(StoreStatus::Mode::MemoryForced);
    m_status.problem = salvaged.error();
    m_nextTry.setRemainingTime(pauseBetweenTries);
}

std::optional<Error> StoreFile::makeReady()
{
    if (m_status.mode == StoreStatus::Mode::Unavailable && m_nextTry.hasExpired())
        openFile();
    if (m_status.mode != StoreStatus::Mode::Unavailable && m_database.isOpen())
        return std::nullopt;
    return m_status.problem.value_or(Error{Error::Kind::Storage, QStringLiteral("no file is open")});
}

std::optional<Error> StoreFile::makeWritable()
{
    if (const auto error = makeReady())
        return error;
    if (m_status.mode == StoreStatus::Mode::ReadOnlyFolder && m_nextTry.hasExpired())
        openExisting();
    switch (m_status.mode) {
    case StoreStatus::Mode::ReadWrite: return followFile();
    case StoreStatus::Mode::MemoryWanted:
    case StoreStatus::Mode::MemoryForced: return std::nullopt;
    case StoreStatus::Mode::ReadOnlyNewer:
    case StoreStatus::Mode::ReadOnlyFolder:
    case StoreStatus::Mode::Opening:
    case StoreStatus::Mode::Unavailable: break;
    }
    return Error{Error::Kind::Storage, QStringLiteral("the copies can be read but not written")};
}

/// SQLite goes on writing to a file that has no name any more, or another one.
bool StoreFile::hasOtherFile() const
{
    return m_status.mode == StoreStatus::Mode::ReadWrite && fileIdentity(m_place.file) != m_identity;
}

std::optional<Error> StoreFile::followFile()
{
    if (!hasOtherFile()) {
        if (isOfNewerProgram(m_database)) // one that was started meanwhile
            openExisting();
        return m_status.mode == StoreStatus::Mode::ReadWrite ? std::nullopt : makeWritable();
    }
    bool isRestored = false;
    const bool isThere = QFileInfo::exists(m_place.file);
    if (!isThere && !isSalvageUnfinished(m_place.file)) {
        if (!restoreStore(m_place.file, m_database)) {
            m_status.problem = Error{Error::Kind::Storage,
                                     QStringLiteral("the file was removed and cannot be written anew")};
            return m_status.problem;
        }
        isRestored = !m_database.isOpen();
    } else if (isThere && !m_logIdentity.isEmpty()
               && fileIdentity(logName(m_place.file)) == m_logIdentity) {
        setLogAside(m_place.file, setAsideName(m_place.file)); // the former file's
    }
    open(StorePlace(m_place));
    m_status.isRestored = isRestored;
    return makeReady();
}

bool StoreFile::repair()
{
    const bool isCorrupt = m_database.lastTrouble() == Database::Trouble::Corrupt;
    m_database.forgetTrouble();
    if (!isCorrupt || m_status.mode != StoreStatus::Mode::ReadWrite || !m_nextTry.hasExpired())
        return false;
    if (!hasOtherFile() && isOfFormerShape(m_database)) {
        const auto isDone = rebuildDeals(m_database, m_derivation, RebuildStep::First, rebuiltAtOnce);
        if (isDone) {
            m_rebuild = *isDone ? std::nullopt : std::optional(RebuildStep::Further);
            return true;
        }
    }
    // Another program may have salvaged it already.
    if (hasOtherFile())
        open(StorePlace(m_place));
    else
        salvage(QStringLiteral("SQLite reports damage"));
    return m_database.isOpen();
}

void StoreFile::noteWrite(const Error *error)
{
    if (!error)
        m_status.problem.reset();
    else if (error->kind == Error::Kind::Storage)
        m_status.problem = *error;
}

std::optional<Error> StoreFile::wipe()
{
    if (const auto error = makeWritable())
        return error;
    m_database.close();
    const bool isGone = m_place.file.isEmpty() || removeAllStoreFiles(m_place.file);
    open(StorePlace(m_place));
    if (isGone)
        return std::nullopt;
    return Error{Error::Kind::Storage, QStringLiteral("a file could not be removed")};
}

bool StoreFile::canBeTriedAgain() const
{
    return m_status.mode == StoreStatus::Mode::Unavailable && !m_nextTry.isForever();
}

void StoreFile::tryAgain()
{
    (void)makeReady();
}

void StoreFile::setPatient(bool isPatient)
{
    if (m_database.isOpen())
        m_database.setPatient(isPatient);
}

void StoreFile::rebuildStep()
{
    if (m_rebuild == RebuildStep::First) {
        const auto isOther =
            read([this](Database &database) { return isDerivedByOther(database, m_derivation); });
        if (!isOther || !*isOther) {
            m_rebuild.reset();
            return;
        }
    }
    const auto isDone = write([this](Database &database) {
        return rebuildDeals(database, m_derivation, m_rebuild.value_or(RebuildStep::First), rebuiltAtOnce);
    });
    // After a failure it is tried again when the file is opened next.
    m_rebuild = isDone && !*isDone ? std::optional(RebuildStep::Further) : std::nullopt;
}

} // namespace sidelight
