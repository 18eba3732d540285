// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUuid>

#include <optional>
#include <vector>

namespace sidelight {

/// What a tab has shown, deals and the list of all, for back and forward. Before the first is the page
/// without a deal.
class Visits
{
public:
    static inline const QUuid list{}; ///< in place of a deal's ID

    /// After where it is now; what lay ahead is forgotten. Nothing if that is where it is.
    void add(const QUuid &id);
    std::optional<QUuid> place() const; ///< nothing: before the first
    bool hasNext() const { return m_place + 1 < int(m_ids.size()); }
    void goBack(); ///< as far as before the first
    void goForward();

private:
    std::vector<QUuid> m_ids;
    int m_place = -1; ///< in m_ids
};

} // namespace sidelight
