// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace sidelight {

/// `sidelight verify`: what was damaged or lost of all that was kept; exit code StoreDamaged if anything.
class VerifyCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    void print(const Result<VerifyReport> &report);
};

} // namespace sidelight
