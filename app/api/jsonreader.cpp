// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/jsonreader.h"

#include <algorithm>
#include <cstring>

namespace sidelight {

namespace {

using simdjson::error_code;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView trimmedToken(std::string_view token)
{
    QByteArrayView text(token.data(), qsizetype(token.size()));
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

// On-demand looks at a number only when asked to convert it, and its digits are wanted instead.
bool isNumber(QByteArrayView token)
{
    const char *at = token.begin();
    const char *const end = token.end();
    const auto digits = [&at, end] {
        const char *from = at;
        while (at != end && *at >= '0' && *at <= '9')
            ++at;
        return at - from;
    };
    if (at != end && *at == '-')
        ++at;
    const bool hasLeadingZero = at != end && *at == '0';
    const auto whole = digits();
    if (whole == 0 || (hasLeadingZero && whole > 1))
        return false;
    if (at != end && *at == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && (*at == '+' || *at == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == end;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// `content` without its quotes. False for an escape that JSON does not know.
bool hasGoodEscapes(QByteArrayView content, bool &isText)
{
    bool afterHigh = false; // a high surrogate waits for its low one
    for (qsizetype at = 0; at < content.size();) {
        if (content[at] != '\\') {
            isText &= !afterHigh;
            afterHigh = false;
            ++at;
            continue;
        }
        const char escape = at + 1 < content.size() ? content[at + 1] : '\0';
        at += 2;
        if (escape != 'u') {
            if (!QByteArrayView("\"\\/bfnrt").contains(escape) || escape == '\0')
                return false;
            isText &= !afterHigh;
            afterHigh = false;
            continue;
        }
        const QByteArrayView hex = content.sliced(at, std::min<qsizetype>(4, content.size() - at));
        if (hex.size() != 4 || !std::all_of(hex.begin(), hex.end(), isHexDigit))
            return false;
        at += 4;
        const ushort unit = hex.toUShort(nullptr, 16);
        const bool isLow = QChar::isLowSurrogate(unit);
        isText &= isLow == afterHigh;
        afterHigh = QChar::isHighSurrogate(unit);
    }
    isText &= !afterHigh;
    return true;
}

qsizetype firstBadUtf8(const QByteArray &body)
{
    qsizetype lineStart = 0;
    while (lineStart < body.size()) {
        const qsizetype lineEnd = body.indexOf('\n', lineStart);
        const qsizetype next = lineEnd < 0 ? body.size() : lineEnd + 1;
        if (!QByteArrayView(body).sliced(lineStart, next - lineStart).isValidUtf8())
            return lineStart;
        lineStart = next;
    }
    return -1;
}

} // namespace

bool JsonReader::open(simdjson::ondemand::parser &parser, simdjson::ondemand::object &root)
{
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    const qsizetype skipped = m_body.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    const QByteArrayView text = QByteArrayView(m_body).sliced(skipped);
    if (text.trimmed().isEmpty())
        return broken("the body is empty", nullptr);

    const simdjson::padded_string_view padded(text.data(), std::size_t(text.size()),
                                              std::size_t(m_body.capacity() - skipped));
    if (const error_code code = parser.iterate(padded).get(m_document)) {
        if (code == simdjson::UTF8_ERROR)
            m_place = firstBadUtf8(m_body);
        return fail(code);
    }
    m_isOpen = true;
    JsonType type;
    if (m_document.type().get(type) || type != JsonType::object)
        return broken("the body is no JSON object", text.trimmed().data());
    if (const error_code code = m_document.get_object().get(root))
        return fail(code);
    return true;
}

bool JsonReader::close()
{
    const char *where = nullptr;
    // Out of bounds is what is hoped for: nothing follows the object.
    if (m_document.current_location().get(where) == simdjson::SUCCESS)
        return broken("something follows the object", where);
    return true;
}

// The results are used where they lie: copying one costs as much as comparing its key.
JsonValue *JsonReader::member(simdjson::simdjson_result<simdjson::ondemand::field> &field,
                              QByteArrayView expected, JsonToken &key)
{
    if (field.error()) {
        fail(field.error());
        return nullptr;
    }
    auto &&found = std::move(field).value_unsafe(); // a reference into `field`
    const char *const begin = found.key().raw();
    // Names of the contract hold no escapes, and simdjson's padding makes the comparison safe.
    const auto length = std::size_t(expected.size());
    if (length > 0 && length < simdjson::SIMDJSON_PADDING && begin[length] == '"'
        && std::memcmp(begin, expected.data(), length) == 0) {
        key.text = QByteArrayView(begin, expected.size());
        key.isExpected = true;
        return &found.value();
    }
    const char *end = begin; // the tokenizer has seen the closing quote
    for (; *end != '"'; ++end) {
        if (*end == '\\') {
            key.hasEscape = true;
            ++end;
        }
    }
    key.text = QByteArrayView(begin, end);
    if (key.hasEscape && !hasGoodEscapes(key.text, key.isText)) {
        broken("a key holds an unknown escape", begin);
        return nullptr;
    }
    return &found.value();
}

JsonValue *JsonReader::element(simdjson::simdjson_result<JsonValue> &element)
{
    if (element.error()) {
        fail(element.error());
        return nullptr;
    }
    auto &&found = std::move(element).value_unsafe(); // a reference into `element`
    return &found;
}

bool JsonReader::object(JsonValue &value, simdjson::ondemand::object &members)
{
    const error_code code = value.get_object().get(members);
    return code ? fail(code) : true;
}

bool JsonReader::array(JsonValue &value, simdjson::ondemand::array &elements)
{
    const error_code code = value.get_array().get(elements);
    return code ? fail(code) : true;
}

bool JsonReader::type(JsonValue &value, JsonType &type)
{
    if (const error_code code = value.type().get(type))
        return fail(code);
    // simdjson 4 has one more kind, for what is no value at all.
    constexpr JsonType known[] = {JsonType::object, JsonType::array,   JsonType::string,
                                  JsonType::number, JsonType::boolean, JsonType::null};
    return std::find(std::begin(known), std::end(known), type) != std::end(known)
           || broken("an unknown word", value.raw_json_token().data());
}

bool JsonReader::scalar(JsonValue &value, JsonType type, JsonToken &found)
{
    const QByteArrayView token = trimmedToken(value.raw_json_token());
    found.text = token;
    if (type == JsonType::string) {
        const QByteArrayView content = token.sliced(1, token.size() - 2);
        found.hasEscape = std::memchr(content.data(), '\\', std::size_t(content.size())) != nullptr;
        if (found.hasEscape && !hasGoodEscapes(content, found.isText))
            return broken("a string holds an unknown escape", token.data());
        return true;
    }
    if (type == JsonType::number)
        return isNumber(token) || broken("a number is malformed", token.data());
    const bool isWord = type == JsonType::null ? token == "null" : token == "true" || token == "false";
    return isWord || broken("an unknown word", token.data());
}

bool JsonReader::skim(JsonValue &value, Span &whole)
{
    const char *const begin = value.raw_json_token().data();
    JsonType kind;
    if (!type(value, kind))
        return false;
    if (kind == JsonType::object || kind == JsonType::array)
        return walk(value, 0) && endOf(value, whole);
    JsonToken token;
    if (!scalar(value, kind, token))
        return false;
    whole = span(begin, token.text.end());
    return true;
}

bool JsonReader::endOf(JsonValue &value, Span &whole)
{
    const char *const begin = value.raw_json_token().data();
    const char *end = nullptr; // the token after the container: there is one, since it is no root
    if (const error_code code = value.current_location().get(end))
        return fail(code);
    while (end > begin && isBlank(end[-1]))
        --end;
    whole = span(begin, end);
    return true;
}

bool JsonReader::walk(JsonValue &value, int depth)
{
    JsonType kind;
    if (!type(value, kind))
        return false;
    if (kind != JsonType::object && kind != JsonType::array) {
        JsonToken token;
        return scalar(value, kind, token);
    }
    if (depth >= maxDepth) {
        // Deeper than the stack may follow. Left unread, the walk above counts its brackets.
        m_wasTooDeep = true;
        return true;
    }
    if (kind == JsonType::array) {
        simdjson::ondemand::array elements;
        if (!array(value, elements))
            return false;
        for (auto next : elements) {
            JsonValue *const inner = element(next);
            if (!inner || !walk(*inner, depth + 1))
                return false;
        }
        return true;
    }
    simdjson::ondemand::object members;
    if (!object(value, members))
        return false;
    for (auto next : members) {
        JsonToken key;
        JsonValue *const inner = member(next, {}, key);
        if (!inner || !walk(*inner, depth + 1))
            return false;
    }
    return true;
}

Span JsonReader::span(const char *begin, const char *end) const
{
    return {quint32(begin - m_body.constData()), quint32(end - begin)};
}

bool JsonReader::fail(simdjson::error_code code)
{
    if (m_problem.isEmpty())
        m_problem = QString::fromLatin1(simdjson::error_message(code));
    while (m_problem.endsWith(u'.')) // it goes on after this
        m_problem.chop(1);
    // Found before anything is read: the reader stands at the beginning, which says nothing.
    if (code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT)
        m_problem = QStringLiteral("the object does not end where the body ends");
    if (code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT || code == simdjson::UTF8_ERROR)
        return false;
    const char *where = nullptr;
    if (m_isOpen && m_document.current_location().get(where) == simdjson::SUCCESS)
        m_place = where - m_body.constData();
    return false;
}

bool JsonReader::broken(const char *problem, const char *where)
{
    m_problem = QString::fromLatin1(problem);
    m_place = where ? where - m_body.constData() : -1;
    return false;
}

QString JsonReader::error() const
{
    if (m_place < 0 || m_place > m_body.size())
        return m_problem;
    const QByteArrayView before = QByteArrayView(m_body).sliced(0, m_place);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const qsizetype column = m_place - before.lastIndexOf('\n');
    return QStringLiteral("%1 (line %2, column %3)").arg(m_problem).arg(line).arg(column);
}

} // namespace sidelight
