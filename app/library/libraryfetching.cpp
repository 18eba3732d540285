// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Deals fetched for many at once, and those that the service does not find.

#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/store/store.h"

#include <utility>

namespace sidelight {

void Library::fetch(const QUuid &id)
{
    m_fetching.insert(id, false);
    ask(id, true);
}

void Library::fetchPerson(const QUuid &id)
{
    m_people.fetch(id);
}

void Library::findDeals()
{
    m_finder.find();
}

void Library::cancelFinding()
{
    m_finder.cancel();
}

Usage Library::usage() const
{
    return m_client.usage();
}

void Library::markFetchKept(const QUuid &id)
{
    if (const auto fetch = m_fetching.find(id); fetch != m_fetching.end())
        *fetch = true;
}

/// An answer that was asked for otherwise may be kept while this one is still under way.
void Library::endFetchKept(const QUuid &id, const Result<Fetched> &outcome)
{
    if (m_fetching.value(id))
        endFetch(id, outcome);
}

void Library::endFetch(const QUuid &id, const Result<Fetched> &outcome)
{
    if (!m_fetching.remove(id))
        return;
    if (!m_consulted.contains(id) && !m_asked.contains(dealPath(id)))
        m_states.remove(id);
    Q_EMIT fetched(id, outcome);
}

/// Its copy is not in memory, if there is one.
void Library::noteFetchedMissing(const QUuid &id)
{
    if (m_hasAnswered)
        m_store.setMissing(id, QDateTime::currentDateTimeUtc());
    else
        m_notFound << id;
}

/// Those that were not found before the key had answered for this tenant.
void Library::noteAllMissing()
{
    QList<QUuid> missing;
    for (const DealState &state : std::as_const(m_states)) {
        if (state.deal && state.error && state.error->kind == Error::Kind::NotFound)
            missing << state.id;
    }
    for (const QUuid &id : std::as_const(missing)) {
        noteMissing(id);
        tell(id);
    }
    for (const QUuid &id : std::exchange(m_notFound, {}))
        noteFetchedMissing(id);
}

void Library::noteMissing(const QUuid &id)
{
    // A key of another tenant finds none of these deals, and says nothing about them (decision 12).
    DealState &state = known(id);
    if (!m_hasAnswered || state.missingSince)
        return;
    state.missingSince = QDateTime::currentDateTimeUtc();
    m_store.setMissing(id, *state.missingSince);
}

} // namespace sidelight
