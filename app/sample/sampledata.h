// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QUuid>

namespace sidelight {

/// An answer of the service as JSON text, with the digits that were written.
struct SampleBody {
    QUuid id;
    QByteArray json;
};

/// The tenant that all sample records belong to, as a JSON string.
inline constexpr QByteArrayView sampleTenant = "\"7e4a0001-0000-4000-8000-000000000001\"";

/// A file of data/, in which `"today+9"` and `"today-3T08:00:00Z"` became dates counted from today.
QByteArray sampleFile(const QString &name, QDate today);

/// The raw value of a key, empty when it is not there.
QByteArrayView member(QByteArrayView object, QByteArrayView key);

/// The text between the quotes of a JSON string, escapes as they are.
QByteArrayView unquoted(QByteArrayView token);

/// The identifier that eight digits stand for in data/: `c0a70001` is
/// `"c0a70001-0000-4000-8000-000000000001"`, quotes included. `group` is the second group of digits.
QByteArray identifierToken(QByteArrayView eightDigits, int group = 0);

/// An identifier written out, or the one that its first eight digits stand for.
QUuid fullIdentifier(QByteArrayView text);

/// A JSON object in the making; values are raw JSON.
class JsonObjectText
{
public:
    void add(QByteArrayView key, QByteArrayView value);
    QByteArray finished() const { return m_text + '}'; }

private:
    QByteArray m_text = QByteArrayLiteral("{");
};

/// The values with commas between them, in brackets.
QByteArray jsonArrayText(const QByteArrayList &values);

} // namespace sidelight
