// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sample/sampleanswer.h"

#include <QStringView>
#include <QUuid>

#include <span>

namespace sidelight {

/// A way in which the service can misbehave.
struct Fault {
    enum class Timing {
        AtOnce,
        Late,    ///< after lateAfter
        Never,   ///< the connection stays open without a word
        Offline, ///< nobody listens at the address that the service gives
    };

    const char *name;
    Timing timing;
    /// From the deal that was asked for, and the body that it would have had.
    SampleAnswer (*answer)(const QUuid &id, const QByteArray &body);
};

/// A deal that is right in every field, with these metadata.
QByteArray plainDeal(const QUuid &id, const QByteArray &metadata);

std::span<const Fault> allFaults();
const Fault *findFault(QStringView name); ///< nullptr when there is none of that name

} // namespace sidelight
