// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "app/cli/dealwait.h"

#include <QHash>
#include <QUuid>

namespace sidelight {

/// `sidelight show ID…`: asks the library for all deals at once, and prints them in the order they were
/// asked for. Live first; a copy where that fails, with a warning (decision 28); only copies with
/// `--offline`.
class ShowCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    void print();

    DealWait m_wait{m_library};
    QHash<QUuid, DealState> m_settled;
};

} // namespace sidelight
