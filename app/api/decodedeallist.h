// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deallistpage.h"
#include "app/domain/result.h"

#include <QByteArray>

namespace sidelight {

/// Reads an answer of `GET /api/v1/deals`, whose form is not published: a bare array of objects with an
/// `id`, or an object with such an array as `data`, `has_more` and `next_cursor`. Nothing but IDs is read.
///
/// Error: NotUnderstood, for any other form. An element without a usable ID is one too, and so is a page
/// that has more and does not say where: what is left out silently would seem not to exist.
Result<DealListPage> decodeDealList(const QByteArray &body);

} // namespace sidelight
