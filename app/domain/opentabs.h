// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUuid>

#include <vector>

namespace sidelight {

/// The tabs of an account, as they are found again at the next start.
struct OpenTabs {
    struct Tab {
        QUuid deal;
        QString page; ///< a word for the page of the deal; empty for the first

        bool operator==(const Tab &) const = default;
    };

    std::vector<Tab> tabs;
    int current = -1; ///< in tabs; -1: none of them

    bool operator==(const OpenTabs &) const = default;
};

} // namespace sidelight
