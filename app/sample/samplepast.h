// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"
#include "app/sample/sampledata.h"

#include <QHash>

#include <vector>

namespace sidelight {

// What some of the sample deals were before today, and how some of them move: data/past.json. Each entry
// there is a deal's `"id"` of eight digits with the lists `"past"` and `"moves"`, either of which may be
// missing. An element of either is a change of the deal as it stands in its own file, of these parts,
// all of which may be missing:
// - `"stage"`, such as `"57a60004 Negotiation"`: eight digits that stand for an identifier, and the name;
// - `"set"`: fields with other values, and fields that the deal has no longer;
// - `"unset"`: fields that were not there yet;
// - `"links"`: by the first eight digits of a contact, fields of its link with other values;
// - `"without"`: contacts that were not linked yet;
// - `"with"`: contacts that are linked no longer, see shortLink().
// An element of `"past"` has besides when it was `"received"`, and may be `"looked"` at: then the reader
// looked at this one last, else at the last one. The last one changes nothing: it is today's answer.

/// One deal in another state; a change without parts leaves it as it is, byte for byte.
QByteArray changedDeal(const QByteArray &deal, QByteArrayView change);

/// The earlier answers of all deals that have some, today's the last of each, in the order in which they
/// were received. Text from `deals`, as sampleDeals() gives them for the same day.
std::vector<PastAnswer> samplePast(const std::vector<SampleBody> &deals, QDate today);

/// The moves of the deals that have some, as changes of the deal, raw JSON.
QHash<QUuid, std::vector<QByteArray>> sampleMoves(QDate today);

} // namespace sidelight
