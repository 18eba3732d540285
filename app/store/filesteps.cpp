// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/filesteps.h"

#include "app/store/database.h"
#include "app/store/schema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <iterator>
#include <vector>

#if defined(Q_OS_UNIX)
#include <sys/stat.h>
#endif

namespace sidelight {

namespace {

const char *const logEnding = "-wal";
const char *const logIndexEnding = "-shm";

// The log before the main file: left without one, it would be taken for the next one's.
const char *const endings[] = {logEnding, logIndexEnding, ""};

const QString setAsideMark = QStringLiteral(".damaged-");

QString named(const QString &file, const char *ending)
{
    return file + QLatin1StringView(ending);
}

} // namespace

bool makePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    if (!QDir().mkpath(folder))
        return false;
    return QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
}

QString beginStoreFile(const QString &file)
{
    const QString making =
        file + QStringLiteral(".making-") + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
    QFile empty(making);
    if (!empty.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    return empty.setPermissions(ownerOnly) ? making : QString();
}

bool endStoreFile(const QString &making, const QString &file)
{
    if (QFile::rename(making, file))
        return true;
    discardStoreFile(making);
    return false;
}

void discardStoreFile(const QString &making)
{
    removeStoreFiles(making);
    QFile::remove(making + QStringLiteral("-journal"));
}

bool createStoreFile(const QString &file, const StorePlace &place)
{
    // Made under another name: a file that appears is whole, whatever happens meanwhile.
    const QString making = beginStoreFile(file);
    if (making.isEmpty())
        return false;
    bool isMade = false;
    {
        Database database;
        // In WAL from the start: two programs that open it at once would be in each other's way.
        isMade = database.open(making, Database::Access::ReadWrite)
                 && database.run("PRAGMA journal_mode = WAL") && createSchema(database, place);
    }
    if (isMade)
        return endStoreFile(making, file);
    discardStoreFile(making);
    return false;
}

QString setAsideName(const QString &file)
{
    const QFileInfo info(file);
    const QString stem = info.dir().filePath(info.completeBaseName()) + setAsideMark
                         + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss"));
    const QString ending = u'.' + info.suffix();
    QString name = stem + ending;
    for (int number = 2; QFileInfo::exists(name) || QFileInfo::exists(logName(name)); ++number)
        name = stem + QStringLiteral("-%1").arg(number) + ending;
    return name;
}

QStringList setAsideFiles(const QString &file)
{
    const QFileInfo info(file);
    std::vector<QFileInfo> found;
    for (const QFileInfo &entry : info.dir().entryInfoList(QDir::Files)) {
        if (entry.fileName().startsWith(info.completeBaseName() + setAsideMark)
            && entry.suffix() == info.suffix())
            found.push_back(entry);
    }
    std::sort(found.begin(), found.end(), [](const QFileInfo &one, const QFileInfo &other) {
        return one.completeBaseName() < other.completeBaseName();
    });
    QStringList names;
    for (const QFileInfo &entry : found)
        names << entry.filePath();
    return names;
}

QString lastSetAside(const QString &file)
{
    const QStringList all = setAsideFiles(file);
    return all.isEmpty() ? QString() : all.last();
}

QString logName(const QString &file)
{
    return named(file, logEnding);
}

QString logIndexName(const QString &file)
{
    return named(file, logIndexEnding);
}

QString searchName(const QString &file)
{
    return named(file, "-search");
}

bool setLogAside(const QString &file, const QString &to)
{
    QFile::remove(logIndexName(file));
    return !QFileInfo::exists(logName(file)) || QFile::rename(logName(file), logName(to));
}

bool renameStoreFiles(const QString &from, const QString &to, Renaming order)
{
    std::vector<const char *> parts(std::begin(endings), std::end(endings));
    if (order == Renaming::MainFirst)
        std::reverse(parts.begin(), parts.end());
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (!QFileInfo::exists(named(from, *part)) || QFile::rename(named(from, *part), named(to, *part)))
            continue;
        // A main file without its log would have lost what stands there.
        while (part-- != parts.begin())
            QFile::rename(named(to, *part), named(from, *part));
        return false;
    }
    return QFileInfo::exists(to);
}

void removeStoreFiles(const QString &file)
{
    for (const char *ending : endings)
        QFile::remove(named(file, ending));
}

bool removeAllStoreFiles(const QString &file)
{
    const QFileInfo info(file);
    bool isGone = true;
    for (const QFileInfo &entry : info.dir().entryInfoList(QDir::Files | QDir::Hidden)) {
        const QString name = entry.fileName();
        if (name == info.fileName() || name.startsWith(info.fileName() + u'-')
            || name.startsWith(info.fileName() + u'.')
            || name.startsWith(info.completeBaseName() + setAsideMark))
            isGone = QFile::remove(entry.filePath()) && isGone;
    }
    return isGone;
}

qint64 storeFileBytes(const QString &file)
{
    qint64 bytes = 0;
    for (const QString &main : {file, searchName(file)}) {
        for (const char *ending : endings)
            bytes += QFileInfo(named(main, ending)).size();
    }
    return bytes;
}

QByteArray fileIdentity(const QString &file)
{
#if defined(Q_OS_UNIX)
    struct stat status = {};
    if (stat(QFile::encodeName(file).constData(), &status) != 0)
        return {};
    return QByteArray::number(qulonglong(status.st_dev)) + ':'
           + QByteArray::number(qulonglong(status.st_ino));
#else
    // Windows keeps the name of an open file.
    return QFileInfo::exists(file) ? QByteArray("there") : QByteArray();
#endif
}

} // namespace sidelight
