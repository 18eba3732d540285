// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/tripcheck.h"

#include "app/domain/people.h"
#include "app/library/library.h"
#include "app/library/stale.h"

#include <limits>
#include <utility>

namespace sidelight {

TripCheck::TripCheck(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &Library::listLoaded, this, &TripCheck::takeList);
    connect(&library, &Library::dealChanged, this, &TripCheck::takeDeal);
    connect(&library, &Library::peopleLoaded, this, &TripCheck::takePeople);
}

void TripCheck::start(std::chrono::hours goodFor)
{
    m_goodFor = goodFor;
    m_isListing = true;
    m_loading.clear();
    m_isAboutPeople = false;
    m_library.loadList(DealGroup::Pinned, std::numeric_limits<int>::max());
}

/// The sidebar asks for this group too, but perhaps not for all of it.
void TripCheck::takeList(const Result<DealList> &list)
{
    if (!m_isListing || (list && (list->group != DealGroup::Pinned || list->hasMore)))
        return;
    m_isListing = false;
    if (!list) {
        Q_EMIT finished(list.error());
        return;
    }
    m_rows = list->rows;
    for (const DealRow &row : m_rows)
        m_loading.insert(row.id);
    for (const DealRow &row : std::vector<DealRow>(m_rows))
        m_library.load(row.id); // which may be answered from within
    if (m_rows.empty())
        Q_EMIT finished(TripReport());
}

void TripCheck::takeDeal(const DealState &state)
{
    if (!state.isLoading && m_loading.remove(state.id) && m_loading.isEmpty())
        loadPeople();
}

void TripCheck::loadPeople()
{
    m_people.clear();
    QSet<QUuid> seen;
    for (const DealRow &row : m_rows) {
        const DealState state = m_library.state(row.id);
        const std::vector<QUuid> ids = state.deal ? peopleIds(*state.deal) : std::vector<QUuid>();
        for (const QUuid &id : ids) {
            if (!seen.contains(id)) {
                seen.insert(id);
                m_people += id;
            }
        }
    }
    m_isAboutPeople = true;
    m_library.loadPeople(m_people);
}

void TripCheck::takePeople(const QList<QUuid> &ids)
{
    if (!m_isAboutPeople || ids != m_people)
        return;
    m_isAboutPeople = false;
    TripReport report;
    QSet<QUuid> seen;
    for (const DealRow &row : m_rows)
        report.deals.push_back(judged(row, report, seen));
    Q_EMIT finished(report);
}

TripDeal TripCheck::judged(const DealRow &row, TripReport &report, QSet<QUuid> &seen) const
{
    const DealState state = m_library.state(row.id);
    TripDeal deal{row.id, row.name};
    deal.isReadable = state.deal != nullptr;
    deal.isOld = state.deal && isStale(state.receivedAt, m_goodFor);
    if (!deal.isReadable || deal.isOld)
        report.dealsToFetch += row.id;
    const std::vector<QUuid> ids = state.deal ? peopleIds(*state.deal) : std::vector<QUuid>();
    for (const QUuid &id : ids) {
        const Person person = m_library.person(id);
        const bool isNobody = person.error && person.error->kind == Error::Kind::NotFound;
        if (person.contact || isNobody)
            continue;
        ++deal.namesMissing;
        if (!seen.contains(id)) {
            seen.insert(id);
            report.peopleToFetch += id;
        }
    }
    return deal;
}

} // namespace sidelight
