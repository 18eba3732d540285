// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures in the running window, with the program's own objects on a made-up store; prints its rows as
// JSON for sidelight_bench. With --quick, the deals of ordinary size alone.

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/models/contactmodel.h"
#include "app/store/store.h"
#include "app/text/translations.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"
#include "tests/bench/watching.h"
#include "ui/dealpage.h"
#include "ui/mainwindow.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QStandardItemModel>
#include <QTableView>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>

using namespace sidelight;

namespace {

constexpr int warmUps = 20;
constexpr int measured = 200;
constexpr int largeRounds = 5;
constexpr std::chrono::milliseconds untilQuiet{1'500}; // until what a large deal began is done
constexpr int sortedColumns[] = {ContactModel::RoleColumn, ContactModel::NameColumn,
                                 ContactModel::LinkedColumn, ContactModel::PrimaryColumn};

/// The longest time for which nothing else was done on this thread.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start();
    }
    void restart()
    {
        m_longest = 0;
        m_since.start();
    }
    double longestMs()
    {
        beat();
        return m_longest;
    }

private:
    void beat()
    {
        if (m_since.isValid())
            m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

/// What is done one after the other: deals of ordinary size, in turn with a plain table; then in turn
/// the deals with the fewest and the most contacts; then the most contacts are sorted.
class Walk
{
public:
    Walk(WatchedApplication &application, const StorePlace &place, bool isQuick)
        : m_application(application)
        , m_largeSteps(isQuick ? 0 : 2 * largeRounds)
        , m_client(Endpoint{place.origin, {}})
        , m_library(m_client, m_store, limits())
        , m_window(m_library, QLocale(QLocale::English, QLocale::UnitedKingdom))
        , m_windowPaint(m_window, [this] { takePainted(); })
        , m_tablePaint(m_table, [this] { takeTable(); })
    {
        m_rows.setColumnCount(6);
        m_table.setModel(&m_rows);
        QObject::connect(&m_library, &Library::dealChanged, &m_window, [this](const DealState &state) {
            if (state.id == m_id && state.deal && std::exchange(m_isWaiting, false))
                m_windowPaint.await();
        });
        m_store.open(place);
        m_window.resize(1180, 760);
        m_window.show();
        m_table.resize(1180, 760);
        m_table.show();
        QTimer::singleShot(std::chrono::seconds{1}, &m_window, [this] { next(); });
    }

private:
    // Nothing is asked of the service: a copy is fresh for a hundred years.
    static RefreshLimits limits() { return {std::chrono::hours{24 * 36'500}, std::chrono::hours{1}}; }

    void next()
    {
        if (m_step < warmUps + measured)
            show(storedDealId((m_step + 1) * 487 % 100'000));
        else if (m_step < warmUps + measured + m_largeSteps)
            showLarge();
        else if (m_largeSteps > 0)
            sortNext();
        else
            finish();
    }

    void show(const QUuid &id)
    {
        m_id = id;
        m_isWaiting = true;
        m_application.takeEvents();
        m_timer.start();
        m_window.openDeal(id);
    }

    static bool isLargest(int step) { return step % 2 == 1; }

    void showLarge()
    {
        m_heartbeat.restart();
        m_library.clear(); // else it would still have the deal from the round before
        show(storedDealId(isLargest(m_step) ? std::end(largeDeals)[-1].number : largeDeals[0].number));
    }

    void takePainted()
    {
        const double ms = double(m_timer.nsecsElapsed()) / 1e6;
        const int step = m_step++;
        if (step >= warmUps + measured) {
            (isLargest(step) ? m_largest : m_small).push_back(ms);
            QTimer::singleShot(untilQuiet, &m_window, [this, step] { takeQuiet(step); });
            return;
        }
        if (step >= warmUps) {
            m_deals.push_back(ms);
            takeEventsInto(m_events);
        }
        resetTable();
    }

    void takeQuiet(int step)
    {
        (isLargest(step) ? m_largestGaps : m_smallGaps).push_back(m_heartbeat.longestMs());
        takeEventsInto(m_largeEvents);
        next();
    }

    void takeEventsInto(std::vector<double> &all)
    {
        const std::vector<double> events = m_application.takeEvents();
        all.insert(all.end(), events.begin(), events.end());
    }

    void sortNext()
    {
        auto *page = m_window.findChild<DealPage *>();
        if (m_sorts == 0)
            page->setTab(DealPage::ContactsTab);
        else
            takeEventsInto(m_sortEvents);
        if (m_sorts == std::size(sortedColumns)) {
            finish();
            return;
        }
        page->findChild<QTableView *>(QStringLiteral("contacts"))
            ->sortByColumn(sortedColumns[m_sorts++], Qt::AscendingOrder);
        QTimer::singleShot(untilQuiet, &m_window, [this] { sortNext(); });
    }

    void resetTable()
    {
        m_timer.start();
        m_rows.setRowCount(0);
        for (int row = 0; row < 10; ++row) {
            QList<QStandardItem *> items;
            for (int column = 0; column < 6; ++column)
                items += new QStandardItem(QStringLiteral("%1 %2 %3").arg(m_step).arg(row).arg(column));
            m_rows.appendRow(items);
        }
        m_tablePaint.await();
        m_table.viewport()->update();
    }

    void takeTable()
    {
        if (m_step > warmUps)
            m_tables.push_back(double(m_timer.nsecsElapsed()) / 1e6);
        next();
    }

    void finish()
    {
        std::vector<Row> rows = {
            fromValues(
                newRow("P3",
                       QStringLiteral("another cached deal painted in the running window, 95th percentile "
                                      "(theirs: a table of ten rows filled anew)"),
                       8),
                m_deals, percentile(m_deals, 0.95), percentile(m_tables, 0.95)),
            fromValues(
                newRow("G", QStringLiteral("longest event of the window while deals are opened"), 16),
                m_events, *std::max_element(m_events.begin(), m_events.end()))};
        if (m_largeSteps > 0)
            addLarge(rows);
        QTextStream(stdout) << QJsonDocument(toJson(rows)).toJson();
        QCoreApplication::quit();
    }

    void addLarge(std::vector<Row> &rows) const
    {
        const double most = *std::max_element(m_largestGaps.begin(), m_largestGaps.end());
        rows.push_back(fromValues(
            newRow("D3",
                   QStringLiteral("longest time without an answer while a cached deal of 100,000 contacts "
                                  "opens (theirs: of 10)"),
                   50),
            m_largestGaps, most, *std::max_element(m_smallGaps.begin(), m_smallGaps.end())));
        rows.push_back(fromPairs(
            newRow(
                "D3",
                QStringLiteral("a cached deal of 100,000 contacts until it is painted, against one of 10"),
                0),
            m_largest, m_small));
        rows.push_back(fromValues(
            newRow(
                "G",
                QStringLiteral("longest event of the window while deals of 100,000 contacts come and go"),
                16),
            m_largeEvents, *std::max_element(m_largeEvents.begin(), m_largeEvents.end())));
        rows.push_back(
            fromValues(newRow("G",
                              QStringLiteral("longest event of the window while 100,000 contacts are "
                                             "turned to and sorted"),
                              16),
                       m_sortEvents, *std::max_element(m_sortEvents.begin(), m_sortEvents.end())));
    }

    WatchedApplication &m_application;
    const int m_largeSteps;
    Store m_store{dealDerivation()};
    BacksideClient m_client;
    Library m_library;
    MainWindow m_window;
    QStandardItemModel m_rows;
    QTableView m_table;
    NextPaint m_windowPaint;
    NextPaint m_tablePaint;
    Heartbeat m_heartbeat;
    QElapsedTimer m_timer;
    QUuid m_id;
    bool m_isWaiting = false;
    int m_step = 0;
    std::size_t m_sorts = 0;
    std::vector<double> m_deals, m_events, m_tables, m_small, m_largest, m_smallGaps, m_largestGaps,
        m_largeEvents, m_sortEvents;
};

} // namespace

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    installTranslations(application, QLocale(QLocale::English, QLocale::UnitedKingdom));
    Walk walk(application, placeIn(dataFolder(hundredThousandDeals)),
              application.arguments().contains(QStringLiteral("--quick")));
    QTimer::singleShot(std::chrono::minutes{2}, &application, [] { qFatal("a deal was never painted"); });
    return QApplication::exec();
}
