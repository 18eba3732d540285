// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/networkchoice.h"

#include <QList>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace sidelight {

class Settings;

/// What an administrator has set for everybody who uses this computer (decision 16): defaults, which the
/// reader's own choice replaces.
struct Preset {
    struct Problem {
        QString file;
        QString key; ///< `network/proxy`; empty where the file as a whole cannot be read
        QString why; ///< English, and without the value

        bool operator==(const Problem &) const = default;
    };

    std::optional<QUrl> address; ///< as parseOrigin() makes it
    std::optional<ProxyChoice> proxy;
    std::optional<QString> authorityFile; ///< an absolute path
    bool isNetworkLocked = false;         ///< the reader's own choice of proxy and authority does not count
    QList<Problem> problems;              ///< what is named here counts as not set
};

/// Where an administrator writes: each `sidelight/sidelight.ini` below XDG_CONFIG_DIRS (usually /etc/xdg);
/// `%ProgramData%\Sidelight\sidelight.ini`; `/Library/Application Support/Sidelight/sidelight.ini`.
QStringList presetFiles();

/// Of several files the first that has a usable value counts. One that is not there is no problem.
Preset readPreset(const QStringList &files);

/// What counts: the reader's own choice, else the administrator's, else the default.
NetworkChoice networkChoice(const Settings &settings, const Preset &preset);

/// Keeps what differs from what counts now, so that the rest goes on following the administrator.
void keepNetworkChoice(Settings &settings, const Preset &preset, const NetworkChoice &choice);

} // namespace sidelight
