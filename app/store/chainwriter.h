// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/answers.h"

#include <QByteArray>

#include <optional>

namespace sidelight {

struct ChainEnd {
    QByteArray head;
    qint64 count = 0;
};

/// Adds links to the chain inside one transaction. Its end is read once, and written once by finish().
class ChainWriter
{
public:
    explicit ChainWriter(Database &database)
        : m_database(database)
    {}

    qint64 nextPlace();
    /// The place of the new link.
    qint64 append(const ReceivedAnswer &answer, const QByteArray &hashOfBody);
    void finish();

private:
    Database &m_database;
    std::optional<ChainEnd> m_end; ///< nothing before it was asked for
    bool m_isLonger = false;
};

} // namespace sidelight
