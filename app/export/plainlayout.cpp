// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/plainlayout.h"

#include <algorithm>

namespace sidelight {

namespace {

constexpr qsizetype terminalColumns = 80;

/// Broken at blanks, so that each line keeps within the terminal beside its indent; a longer word stays
/// whole.
QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        QString line;
        for (const QString &word : paragraph.split(u' ')) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
                lines += line;
                line = word;
            } else {
                line += line.isEmpty() ? word : u' ' + word;
            }
        }
        lines += line;
    }
    return lines;
}

QString cut(QString text, qsizetype width)
{
    if (text.size() <= width)
        return text;
    text.truncate(width - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + u'…';
}

} // namespace

QString hanging(const QString &lead, const QString &text)
{
    const QString indent(lead.size(), u' ');
    const QStringList lines = wrapped(text, terminalColumns - lead.size());
    QString out;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = (i == 0 ? lead : indent) + lines[i];
        out += (line.trimmed().isEmpty() ? QString() : line) + u'\n';
    }
    return out;
}

QString table(const std::vector<TableColumn> &columns, const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        qsizetype width = 0;
        for (const QStringList &row : rows)
            width = std::max(width, row[qsizetype(column)].size());
        widths.push_back(std::min(width, columns[column].widest));
    }
    QString out;
    for (const QStringList &row : rows) {
        QString line;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const QString cell = cut(row[qsizetype(column)], widths[column]);
            line += columns[column].isRight ? cell.rightJustified(widths[column])
                                            : cell.leftJustified(widths[column]);
            line += QStringLiteral("  ");
        }
        while (line.endsWith(u' '))
            line.chop(1);
        out += line + u'\n';
    }
    return out;
}

} // namespace sidelight
