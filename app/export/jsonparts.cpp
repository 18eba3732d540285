// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/jsonparts.h"

#include "app/domain/identifier.h"
#include "app/export/derived.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sidelight {

QByteArray jsonText(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

QByteArray jsonText(const QByteArray &ascii)
{
    return '"' + ascii + '"';
}

QByteArray orNull(const QByteArray &json)
{
    return json.isEmpty() ? QByteArray("null") : json;
}

QByteArray jsonObject(const JsonMembers &members)
{
    QByteArrayList parts;
    for (const auto &[key, value] : members)
        parts += jsonText(key) + ':' + value;
    return '{' + parts.join(',') + '}';
}

QByteArray jsonArray(const QByteArrayList &values)
{
    return '[' + values.join(',') + ']';
}

QByteArray stampJson(const QDateTime &time)
{
    return time.isValid() ? jsonText(utcStamp(time)) : QByteArray("null");
}

QByteArray identifierJson(const QUuid &id)
{
    return id.isNull() ? QByteArray("null") : jsonText(identifierText(id));
}

QByteArray errorJson(const Error &error)
{
    return jsonObject(
        {{"kind", jsonText(errorWord(error.kind))},
         {"status", error.status == 0 ? "null" : QByteArray::number(error.status)},
         {"wait_seconds", error.wait ? QByteArray::number(qint64(error.wait->count())) : "null"},
         {"detail", jsonText(error.detail)}});
}

} // namespace sidelight
