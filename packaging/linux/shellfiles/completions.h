// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/helptext.h"

#include <QByteArray>

namespace sidelight {

// Completions of commands, options and their values. Values spelt FILE and DIR are names of files and
// folders, `a|b` is a choice, and others cannot be completed.

QByteArray bashCompletion(const std::vector<HelpSection> &sections);
QByteArray zshCompletion(const std::vector<HelpSection> &sections);
QByteArray fishCompletion(const std::vector<HelpSection> &sections);

} // namespace sidelight
