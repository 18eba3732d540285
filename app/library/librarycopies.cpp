// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the library passes on from and to the store: people, marks, lists, the past, the copies as a whole.

#include "app/domain/workers.h"
#include "app/library/library.h"

#include "app/api/decodedeal.h"
#include "app/domain/later.h"
#include "app/library/dealreader.h"
#include "app/library/shareddeal.h"
#include "app/library/withdecoded.h"
#include "app/store/store.h"

#include <QtConcurrentRun>

#include <utility>

namespace sidelight {

namespace {

std::shared_ptr<const Deal> decoded(const QByteArray &body, const QUuid &id)
{
    auto deal = decodeDeal(body, id);
    return deal ? sharedDeal(std::move(*deal)) : nullptr;
}

DealVersion::Body bodyState(StoredVersion::Body body)
{
    switch (body) {
    case StoredVersion::Body::Kept: return DealVersion::Body::Kept;
    case StoredVersion::Body::Pruned: return DealVersion::Body::Pruned;
    case StoredVersion::Body::Lost: return DealVersion::Body::Lost;
    case StoredVersion::Body::Damaged: return DealVersion::Body::Damaged;
    }
    Q_UNREACHABLE();
}

DealPast decodedPast(const QUuid &id, const std::vector<StoredVersion> &stored)
{
    DealPast past;
    past.id = id;
    past.versions.reserve(stored.size());
    for (const StoredVersion &row : stored) {
        DealVersion version;
        version.number = int(past.versions.size()) + 1;
        version.receivedAt = row.stored.receivedAt;
        version.checkedAt = row.stored.checkedAt;
        version.body = bodyState(row.body);
        if (row.body == StoredVersion::Body::Kept) {
            version.deal = decoded(row.stored.body, id);
            if (!version.deal)
                version.body = DealVersion::Body::Unreadable;
        }
        past.versions.push_back(std::move(version));
    }
    return past;
}

} // namespace

/// While the store proves the body.
void Library::decodeAhead(const QUuid &id, const QByteArray &body)
{
    if (!m_consulted.contains(id) || body.size() <= maxBytesOnThisThread)
        return;
    const auto decoded = [body, id] { return sharedDeal(decodeDeal(body, id)); };
    m_ahead.insert(id, {body, QtConcurrent::run(&workers(), decoded)});
}

void Library::wantPeople(const QUuid &deal, const QList<QUuid> &visible)
{
    m_people.want(deal, state(deal).deal, visible, isAboutToAsk(deal));
}

void Library::loadPeople(const QList<QUuid> &ids)
{
    m_people.load(ids);
}

void Library::askPeopleAgain()
{
    m_people.askAgain();
}

Person Library::person(const QUuid &id) const
{
    return m_people.person(id);
}

People Library::peopleOf(const QUuid &deal) const
{
    const DealState known = state(deal);
    return known.deal ? m_people.of(*known.deal) : People();
}

void Library::setPinned(const QUuid &id, bool isPinned)
{
    m_store.setPinned(id, isPinned);
    if (!m_states.contains(id))
        return;
    if (known(id).place > 0) // only what is kept can be
        known(id).isPinned = isPinned;
    tell(id);
}

void Library::acknowledge(const QUuid &id)
{
    m_store.setLooked(id, state(id).place); // another program may have brought a newer one
    if (!m_states.contains(id))
        return;
    known(id).looked.reset();
    tell(id);
}

void Library::loadList(DealGroup group, int count)
{
    m_store.list(group, count);
}

const DealCounts &Library::counts() const
{
    return m_counts;
}

void Library::takeCounts(const DealCounts &counts)
{
    m_counts = counts;
    Q_EMIT countsChanged(counts);
}

void Library::loadFirst(DealSort sort, int count)
{
    m_store.loadFirst(sort, count);
}

void Library::loadCatalog()
{
    m_store.loadCatalog();
}

void Library::search(const std::vector<SearchTerm> &terms, int ticket)
{
    m_store.search(terms, ticket);
}

void Library::findNewest(const QString &text, int count)
{
    m_store.findNewest(text, count);
}

void Library::explain(const QUuid &id, const std::vector<SearchTerm> &terms)
{
    m_store.explain(id, terms);
}

void Library::loadPast(const QUuid &id)
{
    m_store.loadPast(id);
}

std::unique_ptr<DealReader> Library::readCopies(std::vector<QUuid> ids)
{
    auto reader = std::make_unique<DealReader>(m_store, std::move(ids));
    connect(this, &Library::cleared, reader.get(), &DealReader::end);
    return reader;
}

void Library::takePast(const QUuid &id, const Result<std::vector<StoredVersion>> &stored)
{
    if (!stored) {
        Q_EMIT pastLoaded(stored.error());
        return;
    }
    qsizetype bytes = 0;
    for (const StoredVersion &version : *stored)
        bytes += version.stored.body.size();
    if (bytes <= maxBytesOnThisThread)
        Q_EMIT pastLoaded(decodedPast(id, *stored));
    else
        later(this, QtConcurrent::run(&workers(), &decodedPast, id, *stored),
              [this, generation = m_generation](DealPast past) {
                  if (generation == m_generation)
                      Q_EMIT pastLoaded(std::move(past));
              });
}

const StoreStatus &Library::storeStatus() const
{
    return m_store.status();
}

const std::optional<QUuid> &Library::otherTenant() const
{
    return m_otherTenant;
}

void Library::verify()
{
    m_store.verify();
}

void Library::measure()
{
    m_store.measure();
}

void Library::estimatePruning(const QDateTime &before)
{
    m_store.estimatePruning(before);
}

void Library::prune(const QDateTime &before)
{
    m_store.prune(before);
}

void Library::clear()
{
    m_stay.stop();
    m_people.clear();
    m_finder.cancel();
    m_states.clear();
    m_asked.clear();
    m_consulted.clear();
    m_ahead.clear();
    m_visiting.clear();
    m_askedOnOpening.clear();
    m_fetching.clear();
    m_notFound.clear();
    forgetPolling();
    m_hasAnswered = false;
    m_otherTenant.reset();
    ++m_generation;
    Q_EMIT cleared();
}

void Library::wipe()
{
    clear();
    Q_EMIT wiped();
    m_store.wipe();
}

void Library::seed(const std::vector<PastAnswer> &answers)
{
    m_store.seed(answers);
}

} // namespace sidelight
