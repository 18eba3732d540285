// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/api/backsiderequest.h"
#include "app/api/pacing.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace sidelight {

struct DropLater {
    void operator()(BacksideRequest *request) const { request->drop(); }
};

/// One path from get() to its signal. It waits for its turn, is under way, rests after a passing
/// fault, or has a verdict.
struct Call {
    BacksideClient::Priority priority = BacksideClient::Priority::Person;
    quint64 number = 0; ///< in the order of get(), kept over all attempts
    std::unique_ptr<BacksideRequest, DropLater> request;
    quint64 ticket = 0; ///< of the pacing, for this request
    std::unique_ptr<QTimer> rest;
    std::optional<Error> noLogin; ///< waits for the login at a proxy, or fails with this
    std::optional<Error> verdict; ///< fails with it as soon as the event loop turns
    std::size_t retries = 0;
    int refusals = 0;                   ///< 429 in a row
    std::chrono::milliseconds spent{0}; ///< on attempts and rests, not on pauses after a 429
};

/// People before background work, and first come, first served.
using Turn = std::pair<BacksideClient::Priority, quint64>;

std::optional<Error> reasonToSendNothing(const Endpoint &endpoint);

/// Nobody waits for it, and the rest of the day is for those who do.
Error daySpent(const QString &path);
/// Another request met a 429 that asks for so long a wait.
Error closedToo(const QString &path, std::chrono::seconds wait);

Pacing::End endOf(const Attempt &attempt);

/// Between three and five quarters, so that clients that failed together do not return together.
std::chrono::milliseconds withJitter(std::chrono::milliseconds pause);

} // namespace sidelight
