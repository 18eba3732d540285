// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUuid>

namespace sidelight {

/// The answer of `GET /api/v1/tenant` (section 3.5 of the contract), as far as it is used.
struct Tenant {
    QUuid id;
    QString name; ///< empty when absent or null
    QString slug;
    QString plan; ///< an open string: `free`, `pro`, `scale`, `enterprise`

    bool operator==(const Tenant &) const = default;
};

} // namespace sidelight
