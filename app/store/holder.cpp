// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/holder.h"

#include "app/store/database.h"
#include "app/store/filesteps.h"
#include "app/store/store.h"

#include <QFileInfo>

#include <algorithm>

namespace sidelight {

namespace {

bool holds(const QString &file, const QUuid &deal)
{
    if (!QFileInfo::exists(file))
        return false;
    // A file that nobody has open has no log, and SQLite would leave one behind for having read it.
    const bool isInUse = QFileInfo(logName(file)).size() > 0;
    Database database;
    if (!database.open(file, isInUse ? Database::Access::ReadOnly : Database::Access::Immutable))
        return false;
    return database
        .query("SELECT 1 FROM record WHERE id = ? AND kind = ?", {deal.toRfc4122(), int(RecordKind::Deal)})
        .next();
}

} // namespace

QString holderOf(const QUuid &deal, const QStringList &files)
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&deal](const QString &file) { return holds(file, deal); });
    return found == files.end() ? QString() : *found;
}

} // namespace sidelight
