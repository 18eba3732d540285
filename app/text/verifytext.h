// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/storestatus.h"

#include <QLocale>

namespace sidelight {

// Words for what `verify` found. All foreign text in them is fit for a single line.

/// "Version 12 of deal dea10001, received 2 Jun 2026, 10:32: its body is not what was received."
QString verifyProblemText(const VerifyProblem &problem, const QLocale &locale);

/// "1,204 versions, all as received. The last hash of the chain is 5f…." or how many problems there
/// are; and of how many versions the body was removed to save room.
QString verifyText(const VerifyReport &report);

/// The same, and a line for each problem; of more than 20 the first, and how many there are beside.
QString verifyText(const VerifyReport &report, const QLocale &locale);

/// What it promises nothing about (decision 7).
QString verifyLimitText();

} // namespace sidelight
