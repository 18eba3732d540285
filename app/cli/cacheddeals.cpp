// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cacheddeals.h"

#include <utility>

namespace sidelight {

CachedDeals::CachedDeals(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &Library::storeStatusChanged, this, &CachedDeals::goOn);
    connect(&m_collection, &DealCollection::shownChanged, this, &CachedDeals::take);
    connect(&library, &Library::searchCaughtUp, this, [this] {
        m_hasCaughtUp = true;
        take();
    });
    connect(&m_collection, &DealCollection::failed, this, [this](const Error &error) {
        if (std::exchange(m_isWanted, false))
            Q_EMIT loaded(error);
    });
}

void CachedDeals::load(const DealView &view)
{
    m_isWanted = true;
    m_collection.setView(view);
    goOn();
}

void CachedDeals::goOn()
{
    const StoreStatus &status = m_library.storeStatus();
    if (!m_isWanted || status.mode == StoreStatus::Mode::Opening || status.isRebuilding)
        return;
    m_collection.begin();
}

void CachedDeals::take()
{
    if (!m_collection.shown() || m_collection.isArranging() || !m_isWanted)
        return;
    if (m_library.storeStatus().isRebuilding) { // asked before that was known
        m_collection.release();
        return;
    }
    if (!m_collection.shown()->query.terms.empty() && !m_hasCaughtUp)
        return;
    m_isWanted = false;
    Q_EMIT loaded(m_collection.shown());
}

} // namespace sidelight
