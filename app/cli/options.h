// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"
#include "app/domain/endpoint.h"
#include "app/domain/result.h"

#include <QStringList>

#include <optional>

namespace sidelight {

/// Exit codes of the command line, as README lists them.
enum class ExitCode : int {
    Done = 0,
    NotWritten = 1, ///< the output or a file could not be written
    Usage = 2,
    NotFound = 3,
    KeyOrScope = 4,
    NetworkOrService = 5,
    NotUnderstood = 6,
    NotCached = 7,
    StoreDamaged = 8,
    NotWhole = 9, ///< what the self-test found of this installation
};

ExitCode exitCodeFor(const Error &error);

/// What the words on the command line ask for.
struct Options {
    enum class Command {
        Window,
        Show,
        List,
        Search,
        Export,
        Refresh,
        Import,
        History,
        Diff,
        Verify,
        SelfTest,
        Help,
        Version,
    };
    enum class Format { Text, Json, Csv };

    Command command = Command::Window;
    QStringList references;  ///< IDs or links, as typed
    QString file;            ///< import: of IDs and links; `-` for standard input
    bool isAll = false;      ///< refresh: every cached deal
    std::optional<int> from; ///< diff: numbers of versions as history prints them, from 1
    std::optional<int> to;   ///< diff: nothing for the newest
    DealView view;           ///< list, search, export
    QString outputFile;      ///< export; empty for standard output
    Format format = Format::Text;
    bool isOffline = false; ///< only copies, no request
    QString dataDir;        ///< where everything that is kept lies; empty for the usual folder
    bool isDemo = false;
    QString demoFault;
    bool exitAfterPaint = false;      ///< prints painted_ms=… (decision 29)
    QString grabFile;                 ///< saves the window as PNG (decision 29)
    std::optional<Endpoint> endpoint; ///< from SIDELIGHT_URL and SIDELIGHT_KEY, for this run only
};

/// Reads the arguments (without the program's name) and the two variables. Needs no application
/// object. Error: BadReference for an ID, BadAddress and BadKey for the variables, Usage for all else;
/// the exit code is Usage for each.
Result<Options> parseOptions(const QStringList &arguments, const QString &urlVariable,
                             const QString &keyVariable);

/// The word for a command without a window, such as `show`; empty for the others.
QString commandWord(Options::Command command);
/// For main(), which must know before it can make sense of the rest.
bool isCommandWord(const QString &word);

} // namespace sidelight
