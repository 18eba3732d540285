// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <utility>
#include <vector>

namespace sidelight {

// JSON is put together as text: a QJsonObject would take numbers through a double and re-encode the
// service's own object. Only single strings pass through Qt, for their escapes.

using JsonMembers = std::vector<std::pair<QByteArray, QByteArray>>; ///< key, and value as JSON text

QByteArray jsonText(const QString &text);
QByteArray jsonText(const QByteArray &ascii); ///< of letters that need no escape
QByteArray orNull(const QByteArray &json);    ///< `null` for nothing

QByteArray jsonObject(const JsonMembers &members);
QByteArray jsonArray(const QByteArrayList &values);

QByteArray stampJson(const QDateTime &time); ///< null for an invalid time
QByteArray identifierJson(const QUuid &id);  ///< null for a null one
QByteArray errorJson(const Error &error);

} // namespace sidelight
