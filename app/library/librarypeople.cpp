// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/librarypeople.h"

#include "app/api/backsideclient.h"
#include "app/api/decodecontact.h"
#include "app/domain/later.h"
#include "app/domain/people.h"
#include "app/domain/workers.h"
#include "app/library/stale.h"
#include "app/library/withdecoded.h"
#include "app/store/store.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

/// The client has no way to take a request back, so it gets few at a time, and the order stays ours.
constexpr int mostInClient = 6;
/// A deal may have 10,000 contacts, and a plan 1,000 requests for the whole day.
constexpr int mostBeside = 200;
constexpr int mostFaultsInARow = 3;

bool isOfOtherTenant(const std::shared_ptr<const Deal> &deal, const Contact &contact)
{
    return deal && deal->tenantId.get() && contact.tenantId.get() && *deal->tenantId != *contact.tenantId;
}

} // namespace

LibraryPeople::LibraryPeople(BacksideClient &client, Store &store, std::chrono::seconds goodFor)
    : m_client(client)
    , m_store(store)
    , m_goodFor(goodFor)
{
    connect(&client, &BacksideClient::answered, this, &LibraryPeople::takeAnswer);
    connect(&client, &BacksideClient::failed, this, &LibraryPeople::takeFailure);
    connect(&store, &Store::contactsLoaded, this, &LibraryPeople::takeStored);
    connect(&store, &Store::contactAppended, this, &LibraryPeople::takeKept);
}

LibraryPeople::Known &LibraryPeople::known(const QUuid &id)
{
    Known &known = m_known[id];
    known.person.id = id;
    return known;
}

void LibraryPeople::tell(const QUuid &id)
{
    Q_EMIT personChanged(person(id));
}

Person LibraryPeople::person(const QUuid &id) const
{
    const auto found = m_known.constFind(id);
    if (found != m_known.constEnd())
        return found->person;
    Person unknown;
    unknown.id = id;
    return unknown;
}

People LibraryPeople::of(const Deal &deal) const
{
    People people;
    if (m_known.isEmpty())
        return people;
    const auto take = [&](const Field<QUuid> &id) {
        const auto found = id.get() ? m_known.constFind(*id) : m_known.constEnd();
        if (found != m_known.constEnd())
            people.insert(*id, found->person);
    };
    take(deal.contactId);
    take(deal.organizationId);
    for (const DealContact &link : deal.links()) {
        take(link.contactId);
        take(link.introducedBy);
    }
    return people;
}

// --- What is wanted ------------------------------------------------------------------------------

void LibraryPeople::want(const QUuid &deal, const std::shared_ptr<const Deal> &content,
                         const QList<QUuid> &visible, bool isHeld)
{
    const QList<QUuid> former = std::exchange(m_visible, visible);
    m_visible.removeAll(QUuid());
    if (deal != m_deal) {
        m_deal = deal;
        m_isAskingAgain = false;
        m_askedBeside = 0;
        beginRound();
    }
    m_isHeld = isHeld;
    setContent(content);
    markVisible(former);
    consultNext();
    goOn();
}

void LibraryPeople::setDeal(const QUuid &deal, const std::shared_ptr<const Deal> &content, bool isHeld)
{
    if (deal != m_deal)
        return;
    m_isHeld = isHeld;
    setContent(content);
    markVisible({});
    consultNext();
    goOn();
}

void LibraryPeople::setContent(const std::shared_ptr<const Deal> &content)
{
    if (content == m_content)
        return;
    m_content = content;
    setIds({});
    if (content && content->body.size() <= maxBytesOnThisThread)
        setIds(peopleIds(*content));
    else if (content)
        later(this, QtConcurrent::run(&workers(), [content] { return peopleIds(*content); }),
              [this, content](std::vector<QUuid> ids) {
                  if (content != m_content)
                      return;
                  setIds(std::move(ids));
                  consultNext();
                  goOn();
              });
}

void LibraryPeople::setIds(std::vector<QUuid> ids)
{
    m_ids = std::move(ids);
    m_consulted = 0;
    m_passed = 0;
    if (!m_ids.empty() && std::exchange(m_isAskingAgain, false))
        forgetTries(m_ids);
}

void LibraryPeople::forgetTries(const std::vector<QUuid> &ids)
{
    for (const QUuid &id : ids) {
        if (const auto found = m_known.find(id); found != m_known.end() && found->person.error)
            found->triedAt = {};
    }
}

void LibraryPeople::askAgain()
{
    beginRound();
    m_askedBeside = 0;
    m_isAskingAgain = m_ids.empty();
    forgetTries(m_ids);
    forgetTries({m_visible.begin(), m_visible.end()});
    setProblem(std::nullopt);
    markVisible({});
    goOn();
}

void LibraryPeople::noteReachable(const QUuid &deal)
{
    if (deal == m_deal || m_isResting)
        beginRound();
}

void LibraryPeople::beginRound()
{
    ++m_round;
    m_isResting = false;
    m_faultsInARow = 0;
    m_passed = 0;
}

bool LibraryPeople::isWanted(const Known &known) const
{
    const bool isConsulted = m_consultedIds.contains(known.person.id);
    if (!isConsulted || known.person.isAsking || known.failedInRound == m_round)
        return false;
    if (known.triedAt.isValid() && !isStale(known.triedAt, m_goodFor))
        return false;
    return !known.person.contact || isStale(known.person.receivedAt, m_goodFor);
}

