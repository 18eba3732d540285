// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/visits.h"

#include <algorithm>

namespace sidelight {

void Visits::add(const QUuid &id)
{
    if (place() == id)
        return;
    m_ids.resize(std::size_t(m_place + 1));
    m_ids.push_back(id);
    ++m_place;
}

std::optional<QUuid> Visits::place() const
{
    return m_place < 0 ? std::nullopt : std::optional(m_ids[std::size_t(m_place)]);
}

void Visits::goBack()
{
    m_place = std::max(m_place - 1, -1);
}

void Visits::goForward()
{
    m_place = std::min(m_place + 1, int(m_ids.size()) - 1);
}

} // namespace sidelight
