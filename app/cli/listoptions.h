// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"

class QCommandLineParser;

namespace sidelight {

void addListOptions(QCommandLineParser &parser);

/// What is asked of list, search and export: the filter, from `words`, the order, and the file. Error:
/// Usage.
std::optional<Error> readListOptions(const QCommandLineParser &parser, const QStringList &words,
                                     Options &options);

} // namespace sidelight
