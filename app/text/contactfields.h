// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/text/fieldrow.h"

#include <QLocale>

#include <vector>

namespace sidelight {

/// All that is known of a contact (section 3.2 of the contract) but its name and kind, grouped:
/// channels in their order, organizations, addresses, dates, tags, what else is set, and last what the
/// contract does not know, `metadata` and the answer itself. Names of organizations come from `people`.
/// Of each list the first thousand, and then a row that counts the others. Without a contact there is
/// the identifier alone.
std::vector<FieldRow> contactFields(const Person &person, const People &people, const QLocale &locale);

} // namespace sidelight
