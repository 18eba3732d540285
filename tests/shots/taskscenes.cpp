// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/identifier.h"
#include "tests/shots/stage.h"
#include "tests/support/dealrows.h"
#include "ui/costquestion.h"
#include "ui/finddialog.h"
#include "ui/importdialog.h"
#include "ui/taskdialog.h"
#include "ui/taskstrip.h"
#include "ui/tripdialog.h"

#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

namespace {

const QLocale readersLocale(QLocale::English, QLocale::UnitedKingdom);

using State = DealTask::State;

Usage proUsage()
{
    Usage usage;
    usage.limits = {30, 1'000};
    return usage;
}

QString linesOf(int count)
{
    QString lines;
    for (int i = 0; i < count; ++i)
        lines += identifierText(rowId(i)) + u'\n';
    return lines;
}

DealTask task(State state)
{
    DealTask task;
    task.id = rowId(0);
    task.source = QStringLiteral("q4-pipeline.csv");
    task.state = state;
    task.total = 310;
    task.created = 108;
    task.unchanged = 10;
    task.missing = 2;
    for (int i = 0; i < 2; ++i)
        task.failures << DealTask::Failure{rowId(i), Error{Error::Kind::NotFound, {}}};
    if (state == State::Running)
        task.remaining = std::chrono::minutes(4);
    if (state == State::Stopped)
        task.stop = Error{Error::Kind::KeyRefused, {}};
    if (state == State::Done)
        task.created = 298;
    return task;
}

void showStrip(Stage &stage, const std::vector<DealTask> &tasks)
{
    stage.useSamples();
    stage.open(crane);
    auto *strip = new TaskStrip(readersLocale, &stage.window);
    strip->setContentsMargins(12, 4, 12, 4);
    static_cast<QVBoxLayout *>(stage.window.centralWidget()->layout())->insertWidget(3, strip);
    strip->setTasks(tasks);
}

ImportDialog *openImport(Stage &stage)
{
    auto *dialog = new ImportDialog(readersLocale, &stage.window);
    dialog->setUsage(proUsage());
    dialog->open();
    stage.shown = dialog;
    return dialog;
}

FindDialog *openFind(Stage &stage)
{
    auto *dialog = new FindDialog(readersLocale, &stage.window);
    dialog->setUsage(proUsage());
    dialog->open();
    stage.shown = dialog;
    return dialog;
}

TripDialog *openTrip(Stage &stage, const TripReport &report)
{
    auto *dialog = new TripDialog(readersLocale, &stage.window);
    dialog->setUsage(proUsage());
    dialog->setReport(report);
    dialog->open();
    stage.shown = dialog;
    return dialog;
}

TripReport halfReady()
{
    TripReport report;
    report.deals = {{rowId(1), QStringLiteral("Harbour crane retrofit"), true, false, 0},
                    {rowId(2), QStringLiteral("Bluefin cold storage"), true, true, 3},
                    {rowId(3), QString(), false, false, 0}};
    report.dealsToFetch = {rowId(2), rowId(3)};
    report.peopleToFetch = {rowId(7), rowId(8), rowId(9)};
    return report;
}

} // namespace

std::vector<Scene> taskScenes()
{
    return {
        {QStringLiteral("task-running"), false,
         [](Stage &stage) {
             showStrip(stage, {task(State::Running), task(State::Waiting), task(State::Waiting)});
         }},
        {QStringLiteral("task-paused"), false,
         [](Stage &stage) { showStrip(stage, {task(State::Paused)}); }},
        {QStringLiteral("task-stopped"), false,
         [](Stage &stage) { showStrip(stage, {task(State::Stopped)}); }},
        {QStringLiteral("task-done"), false, [](Stage &stage) { showStrip(stage, {task(State::Done)}); }},
        {QStringLiteral("task-details"), false,
         [](Stage &stage) {
             auto *dialog = new TaskDialog(readersLocale, &stage.window);
             dialog->setTask(task(State::Done));
             dialog->open();
             stage.shown = dialog;
         }},
        {QStringLiteral("import"), false, [](Stage &stage) { openImport(stage); }},
        {QStringLiteral("import-pasted"), false,
         [](Stage &stage) {
             openImport(stage)->setText(QStringLiteral("Deals of the fourth quarter\n") + linesOf(310)
                                        + linesOf(4)
                                        + QStringLiteral("dea1000-0000-4000-8000\nask Maria\n"));
         }},
        {QStringLiteral("import-large"), false,
         [](Stage &stage) {
             ImportDialog *dialog = openImport(stage);
             dialog->setText(linesOf(4'000));
             QTest::qWait(500);
         }},
        {QStringLiteral("import-no-file"), false,
         [](Stage &stage) {
             openImport(stage)->setFile(QDir::tempPath());
             QTest::qWait(300);
         }},
        {QStringLiteral("find"), false, [](Stage &stage) { openFind(stage); }},
        {QStringLiteral("find-reading"), false,
         [](Stage &stage) {
             FindDialog *dialog = openFind(stage);
             dialog->findChild<QPushButton *>(QStringLiteral("findGo"))->click();
             dialog->setListed(400);
         }},
        {QStringLiteral("find-found"), false,
         [](Stage &stage) {
             openFind(stage)->setFound(FoundDeals{60, QList<QUuid>(48, rowId(1))});
         }},
        {QStringLiteral("find-refused"), false,
         [](Stage &stage) {
             openFind(stage)->setFound(
                 Error{Error::Kind::NotUnderstood, QStringLiteral("no list of deals")});
         }},
        {QStringLiteral("trip"), false, [](Stage &stage) { openTrip(stage, halfReady()); }},
        {QStringLiteral("trip-nothing-pinned"), false, [](Stage &stage) { openTrip(stage, {}); }},
        {QStringLiteral("refresh-cost"), false,
         [](Stage &stage) {
             stage.shown =
                 openCostQuestion(&stage.window, QStringLiteral("Refresh 1,204 deals?"),
                                  QStringLiteral("1,204 requests, about 41 minutes with your plan"),
                                  QStringLiteral("&Refresh"));
         }},
    };
}

} // namespace sidelight
