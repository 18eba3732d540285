// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/result.h"

namespace sidelight {

/// Reads the answer of `GET /api/v1/deals/{id}` (section 2 of the contract), whether it came over
/// the network or from the store. Tolerant and never silent (C14): a field that is missing or of
/// another type is unreadable and noted with its path; the bytes are kept whole in Deal::body.
///
/// Error: NotUnderstood, for invalid UTF-8, broken grammar, a body that is no object, or an `id`
/// that is missing, unusable or not the one that was asked for (decision 1). Its detail names the
/// path, and the line and column where the grammar broke. Thread-safe.
Result<Deal> decodeDeal(QByteArray body, const QUuid &wanted);

} // namespace sidelight
