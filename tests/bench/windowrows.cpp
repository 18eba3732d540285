// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/children.h"
#include "tests/bench/rows.h"
#include "tests/bench/stores.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sidelight {

namespace {

std::vector<Row> rowsOf(const QString &program, const QStringList &arguments = {})
{
    return rowsFromJson(jsonOf(program, arguments).array());
}

} // namespace

std::vector<Row> windowRows()
{
    provide(hundredThousandDeals);
    return rowsOf(QStringLiteral("sidelight_bench_window"));
}

std::vector<Row> listWindowRows(bool isFull)
{
    std::vector<Row> rows = rowsOf(QStringLiteral("sidelight_bench_list"));
    for (const StoreSpec &spec : {thousandDeals, hundredThousandDeals, millionDeals}) {
        if (spec.deals == millionDeals.deals && !isFull && !isMade(spec)) {
            rows.push_back(skippedRow("key", QStringLiteral("a key typed to the list of 1,000,000 deals"),
                                      QStringLiteral("a million deals are made with --full only")));
            continue;
        }
        provide(spec);
        const auto more = rowsOf(QStringLiteral("sidelight_bench_day"), {specText(spec)});
        rows.insert(rows.end(), more.begin(), more.end());
    }
    const auto more = rowsOf(QStringLiteral("sidelight_bench_importing"), {specText(hundredThousandDeals)});
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace sidelight
