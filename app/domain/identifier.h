// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUuid>

#include <optional>

namespace sidelight {

/// Reads exactly 8-4-4-4-12 hexadecimal digits, either case, any version and variant (C17).
/// Nothing for anything more or less: QUuid::fromString() ignores text after the last digit.
std::optional<QUuid> parseIdentifier(QByteArrayView text);

/// Lower case, without braces: the form that is sent and shown.
QString identifierText(const QUuid &id);

/// The first eight digits, for where a name is missing.
QString shortIdentifier(const QUuid &id);

} // namespace sidelight
