// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/taskfile.h"

#include "app/store/filesteps.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

Error notWritten(const QFileDevice &file)
{
    return Error{Error::Kind::Storage,
                 QStringLiteral("the list of tasks cannot be written: ") + file.errorString()};
}

Error notOurs()
{
    return Error{Error::Kind::Storage, QStringLiteral("another program has the list of tasks")};
}

} // namespace

TaskFile::TaskFile(QString name)
    : m_name(std::move(name))
{}

/// Two programs at the same tasks would ask for everything twice.
bool TaskFile::lock()
{
    if (m_lock)
        return true;
    makePrivateFolder(QFileInfo(m_name).path());
    auto lock = std::make_unique<QLockFile>(m_name + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0))
        return false;
    m_lock = std::move(lock);
    return true;
}

std::optional<Error> TaskFile::append(const QByteArray &lines)
{
    if (!lock())
        return notOurs();
    QFile file(m_name);
    if (!file.open(QIODevice::ReadWrite))
        return notWritten(file);
    file.setPermissions(ownerOnly);
    QByteArray text = lines;
    if (file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n")
        text.prepend('\n'); // behind a line that was cut short
    if (!file.seek(file.size()) || file.write(text) != text.size() || !file.flush())
        return notWritten(file);
    return std::nullopt;
}

std::optional<Error> TaskFile::replace(const QByteArray &lines)
{
    const bool wasOurs = m_lock != nullptr;
    if (!lock())
        return notOurs();
    if (!wasOurs) // what stands in it is what another program has left
        return lines.isEmpty() ? std::nullopt : append(lines);
    if (lines.isEmpty()) {
        remove();
        return std::nullopt;
    }
    QSaveFile file(m_name);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    file.setPermissions(ownerOnly);
    file.write(lines);
    return file.commit() ? std::nullopt : std::optional(notWritten(file));
}

void TaskFile::remove()
{
    QFile::remove(m_name);
}

std::vector<TaskWork> TaskFile::take()
{
    QFile file(m_name);
    if (!file.exists() || !lock() || !file.open(QIODevice::ReadOnly))
        return {};
    std::vector<TaskWork> tasks;
    while (!file.atEnd())
        takeLine(file.readLine(), tasks);
    file.close();
    tasks.erase(
        std::remove_if(tasks.begin(), tasks.end(), [](const TaskWork &work) { return work.task.isOver(); }),
        tasks.end());
    (void)replace(addedLines(tasks)); // where it fails the former one says the same
    return tasks;
}

} // namespace sidelight
