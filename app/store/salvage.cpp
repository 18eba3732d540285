// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/salvage.h"

#include "app/store/database.h"
#include "app/store/filesteps.h"
#include "app/store/rescue.h"
#include "app/store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <utility>

namespace sidelight {

namespace {

constexpr int lockMilliseconds = 60'000; // another program may be salvaging the same file

Error failure(const QString &what)
{
    return Error{Error::Kind::Storage, what};
}

/// Removed again in any case.
class WorkingCopy
{
public:
    explicit WorkingCopy(const QString &damaged)
        : m_file(damaged + QStringLiteral(".work"))
    {
        removeStoreFiles(m_file);
        m_isThere = QFile::copy(damaged, m_file) && QFile::setPermissions(m_file, ownerOnly);
        const QString log = damaged + QStringLiteral("-wal");
        if (m_isThere && QFileInfo::exists(log))
            m_isThere = QFile::copy(log, m_file + QStringLiteral("-wal"));
    }
    ~WorkingCopy() { removeStoreFiles(m_file); }
    WorkingCopy(const WorkingCopy &) = delete;
    WorkingCopy &operator=(const WorkingCopy &) = delete;

    const QString &file() const { return m_file; }
    bool isThere() const { return m_isThere; }

private:
    QString m_file;
    bool m_isThere = false;
};

using TableRoot = std::pair<QString, qint64>;

/// Where the tables begin that are not made anew.
std::vector<TableRoot> tableRoots(Database &database)
{
    std::vector<TableRoot> roots;
    Rows rows = database.query("SELECT name, rootpage FROM sqlite_schema"
                               " WHERE type = 'table' AND name <> 'deal' ORDER BY name");
    while (rows.next())
        roots.emplace_back(rows.text(0), rows.integer(1));
    return roots;
}

bool hasReadableSchema(Database &database, const std::vector<TableRoot> &expected)
{
    // Without it, SQLite refuses a file that is shorter than its first page says.
    database.execute(QStringLiteral("PRAGMA writable_schema = ON"));
    const bool isExpected = tableRoots(database) == expected;
    {
        Rows rows = database.query("SELECT place, kind, id, received_at, codec, body_hash, hash, gone, body"
                                   " FROM version LIMIT 0");
        rows.next();
    }
    const bool isReadable = isExpected && !database.hasFailed();
    if (database.hasFailed())
        (void)database.takeFailure();
    return isReadable;
}

/// The first page holds the schema, without which SQLite reads nothing of what may be whole behind it.
/// All our files have the same one, but for counters that SQLite does without (schema.h).
bool graftFirstPage(const QString &file, const StorePlace &place)
{
    const QString donor = file + QStringLiteral(".donor");
    removeStoreFiles(donor);
    QByteArray page;
    if (createStoreFile(donor, place)) {
        QFile whole(donor);
        if (whole.open(QIODevice::ReadOnly)) {
            page = whole.read(100);
            const int pageSize = quint8(page[16]) << 8 | quint8(page[17]);
            page += whole.read(pageSize - page.size());
        }
    }
    removeStoreFiles(donor);
    if (page.size() < 512)
        return false;
    for (int i = 28; i < 32; ++i)
        page[i] = 0; // the size in pages: SQLite takes the file's own then
    QFile damaged(file);
    return damaged.open(QIODevice::ReadWrite) && damaged.write(page) == page.size()
           && (damaged.size() % page.size() == 0
               || damaged.resize((damaged.size() / page.size() + 1) * page.size()));
}

/// Into the empty store `fresh`.
Result<Rescue> rescueInto(const QString &fresh, const QString &damaged, const StorePlace &place)
{
    Database to;
    if (!to.open(fresh, Database::Access::ReadWrite))
        return to.takeFailure();
    const WorkingCopy copy(damaged);
    if (!copy.isThere())
        return failure(QStringLiteral("there is no room for a copy of the damaged file"));
    const std::vector<TableRoot> roots = tableRoots(to);
    Database from;
    bool isReadable = from.open(copy.file(), Database::Access::ReadWrite) && hasReadableSchema(from, roots);
    if (!isReadable) {
        from.close();
        if (from.hasFailed())
            (void)from.takeFailure();
        isReadable = graftFirstPage(copy.file(), place)
                     && from.open(copy.file(), Database::Access::ReadWrite)
                     && hasReadableSchema(from, roots);
    }
    if (!isReadable) {
        Rescue nothing;
        nothing.isEndUnknown = true;
        return nothing;
    }
    return rescueStore(from, to);
}

QString freshName(const QString &file)
{
    return file + QStringLiteral(".new");
}

/// For work that takes a file's place, by one program at a time.
class PlaceLock
{
public:
    explicit PlaceLock(const QString &file)
        : m_lock(file + QStringLiteral(".salvage"))
    {
        m_lock.setStaleLockTime(0); // a big file takes long
        m_isLocked = m_lock.tryLock(lockMilliseconds);
    }

