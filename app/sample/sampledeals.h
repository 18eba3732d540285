// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sample/sampledata.h"

#include <vector>

namespace sidelight {

/// What all links of one deal share.
struct LinkBase {
    QByteArray digits;    ///< the first eight of the deal's identifier
    QByteArray createdAt; ///< raw JSON
};

/// A link from its short form, such as `c0a70001* Decision maker < c0a70002`: the contact from
/// data/people.json, `*` for primary, the role, and who introduced it. `number` tells the links of one deal
/// apart.
QByteArray shortLink(const LinkBase &deal, int number, QByteArrayView person);

/// The invented deals, the contract's own first, as bodies of the deal call. The same bytes for the
/// same day.
///
/// To add one, copy a deal in data/projects.json, subscriptions.json or publicsector.json and change
/// it. A deal there holds fields of the contract, which are served with the digits and in the order
/// they are written, and these short forms:
/// - `"id"`, `"contact_id"` and `"organization_id"` of eight hexadecimal digits stand for an
///   identifier, see identifierToken();
/// - `"stage"` is a stage of the file, and stands for the four fields of stage and pipeline;
/// - `"people"` stands for `contacts`: a list of short forms, see shortLink(); or a number of people
///   without a name of their own in that file, see samplecontacts.h;
/// - `tenant_id`, `metadata` and `contacts` are filled in where they are missing.
/// A deal without `"stage"` is served exactly as it is written. In both, a text that starts with
/// `today` is a date, see sampleFile(); moments lie two days back or more, so that in no time zone
/// one is still to come. What a deal was before, and how it moves, stands in data/past.json: see
/// samplepast.h.
std::vector<SampleBody> sampleDeals(QDate today);

} // namespace sidelight
