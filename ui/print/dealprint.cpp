// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/dealprint.h"

#include "ui/print/pagepainter.h"
#include "ui/print/printtext.h"

#include <algorithm>

namespace sidelight {

namespace {

void paintSheet(const DealSheet &sheet, PagePainter &pages)
{
    pages.addTitle(sheet.title);
    pages.addText(sheet.place);
    pages.addText(sheet.worth);
    pages.addNote(sheet.source);
    for (const DealSheet::List &list : sheet.lists) {
        pages.addHeading(list.title);
        for (const QString &line : list.lines)
            pages.addText(line);
    }
    for (const DealSheet::Section &section : sheet.sections) {
        pages.addHeading(section.title);
        for (const DealSheet::Row &row : section.rows)
            pages.addField(row.label, row.value, row.isSet);
    }
    pages.addHeading(sheet.contactsTitle);
    if (sheet.contacts.rows.empty())
        return;
    constexpr std::size_t sampleRows = 500;
    const auto end =
        sheet.contacts.rows.begin() + std::ptrdiff_t(std::min(sampleRows, sheet.contacts.rows.size()));
    pages.beginTable(sheet.contacts.columns, {sheet.contacts.rows.begin(), end});
    for (const QStringList &row : sheet.contacts.rows) {
        if (pages.isCanceled())
            break;
        pages.addRow(row);
    }
    pages.endTable();
}

} // namespace

int printSheet(const SheetPrint &print, QPagedPaintDevice &device, const std::atomic_bool &isCanceled)
{
    const PageFrame frame{print.sheet.title, print.sheet.source, printedText(print.printedAt, print.locale),
                          print.isMirrored};
    return paintPages(device, frame, isCanceled,
                      [&](PagePainter &pages) { paintSheet(print.sheet, pages); });
}

} // namespace sidelight
