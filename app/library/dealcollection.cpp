// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealcollection.h"

#include "app/domain/later.h"
#include "app/domain/workers.h"
#include "app/library/library.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr std::chrono::milliseconds shortestRest{500};
constexpr int firstRows = 200;
constexpr int restPerWork = 9; // a tenth of the time, at most, goes into following changes

/// Differs between all collections, which hear each other's answers.
int nextTicket()
{
    static int last = 0;
    return ++last;
}

/// Whoever lets go of a million deals last is busy with it for a while: not the window's thread.
class LetGoElsewhere
{
public:
    LetGoElsewhere(std::shared_ptr<const DealCatalog> catalog, std::shared_ptr<const ShownDeals> shown)
        : m_catalog(std::move(catalog))
        , m_shown(std::move(shown))
    {}
    ~LetGoElsewhere()
    {
        workers().start([catalog = std::move(m_catalog), shown = std::move(m_shown)] {});
    }
    Q_DISABLE_COPY_MOVE(LetGoElsewhere)

private:
    std::shared_ptr<const DealCatalog> m_catalog;
    std::shared_ptr<const ShownDeals> m_shown;
};

/// What an index of the store has in this order.
bool isPlain(const DealView &view)
{
    return view.filter.isEmpty() && !view.second && view.grouping == DealGrouping::None;
}

} // namespace

struct DealCollection::Task {
    std::shared_ptr<const DealCatalog> catalog;
    std::vector<DealRow> changed;
    DealView view;
    FoundRecords found;
    QDate today;
    std::shared_ptr<const ShownDeals> before; ///< whose order may be of use
    int generation = 0;
    int wanted = 0;
};

struct DealCollection::Arranged {
    std::shared_ptr<const DealCatalog> catalog;
    std::shared_ptr<const ShownDeals> shown;
    std::chrono::milliseconds took{0};
    int generation = 0;
    int wanted = 0;
};

/// On another thread.
DealCollection::Arranged DealCollection::arranged(const Task &task)
{
    QElapsedTimer timer;
    timer.start();
    std::shared_ptr<const DealCatalog> catalog = task.catalog;
    if (!task.changed.empty()) {
        const auto copy = std::make_shared<DealCatalog>(*catalog); // others read the former one
        for (const DealRow &row : task.changed)
            copy->put(row);
        catalog = copy;
    }
    auto shown = std::make_shared<const ShownDeals>(
        shownDeals(catalog, task.view, task.found, task.today, task.before.get()));
    return {catalog, std::move(shown), std::chrono::milliseconds(timer.elapsed()), task.generation,
            task.wanted};
}

DealCollection::DealCollection(Library &library, QObject *parent, int readAtOnce)
    : QObject(parent)
    , m_library(library)
    , m_readAtOnce(readAtOnce)
    , m_today(QDate::currentDate())
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &DealCollection::want);
    connect(&library, &Library::firstLoaded, this, &DealCollection::takeFirst);
    connect(&library, &Library::catalogLoaded, this, &DealCollection::takeCatalog);
    connect(&library, &Library::searched, this, &DealCollection::takeRecords);
    connect(&library, &Library::searchChanged, this, &DealCollection::searchAgain);
    connect(&library, &Library::rowChanged, this, &DealCollection::takeRow);
    connect(&library, &Library::countsChanged, this, &DealCollection::takeCounts);
    connect(&library, &Library::cleared, this, &DealCollection::takeCleared);
}

void DealCollection::begin()
{
    if (std::exchange(m_isBegun, true))
        return;
    load();
}

void DealCollection::release()
{
    m_isBegun = false;
    forget();
}

void DealCollection::setView(const DealView &view)
{
    if (view == m_view && !m_hasFailed)
        return;
    m_view = view;
    if (std::exchange(m_hasFailed, false) && !m_catalog)
        load();
    else
        loadFirst();
    want();
}

void DealCollection::setToday(QDate today)
{
    if (today == m_today)
        return;
    m_today = today;
    want();
}

void DealCollection::load()
{
    // While a file is being opened, the store would read it on the thread that opens; it tells the counts
    // once it is open.
    if (!m_isBegun || m_library.storeStatus().mode == StoreStatus::Mode::Opening)
        return;
    loadFirst();
    ++m_loading;
    m_library.loadCatalog();
}

/// What a large store shows at once, since reading all of it takes long.
void DealCollection::loadFirst()
{
    if (m_isBegun && !m_catalog && isPlain(m_view) && m_library.counts().all > m_readAtOnce)
        m_library.loadFirst(m_view.first, firstRows);
}

void DealCollection::takeFirst(const DealSort &sort, const Result<std::vector<DealRow>> &rows)
{
    if (!m_isBegun || m_catalog || !isPlain(m_view) || sort != m_view.first || !rows || rows->empty())
        return;
    const auto catalog = std::make_shared<DealCatalog>();
    const auto shown = std::make_shared<ShownDeals>();
    for (const DealRow &row : *rows) {
        shown->order.push_back(quint32(shown->order.size()));
        catalog->put(row);
    }
    shown->catalog = catalog;
    shown->view = m_view;
    shown->isBeginning = true;
    m_shown = shown;
    Q_EMIT shownChanged();
}

