// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QStringList>

namespace sidelight {

/// What a run is started with.
struct StartWords {
    QStringList words; ///< for parseOptions()
    bool isLink =
        false; ///< the system hands over a link: no argument may reach Qt, which reads argv itself
};

/// Tells a link that the system hands over, as `sidelight --link LINK`, from what somebody typed. Whoever
/// wrote the page chose the link, and on Windows a quote in it makes further arguments of its rest, so
/// nothing but the one word after `--link` counts, and that never as an option; without a word, or with an
/// empty one, there is no link. Takes the arguments without the program's name; needs no application
/// object. Error: Usage.
Result<StartWords> readStartWords(const QStringList &arguments);

} // namespace sidelight
