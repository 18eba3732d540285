// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"

#include <QByteArrayView>

#include <vector>

namespace sidelight {

/// A field of the contract as it stands in the answer.
struct SentField {
    QByteArrayView key; ///< the contract's name
    FieldState state = FieldState::Absent;
    QByteArrayView json; ///< as it was sent, a view into Deal::body; empty when absent
};

/// All 25 fields of a deal in the order of the contract, section 2.1.
std::vector<SentField> sentFields(const Deal &deal);

/// The object of the answer, without byte-order mark and outer blanks: a view into Deal::body.
QByteArrayView sentObject(const Deal &deal);

} // namespace sidelight
