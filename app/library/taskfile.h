// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/taskjournal.h"

#include <QLockFile>

#include <memory>
#include <optional>

namespace sidelight {

/// The file of an account's tasks, for a worker thread; one program at a time has it, from when it is read
/// or written first.
class TaskFile
{
public:
    explicit TaskFile(QString name);

    /// The tasks that are not over, in the order they were added, and writes the file anew with them alone.
    /// Lines that cannot be read are passed over. None where another program has the file.
    std::vector<TaskWork> take();
    std::optional<Error> append(const QByteArray &lines); ///< Storage
    /// In place of all that is in it; without any lines it is removed.
    std::optional<Error> replace(const QByteArray &lines); ///< Storage
    void remove();

private:
    bool lock();

    QString m_name;
    std::unique_ptr<QLockFile> m_lock; ///< while the file is ours
};

} // namespace sidelight
