// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace sidelight {

/// What the service says to one request.
struct SampleAnswer {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers = {}; ///< beside the content type
};

SampleAnswer jsonAnswer(const QByteArray &body);

/// A status in the contract's error form (section 5), a 402 with its payment_options. The codes
/// that are not published are placeholders: clients decide by the status.
SampleAnswer errorAnswer(int status);

} // namespace sidelight
