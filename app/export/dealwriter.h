// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/dealexport.h"

class QIODevice;

namespace sidelight {

/// Whole deals written down one after the other, so that no more than a few need be in memory: the CSV and
/// the JSON of `sidelight list`, and of the window's export. Whether the device took all of it is asked
/// of the device, which is borrowed. Used by one thread at a time.
class DealWriter
{
public:
    enum class Format { Csv, Json };

    DealWriter(QIODevice &out, Format format, const CsvOptions &csv = {});

    void begin();
    void add(const Deal &deal, const DealSource &source, QDate today, const People &people);
    void add(const DealProblem &problem); ///< JSON only; CSV has no place for it
    void end();

    qint64 written() const { return m_written; } ///< deals
    qint64 guarded() const { return m_guarded; } ///< cells, see CsvRow

private:
    QIODevice &m_out;
    const Format m_format;
    const CsvOptions m_csv;
    qint64 m_written = 0;
    qint64 m_guarded = 0;
    std::vector<DealProblem> m_problems;
};

} // namespace sidelight
