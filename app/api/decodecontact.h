// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contact.h"
#include "app/domain/result.h"

namespace sidelight {

/// Reads the answer of `GET /api/v1/contacts/{id}` (section 3.2 of the contract), whether it came over the
/// network or from the store: as tolerant, and with the same errors, as decodeDeal(). The five lists may
/// be absent, since the contract is not certain of them. Thread-safe.
Result<Contact> decodeContact(QByteArray body, const QUuid &wanted);

} // namespace sidelight
