// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/api/decodedeal.h"
#include "app/library/fetchoutcome.h"
#include "app/library/shareddeal.h"
#include "app/library/stale.h"
#include "app/library/withdecoded.h"
#include "app/store/store.h"

#include <utility>

namespace sidelight {

namespace {

/// A copy that is kept, and an answer for the same ID to a key of another tenant (decision 12).
bool isOfOtherTenant(const DealState &state, const Deal &answer)
{
    const bool isKept = state.deal && !state.keepError;
    return isKept && state.deal->tenantId.get() && answer.tenantId.get()
           && *state.deal->tenantId != *answer.tenantId;
}

} // namespace

Library::Library(BacksideClient &client, Store &store, RefreshLimits limits, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_limits(limits)
    , m_people(client, store, limits.namesGoodFor)
    , m_finder(client, store)
{
    connect(&m_people, &LibraryPeople::personChanged, this, &Library::personChanged);
    connect(&m_people, &LibraryPeople::loaded, this, &Library::peopleLoaded);
    connect(&m_people, &LibraryPeople::problemChanged, this, &Library::peopleProblemChanged);
    connect(&m_people, &LibraryPeople::fetched, this, &Library::personFetched);
    connect(&m_finder, &DealFinder::progressed, this, &Library::findingProgressed);
    connect(&m_finder, &DealFinder::found, this, &Library::dealsFound);
    m_stay.setSingleShot(true);
    m_polling.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_polling, &QTimer::timeout, this, &Library::poll);
    connect(&store, &Store::listed, this, &Library::takePinned);
    connect(&m_stay, &QTimer::timeout, this, &Library::refreshOpened);
    connect(&client, &BacksideClient::answered, this, &Library::takeAnswer);
    connect(&client, &BacksideClient::failed, this, &Library::takeFailure);
    connect(&client, &BacksideClient::pauseChanged, this, &Library::takePause);
    connect(&client, &BacksideClient::usageChanged, this, &Library::usageChanged);
    connect(&store, &Store::bodyRead, this, &Library::decodeAhead);
    connect(&store, &Store::loaded, this, &Library::takeStored);
    connect(&store, &Store::appended, this, &Library::takeKept);
    connect(&store, &Store::pastLoaded, this, &Library::takePast);
    connect(&store, &Store::rowChanged, this, &Library::rowChanged);
    connect(&store, &Store::countsChanged, this, &Library::takeCounts);
    connect(&store, &Store::listed, this, &Library::listLoaded);
    connect(&store, &Store::searched, this, &Library::searched);
    connect(&store, &Store::newestFound, this, &Library::newestFound);
    connect(&store, &Store::explained, this, &Library::explained);
    connect(&store, &Store::searchChanged, this, &Library::searchChanged);
    connect(&store, &Store::searchCaughtUp, this, &Library::searchCaughtUp);
    connect(&store, &Store::firstLoaded, this, &Library::firstLoaded);
    connect(&store, &Store::catalogLoaded, this, &Library::catalogLoaded);
    connect(&store, &Store::statusChanged, this, &Library::storeStatusChanged);
    connect(&store, &Store::verified, this, &Library::verified);
    connect(&store, &Store::measured, this, &Library::measured);
    connect(&store, &Store::pruningEstimated, this, &Library::pruningEstimated);
}

Library::~Library() = default;

DealState &Library::known(const QUuid &id)
{
    DealState &state = m_states[id];
    state.id = id;
    return state;
}

void Library::tell(const QUuid &id)
{
    Q_EMIT dealChanged(state(id));
    m_people.setDeal(id, state(id).deal, isAboutToAsk(id)); // after the deal is shown
}

/// Opened a moment ago: it comes before its people.
bool Library::isAboutToAsk(const QUuid &id) const
{
    return m_opened == id && m_stay.isActive();
}

/// Here or, a large body, on another thread; then `take(Shared)`. Shared at once: whoever has no use for
/// the deal lets go of it as well.
template <typename Take>
void Library::decode(const QByteArray &body, const QUuid &id, Take take)
{
    auto takeShared = [this, take = std::move(take), generation = m_generation](const Shared &deal) {
        if (generation == m_generation)
            take(deal);
    };
    if (const auto ahead = m_ahead.constFind(id); ahead != m_ahead.cend() && ahead->body.isSharedWith(body))
        later(this, m_ahead.take(id).deal, std::move(takeShared));
    else
        withDecoded<Deal>(this, decodeDeal, body, id,
                          [takeShared = std::move(takeShared)](Result<Deal> deal) {
                              takeShared(sharedDeal(std::move(deal)));
                          });
}

void Library::open(const QUuid &id)
{
    m_stay.stop();
    m_opened = id;
    m_visiting.insert(id);
    if (!m_consulted.contains(id)) {
        m_askedOnOpening.insert(id);
        consult(id);
        tell(id);
        return;
    }
    const DealState &state = known(id);
    if (state.isLoading) // by load(), which asks for nothing
        m_askedOnOpening.insert(id);
    if (state.deal)
        visit(id);
    if (!state.deal && state.isSettled()) {
        ask(id);
        return;
    }
    if (state.deal && isStale(state.receivedAt, m_limits.goodFor))
        m_stay.start(m_limits.onScreen);
    tell(id);
}

void Library::refreshOpened()
{
    ask(m_opened);
}

void Library::refresh(const QUuid &id)
{
    if (!m_consulted.contains(id))
        consult(id);
    ask(id);
}

void Library::load(const QUuid &id)
{
    if (!m_consulted.contains(id))
        consult(id);
    else
        tell(id);
}

void Library::consult(const QUuid &id)
{
    m_consulted.insert(id);
    known(id).isLoading = true;
    m_store.load(id);
}

void Library::ask(const QUuid &id, bool isInBackground)
{
    DealState &state = known(id);
    state.isAsking = true;
    const QString path = dealPath(id);
    m_asked.insert(path, id);
    using Priority = BacksideClient::Priority;
    m_client.get(path, isInBackground ? Priority::Background : Priority::Person);
    state.pausedUntil = pauseOf(path);
    tell(id);
}

void Library::visit(const QUuid &id)
{
    if (m_visiting.remove(id))
        m_store.setVisited(id, QDateTime::currentDateTimeUtc());
}

DealState Library::state(const QUuid &id) const
{
    const auto found = m_states.constFind(id);
    if (found != m_states.constEnd())
        return *found;
    DealState unknown;
    unknown.id = id;
    return unknown;
}

// --- What the store says ------------------------------------------------------------------------

void Library::takeStored(const QUuid &id, const Result<std::optional<StoredDeal>> &stored)
{
    if (!m_consulted.contains(id))
        return;
    if (!stored || !*stored) {
        m_ahead.remove(id);
        DealState &state = known(id);
        state.isLoading = false;
        if (!stored && !state.deal && !state.error)
            state.error = stored.error();
        endLoading(id);
        return;
    }
    decode((*stored)->newest.body, id,
           [this, id, kept = **stored](const Shared &deal) { settleStored(id, deal, kept); });
    m_ahead.remove(id); // of a newer one that was damaged
}

void Library::settleStored(const QUuid &id, const Shared &deal, const StoredDeal &kept)
{
    DealState &state = known(id);
    state.isLoading = false;
    state.isPinned = kept.isPinned;
    // An answer may have been quicker; then the store's word about it is still to come.
    if (!state.deal) {
        if (deal) {
            state.deal = *deal;
            state.source = DealState::Source::Copy;
            state.receivedAt = kept.newest.checkedAt;
            state.stageSince = kept.stageSince;
            state.missingSince = kept.missingSince;
            state.damagedNewer = kept.damagedNewer;
            state.place = kept.newest.place;
            takeLooked(id, kept.looked);
        } else if (!state.error) {
            state.error = deal.error();
            state.refusedBody = kept.newest.body;
        }
    }
    if (state.deal && state.error && state.error->kind == Error::Kind::NotFound)
        noteMissing(id);
    endLoading(id);
}

void Library::endLoading(const QUuid &id)
{
    const bool isOpening = m_askedOnOpening.remove(id);
    const DealState state = known(id);
    if (isOpening && !state.deal && !state.isAsking) {
        ask(id);
        return;
    }
    if (isOpening && state.deal && !state.isAsking && m_opened == id
        && isStale(state.receivedAt, m_limits.goodFor))
        m_stay.start(m_limits.onScreen);
    tell(id); // it is on screen before anything is written about it
    if (state.deal)
        visit(id);
}

void Library::takeKept(const QUuid &id, const Result<Appended> &kept)
{
    if (!m_states.contains(id))
        return;
    DealState &state = known(id);
    state.isKeeping = false;
    state.keepError.reset();
    if (!kept) {
        state.keepError = kept.error();
        if (kept.error().kind == Error::Kind::OtherTenant && state.deal && state.deal->tenantId.get())
            m_otherTenant = *state.deal->tenantId;
        tell(id);
        endFetchKept(id, kept.error());
        return;
    }
    state.place = kept->place;
    state.stageSince = kept->stageSince;
    takeLooked(id, kept->looked);
    state.damagedNewer = 0;
    visit(id);
    tell(id);
    m_people.noteAnswered();
    if (!std::exchange(m_hasAnswered, true))
        noteAllMissing();
    endFetchKept(id, outcomeOf(*kept));
}

/// The version that the reader last looked at; the same one stays the same object.
void Library::takeLooked(const QUuid &id, const std::optional<StoredBody> &body)
{
    DealState &state = known(id);
    if (!body) {
        state.looked.reset();
        return;
    }
    if (state.looked && state.looked->body == body->body)
        return;
    const bool isLater = body->body.size() > maxBytesOnThisThread;
    decode(body->body, id, [this, id, isLater](const Shared &deal) {
        known(id).looked = deal ? *deal : nullptr;
        if (isLater)
            tell(id);
    });
}

// --- What the service says ----------------------------------------------------------------------

void Library::takeAnswer(const QString &path, const Answer &answer)
{
    if (!m_asked.contains(path))
        return;
    const QUuid id = m_asked.take(path);
    // The same answer again is the same deal: nothing on screen moves, and nothing is to be read.
    if (const auto held = state(id).deal; held && held->body == answer.body)
        settle(id, held, answer);
    else
        decode(answer.body, id, [this, id, answer](const Shared &deal) { settle(id, deal, answer); });
}

void Library::settle(const QUuid &id, const Shared &deal, const Answer &answer)
{
    DealState &state = known(id);
    state.isAsking = m_asked.contains(dealPath(id));
    state.pausedUntil.reset();
    if (deal && isOfOtherTenant(state, **deal)) {
        // Its deal of the same ID is another deal, and none of it comes into the place of ours.
        m_otherTenant = *(*deal)->tenantId;
        state.source = DealState::Source::Copy;
        state.error = Error{Error::Kind::OtherTenant,
                            QStringLiteral("the answer's tenant_id is not that of the copy")};
        state.refusedBody.clear();
    } else if (deal) {
        const auto &tenantId = (*deal)->tenantId;
        const auto tenant = tenantId.get() ? std::optional(*tenantId) : std::nullopt;
        if (state.deal != *deal && (!state.deal || state.deal->body != (*deal)->body))
            state.deal = *deal;
        state.source = DealState::Source::Live;
        state.receivedAt = answer.receivedAt;
        state.error.reset();
        state.refusedBody.clear();
        state.missingSince.reset();
        state.isKeeping = true;
        m_people.noteReachable(id);
        m_store.append(id, answer.body, answer.receivedAt, tenant);
        markFetchKept(id);
    } else {
        state.error = deal.error();
        state.refusedBody = answer.body;
        if (state.deal)
            state.source = DealState::Source::Copy;
    }
    const std::optional<Error> error = state.error;
    tell(id);
    pollAfter(id);
    if (error)
        endFetch(id, *error);
}

void Library::takeFailure(const QString &path, const Error &error)
{
    if (!m_asked.contains(path))
        return;
    const QUuid id = m_asked.take(path);
    DealState &state = known(id);
    state.isAsking = false;
    state.pausedUntil.reset();
    if (endPolling(id, error)) {
        tell(id);
        endFetch(id, error);
        return;
    }
    state.error = error;
    state.refusedBody.clear();
    if (state.deal) {
        state.source = DealState::Source::Copy;
        if (error.kind == Error::Kind::NotFound)
            noteMissing(id);
    } else if (error.kind == Error::Kind::NotFound && m_fetching.contains(id)) {
        noteFetchedMissing(id);
    }
    tell(id);
    pollAfter(id);
    endFetch(id, error);
}

void Library::takePause()
{
    const auto waiting = m_asked; // whoever is told may ask again
    for (auto asked = waiting.cbegin(); asked != waiting.cend(); ++asked) {
        m_states[*asked].pausedUntil = pauseOf(asked.key());
        tell(*asked);
    }
}

std::optional<QDateTime> Library::pauseOf(const QString &path) const
{
    return m_client.isUnderWay(path) ? std::nullopt : m_client.pausedUntil();
}

} // namespace sidelight
