// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampledata.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"

#include <QFile>

namespace sidelight {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

QByteArray dated(QByteArrayView text, QDate today)
{
    constexpr QByteArrayView marker = "\"today";
    QByteArray out;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, from)) {
        out += text.sliced(from, at + 1 - from);
        from = at + marker.size();
        qsizetype end = from + 1; // past the sign
        while (isDigit(text[end]))
            ++end;
        out += today.addDays(text.sliced(from, end - from).toInt()).toString(Qt::ISODate).toLatin1();
        from = end;
    }
    out += text.sliced(from);
    return out;
}

} // namespace

QByteArray sampleFile(const QString &name, QDate today)
{
    QFile file(QStringLiteral(":/sample/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("sample data are missing from the program");
    return dated(file.readAll(), today);
}

QByteArrayView member(QByteArrayView object, QByteArrayView key)
{
    for (const JsonChild &child : jsonChildren(object)) {
        if (unquoted(child.key) == key)
            return child.value;
    }
    return {};
}

QByteArrayView unquoted(QByteArrayView token)
{
    return token.size() < 2 ? token : token.sliced(1, token.size() - 2);
}

QByteArray identifierToken(QByteArrayView eightDigits, int group)
{
    const QByteArray second = QByteArray::number(group, 16).rightJustified(4, '0');
    return '"' + eightDigits.toByteArray() + '-' + second + "-4000-8000-000000000001\"";
}

QUuid fullIdentifier(QByteArrayView text)
{
    const QByteArray token =
        text.size() == 8 ? identifierToken(text).sliced(1).chopped(1) : text.toByteArray();
    return parseIdentifier(token).value_or(QUuid());
}

void JsonObjectText::add(QByteArrayView key, QByteArrayView value)
{
    if (m_text.size() > 1)
        m_text += ", ";
    m_text += '"';
    m_text += key;
    m_text += "\": ";
    m_text += value;
}

QByteArray jsonArrayText(const QByteArrayList &values)
{
    return '[' + values.join(", ") + ']';
}

} // namespace sidelight
