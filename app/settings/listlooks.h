// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/liststate.h"

#include <QByteArray>

#include <vector>

namespace sidelight {

// How lists looked, as JSON for the settings: columns, sorts and groups by words, so that there may be
// others in another version. What is not understood is left out.

QByteArray savedViewsText(const std::vector<SavedView> &views);
std::vector<SavedView> savedViewsFrom(const QByteArray &text);

} // namespace sidelight
