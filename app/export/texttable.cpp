// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/texttable.h"

#include "app/domain/decimal.h"
#include "app/export/dealexport.h"
#include "app/export/markup.h"

namespace sidelight {

namespace {

QStringList heads(const TextTable &table)
{
    QStringList heads;
    for (const TextTable::Column &column : table.columns)
        heads += column.head;
    return heads;
}

QString tsvLine(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells)
        written += tsvText(cell);
    return written.join(u'\t') + u'\n';
}

QString markdownLine(const QStringList &cells)
{
    QString line = QStringLiteral("|");
    for (const QString &cell : cells)
        line += QStringLiteral(" %1 |").arg(markdownText(cell));
    return line + u'\n';
}

QString htmlLine(const QStringList &cells, const TextTable &table, const QString &tag)
{
    QString line = QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool isRight = table.columns[std::size_t(i)].isRight;
        line += QStringLiteral("<%1%2>").arg(tag, isRight ? QStringLiteral(" align=\"right\"") : QString())
                + htmlText(cells[i]) + QStringLiteral("</%1>").arg(tag);
    }
    return line + QStringLiteral("</tr>\n");
}

} // namespace

TextTable guarded(TextTable table)
{
    for (QStringList &row : table.rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QByteArray cell = row[i].toUtf8();
            const bool isNumber = table.columns[std::size_t(i)].isRight || parseDecimal(cell);
            if (!isNumber && looksLikeFormula(cell))
                row[i].prepend(u'\'');
        }
    }
    return table;
}

QString tableToTsv(const TextTable &table)
{
    QString out = tsvLine(heads(table));
    const TextTable safe = guarded(table);
    for (const QStringList &row : safe.rows)
        out += tsvLine(row);
    return out;
}

QString tableToMarkdown(const TextTable &table)
{
    QString out = markdownLine(heads(table)) + u'|';
    for (const TextTable::Column &column : table.columns)
        out += column.isRight ? QStringLiteral(" ---: |") : QStringLiteral(" --- |");
    out += u'\n';
    for (const QStringList &row : table.rows)
        out += markdownLine(row);
    return out;
}

QString tableToHtml(const TextTable &table)
{
    QString out = QStringLiteral("<table>\n<thead>") + htmlLine(heads(table), table, QStringLiteral("th"))
                  + QStringLiteral("</thead>\n<tbody>");
    for (const QStringList &row : table.rows)
        out += htmlLine(row, table, QStringLiteral("td"));
    return out + QStringLiteral("</tbody>\n</table>\n");
}

} // namespace sidelight
