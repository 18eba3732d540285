// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept of people, and of those that were not found.

#include "app/library/librarypeople.h"

#include "app/api/decodecontact.h"
#include "app/library/later.h"
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
        if (known(id).isConsulted || m_withStore.contains(id))
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

void LibraryPeople::takeStored(const QList<QUuid> &ids, const Result<std::vector<StoredContact>> &contacts)
{
    for (const QUuid &id : ids)
        m_withStore.remove(id);
    QSet<QUuid> unkept(ids.begin(), ids.end());
    for (std::size_t i = 0; contacts && i < contacts->size(); ++i) {
        const StoredContact &stored = (*contacts)[i];
        unkept.remove(stored.id);
        withDecoded<Contact>(this, decodeContact, stored.newest ? stored.newest->body : QByteArray(),
                             stored.id,
                             [this, stored, generation = m_generation](const Result<Contact> &contact) {
                                 if (generation == m_generation && m_known.contains(stored.id))
                                     settleStored(stored, contact);
                             });
    }
    for (const QUuid &id : std::as_const(unkept)) {
        if (const auto found = m_known.find(id); found != m_known.end()) // else clear() came between
            found->isConsulted = true;
    }
    markVisible({});
    consultNext();
    goOn();
    Q_EMIT loaded(ids);
}

void LibraryPeople::settleStored(const StoredContact &stored, const Result<Contact> &contact)
{
    Known &one = known(stored.id);
    one.isConsulted = true;
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
        return;
    }
    if (kept.error().kind != Error::Kind::OtherTenant)
        return; // the store's status says so
    found->person.contact.reset();
    found->person.receivedAt = {};
    found->person.error = kept.error();
    found->triedAt = QDateTime::currentDateTimeUtc();
    tell(id);
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
