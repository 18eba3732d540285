// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"
#include "app/domain/error.h"
#include "app/domain/result.h"

#include <QDate>
#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace sidelight {

class Library;

/// All cached deals of the account, as a view arranges them. They are read once, are kept in memory from
/// begin() to release(), and follow the library. Of a large store the first ones are shown meanwhile. What
/// takes long is done on another thread: the newest view wins, and what a former one would have shown is
/// dropped.
class DealCollection : public QObject
{
    Q_OBJECT

public:
    /// The library is borrowed and must outlive the collection. Up to so many deals are read and sorted
    /// before anybody misses them; of more, the first ones are shown at once.
    explicit DealCollection(Library &library, QObject *parent = nullptr, int readAtOnce = 20'000);

    void begin();   ///< reads the deals, if they are not here yet
    void release(); ///< forgets them

    void setView(const DealView &view);
    const DealView &view() const { return m_view; }
    /// Local; today, to begin with. Relative days in the filter are counted from it.
    void setToday(QDate today);

    /// What was arranged last, which may be by a former view; null until the first time.
    const std::shared_ptr<const ShownDeals> &shown() const { return m_shown; }
    /// Whether shown() is not yet what the view asks for, or a first one is awaited.
    bool isArranging() const
    {
        return m_isBegun && (!m_catalog || m_arranged != m_wanted || m_hasToSearchAgain);
    }

Q_SIGNALS:
    void shownChanged();
    /// Storage: the deals could not be read, or the search failed; shown() stays.
    void failed(const sidelight::Error &error);

private:
    struct Task;
    struct Arranged;
    static Arranged arranged(const Task &task);

    void load();
    void loadFirst();
    void takeFirst(const DealSort &sort, const Result<std::vector<DealRow>> &rows);
    void takeCatalog(const Result<std::shared_ptr<const DealCatalog>> &catalog);
    void takeRow(const DealRow &row);
    void takeCounts();
    void takeCleared();
    void takeRecords(int ticket, const Result<std::vector<qint64>> &records);
    void takeArranged(const Arranged &done);
    void searchAgain();
    bool hasFound(const std::vector<SearchTerm> &terms);
    void forget();
    void want();
    void arrange();
    void gather();

    Library &m_library;
    const int m_readAtOnce;
    DealView m_view;
    QDate m_today;
    std::shared_ptr<const DealCatalog> m_catalog;
    std::shared_ptr<const ShownDeals> m_shown;
    QHash<QUuid, DealRow> m_changed; ///< since m_catalog was made
    QHash<QUuid, DealRow> m_changedWhileLoading;
    std::vector<SearchTerm> m_terms; ///< that the index was last asked for
    FoundRecords m_found;            ///< its answer, once it is there
    QTimer m_gathering;
    QDeadlineTimer m_rest{0};        ///< after a change was arranged
    int m_generation = 0;            ///< grows when other deals are held
    int m_wanted = 0;                ///< grows with whatever is to be arranged anew
    int m_arranged = 0;              ///< the m_wanted that shown() is of
    int m_ticket = 0;                ///< of the last search; 0: its answer is here
    int m_loading = 0;               ///< answers that are awaited
    bool m_hasFailed = false;        ///< to find out what m_view asks for
    bool m_hasToSearchAgain = false; ///< once what is under way is shown: a search may never rest
    bool m_isBegun = false;
    bool m_isRunning = false;
    bool m_hasToldRow = false; ///< since counts were told last
};

} // namespace sidelight
