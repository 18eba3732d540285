// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/pastcommand.h"

namespace sidelight {

/// `sidelight diff ID [FROM] [TO]`: each field that differs between two versions, once. Without numbers the
/// last two shown versions, without TO the newest.
class DiffCommand : public PastCommand
{
    Q_OBJECT

public:
    using PastCommand::PastCommand;

private:
    void print(const DealPast &past, const People &people) override;
    /// Null when it is not there or cannot be compared, which is said.
    const DealVersion *comparable(const DealPast &past, int number);
};

} // namespace sidelight
