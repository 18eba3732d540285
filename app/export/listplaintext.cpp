// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/export/plainlayout.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/rowtext.h"

namespace sidelight {

QString dealListToText(const std::vector<DealRow> &rows, const QDateTime &now, const QLocale &locale)
{
    if (rows.empty())
        return nothingKeptText() + u'\n';
    std::vector<QStringList> lines{listHeads()};
    for (const DealRow &row : rows)
        lines.push_back({rowTitle(row), rowPlaceText(row), rowAmountText(row, locale),
                         listCloseText(row, locale),
                         ageText(std::chrono::milliseconds(row.checkedAt.msecsTo(now)))});
    const std::vector<TableColumn> columns{
        {.widest = 28}, {.widest = 18}, {.widest = 16, .isRight = true}, {.widest = 12}, {.widest = 16}};
    return withoutIsolation(table(columns, lines));
}

} // namespace sidelight
