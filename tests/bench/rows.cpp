// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rows.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

namespace sidelight {

namespace {

QString verdict(const Row &row)
{
    if (row.limit == 0)
        return QStringLiteral("no goal, for orientation");
    return QStringLiteral("goal %1 %2: %3")
        .arg(row.isUpperLimit ? QStringLiteral("at most") : QStringLiteral("at least"))
        .arg(row.limit)
        .arg(row.isMet() ? QStringLiteral("met") : QStringLiteral("NOT MET"));
}

} // namespace

Row newRow(const char *goal, const QString &what, double limit)
{
    Row row{QString::fromLatin1(goal), what};
    row.unit = QStringLiteral("ms");
    row.limit = limit;
    return row;
}

Row skippedRow(const char *goal, const QString &what, const QString &why)
{
    Row row{QString::fromLatin1(goal), what};
    row.skipped = why;
    return row;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto at = std::size_t(share * double(values.size()));
    return values[std::min(at, values.size() - 1)];
}

Row fromPairs(Row row, const std::vector<double> &ours, const std::vector<double> &theirs)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < ours.size(); ++i)
        ratios.push_back(row.isUpperLimit ? ours[i] / theirs[i] : theirs[i] / ours[i]);
    row.ratio = median(ratios);
    row.lowest = *std::min_element(ratios.begin(), ratios.end());
    row.highest = *std::max_element(ratios.begin(), ratios.end());
    row.ours = median(ours);
    row.theirs = median(theirs);
    row.rounds = int(ours.size());
    return row;
}

Row fromValues(Row row, const std::vector<double> &values, double ours, double theirs)
{
    row.ratio = row.ours = ours;
    row.theirs = theirs;
    row.lowest = *std::min_element(values.begin(), values.end());
    row.highest = *std::max_element(values.begin(), values.end());
    row.rounds = int(values.size());
    return row;
}

Row paired(const Row &row, int rounds, const Measure &ours, const Measure &theirs)
{
    ours();
    theirs();
    std::vector<double> first;
    std::vector<double> second;
    for (int round = 0; round < rounds; ++round) {
        first.push_back(ours());
        second.push_back(theirs());
    }
    return fromPairs(row, first, second);
}

double timedMs(int times, const std::function<void()> &run)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < times; ++i)
        run();
    return double(timer.nsecsElapsed()) / 1e6 / times;
}

QJsonArray toJson(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows) {
        QJsonObject object{{QStringLiteral("goal"), row.goal}, {QStringLiteral("what"), row.what}};
        if (row.skipped.isEmpty()) {
            object.insert(QStringLiteral("ratio"), row.ratio);
            object.insert(QStringLiteral("lowest"), row.lowest);
            object.insert(QStringLiteral("highest"), row.highest);
            object.insert(QStringLiteral("rounds"), row.rounds);
            object.insert(QStringLiteral("ours"), row.ours);
            object.insert(QStringLiteral("theirs"), row.theirs);
            object.insert(QStringLiteral("unit"), row.unit);
            object.insert(QStringLiteral("limit"), row.limit);
            object.insert(QStringLiteral("isUpperLimit"), row.isUpperLimit);
            object.insert(QStringLiteral("met"), row.isMet());
        } else {
            object.insert(QStringLiteral("skipped"), row.skipped);
        }
        array.append(object);
    }
    return array;
}

std::vector<Row> rowsFromJson(const QJsonArray &json)
{
    std::vector<Row> rows;
    for (const QJsonValue &value : json) {
        Row row{value[u"goal"].toString(), value[u"what"].toString()};
        row.ratio = value[u"ratio"].toDouble();
        row.lowest = value[u"lowest"].toDouble();
        row.highest = value[u"highest"].toDouble();
        row.rounds = value[u"rounds"].toInt();
        row.ours = value[u"ours"].toDouble();
        row.theirs = value[u"theirs"].toDouble();
        row.unit = value[u"unit"].toString();
        row.limit = value[u"limit"].toDouble();
        row.isUpperLimit = value[u"isUpperLimit"].toBool(true);
        row.skipped = value[u"skipped"].toString();
        rows.push_back(row);
    }
    return rows;
}

void print(const std::vector<Row> &rows)
{
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    for (const Row &row : rows) {
        out << row.goal.leftJustified(6) << ' ' << row.what << "\n       ";
        if (!row.skipped.isEmpty()) {
            out << "not measured: " << row.skipped << '\n';
            continue;
        }
        out << qSetRealNumberPrecision(2) << row.ratio << " (" << row.lowest << " to " << row.highest
            << ", rounds: " << row.rounds << ')' << qSetRealNumberPrecision(3);
        if (row.theirs != 0)
            out << ", ours " << row.ours << ' ' << row.unit << ", theirs " << row.theirs;
        out << ' ' << row.unit << "; " << verdict(row) << '\n';
    }
}

} // namespace sidelight
