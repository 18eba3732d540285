// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/fieldvalue.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"

#include <tuple>

namespace sidelight {

namespace {

/// The bytes between the quotes of a string. Escapes are legal even where nobody sends them, in a
/// UUID say; what they stand for is kept here.
class Content
{
public:
    explicit Content(const JsonToken &token)
        : m_view(token.text.sliced(1, token.text.size() - 2))
    {
        if (token.hasEscape) {
            m_unescaped = unescaped(m_view);
            m_view = m_unescaped;
        }
    }
    operator QByteArrayView() const { return m_view; }

private:
    QByteArrayView m_view;
    QByteArray m_unescaped;
};

} // namespace

QByteArray unescaped(QByteArrayView content)
{
    return jsonString(QByteArrayView(content.data() - 1, content.size() + 2)).toUtf8();
}

const char *setField(JsonType type, const JsonToken &token, Field<QString> &field)
{
    if (type != JsonType::string)
        return "string";
    if (!token.isText)
        return "text, found half a surrogate pair";
    field = jsonString(token.text);
    return nullptr;
}

const char *setField(JsonType type, const JsonToken &token, Field<QUuid> &field)
{
    if (type != JsonType::string)
        return "string";
    const auto id = parseIdentifier(Content(token));
    if (!id)
        return "UUID";
    field = *id;
    return nullptr;
}

const char *setField(JsonType type, const JsonToken &token, Field<Moment> &field)
{
    if (type != JsonType::string)
        return "string";
    const auto moment = parseMoment(Content(token));
    if (!moment)
        return "date-time";
    field = *moment;
    return nullptr;
}

const char *setField(JsonType type, const JsonToken &token, Field<QDate> &field)
{
    if (type != JsonType::string)
        return "string";
    const auto day = parseDay(Content(token));
    if (!day)
        return "date";
    field = *day;
    return nullptr;
}

const char *setField(JsonType type, const JsonToken &token, Field<Number> &field)
{
    if (type != JsonType::number)
        return "number";
    constexpr qsizetype maxDigits = 1000; // more is an attack, and not an amount
    bool isInRange = token.text.size() <= maxDigits;
    if (isInRange)
        std::ignore = token.text.toDouble(&isInRange);
    if (!isInRange)
        return "number in the range of a double";
    field = Number{token.text.toByteArray()};
    return nullptr;
}

const char *setField(JsonType type, const JsonToken &token, Field<bool> &field)
{
    if (type != JsonType::boolean)
        return "boolean";
    field = token.text == "true";
    return nullptr;
}

} // namespace sidelight
