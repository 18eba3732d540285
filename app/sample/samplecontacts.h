// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sample/sampledata.h"

#include <optional>
#include <vector>

namespace sidelight {

/// The people, groups and organizations of data/people.json as bodies of the contact call. An entry
/// there is either the contract's own object, served as it is written, or a short form with `id`
/// (eight digits, see identifierToken()), `name`, and if wanted `kind`, `email`, `phone`, `title` and
/// `organization`.
std::vector<SampleBody> sampleContacts(QDate today);

/// How many people there are beside those of the file, for the deals with very many contacts.
inline constexpr int crowdSize = 2000;

/// The first eight digits of the identifier of one of them; `index` counts from 0.
QByteArray crowdDigits(int index);

/// The body of one of them, or nothing for an identifier of somebody else.
std::optional<QByteArray> crowdContact(const QUuid &id, QDate today);

} // namespace sidelight
