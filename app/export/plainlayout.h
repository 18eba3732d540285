// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace sidelight {

// Lines for a terminal of 80 columns, each with a line break at its end.

/// `text` behind `lead`, broken at blanks, its further lines indented to the same column.
QString hanging(const QString &lead, const QString &text);

struct TableColumn {
    qsizetype widest = 0; ///< characters; a longer cell is cut and ends with "…"
    bool isRight = false; ///< for numbers
};

/// Columns as wide as their widest cell, two blanks apart. Every row has a cell for each column.
QString table(const std::vector<TableColumn> &columns, const std::vector<QStringList> &rows);

} // namespace sidelight
