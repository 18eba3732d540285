// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cacheddeals.h"

namespace sidelight {

CachedDeals::CachedDeals(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &Library::listLoaded, this, &CachedDeals::take);
    connect(&library, &Library::storeStatusChanged, this, &CachedDeals::goOn);
}

void CachedDeals::load()
{
    m_isWaiting = m_library.storeStatus().isRebuilding;
    if (!m_isWaiting)
        m_library.loadList(DealGroup::All, m_count);
}

void CachedDeals::goOn()
{
    if (m_isWaiting)
        load();
}

void CachedDeals::take(const Result<DealList> &list)
{
    constexpr int most = 100'000'000;
    if (!list) {
        Q_EMIT loaded(list.error());
    } else if (m_library.storeStatus().isRebuilding) {
        m_isWaiting = true; // asked before that was known
    } else if (list->hasMore && m_count < most) {
        m_count *= 10;
        load();
    } else {
        Q_EMIT loaded(list->rows);
    }
}

} // namespace sidelight
