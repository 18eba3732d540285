// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealsheet.h"

#include "app/export/markup.h"
#include "app/text/columntext.h"

namespace sidelight {

namespace {

TextTable fieldTable(const DealSheet::Section &section)
{
    TextTable table{{{fieldColumnText()}, {valueColumnText()}}, {}};
    for (const DealSheet::Row &row : section.rows)
        table.rows.push_back({row.label, row.value});
    return table;
}

QString markdownHeading(const QString &title)
{
    return QStringLiteral("\n## %1\n\n").arg(markdownText(title));
}

QString htmlElement(const QString &tag, const QString &text)
{
    return QStringLiteral("<%1>").arg(tag) + htmlText(text) + QStringLiteral("</%1>\n").arg(tag);
}

} // namespace

QString sheetToMarkdown(const DealSheet &sheet)
{
    QString out = QStringLiteral("# %1\n\n").arg(markdownText(sheet.title));
    out += markdownText(sheet.place) + QStringLiteral("\n\n") + markdownText(sheet.worth) + u'\n';
    for (const DealSheet::Section &section : sheet.sections)
        out += markdownHeading(section.title) + tableToMarkdown(fieldTable(section));
    out += markdownHeading(sheet.contactsTitle);
    if (!sheet.contacts.rows.empty())
        out += tableToMarkdown(sheet.contacts);
    for (const DealSheet::List &list : sheet.lists) {
        out += markdownHeading(list.title);
        for (const QString &line : list.lines)
            out += QStringLiteral("- ") + markdownText(line) + u'\n';
    }
    return out + u'\n' + markdownText(sheet.source) + u'\n';
}

QString sheetToHtml(const DealSheet &sheet)
{
    const QString heading = QStringLiteral("h2");
    const QString paragraph = QStringLiteral("p");
    QString out = htmlElement(QStringLiteral("h1"), sheet.title);
    out += htmlElement(paragraph, sheet.place) + htmlElement(paragraph, sheet.worth);
    for (const DealSheet::Section &section : sheet.sections)
        out += htmlElement(heading, section.title) + tableToHtml(fieldTable(section));
    out += htmlElement(heading, sheet.contactsTitle);
    if (!sheet.contacts.rows.empty())
        out += tableToHtml(sheet.contacts);
    for (const DealSheet::List &list : sheet.lists) {
        out += htmlElement(heading, list.title) + QStringLiteral("<ul>\n");
        for (const QString &line : list.lines)
            out += htmlElement(QStringLiteral("li"), line);
        out += QStringLiteral("</ul>\n");
    }
    return out + htmlElement(paragraph, sheet.source);
}

QString sheetToTsv(const DealSheet &sheet)
{
    TextTable fields{{{fieldColumnText()}, {valueColumnText()}}, {}};
    for (const DealSheet::Section &section : sheet.sections) {
        for (const DealSheet::Row &row : section.rows)
            fields.rows.push_back({row.label, row.value});
    }
    QString out = tableToTsv(fields);
    if (!sheet.contacts.rows.empty())
        out += u'\n' + tableToTsv(sheet.contacts);
    return out;
}

} // namespace sidelight
