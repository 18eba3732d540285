// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An import as a person starts it: fetched from the sample service, decoded, stored and entered into the
// index.

#include "app/api/backsideclient.h"
#include "app/domain/usage.h"
#include "app/library/dealderivation.h"
#include "app/library/dealtasks.h"
#include "app/library/library.h"
#include "app/sample/samplelist.h"
#include "app/sample/sampleservice.h"
#include "app/store/store.h"
#include "tests/bench/rows.h"
#include "tests/bench/stores.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

#include <chrono>

namespace sidelight {

namespace {

double importMs(const QList<QUuid> &ids)
{
    SampleService service;
    // It serves as many deals as that only where it lists them.
    if (!service.start() || !service.setFault(QStringLiteral("list-many")))
        qFatal("the sample service cannot listen: %s", qPrintable(service.errorString()));
    const QTemporaryDir dir(QStringLiteral(BENCH_DATA "/import-XXXXXX"));
    Store store(dealDerivation());
    BacksideClient client(service.endpoint());
    client.setPlanLimits(PlanLimits{1'000'000, 0});
    Library library(client, store, {std::chrono::hours{24}, std::chrono::hours{1}});
    store.open(placeIn(dir.path()));
    DealTasks tasks(library);
    QEventLoop loop;
    QObject::connect(&tasks, &DealTasks::changed, &loop, [&loop](const DealTask &task) {
        if (task.state == DealTask::State::Stopped)
            qFatal("the import stopped: %s", qPrintable(task.stop->detail));
        if (task.isOver())
            loop.quit();
    });
    QElapsedTimer timer;
    timer.start();
    const QUuid id = tasks.add(DealTask::Kind::Import, {}, ids);
    loop.exec();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    if (tasks.task(id)->created != ids.size())
        qFatal("only %d deals of %d came", tasks.task(id)->created, int(ids.size()));
    return ms;
}

} // namespace

std::vector<Row> importRows()
{
    const QList<QUuid> all = manyListed();
    const QList<QUuid> tenth = all.first(all.size() / 10);
    return {paired(
        newRow("import", QStringLiteral("import of 10,000 deals from the sample service, against 1,000"),
               12),
        3, [&] { return importMs(all); }, [&] { return importMs(tenth); })};
}

} // namespace sidelight
