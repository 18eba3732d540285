// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contact.h"

#include <QUrl>

namespace sidelight {

/// The `mailto:` of an email address, empty for what does not look like one. A value cannot bring a
/// subject, a text or a second recipient with it: it is foreign text.
QUrl writeLink(const QString &address);

/// The `tel:` of a phone number, with its digits and a leading plus alone; empty for what holds
/// anything that is not written into numbers.
QUrl callLink(const QString &number);

/// Of an email or phone channel, whatever the case of its type; else empty.
QUrl channelLink(const Channel &channel);

} // namespace sidelight
