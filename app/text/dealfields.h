// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/text/fieldrow.h"

#include <QLocale>

#include <vector>

namespace sidelight {

enum class FieldSection { Value, Timing, Outcome, Origin, Persons, Identifiers, Other };

QString sectionText(FieldSection section);

/// What a field of the contract is called, by its name there: "Expected close"; of others the name itself.
QString fieldLabel(const QString &path);

/// Every field of the contract (section 2.1) but `contacts` and `metadata`, which have pages of
/// their own, grouped; then the fields that the contract does not know. `tenant_id` comes only
/// when asked for (decision 3).
/// Of unknown fields the first thousand, and then a row that counts the others.
/// Without `tenant_id` (decision 3). Names stand beside identifiers of those `people` who have one.
std::vector<FieldRow> dealFields(const Deal &deal, const QLocale &locale, QDate today,
                                 const People &people = {});

} // namespace sidelight
