// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/children.h"
#include "tests/bench/rows.h"
#include "tests/bench/stores.h"

#include <QJsonDocument>
#include <QProcess>

namespace sidelight {

namespace {

// In a process of its own, since a window and its deals would make this one large: see runToPaint().
std::vector<Row> rowsOfProgram(const QString &name, const QStringList &arguments = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(benchProgram(name), arguments, QIODevice::ReadOnly);
    process.waitForFinished(-1);
    const QByteArray said = process.readAllStandardOutput();
    const QJsonDocument json = QJsonDocument::fromJson(said);
    if (process.exitCode() != 0 || !json.isArray())
        qFatal("%s did not measure: %s", qPrintable(name), said.constData());
    return rowsFromJson(json.array());
}

} // namespace

std::vector<Row> windowRows()
{
    provide(hundredThousandDeals);
    return rowsOfProgram(QStringLiteral("sidelight_bench_window"));
}

std::vector<Row> listWindowRows(bool isFull)
{
    std::vector<Row> rows = rowsOfProgram(QStringLiteral("sidelight_bench_list"));
    for (const StoreSpec &spec : {thousandDeals, hundredThousandDeals, millionDeals}) {
        if (spec.deals == millionDeals.deals && !isFull && !isMade(spec)) {
            rows.push_back(skippedRow("key", QStringLiteral("a key typed to the list of 1,000,000 deals"),
                                      QStringLiteral("a million deals are made with --full only")));
            continue;
        }
        provide(spec);
        const auto more = rowsOfProgram(QStringLiteral("sidelight_bench_day"), {specText(spec)});
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

} // namespace sidelight
