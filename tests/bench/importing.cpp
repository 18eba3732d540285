// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window that lists many cached deals, while more of them come in from the sample service, which answers
// on a thread of its own: how long one event holds the window's thread at most. Prints its row as JSON for
// sidelight_bench.

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/dealtasks.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "app/store/store.h"
#include "app/text/translations.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"
#include "tests/bench/watching.h"
#include "ui/dealtable.h"
#include "ui/gettingin.h"
#include "ui/mainwindow.h"
#include "ui/taskstrip.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace sidelight;
using namespace std::chrono_literals;

namespace {

constexpr int imported = 5'000;
constexpr auto untilSettled = 4s; // the list is read and painted, and the index has nothing to do
const QLocale british(QLocale::English, QLocale::UnitedKingdom);

/// Deals that no made-up store holds.
QList<QUuid> newDeals()
{
    QList<QUuid> ids;
    for (int i = 0; i < imported; ++i)
        ids += storedDealId(3'000'000 + i);
    return ids;
}

class ServiceThread : public QThread
{
public:
    ServiceThread()
    {
        start();
        m_isReady.acquire();
    }
    ~ServiceThread() override
    {
        quit();
        wait();
    }
    const Endpoint &endpoint() const { return m_endpoint; }

protected:
    void run() override
    {
        SampleService service;
        const QList<QUuid> ids = newDeals();
        for (int i = 0; i < imported; ++i)
            service.setBody(ids[i], storedDeal(3'000'000 + i, 0));
        if (!service.start())
            qFatal("the sample service cannot listen: %s", qPrintable(service.errorString()));
        m_endpoint = service.endpoint();
        m_isReady.release();
        exec();
    }

private:
    Endpoint m_endpoint;
    QSemaphore m_isReady;
};

/// The kept store stays as it is.
StorePlace copyOf(const StoreSpec &spec, const QTemporaryDir &dir)
{
    const StorePlace kept = placeIn(dataFolder(spec));
    makeIndex(kept);
    const StorePlace copy = placeIn(dir.path());
    const QDir from = QFileInfo(kept.file).dir();
    const QDir to = QFileInfo(copy.file).dir();
    to.mkpath(QStringLiteral("."));
    for (const QString &name : from.entryList(QDir::Files)) {
        if (!QFile::copy(from.filePath(name), to.filePath(name)))
            qFatal("%s cannot be copied", qPrintable(from.filePath(name)));
    }
    return copy;
}

class Importing
{
public:
    Importing(WatchedApplication &application, const StoreSpec &spec)
        : m_application(application)
        , m_spec(spec)
        , m_client(m_service.endpoint())
        , m_library(m_client, m_store, {std::chrono::hours{24 * 36'500}, std::chrono::hours{1}})
        , m_tasks(m_library)
        , m_window(m_library, british)
        , m_getting(m_library, m_tasks, british, m_window)
    {
        m_client.setPlanLimits(PlanLimits{1'000'000, 0});
        m_tasks.open(m_dir.filePath(QStringLiteral("tasks")));
        m_tasks.takeUpKept();
        m_store.open(copyOf(spec, m_dir));
        m_window.addStrip(m_getting.strip());
        m_window.resize(1180, 760);
        m_window.show();
        QTimer::singleShot(1s, &m_window, [this] {
            m_window.prepareList();
            m_window.findChild<QAction *>(QStringLiteral("allDeals"))->trigger();
            QTimer::singleShot(untilSettled, &m_window, [this] { begin(); });
        });
    }

private:
    int listed() const { return m_window.findChild<DealTable *>()->model()->rowCount(); }

    void begin()
    {
        m_listedBefore = listed();
        if (m_listedBefore < m_spec.deals)
            qFatal("only %d deals are listed", m_listedBefore);
        QObject::connect(&m_tasks, &DealTasks::changed, &m_window, [this](const DealTask &task) {
            if (task.state == DealTask::State::Stopped)
                qFatal("the import stopped: %s", qPrintable(task.stop->detail));
            if (task.isOver())
                QTimer::singleShot(untilSettled, &m_window, [this] { finish(); });
        });
        m_application.takeEvents();
        m_tasks.add(DealTask::Kind::Import, {}, newDeals());
    }

    void finish()
    {
        if (listed() < m_listedBefore + imported) {
            QTimer::singleShot(untilSettled, &m_window, [this] { finish(); });
            return;
        }
        const std::vector<double> events = m_application.takeEvents();
        const QString what =
            QStringLiteral(
                "longest event of the window, %1 deals listed, while %2 more come in and are listed")
                .arg(m_spec.deals)
                .arg(imported);
        const Row row =
            fromValues(newRow("G", what, 16), events, *std::max_element(events.begin(), events.end()));
        QTextStream(stdout) << QJsonDocument(toJson({row})).toJson();
        QCoreApplication::quit();
    }

    WatchedApplication &m_application;
    const StoreSpec m_spec;
    const QTemporaryDir m_dir{QStringLiteral(BENCH_DATA "/importing-XXXXXX")};
    const ServiceThread m_service;
    Store m_store{dealDerivation()};
    BacksideClient m_client;
    Library m_library;
    DealTasks m_tasks;
    MainWindow m_window;
    GettingIn m_getting;
    int m_listedBefore = 0;
};

} // namespace

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    installTranslations(application, british);
    const auto spec = specFrom(QCoreApplication::arguments().value(1));
    if (!spec)
        return 2;
    Importing importing(application, *spec);
    QTimer::singleShot(3min, &application, [] { qFatal("the deals did not come in time"); });
    return QApplication::exec();
}
