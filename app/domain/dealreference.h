// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QStringView>
#include <QUuid>

namespace sidelight {

/// What a person typed or pasted, read as the ID of a deal (C17, decision 4): the UUID after `deals/`
/// or `deal/`, else the only UUID in the text. Error: BadReference, whose detail says what was wrong.
Result<QUuid> parseDealReference(QStringView text);

/// Whether it is no such reference since it names several deals: of a very long text, its beginning.
bool namesSeveralDeals(QStringView text);

/// Whether it is a `sidelight:` link, whatever it leads to: what a browser hands over, and what opens in
/// the account that holds the deal (decision 4).
bool isOwnLink(QStringView text);

} // namespace sidelight
