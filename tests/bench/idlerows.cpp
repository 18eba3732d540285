// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/identifier.h"
#include "tests/bench/children.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <chrono>

namespace sidelight {

namespace {

using namespace std::chrono_literals;

constexpr auto untilSettled = 40s; // Qt's pool lets go of idle threads after 30 s
constexpr auto counted = 60s;

/// A program whose window stays open while nobody does anything.
class IdleProgram
{
public:
    IdleProgram(const QString &program, const QStringList &arguments)
    {
        m_process.setEnvironment(environmentFor("xcb"));
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(program, arguments);
        m_process.waitForStarted();
    }
    ~IdleProgram()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(IdleProgram)

    /// How often one of its threads was given the processor until now.
    double wakeUps() const
    {
        double sum = 0;
        const QDir threads(QStringLiteral("/proc/%1/task").arg(m_process.processId()));
        const QStringList names = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (names.isEmpty())
            qFatal("%s is not there any more", qPrintable(m_process.program()));
        for (const QString &name : names) {
            QFile status(threads.filePath(name + QStringLiteral("/status")));
            if (!status.open(QIODevice::ReadOnly))
                continue;
            const QByteArrayList lines = status.readAll().split('\n');
            for (const QByteArray &line : lines) {
                if (line.contains("ctxt_switches:"))
                    sum += line.simplified().split(' ').value(1).toDouble();
            }
        }
        return sum;
    }

private:
    QProcess m_process;
};

} // namespace

std::vector<Row> idleRows()
{
    const QString what = QStringLiteral("wake-ups in an idle minute of the window with a cached deal");
    if (!QFile::exists(QStringLiteral("/proc/self/task")))
        return {skippedRow("idle", what, QStringLiteral("only Linux tells how often threads woke"))};
    if (const QString why = withoutPlatform("xcb"); !why.isEmpty())
        return {skippedRow("idle", what, why)};
    provide(thousandDeals);
    const IdleProgram ours(
        QStringLiteral(SIDELIGHT_PROGRAM),
        {QStringLiteral("--data-dir"), dataFolder(thousandDeals), identifierText(storedDealId(1))});
    const IdleProgram bare(benchProgram(QStringLiteral("sidelight_bench_bare")),
                           {QStringLiteral("--stay")});
    QThread::sleep(untilSettled.count());
    const double oursBefore = ours.wakeUps();
    const double bareBefore = bare.wakeUps();
    QThread::sleep(counted.count());
    const auto rowOf = [](const QString &of, double count) {
        Row row = newRow("idle", of, 0);
        row.unit = QStringLiteral("a min");
        return fromValues(row, {count}, count);
    };
    return {rowOf(what, ours.wakeUps() - oursBefore),
            rowOf(QStringLiteral("the same of a bare window"), bare.wakeUps() - bareBefore)};
}

} // namespace sidelight
