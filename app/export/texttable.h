// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace sidelight {

/// Cells as they are shown, for the clipboard and for paper. Every row has a cell for each column.
struct TextTable {
    struct Column {
        QString head;
        bool isRight = false; ///< for numbers
    };

    std::vector<Column> columns;
    std::vector<QStringList> rows;
};

/// For a spreadsheet: no foreign text becomes a formula there, as in a CSV (decision 25). Numbers stay so.
TextTable guarded(TextTable table);

// Each begins with a line of the heads. Foreign text is escaped as the format has it.
QString tableToTsv(const TextTable &table); ///< of the guarded table
QString tableToMarkdown(const TextTable &table);
QString tableToHtml(const TextTable &table);

} // namespace sidelight
