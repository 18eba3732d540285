// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealquery.h"

#include <QLocale>

namespace sidelight {

/// A filter in words, for prints and exports: "Stage contains “proposal”; amount above 50,000 in any
/// currency; closes until 30 Dec 2026". Empty for an empty one.
QString filterText(const DealQuery &query, const QLocale &locale);

/// One whole sentence.
QString queryNoteText(const QueryNote &note);

/// What a modifier is for, in a line of the help popover: "Name of the stage; stage:none where none is
/// set".
QString queryHelpText(const QueryModifier &modifier);

} // namespace sidelight
