// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `./dev bench`: ratios taken pairwise in one run, since a shared machine's times drift.
//   sidelight_bench [--json] [start] [decode]

#include "app/api/decodedeal.h"
#include "tests/bench/decodebaselines.h"
#include "tests/bench/sampletext.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTextStream>

#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <vector>

using namespace sidelight;

namespace {

struct Row {
    QString goal;
    QString what;
    double ratio = 0; ///< median of the ratios taken round by round
    double lowest = 0;
    double highest = 0;
    double ours = 0; ///< median, in `unit`
    double theirs = 0;
    QString unit = {};
    double limit = 0; ///< 0: no goal, for orientation
    bool isUpperLimit = true;
    int rounds = 0;

    bool isMet() const { return limit == 0 || (isUpperLimit ? ratio <= limit : ratio >= limit); }
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

using Measure = std::function<double()>; ///< one run, in the row's unit

// Ours, theirs, ours, theirs …: whatever slows the machine slows both.
Row paired(Row row, int rounds, const Measure &ours, const Measure &theirs)
{
    ours();
    theirs();
    std::vector<double> first, second, ratios;
    for (int round = 0; round < rounds; ++round) {
        first.push_back(ours());
        second.push_back(theirs());
        ratios.push_back(row.isUpperLimit ? first.back() / second.back() : second.back() / first.back());
    }
    row.ratio = median(ratios);
    row.lowest = *std::min_element(ratios.begin(), ratios.end());
    row.highest = *std::max_element(ratios.begin(), ratios.end());
    row.ours = median(first);
    row.theirs = median(second);
    row.rounds = rounds;
    return row;
}

// From the start of a process to the line that it prints after its first paint.
double paintedMs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Where no session bus runs, each start would look for one, ours and theirs alike.
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    environment.remove(QStringLiteral("SIDELIGHT_URL"));
    environment.remove(QStringLiteral("SIDELIGHT_KEY"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments, QIODevice::ReadOnly);
    while (process.waitForReadyRead(20'000) && !process.canReadLine()) {
    }
    const double took = double(timer.nsecsElapsed()) / 1e6;
    if (!process.readLine().startsWith("painted"))
        qFatal("%s printed no painted line: %s", qPrintable(program), qPrintable(process.errorString()));
    process.waitForFinished(20'000);
    return took;
}

std::vector<Row> startRows()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString ours = QStringLiteral(SIDELIGHT_PROGRAM);
    Row row{QStringLiteral("start"),
            QStringLiteral("start to first paint, first-start page, against a bare Qt window")};
    row.unit = QStringLiteral("ms");
    row.limit = 1.6;
    return {paired(
        row, 21, [&] { return paintedMs(ours, {QStringLiteral("--exit-after-paint")}); },
        [&] { return paintedMs(folder + QStringLiteral("/sidelight_bench_bare"), {}); })};
}

double timedMs(int times, const std::function<void()> &run)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < times; ++i)
        run();
    return double(timer.nsecsElapsed()) / 1e6 / times;
}

std::vector<Row> decodeRows()
{
    const QUuid id = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
    std::vector<Row> rows;
    for (const int contacts : {10, 1'000, 10'000}) {
        QByteArray body = generatedDeal(contacts);
        body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
        const int times = std::clamp(200'000 / contacts, 1, 2'000) / (contacts > 100 ? 10 : 1);
        const auto decode = [&] {
            const auto decoded = decodeDeal(body, id);
            if (!decoded || int(decoded->links().size()) != contacts || !decoded->notes.empty())
                qFatal("the generated deal was not decoded");
        };
        const Measure ours = [&] { return timedMs(times, decode); };
        Row simdjson{QStringLiteral("D1"),
                     QStringLiteral("decode %1 contacts against bare simdjson on-demand").arg(contacts)};
        simdjson.unit = QStringLiteral("ms");
        simdjson.limit = contacts == 10 ? 0 : 2.5; // with ten, the deal's own fields are most of it
        rows.push_back(
            paired(simdjson, 15, ours, [&] { return timedMs(times, [&] { decodeBySimdjson(body); }); }));
        Row qtJson{QStringLiteral("D1"),
                   QStringLiteral("decode %1 contacts, times faster than Qt JSON").arg(contacts)};
        qtJson.unit = QStringLiteral("ms");
        qtJson.limit = contacts == 10 ? 0 : 5;
        qtJson.isUpperLimit = false;
        rows.push_back(paired(qtJson, 15, ours, [&] {
            return timedMs(std::max(1, times / 5), [&] { decodeByQtJson(body); });
        }));

        const std::size_t before = heapInUse();
        const auto decoded = decodeDeal(body, id);
        Row memory{QStringLiteral("D2"),
                   QStringLiteral("bytes of heap a contact, %1 contacts, metadata kept").arg(contacts)};
        memory.unit = QStringLiteral("bytes");
        memory.limit = 300;
        memory.ours = memory.ratio = memory.lowest = memory.highest =
            double(heapInUse() - before) / contacts;
        memory.theirs = double(decodeByQtJson(body).heldBytes) / contacts;
        memory.rounds = 1;
        if (contacts >= 1'000) // with ten, the deal's own fields would be counted as theirs
            rows.push_back(memory);
    }
    return rows;
}

QString verdict(const Row &row)
{
    if (row.limit == 0)
        return QStringLiteral("no goal, for orientation");
    return QStringLiteral("goal %1 %2: %3")
        .arg(row.isUpperLimit ? QStringLiteral("at most") : QStringLiteral("at least"))
        .arg(row.limit)
        .arg(row.isMet() ? QStringLiteral("met") : QStringLiteral("NOT MET"));
}

void print(const std::vector<Row> &rows)
{
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    for (const Row &row : rows) {
        out << row.goal.leftJustified(6) << row.what << "\n      " << qSetRealNumberPrecision(2)
            << row.ratio << " (" << row.lowest << " to " << row.highest << ", rounds: " << row.rounds
            << "), ours " << qSetRealNumberPrecision(3) << row.ours << ' ' << row.unit << ", theirs "
            << row.theirs << ' ' << row.unit << "; " << verdict(row) << '\n';
    }
}

void printJson(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(QJsonObject{{QStringLiteral("goal"), row.goal},
                                 {QStringLiteral("what"), row.what},
                                 {QStringLiteral("ratio"), row.ratio},
                                 {QStringLiteral("lowest"), row.lowest},
                                 {QStringLiteral("highest"), row.highest},
                                 {QStringLiteral("rounds"), row.rounds},
                                 {QStringLiteral("ours"), row.ours},
                                 {QStringLiteral("theirs"), row.theirs},
                                 {QStringLiteral("unit"), row.unit},
                                 {QStringLiteral("limit"), row.limit},
                                 {QStringLiteral("met"), row.isMet()}});
    QTextStream(stdout) << QJsonDocument(array).toJson();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList sections = QCoreApplication::arguments().mid(1);
    const bool wantsJson = sections.removeAll(QStringLiteral("--json")) > 0;
    if (sections.isEmpty())
        sections = {QStringLiteral("start"), QStringLiteral("decode")};
    std::vector<Row> rows;
    for (const QString &section : std::as_const(sections)) {
        const auto more = section == u"start"    ? startRows()
                          : section == u"decode" ? decodeRows()
                                                 : std::vector<Row>();
        if (more.empty()) {
            QTextStream(stderr)
                << QStringLiteral("there is no section %1; there are start and decode\n").arg(section);
            return 2;
        }
        rows.insert(rows.end(), more.begin(), more.end());
    }
    wantsJson ? printJson(rows) : print(rows);
    return 0;
}
