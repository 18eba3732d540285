// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/pastcommand.h"

namespace sidelight {

/// `sidelight history ID`: the shown versions (decision 6) with what changed, and how the deal slipped.
class HistoryCommand : public PastCommand
{
    Q_OBJECT

public:
    using PastCommand::PastCommand;

private:
    void print(const DealPast &past, const People &people) override;
};

} // namespace sidelight
