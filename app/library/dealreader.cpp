// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealreader.h"

#include "app/api/decodecontact.h"
#include "app/api/decodedeal.h"
#include "app/domain/later.h"
#include "app/domain/people.h"
#include "app/domain/workers.h"
#include "app/library/shareddeal.h"
#include "app/store/store.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr std::size_t mostAtOnce = 100;

DealState copyOf(const QUuid &id, const Result<std::optional<StoredDeal>> &stored)
{
    DealState copy;
    copy.id = id;
    if (!stored || !*stored) {
        copy.error = stored ? Error{Error::Kind::NotCached, {}} : stored.error();
        return copy;
    }
    const StoredDeal &kept = **stored;
    auto deal = decodeDeal(kept.newest.body, id);
    if (!deal) {
        copy.error = deal.error();
        return copy;
    }
    copy.deal = sharedDeal(std::move(*deal));
    copy.source = DealState::Source::Copy;
    copy.receivedAt = kept.newest.checkedAt;
    copy.missingSince = kept.missingSince;
    copy.isPinned = kept.isPinned;
    copy.place = kept.newest.place;
    copy.damagedNewer = kept.damagedNewer;
    return copy;
}

using StoredDeals = std::vector<std::pair<QUuid, std::shared_ptr<const Result<std::optional<StoredDeal>>>>>;

struct Copies {
    std::vector<DealState> deals;
    QList<QUuid> people; ///< each once
};

Copies copiesOf(const StoredDeals &stored)
{
    Copies copies;
    copies.deals.reserve(stored.size());
    QSet<QUuid> people;
    for (const auto &[id, deal] : stored) {
        copies.deals.push_back(copyOf(id, *deal));
        if (const DealState &copy = copies.deals.back(); copy.deal) {
            const std::vector<QUuid> ids = peopleIds(*copy.deal);
            people.unite(QSet<QUuid>(ids.begin(), ids.end()));
        }
    }
    copies.people = people.values();
    return copies;
}

People peopleOf(const std::vector<StoredContact> &stored)
{
    People people;
    for (const StoredContact &kept : stored) {
        auto contact = decodeContact(kept.newest ? kept.newest->body : QByteArray(), kept.id);
        if (contact)
            people.insert(kept.id, {kept.id,
                                    std::make_shared<const Contact>(std::move(*contact)),
                                    kept.newest->checkedAt,
                                    false,
                                    {}});
    }
    return people;
}

} // namespace

DealReader::DealReader(Store &store, std::vector<QUuid> ids)
    : m_store(store)
    , m_ids(std::move(ids))
{
    connect(&store, &Store::loaded, this, &DealReader::take);
    connect(&store, &Store::contactsLoaded, this, &DealReader::takePeople);
}

void DealReader::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    m_reading.clear();
    m_isWaitingForPeople = false;
    Q_EMIT ended();
}

void DealReader::goOn()
{
    if (m_isEnded) {
        Q_EMIT ended();
        return;
    }
    const std::size_t count = std::min(mostAtOnce, m_ids.size() - m_next);
    const auto first = m_ids.begin() + std::ptrdiff_t(m_next);
    m_reading.assign(first, first + std::ptrdiff_t(count));
    m_next += count;
    for (const QUuid &id : m_reading)
        m_store.load(id);
}

// The answer to somebody else's question is as good.
void DealReader::take(const QUuid &id, const Stored &stored)
{
    if (std::find(m_reading.begin(), m_reading.end(), id) == m_reading.end() || m_stored.contains(id))
        return;
    m_stored.insert(id, std::make_shared<const Stored>(stored));
    if (std::all_of(m_reading.begin(), m_reading.end(),
                    [this](const QUuid &wanted) { return m_stored.contains(wanted); }))
        takeAll();
}

void DealReader::takeAll()
{
    StoredDeals stored;
    for (const QUuid &id : std::exchange(m_reading, {}))
        stored.emplace_back(id, m_stored.value(id));
    m_stored.clear();
    later(this, QtConcurrent::run(&workers(), &copiesOf, std::move(stored)), [this](Copies copies) {
        m_copies = std::move(copies.deals);
        m_people = std::move(copies.people);
        if (m_isEnded)
            return;
        m_isWaitingForPeople = true;
        m_store.loadContacts(m_people);
    });
}

void DealReader::takePeople(const QList<QUuid> &ids, const Result<std::vector<StoredContact>> &contacts)
{
    if (!m_isWaitingForPeople || ids != m_people)
        return;
    m_isWaitingForPeople = false;
    later(this,
          QtConcurrent::run(&workers(), &peopleOf, contacts ? *contacts : std::vector<StoredContact>()),
          [this](const People &people) {
              if (!m_isEnded)
                  Q_EMIT read(std::exchange(m_copies, {}), people);
          });
}

} // namespace sidelight
