// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"

class QCommandLineParser;

namespace sidelight {

void addListOptions(QCommandLineParser &parser);

/// Conditions of a filter such as `-stage:won`, which would be read as options, up to a `--`.
QStringList takeNegatedConditions(QStringList &arguments);
/// A sentence behind the one about an unknown option, which may have been meant as a word; or nothing.
QString leavingOutHint(Options::Command command);

/// What is asked of list, search and export: the filter, its negated conditions apart, the order, and the
/// file. Error: Usage, also for a filter that makes no sense.
std::optional<Error> readListOptions(const QCommandLineParser &parser, const QStringList &negated,
                                     Options &options);

} // namespace sidelight
