// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealpast.h"
#include "app/domain/person.h"
#include "app/domain/storestatus.h"

#include <QByteArray>
#include <QLocale>
#include <QString>

namespace sidelight {

// A deal's own past and the state of the copies, written down. The JSON forms end with a line break
// and are described by history.schema.json, diff.schema.json and verify.schema.json beside this file. The
// texts have the names of contacts that `people` knows.

/// The versions that are shown (decision 6), oldest first, each with its changes against the one before
/// it, and the slip.
QByteArray historyToJson(const DealPast &past);
QString historyToText(const DealPast &past, const QLocale &locale, const People &people = {});

/// Every field that differs, once. Both versions have a deal.
QByteArray diffToJson(const DealVersion &from, const DealVersion &to);
QString diffToText(const DealVersion &from, const DealVersion &to, const QLocale &locale,
                   const People &people = {});

QByteArray verifyToJson(const VerifyReport &report);
QString verifyToText(const VerifyReport &report, const QLocale &locale);

/// An object of dealToJson() with `changes` against the copy from before; null where there was none.
QByteArray withChanges(const QByteArray &deal, const Deal *before, const Deal &after);

} // namespace sidelight
