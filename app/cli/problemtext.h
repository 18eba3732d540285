// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

namespace sidelight {

/// An error as lines for stderr: `sidelight: <sentences>`, then its detail unless the sentences hold it
/// already. `about` is the ID or link as typed, where several were asked for.
QString problemText(const Error &error, const QString &about = QString());

} // namespace sidelight
