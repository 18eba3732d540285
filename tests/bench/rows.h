// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QString>

#include <functional>
#include <vector>

namespace sidelight {

/// One thing that was measured, beside what it is measured against.
struct Row {
    QString goal; ///< its number in the list of goals
    QString what;
    double ratio = 0; ///< median of the ratios taken round by round
    double lowest = 0;
    double highest = 0;
    double ours = 0; ///< median, in `unit`
    double theirs = 0;
    QString unit = {};
    double limit = 0;    ///< 0: no goal, for orientation
    bool isRatio = true; ///< else a figure that is a goal by itself, in `unit`
    bool isUpperLimit = true;
    int rounds = 0;
    QString skipped = {}; ///< why it was not measured; then there are no figures

    bool isMet() const
    {
        return skipped.isEmpty() && (limit == 0 || (isUpperLimit ? ratio <= limit : ratio >= limit));
    }
};

/// A row to be filled in, of milliseconds.
Row newRow(const char *goal, const QString &what, double limit);
Row skippedRow(const char *goal, const QString &what, const QString &why);

double median(std::vector<double> values);
double percentile(std::vector<double> values, double share); ///< 0.95: as much as 95 % of them at most

/// The two values of one round each.
Row fromPairs(Row row, const std::vector<double> &ours, const std::vector<double> &theirs);

/// A figure that is a goal by itself: of all these values, `ours` is the one that counts.
Row fromValues(Row row, const std::vector<double> &values, double ours, double theirs = 0);

using Measure = std::function<double()>; ///< one run, in the row's unit

/// Ours, theirs, ours, theirs …: whatever slows the machine slows both.
Row paired(const Row &row, int rounds, const Measure &ours, const Measure &theirs);

/// Milliseconds of one of so many runs.
double timedMs(int times, const std::function<void()> &run);

QJsonArray toJson(const std::vector<Row> &rows);
std::vector<Row> rowsFromJson(const QJsonArray &json);

// A table, one line a row; what was measured comes last, as it has no fixed width.
void printHead();
void print(const std::vector<Row> &rows);
void printSummary(const std::vector<Row> &rows);

// The sections. Each row that cannot be measured here says why.

std::vector<Row> startRows(bool isFull);
std::vector<Row> browserRows();
std::vector<Row> idleRows();
std::vector<Row> sizeRows();
std::vector<Row> decodeRows();
std::vector<Row> storeRows(bool isFull);
std::vector<Row> importRows();
std::vector<Row> listRows(bool isFull);
std::vector<Row> windowRows();
std::vector<Row> listWindowRows(bool isFull);
std::vector<Row> networkRows();

} // namespace sidelight
