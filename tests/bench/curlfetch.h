// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QUrl>

namespace sidelight {

/// Milliseconds that libcurl alone takes to fetch these paths over one new connection, so many at once.
/// `authority` is a PEM file. Ends this program where one of them is not fetched.
double curlFetchMs(const QUrl &origin, const QString &authority, const QStringList &paths, int atOnce);

} // namespace sidelight
