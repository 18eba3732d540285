// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pinned deals, refreshed while nobody looks (decision 18).

#include "app/library/library.h"

#include "app/store/store.h"

#include <limits>

namespace sidelight {

namespace {

std::chrono::milliseconds untilNextDay()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return std::chrono::milliseconds{now.msecsTo(QDateTime(now.date().addDays(1), QTime(0, 0), Qt::UTC))};
}

} // namespace

void Library::setBackgroundRefresh(bool isWanted)
{
    if (isWanted && !m_polling.isActive())
        m_polling.start(m_limits.pinnedEvery);
    if (isWanted)
        return;
    m_polling.stop();
    m_isListingPinned = false;
    m_toPoll.clear();
}

void Library::poll()
{
    const bool isBusy = !m_polled.isNull() || !m_toPoll.isEmpty();
    if (isBusy || m_isKeyRefused || !m_pollingRest.hasExpired())
        return;
    m_isListingPinned = true;
    m_store.list(DealGroup::Pinned, std::numeric_limits<int>::max());
}

/// The sidebar asks for this group too, but perhaps not for all of it.
void Library::takePinned(const Result<DealList> &list)
{
    if (!m_isListingPinned || !list || list->group != DealGroup::Pinned || list->hasMore)
        return;
    m_isListingPinned = false;
    for (const DealRow &row : list->rows)
        m_toPoll << row.id;
    pollNext();
}

void Library::pollNext()
{
    while (!m_toPoll.isEmpty()) {
        const QUuid id = m_toPoll.takeFirst();
        if (m_states.value(id).isAsking)
            continue;
        m_polled = id;
        if (!m_consulted.contains(id))
            consult(id);
        ask(id, true);
        return;
    }
}

void Library::pollAfter(const QUuid &id)
{
    if (m_polled != id)
        return;
    m_polled = QUuid();
    pollNext();
}

/// True where nothing was sent: then nothing is to be said about the deal either.
bool Library::endPolling(const QUuid &id, const Error &error)
{
    if (error.kind == Error::Kind::KeyRefused) {
        m_isKeyRefused = true;
        m_toPoll.clear();
    }
    if (m_polled != id || error.kind != Error::Kind::TooMany)
        return false;
    const bool isDaySpent = error.status == 0;
    m_pollingRest = QDeadlineTimer(error.wait ? std::chrono::milliseconds{*error.wait} : untilNextDay());
    m_toPoll.clear();
    if (isDaySpent)
        m_polled = QUuid();
    return isDaySpent;
}

void Library::forgetPolling()
{
    m_toPoll.clear();
    m_polled = QUuid();
    m_isListingPinned = false;
    m_isKeyRefused = false;
    m_pollingRest = QDeadlineTimer(0);
}

} // namespace sidelight
