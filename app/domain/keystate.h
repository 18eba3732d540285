// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <optional>

namespace sidelight {

/// Where the key of the account in use is.
struct KeyState {
    enum class Place {
        None,     ///< there is none, or it could not be had
        Asked,    ///< the secret store has not answered yet
        Keychain, ///< in the system's secret store
        RunOnly,  ///< in memory, gone with the run
    };

    Place place = Place::None;
    std::optional<Error>
        problem; ///< of the secret store: why None or RunOnly, where it is not the reader's choice

    /// There is none, as far as can be known: a keychain that stays closed may have one.
    bool isMissing() const
    {
        return place == Place::None && (!problem || problem->kind == Error::Kind::NoKeychain);
    }

    bool operator==(const KeyState &) const = default;
};

} // namespace sidelight
