// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept of people, and of those that were not found.

#include "app/library/librarypeople.h"

#include "app/api/backsideclient.h"
#include "app/api/decodecontact.h"
#include "app/library/fetchoutcome.h"
#include "app/library/withdecoded.h"
#include "app/store/store.h"

#include <utility>

namespace sidelight {

namespace {

constexpr qsizetype mostPerRead = 200; ///< so that other reads and writes get their turn between

} // namespace

void LibraryPeople::consultNext()
{
    if (!m_withStore.isEmpty())
        return;
    QList<QUuid> ids;
    const auto take = [&](const QUuid &id) {
        if (m_consultedIds.contains(id) || m_withStore.contains(id))
            return;
        m_withStore.insert(id);
        ids << id;
    };
    for (const QUuid &id : std::as_const(m_visible))
        take(id);
    while (ids.size() < mostPerRead && m_consulted < m_ids.size())
        take(m_ids[m_consulted++]);
    if (!ids.isEmpty())
        m_store.loadContacts(ids);
}

void LibraryPeople::load(const QList<QUuid> &ids)
{
    for (const QUuid &id : ids)
        known(id);
    m_store.loadContacts(ids);
}

void LibraryPeople::fetch(const QUuid &id)
{
    m_fetching.insert(id, false);
    known(id).isInClient = true;
    m_asked.insert(contactPath(id), id);
    m_client.get(contactPath(id), BacksideClient::Priority::Background);
}

/// What nobody looked for in the copies is of no further use here.
void LibraryPeople::endFetch(const QUuid &id, const Result<Fetched> &outcome)
{
    if (!m_fetching.remove(id))
        return;
    const auto found = m_known.constFind(id);
    if (found != m_known.constEnd() && !m_consultedIds.contains(id) && !found->isUnkept)
        m_known.erase(found);
    Q_EMIT fetched(id, outcome);
}

void LibraryPeople::takeStored(const QList<QUuid> &ids, const Result<std::vector<StoredContact>> &contacts)
{
    QSet<QUuid> unkept; // of those that were asked for here, and not by somebody else or before clear()
    for (const QUuid &id : ids) {
        if (m_withStore.remove(id) || m_known.contains(id))
            unkept.insert(id);
    }
    for (std::size_t i = 0; contacts && i < contacts->size(); ++i) {
        const StoredContact &stored = (*contacts)[i];
        if (!unkept.remove(stored.id))
            continue;
        known(stored.id);
        withDecoded<Contact>(this, decodeContact, stored.newest ? stored.newest->body : QByteArray(),
                             stored.id,
                             [this, stored, generation = m_generation](const Result<Contact> &contact) {
                                 if (generation == m_generation && m_known.contains(stored.id))
                                     settleStored(stored, contact);
                             });
    }
    m_consultedIds.unite(unkept);
    markVisible({});
    consultNext();
    goOn();
    Q_EMIT loaded(ids);
}

void LibraryPeople::settleStored(const StoredContact &stored, const Result<Contact> &contact)
{
    Known &one = known(stored.id);
    m_consultedIds.insert(stored.id);
    if (stored.missingAt) {
        one.triedAt = *stored.missingAt;
        one.person.error = Error{Error::Kind::NotFound, QStringLiteral("remembered"), {}, 404};
    }
    // An answer may have been quicker.
    if (contact && !one.person.contact) {
        one.person.contact = std::make_shared<const Contact>(*contact);
        one.person.receivedAt = stored.newest->checkedAt;
    }
    tell(stored.id);
    if (stored.newest && stored.newest->body.size() > maxBytesOnThisThread) { // all others went on
        markVisible({});
        goOn();
    }
}

void LibraryPeople::takeKept(const QUuid &id, const Result<Appended> &kept)
{
    const auto found = m_known.find(id);
    if (found == m_known.end())
        return;
    if (kept) {
        noteAnswered();
    } else if (kept.error().kind == Error::Kind::OtherTenant) { // of others the store's status tells
        found->person.contact.reset();
        found->person.receivedAt = {};
        found->person.error = kept.error();
        found->triedAt = QDateTime::currentDateTimeUtc();
        tell(id);
    }
    if (m_fetching.value(id))
        endFetch(id, kept ? Result<Fetched>(outcomeOf(*kept)) : kept.error());
}

void LibraryPeople::noteAnswered()
{
    if (std::exchange(m_hasAnswered, true))
        return;
    for (Known &one : m_known) {
        if (std::exchange(one.isUnkept, false))
            m_store.setContactMissing(one.person.id, one.triedAt);
    }
}

void LibraryPeople::noteMissing(const QUuid &id)
{
    Known &one = known(id);
    one.isUnkept = !m_hasAnswered;
    if (m_hasAnswered)
        m_store.setContactMissing(id, one.triedAt);
}

} // namespace sidelight
