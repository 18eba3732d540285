// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QLocale>

#include <vector>

namespace sidelight {

enum class DealSection { Value, Timing, Outcome, Origin, People, Identifiers, Other };

QString sectionText(DealSection section);

/// What a field of the contract is called, by its name there: "Expected close"; of others the name itself.
QString fieldLabel(const QString &path);

/// One row of the overview.
struct DealFieldRow {
    DealSection section;
    QString label;   ///< translated; for an unknown field its key
    QString path;    ///< in the answer: `expected_close_date`
    QString value;   ///< "not set" and "unreadable: …" included
    QString tooltip; ///< UTC value, formula, sent digits; may be empty. Plain text
    QByteArray sent; ///< JSON text as it was sent; empty when absent
    FieldState state = FieldState::Absent;
    QString whole = {}; ///< the identifier of which `value` shows the first digits; empty elsewhere
};

/// Every field of the contract (section 2.1) but `contacts` and `metadata`, which have pages of
/// their own, grouped; then the fields that the contract does not know. `tenant_id` comes only
/// when asked for (decision 3).
/// Of unknown fields the first thousand, and then a row that counts the others.
/// Without `tenant_id` (decision 3).
std::vector<DealFieldRow> dealFields(const Deal &deal, const QLocale &locale, QDate today);

} // namespace sidelight
