// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/helptext.h"

#include <QByteArray>

namespace sidelight {

/// The manual page, in troff. Its sections are the help's, under the names that readers of manual
/// pages know. `name` is the line under NAME, `date` as in 2026-11-28.
QByteArray manualPage(const std::vector<HelpSection> &sections, const QString &name, const QString &version,
                      const QString &date);

} // namespace sidelight
