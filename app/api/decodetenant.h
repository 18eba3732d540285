// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QByteArray>

namespace sidelight {

/// Reads the answer of `GET /api/v1/tenant` (section 3.5 of the contract). A field other than `id` that
/// is missing or mistyped is empty (C14).
///
/// Error: NotUnderstood, for invalid UTF-8, broken grammar, a body that is no object, or an `id` that is
/// missing or unusable: whatever answered is not Backside.
Result<Tenant> decodeTenant(QByteArray body);

} // namespace sidelight
