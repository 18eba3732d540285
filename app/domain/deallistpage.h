// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUuid>

namespace sidelight {

/// The part of an answer of `GET /api/v1/deals` that is used (section 4 of the contract).
struct DealListPage {
    QList<QUuid> ids;
    QString nextCursor; ///< opaque, passed back unchanged; empty where this is the last page

    bool operator==(const DealListPage &) const = default;
};

} // namespace sidelight
