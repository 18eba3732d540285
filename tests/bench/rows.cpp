// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rows.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

QString verdict(const Row &row)
{
    if (!row.skipped.isEmpty())
        return QStringLiteral("skipped");
    if (row.limit == 0)
        return QStringLiteral("no goal");
    return row.isMet() ? QStringLiteral("met") : QStringLiteral("NOT MET");
}

/// Three figures that count, and no more.
QString figure(double value)
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size < 10 ? 2 : size < 100 ? 1 : 0);
}

QString limitText(const Row &row)
{
    if (row.limit == 0)
        return {};
    const QString limit = QString::number(row.limit) + (row.isRatio ? QString() : u' ' + row.unit);
    return (row.isUpperLimit ? QStringLiteral("≤ ") : QStringLiteral("≥ ")) + limit;
}

QString line(const QString &goal, const QString &verdict, const QString &limit, const QString &ratio,
             const QString &spread, const QString &rounds, const QString &ours, const QString &theirs,
             const QString &what)
{
    return goal.leftJustified(7) + verdict.leftJustified(8) + limit.leftJustified(11)
           + ratio.rightJustified(7) + spread.rightJustified(15) + rounds.rightJustified(6)
           + ours.rightJustified(15) + theirs.rightJustified(15) + QStringLiteral("  ") + what;
}

QString line(const Row &row)
{
    const QString unit = u' ' + row.unit;
    if (!row.skipped.isEmpty())
        return line(row.goal, verdict(row), {}, {}, {}, {}, {}, {},
                    row.what + QStringLiteral(": ") + row.skipped);
    return line(row.goal, verdict(row), limitText(row), row.isRatio ? figure(row.ratio) : QString(),
                figure(row.lowest) + QStringLiteral("–") + figure(row.highest), QString::number(row.rounds),
                figure(row.ours) + unit, row.theirs == 0 ? QString() : figure(row.theirs) + unit, row.what);
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
    row.isRatio = false;
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
            object.insert(QStringLiteral("isRatio"), row.isRatio);
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
        row.isRatio = value[u"isRatio"].toBool(true);
        row.skipped = value[u"skipped"].toString();
        rows.push_back(row);
    }
    return rows;
}

void printHead()
{
    QTextStream(stdout) << line(QStringLiteral("goal"), {}, QStringLiteral("limit"),
                                QStringLiteral("ratio"), QStringLiteral("spread"), QStringLiteral("n"),
                                QStringLiteral("ours"), QStringLiteral("theirs"), QStringLiteral("what"))
                        << '\n';
}

void print(const std::vector<Row> &rows)
{
    QTextStream out(stdout);
    for (const Row &row : rows)
        out << line(row) << '\n';
}

void printSummary(const std::vector<Row> &rows)
{
    const auto count = [&rows](const char *wanted) {
        return std::count_if(rows.begin(), rows.end(),
                             [wanted](const Row &row) { return verdict(row) == QLatin1String(wanted); });
    };
    QTextStream(stdout) << "goals met: " << count("met") << ", not met: " << count("NOT MET")
                        << ", skipped: " << count("skipped")
                        << "; rows without a goal: " << count("no goal") << '\n';
}

} // namespace sidelight
