// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"

#include <QString>
#include <QUrl>
#include <QUuid>

#include <optional>

namespace sidelight {

/// Where everything lies that outlives a run (decision 13). Absolute paths, which need not exist yet.
struct DataPlaces {
    QString folder;       ///< empty where the system names none: then nothing outlives the run
    QString settingsFile; ///< INI on every system
    QString storesFolder;
};

/// Under the folder that was given with `--data-dir`, else under the system's own place for the data of
/// a program and user that are of this computer alone.
DataPlaces dataPlaces(const QString &dataDirOrEmpty);

/// The name of the file for the copies of one account: `api.backside.app-live.sqlite`, with the 32 digits
/// of the tenant before the dot where one is given; an account that has a file keeps its name. It names
/// host, port and scheme of an origin as parseOrigin() makes it, two origins never alike, in what every
/// file system takes: lower-case letters, digits and `.-_+~`, at most 170 characters. A host name with
/// other characters has them as `_3a`, and a long one is cut and told apart by its hash.
QString storeFileName(const QUrl &origin, KeyKind kind, const std::optional<QUuid> &tenant);

} // namespace sidelight
