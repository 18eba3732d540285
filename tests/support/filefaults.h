// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>

#if defined(Q_OS_UNIX)
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif
#if defined(Q_OS_LINUX)
#include <sys/mount.h>
#endif

namespace sidelight {

// What disks, folders and other people's programs do to files.

inline QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeBytes(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A store's files as they lie there now, as a kill or a power cut would leave them.
inline bool copyStoreFiles(const QString &from, const QString &to)
{
    QDir().mkpath(QFileInfo(to).path());
    for (const char *ending : {"", "-wal", "-shm"}) {
        const QString name = from + QLatin1StringView(ending);
        if (QFileInfo::exists(name) && !QFile::copy(name, to + QLatin1StringView(ending)))
            return false;
    }
    return QFileInfo::exists(to);
}

/// The files that were set aside from `file`, logs not counted.
inline QStringList setAsideFrom(const QString &file)
{
    const QFileInfo info(file);
    QStringList found;
    for (const QString &name :
         info.dir().entryList({info.completeBaseName() + QStringLiteral(".damaged-*.sqlite")}))
        found << info.dir().filePath(name);
    return found;
}

/// Makes a folder one that cannot be written, for as long as it lives. Root may write in spite of any
/// permission, so for root it is a read-only mount, or else this program is nobody meanwhile.
class ReadOnlyFolder
{
public:
    explicit ReadOnlyFolder(const QString &folder)
        : m_folder(QFile::encodeName(folder))
    {
#if defined(Q_OS_LINUX)
        if (geteuid() == 0) {
            m_isMounted = mount(m_folder.constData(), m_folder.constData(), nullptr, MS_BIND, nullptr) == 0;
            m_isDone =
                m_isMounted
                && mount(nullptr, m_folder.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr)
                       == 0;
            if (!m_isDone)
                m_isDone = becomeNobody(folder);
            return;
        }
#endif
#if defined(Q_OS_UNIX)
        m_isDone = QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
#endif
    }
    ~ReadOnlyFolder()
    {
#if defined(Q_OS_LINUX)
        if (m_isNobody && setresuid(0, 0, 0) != 0)
            qFatal("root cannot be itself again");
        if (m_isMounted)
            umount2(m_folder.constData(), MNT_DETACH);
#endif
        QFile::setPermissions(QFile::decodeName(m_folder),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    ReadOnlyFolder(const ReadOnlyFolder &) = delete;
    ReadOnlyFolder &operator=(const ReadOnlyFolder &) = delete;

    bool isDone() const
    {
        return m_isDone;
    }

private:
#if defined(Q_OS_LINUX)
    bool becomeNobody(const QString &folder)
    {
        constexpr uid_t nobody = 65534;
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            if (chown(QFile::encodeName(file.filePath()).constData(), nobody, gid_t(-1)) != 0)
                return false;
        }
        const QByteArray parent = QFile::encodeName(QFileInfo(folder).path());
        if (chown(m_folder.constData(), nobody, gid_t(-1)) != 0
            || chown(parent.constData(), nobody, gid_t(-1)) != 0)
            return false;
        m_isNobody = setresuid(nobody, nobody, 0) == 0;
        return m_isNobody && QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    }
#endif

    QByteArray m_folder;
    bool m_isDone = false;
    bool m_isMounted = false;
    bool m_isNobody = false;
};

/// A small file system of its own in a folder, where this program may mount one.
class SmallDisk
{
public:
    SmallDisk(const QString &folder, int kilobytes)
        : m_folder(QFile::encodeName(folder))
    {
        QDir().mkpath(folder);
#if defined(Q_OS_LINUX)
        const QByteArray size = "mode=0700,size=" + QByteArray::number(kilobytes) + 'k';
        m_isDone =
            geteuid() == 0 && mount("tmpfs", m_folder.constData(), "tmpfs", 0, size.constData()) == 0;
#else
        Q_UNUSED(kilobytes)
#endif
    }
    ~SmallDisk()
    {
#if defined(Q_OS_LINUX)
        if (m_isDone)
            umount2(m_folder.constData(), MNT_DETACH);
#endif
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isDone() const
    {
        return m_isDone;
    }

private:
    QByteArray m_folder;
    bool m_isDone = false;
};

#if defined(Q_OS_UNIX)
/// No file may grow beyond this, for as long as it lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN); // an error, please, and no end
        getrlimit(RLIMIT_FSIZE, &m_former);
        rlimit limit = m_former;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_former); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_former = {};
};
#endif

} // namespace sidelight
