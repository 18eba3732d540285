// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeallist.h"

#include "app/api/fieldvalue.h"
#include "app/api/jsonreader.h"

#include <optional>

namespace sidelight {

namespace {

QByteArray plainKey(const JsonToken &key)
{
    return key.hasEscape ? unescaped(key.text) : key.text.toByteArray();
}

/// The walk over one answer. Each read…() returns false where the grammar or the form is broken.
class ListReader
{
public:
    explicit ListReader(const QByteArray &body)
        : m_in(body)
    {}

    /// `isWrapped`: the answer is a bare array, and the only member of an object of ours.
    bool read(bool isWrapped);
    Error error() const
    {
        return Error{Error::Kind::NotUnderstood, m_problem.isEmpty() ? m_in.error() : m_problem};
    }
    DealListPage page() const;

private:
    bool refuse(const QString &problem)
    {
        m_problem = problem;
        return false;
    }
    bool readMember(QByteArrayView key, JsonValue &value);
    bool readData(JsonValue &value);
    bool readDeal(JsonValue &value);
    template <typename T>
    bool readField(const char *name, JsonValue &value, Field<T> &field);

    JsonReader m_in;
    QString m_problem;
    QList<QUuid> m_ids;
    bool m_hasData = false;
    Field<bool> m_hasMore;
    Field<QString> m_nextCursor;
};

bool ListReader::read(bool isWrapped)
{
    simdjson::ondemand::parser parser;
    simdjson::ondemand::object root;
    if (!m_in.open(parser, root))
        return false;
    int members = 0;
    for (auto next : root) {
        JsonToken key;
        JsonValue *const value = m_in.member(next, "data", key);
        if (!value || !readMember(plainKey(key), *value))
            return false;
        ++members;
    }
    if (!m_in.close())
        return false;
    if (isWrapped && members != 1)
        return refuse(QStringLiteral("something follows the array"));
    if (!m_hasData)
        return refuse(QStringLiteral("data: is missing"));
    if (m_hasMore.get() && *m_hasMore && !m_nextCursor.get())
        return refuse(QStringLiteral("next_cursor: is missing, although there is more"));
    return true;
}

bool ListReader::readMember(QByteArrayView key, JsonValue &value)
{
    if (key == "data" && !m_hasData)
        return readData(value);
    if (key == "has_more")
        return readField("has_more", value, m_hasMore);
    if (key == "next_cursor")
        return readField("next_cursor", value, m_nextCursor);
    Span whole;
    return m_in.skim(value, whole);
}

bool ListReader::readData(JsonValue &value)
{
    m_hasData = true;
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    if (type != JsonType::array)
        return refuse(QStringLiteral("data: expected array"));
    simdjson::ondemand::array elements;
    if (!m_in.array(value, elements))
        return false;
    for (auto next : elements) {
        JsonValue *const deal = m_in.element(next);
        if (!deal || !readDeal(*deal))
            return false;
    }
    return true;
}

bool ListReader::readDeal(JsonValue &value)
{
    const QString path = QStringLiteral("data[%1]").arg(m_ids.size());
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    if (type != JsonType::object)
        return refuse(path + QStringLiteral(": expected object"));
    simdjson::ondemand::object members;
    if (!m_in.object(value, members))
        return false;
    Field<QUuid> id;
    for (auto next : members) {
        JsonToken key;
        JsonValue *const member = m_in.member(next, "id", key);
        Span whole;
        if (!member || !(plainKey(key) == "id" ? readField("id", *member, id) : m_in.skim(*member, whole)))
            return false;
    }
    if (!id.get() || id->isNull())
        return refuse(path + QStringLiteral(".id: is missing or no UUID"));
    m_ids += *id;
    return true;
}

template <typename T>
bool ListReader::readField(const char *name, JsonValue &value, Field<T> &field)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    if (type == JsonType::object || type == JsonType::array)
        return refuse(QLatin1StringView(name) + QStringLiteral(": expected a single value"));
    JsonToken token;
    if (!m_in.scalar(value, type, token))
        return false;
    if (field.get() || type == JsonType::null) // of duplicate keys, the first counts
        return true;
    if (const char *const expected = setField(type, token, field))
        return refuse(
            QStringLiteral("%1: expected %2").arg(QLatin1StringView(name), QLatin1StringView(expected)));
    return true;
}

DealListPage ListReader::page() const
{
    const bool isLast = m_hasMore.get() && !*m_hasMore;
    return {m_ids, m_nextCursor.get() && !isLast ? *m_nextCursor : QString()};
}

} // namespace

Result<DealListPage> decodeDealList(const QByteArray &body)
{
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    const QByteArrayView text =
        QByteArrayView(body).sliced(body.startsWith(byteOrderMark) ? byteOrderMark.size() : 0);
    const bool isArray = text.trimmed().startsWith('[');
    QByteArray whole;
    whole.reserve(body.size() + 16 + qsizetype(simdjson::SIMDJSON_PADDING));
    if (isArray)
        whole += R"({"data":)";
    whole += text;
    if (isArray)
        whole += '}';
    ListReader reader(whole);
    if (!reader.read(isArray))
        return reader.error();
    return reader.page();
}

} // namespace sidelight
