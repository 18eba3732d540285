// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/listtable.h"

#include "app/text/listtext.h"

namespace sidelight {

std::vector<TextTable::Column> listColumns(const std::vector<DealColumn> &columns)
{
    std::vector<TextTable::Column> heads;
    for (const DealColumn column : columns) {
        const bool isNumber = column == DealColumn::Amount || column == DealColumn::Weighted
                              || column == DealColumn::Confidence;
        heads.push_back({dealColumnText(column), isNumber});
    }
    return heads;
}

QStringList listCells(const DealRow &row, const std::vector<DealColumn> &columns, QDate today,
                      const QLocale &locale)
{
    QStringList cells;
    for (const DealColumn column : columns)
        cells += dealCellText(row, column, today, locale);
    return cells;
}

TextTable listTable(const DealCatalog &catalog, const std::vector<quint32> &positions,
                    const std::vector<DealColumn> &columns, QDate today, const QLocale &locale)
{
    TextTable table{listColumns(columns), {}};
    for (const quint32 position : positions)
        table.rows.push_back(listCells(catalog.row(position), columns, today, locale));
    return table;
}

} // namespace sidelight