/// Those in view are said to be asked for as soon as they are in turn, and no longer once they are out of
/// view and were not.
void LibraryPeople::markVisible(const QList<QUuid> &former)
{
    const QList<QUuid> visible = m_visible; // whoever is told may want others
    const QSet<QUuid> inView(visible.begin(), visible.end());
    for (const QUuid &id : former + visible) {
        Known &one = known(id);
        const bool isAsking =
            one.isInClient
            || (!isStopped() && inView.contains(id) && (one.person.isAsking || isWanted(one)));
        if (std::exchange(one.person.isAsking, isAsking) != isAsking)
            tell(id);
    }
}

// --- What the service says -----------------------------------------------------------------------

void LibraryPeople::goOn()
{
    while (!isStopped() && !m_isHeld && m_asked.size() < mostInClient + m_fetching.size()) {
        const auto id = next();
        if (!id)
            return;
        ask(*id);
    }
}

std::optional<QUuid> LibraryPeople::next()
{
    for (const QUuid &id : std::as_const(m_visible)) {
        const Known &one = known(id);
        if (one.person.isAsking && !one.isInClient)
            return id;
    }
    while (m_passed < m_ids.size() && m_askedBeside < mostBeside) {
        if (!m_consultedIds.contains(m_ids[m_passed]))
            return std::nullopt; // the store's word about it is still to come
        const Known &one = known(m_ids[m_passed++]);
        if (isWanted(one)) {
            ++m_askedBeside;
            return one.person.id;
        }
    }
    return std::nullopt;
}

void LibraryPeople::ask(const QUuid &id)
{
    Known &one = known(id);
    one.isInClient = true;
    const bool isNews = !std::exchange(one.person.isAsking, true);
    const QString path = contactPath(id);
    m_asked.insert(path, id);
    m_client.get(path, BacksideClient::Priority::Names);
    if (isNews)
        tell(id);
}

void LibraryPeople::takeAnswer(const QString &path, const Answer &answer)
{
    if (!m_asked.contains(path))
        return;
    const QUuid id = m_asked.take(path);
    withDecoded<Contact>(this, decodeContact, answer.body, id,
                         [this, id, answer, generation = m_generation](Result<Contact> contact) {
                             if (generation == m_generation)
                                 settle(id, std::move(contact), answer);
                         });
}

void LibraryPeople::settle(const QUuid &id, Result<Contact> contact, const Answer &answer)
{
    Known &one = known(id);
    one.isInClient = false;
    one.person.isAsking = false;
    m_faultsInARow = 0;
    if (contact && !isOfOtherTenant(m_content, *contact)) {
        const auto tenant = contact->tenantId.get() ? std::optional(*contact->tenantId) : std::nullopt;
        // The same answer again is the same contact, and nothing on screen moves.
        if (!one.person.contact || one.person.contact->body != contact->body)
            one.person.contact = std::make_shared<const Contact>(std::move(*contact));
        one.person.receivedAt = answer.receivedAt;
        one.person.error.reset();
        one.triedAt = {};
        one.isUnkept = false;
        m_store.appendContact(id, answer.body, answer.receivedAt, tenant);
        if (const auto fetch = m_fetching.find(id); fetch != m_fetching.end())
            *fetch = true;
    } else {
        one.triedAt = QDateTime::currentDateTimeUtc();
        one.person.error = contact ? Error{Error::Kind::OtherTenant,
                                           QStringLiteral("the contact's tenant_id is not the deal's")}
                                   : contact.error();
    }
    const std::optional<Error> error = one.person.error;
    if (m_isResting)
        beginRound();
    tell(id);
    markVisible({});
    goOn();
    if (error)
        endFetch(id, *error);
}

void LibraryPeople::takeFailure(const QString &path, const Error &error)
{
    if (!m_asked.contains(path))
        return;
    const QUuid id = m_asked.take(path);
    Known &one = known(id);
    one.isInClient = false;
    one.person.isAsking = false;
    one.person.error = error;
    judgeFault(id, error);
    tell(id);
    goOn();
    endFetch(id, error);
}

void LibraryPeople::judgeFault(const QUuid &id, const Error &error)
{
    Known &one = known(id);
    one.failedInRound = m_round;
    const bool isOfService = error.kind == Error::Kind::Service;
    if (error.kind == Error::Kind::ScopeMissing || error.status == 501) {
        setProblem(error);
    } else if (error.kind == Error::Kind::NotFound) {
        one.triedAt = QDateTime::currentDateTimeUtc();
        m_faultsInARow = 0;
        noteMissing(id);
    } else if (isOfService && error.status < 500) {
        one.triedAt = QDateTime::currentDateTimeUtc(); // it will be no other in a minute
    } else if (!isOfService || ++m_faultsInARow >= mostFaultsInARow) {
        m_isResting = true; // every further request would meet the same
    }
    if (isStopped())
        markVisible({});
}

void LibraryPeople::setProblem(const std::optional<Error> &problem)
{
    if (m_problem.has_value() == problem.has_value())
        return; // said once
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

void LibraryPeople::clear()
{
    ++m_generation;
    m_known.clear();
    m_asked.clear();
    m_fetching.clear();
    m_withStore.clear();
    m_consultedIds.clear();
    m_visible.clear();
    m_deal = QUuid();
    m_isAskingAgain = false;
    setContent(nullptr);
    m_hasAnswered = false;
    m_isHeld = false;
    m_askedBeside = 0;
    beginRound();
    setProblem(std::nullopt);
}

} // namespace sidelight