    bool isLocked() const { return m_isLocked; }

private:
    QLockFile m_lock;
    bool m_isLocked = false;
};

/// Closes the connection to the file too.
bool setAside(const QString &file, const QString &name, Database &database)
{
#ifdef Q_OS_WIN
    database.close(); // an open file keeps its name there
#endif
    if (!renameStoreFiles(file, name, Renaming::MainFirst))
        return false;
    database.close();
    return true;
}

} // namespace

Result<std::optional<Salvage>> salvageStore(const StorePlace &place, const QByteArray &identity,
                                            const QString &reason, Database &database)
{
    const PlaceLock lock(place.file);
    if (!lock.isLocked())
        return failure(QStringLiteral("another program is working on the damaged file"));
    const bool isResumed = identity.isEmpty();
    if (fileIdentity(place.file) != identity || (isResumed && !isSalvageUnfinished(place.file))) {
        database.close();
        return std::optional<Salvage>();
    }
    Salvage salvage;
    salvage.reason = reason;
    salvage.setAside = isResumed ? lastSetAside(place.file) : setAsideName(place.file);

    // Made before anything is moved: left over, it says that this was cut short.
    const QString fresh = freshName(place.file);
    removeStoreFiles(fresh);
    if (!createStoreFile(fresh, place))
        return failure(QStringLiteral("no new file could be written beside the damaged one"));
    if (!setAside(place.file, salvage.setAside, database)) {
        removeStoreFiles(fresh);
        return failure(QStringLiteral("the damaged file could not be renamed"));
    }
    const auto rescue = rescueInto(fresh, salvage.setAside, place);
    if (!rescue || !renameStoreFiles(fresh, place.file, Renaming::LogFirst)) {
        renameStoreFiles(salvage.setAside, place.file, Renaming::LogFirst);
        removeStoreFiles(fresh);
        return rescue ? failure(QStringLiteral("the new file could not be put in its place"))
                      : rescue.error();
    }
    removeStoreFiles(searchName(place.file)); // records have other numbers now
    salvage.carriedOver = rescue->carriedOver;
    salvage.lost = rescue->lost;
    salvage.isEndUnknown = rescue->isEndUnknown;
    return std::optional(salvage);
}

bool isSalvageUnfinished(const QString &file)
{
    return !QFileInfo::exists(file) && QFileInfo::exists(freshName(file)) && !lastSetAside(file).isEmpty();
}

bool createStore(const StorePlace &place)
{
    if (!makePrivateFolder(QFileInfo(place.file).path()))
        return false;
    const PlaceLock lock(place.file);
    if (QFileInfo::exists(place.file))
        return true; // another program was quicker
    // SQLite would take what a former file left behind for the new one's.
    if (!lock.isLocked() || !setLogAside(place.file, setAsideName(place.file)))
        return false;
    return createStoreFile(place.file, place);
}

bool restoreStore(const QString &file, Database &database)
{
    if (!makePrivateFolder(QFileInfo(file).path()))
        return false;
    const PlaceLock lock(file);
    if (!lock.isLocked())
        return false;
    if (QFileInfo::exists(file))
        return true; // another program was quicker
    const QString making = beginStoreFile(file);
    if (making.isEmpty())
        return false;
    QString quoted = making;
    quoted.replace(QLatin1StringView("'"), QLatin1StringView("''"));
    if (!database.execute(QStringLiteral("VACUUM INTO '%1'").arg(quoted))) {
        (void)database.takeFailure();
        discardStoreFile(making);
        return false;
    }
    database.close();
    removeStoreFiles(file); // a log of the former file, which SQLite would take for the new one's
    return endStoreFile(making, file) || QFileInfo::exists(file);
}

} // namespace sidelight
