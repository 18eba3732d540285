// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace sidelight {

/// What is about the past of one deal, as this computer saw it. Nothing is asked of the service.
class PastCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

protected:
    /// Of one version at least, and the people of all versions that are known.
    virtual void print(const DealPast &past, const People &people) = 0;

private:
    void take(const Result<DealPast> &past);
    void loadPeople();

    DealPast m_past;
};

} // namespace sidelight
