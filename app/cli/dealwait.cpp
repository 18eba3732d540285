// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/dealwait.h"

#include "app/domain/people.h"

#include <chrono>

namespace sidelight {

namespace {

constexpr std::chrono::milliseconds longestPause{5'000};

/// What stands in the way for longer than a command waits; nothing while waiting makes sense.
std::optional<Error> longPause(const DealState &state)
{
    if (!state.pausedUntil)
        return std::nullopt;
    const std::chrono::milliseconds left{QDateTime::currentDateTimeUtc().msecsTo(*state.pausedUntil)};
    if (left <= longestPause)
        return std::nullopt;
    return Error{.kind = Error::Kind::TooMany,
                 .detail = QStringLiteral("the command line waits for no longer than 5 s"),
                 .wait = std::chrono::ceil<std::chrono::seconds>(left),
                 .status = 429};
}

} // namespace

DealWait::DealWait(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &Library::dealChanged, this, &DealWait::take);
    connect(&library, &Library::peopleLoaded, this, &DealWait::takePeople);
}

void DealWait::load(const QUuid &id)
{
    m_waiting.insert(id);
    m_library.load(id);
}

void DealWait::refresh(const QUuid &id)
{
    m_waiting.insert(id);
    m_library.refresh(id);
}

void DealWait::take(const DealState &state)
{
    // Whether it is kept is waited for too: nothing could be said of it after the end.
    if (!m_waiting.contains(state.id) || state.isLoading || state.isKeeping)
        return;
    DealState known = state;
    if (state.isAsking) {
        known.error = longPause(state);
        if (!known.error)
            return;
    }
    if (!known.deal && !known.error)
        known.error = Error{Error::Kind::NotCached, {}};
    m_waiting.remove(state.id);
    if (!known.deal) {
        Q_EMIT settled(known);
        return;
    }
    const std::vector<QUuid> people = peopleIds(*known.deal);
    const QList<QUuid> ids(people.begin(), people.end());
    m_waitingForPeople.append({ids, known});
    m_library.loadPeople(ids);
}

void DealWait::takePeople(const QList<QUuid> &ids)
{
    for (qsizetype i = 0; i < m_waitingForPeople.size(); ++i) {
        if (m_waitingForPeople[i].first != ids)
            continue;
        const DealState known = m_waitingForPeople.takeAt(i).second;
        Q_EMIT settled(known);
        return;
    }
}

} // namespace sidelight
