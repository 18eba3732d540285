// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealwriter.h"

#include <QIODevice>

namespace sidelight {

DealWriter::DealWriter(QIODevice &out, Format format, const CsvOptions &csv)
    : m_out(out)
    , m_format(format)
    , m_csv(csv)
{}

void DealWriter::begin()
{
    m_out.write(m_format == Format::Csv ? dealCsvHeader(m_csv) : R"({"schema":1,"items":[)");
}

void DealWriter::add(const Deal &deal, const DealSource &source, QDate today, const People &people)
{
    if (m_format == Format::Csv) {
        const CsvRow row = dealCsvRow(deal, source, m_csv);
        m_out.write(row.text);
        m_guarded += row.guarded;
    } else {
        m_out.write((m_written > 0 ? "," : "") + dealToJson(deal, source, today, people).trimmed());
    }
    ++m_written;
}

void DealWriter::add(const DealProblem &problem)
{
    m_problems.push_back(problem);
}

void DealWriter::end()
{
    if (m_format == Format::Json)
        m_out.write(R"(],"problems":)" + problemsToJson(m_problems) + "}\n");
}

} // namespace sidelight
