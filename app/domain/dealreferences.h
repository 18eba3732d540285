// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

#include <vector>

namespace sidelight {

/// A line of which no deal could be made.
struct BadLine {
    int number = 0; ///< from 1; of a CSV row over several lines, the first
    QString text;   ///< foreign, at most longestBadLine characters of it
    QString why;    ///< English, as in the detail of BadReference

    bool operator==(const BadLine &) const = default;
};

constexpr qsizetype longestBadLine = 120;

/// Many IDs and links, as they were pasted or stand in a file.
struct DealReferences {
    QList<QUuid> ids; ///< each once, in the order they came
    int duplicates = 0;
    std::vector<BadLine> problems; ///< empty lines are none

    bool operator==(const DealReferences &) const = default;
};

/// Reads each line as parseDealReference() does, or as a list of references with blanks, commas or
/// semicolons between them. Where a first line names a column `deal_id`, `id` or `deal`, in this order of
/// preference, the text is a table with comma, semicolon or tab, and that column alone is read. A large
/// text takes seconds, and another thread then.
DealReferences readReferences(const QString &text);

/// The same for the bytes of a text or CSV file: UTF-8 or, with a byte-order mark, UTF-16; what is neither
/// is taken for an older 8-bit text, of which digits can be read all the same. Error: BadReference, for a
/// file that is no text or larger than maxReferenceBytes.
Result<DealReferences> readReferenceFile(const QByteArray &bytes);
constexpr qint64 maxReferenceBytes = 16 * 1024 * 1024;

} // namespace sidelight