void DealCollection::takeCatalog(const Result<std::shared_ptr<const DealCatalog>> &catalog)
{
    if (!m_isBegun)
        return;
    const auto changed = m_changedWhileLoading; // it may have been read before these
    m_loading = std::max(m_loading - 1, 0);
    if (m_loading == 0)
        m_changedWhileLoading.clear();
    if (!catalog) {
        m_hasFailed = true;
        Q_EMIT failed(catalog.error());
        return;
    }
    m_catalog = *catalog;
    m_changed = changed;
    ++m_generation;
    want();
}

void DealCollection::takeRow(const DealRow &row)
{
    m_hasToldRow = true;
    if (m_loading > 0)
        m_changedWhileLoading.insert(row.id, row);
    if (!m_catalog)
        return;
    m_changed.insert(row.id, row);
    gather();
}

/// Counts that come without a row are those of other deals altogether: of another file, of one that was
/// wiped or filled, of lists that were made anew.
void DealCollection::takeCounts()
{
    if (!std::exchange(m_hasToldRow, false))
        load();
}

void DealCollection::takeCleared()
{
    forget();
    // After whoever cleared has opened another file, if any.
    QMetaObject::invokeMethod(this, &DealCollection::load, Qt::QueuedConnection);
}

void DealCollection::forget()
{
    const LetGoElsewhere former(m_catalog, m_shown);
    ++m_generation;
    m_catalog.reset();
    m_changed.clear();
    m_changedWhileLoading.clear();
    m_gathering.stop();
    m_terms.clear();
    m_found.reset();
    m_ticket = 0;
    m_hasFailed = false;
    m_hasToSearchAgain = false;
    m_loading = 0;
    m_arranged = m_wanted;
    if (!std::exchange(m_shown, nullptr))
        return;
    Q_EMIT shownChanged();
}

void DealCollection::gather()
{
    if (!m_gathering.isActive())
        m_gathering.start(int(m_rest.remainingTime()));
}

void DealCollection::want()
{
    ++m_wanted;
    arrange();
}

/// Begins with the newest that is wanted, unless a former one is still under way.
void DealCollection::arrange()
{
    if (!m_catalog || m_isRunning || m_arranged == m_wanted)
        return;
    if (!hasFound(parseDealQuery(m_view.filter, m_today).terms))
        return;
    Task task{m_catalog, {}, m_view, m_found, m_today, m_shown, m_generation, m_wanted};
    task.changed.assign(m_changed.cbegin(), m_changed.cend());
    m_changed.clear();
    m_gathering.stop();
    m_isRunning = true;
    later(this, QtConcurrent::run(&workers(), &DealCollection::arranged, std::move(task)),
          [this](const Arranged &done) { takeArranged(done); });
}

/// Else the index is asked.
bool DealCollection::hasFound(const std::vector<SearchTerm> &terms)
{
    if (terms == m_terms && (m_found || terms.empty()))
        return true;
    if (terms != m_terms || m_ticket == 0) {
        m_terms = terms;
        m_found.reset();
        m_ticket = terms.empty() ? 0 : nextTicket();
        if (m_ticket > 0)
            m_library.search(terms, m_ticket);
    }
    return terms.empty();
}

void DealCollection::takeRecords(int ticket, const Result<std::vector<qint64>> &records)
{
    if (ticket != m_ticket)
        return;
    m_ticket = 0;
    if (records) {
        m_found = *records;
        arrange();
        return;
    }
    m_hasFailed = true;
    m_hasToSearchAgain = false;
    m_arranged = m_wanted; // until something else is wanted
    Q_EMIT failed(records.error());
}

void DealCollection::searchAgain()
{
    m_hasToSearchAgain = !m_terms.empty() && m_catalog && m_arranged != m_wanted;
    if (m_terms.empty() || m_hasToSearchAgain)
        return;
    m_found.reset();
    want();
}

void DealCollection::takeArranged(const Arranged &done)
{
    m_isRunning = false;
    const LetGoElsewhere former(m_catalog, m_shown);
    if (done.generation == m_generation) {
        const bool hasFollowed = done.catalog != m_catalog;
        m_catalog = done.catalog;
        if (hasFollowed)
            m_rest.setRemainingTime(std::max(shortestRest, restPerWork * done.took));
        if (done.wanted == m_wanted) {
            m_shown = done.shown;
            m_arranged = done.wanted;
            Q_EMIT shownChanged();
            if (m_hasToSearchAgain)
                searchAgain();
        }
        if (!m_changed.isEmpty())
            gather();
    }
    arrange();
}

} // namespace sidelight
