// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace sidelight {

// Text, foreign or ours, so that it stands in a format as the very text it is. Line breaks stay line breaks
// where the format has such, and become blanks elsewhere.

/// For one line of Markdown, or a cell of a table there.
QString markdownText(const QString &text);
QString htmlText(const QString &text);
/// A cell of tab-separated values, which have no escapes.
QString tsvText(const QString &text);

} // namespace sidelight
