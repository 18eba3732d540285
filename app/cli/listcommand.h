// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cacheddeals.h"
#include "app/cli/command.h"
#include "app/cli/dealwait.h"

#include <QHash>
#include <QUuid>

namespace sidelight {

/// `sidelight list`: every cached deal, by name: a table for reading, whole deals for programs.
class ListCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    void take(const Result<std::vector<DealRow>> &rows);
    void print();

    CachedDeals m_cached{m_library};
    DealWait m_wait{m_library};
    std::vector<DealRow> m_rows;
    QHash<QUuid, DealState> m_settled;
};

} // namespace sidelight
