// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contradictions.h"
#include "app/domain/dealpast.h"
#include "app/domain/difference.h"
#include "app/domain/error.h"
#include "app/domain/outcome.h"
#include "app/domain/storestatus.h"

#include <QByteArray>
#include <QDateTime>

namespace sidelight {

// Words and forms of the JSON and CSV output. They are part of a stable format: never
// translated, only added to.

QByteArray outcomeWord(Outcome outcome);
QByteArray contradictionWord(Contradiction contradiction);
QByteArray errorWord(Error::Kind kind);
QByteArray differenceWord(Difference::Kind kind);
QByteArray bodyWord(DealVersion::Body body);
QByteArray verifyWord(VerifyProblem::Kind kind);

/// The likelihood in percent as a plain number; empty when there is none (C1).
QByteArray percentDigits(const Deal &deal);

/// `2026-06-02T16:44:09.512Z`; empty for an invalid time.
QByteArray utcStamp(const QDateTime &time);

} // namespace sidelight
