// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/jsontext.h"

#include <algorithm>

namespace sidelight {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype afterBlanks(QByteArrayView json, qsizetype at)
{
    while (at < json.size() && isBlank(json[at]))
        ++at;
    return at;
}

qsizetype afterString(QByteArrayView json, qsizetype at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\')
            ++at;
    }
    return std::min(at + 1, json.size());
}

qsizetype afterScalar(QByteArrayView json, qsizetype at)
{
    const auto isEnd = [](char c) { return c == ',' || c == ']' || c == '}' || isBlank(c); };
    while (at < json.size() && !isEnd(json[at]))
        ++at;
    return at;
}

// Counts brackets instead of recursing: the nesting of foreign data has no bound.
qsizetype afterValue(QByteArrayView json, qsizetype at)
{
    qsizetype depth = 0;
    while (at < json.size()) {
        const char c = json[at];
        if (c == '"') {
            at = afterString(json, at);
        } else if (c == '{' || c == '[') {
            ++depth;
            ++at;
        } else if (c == '}' || c == ']') {
            --depth;
            ++at;
        } else if (depth == 0) {
            return afterScalar(json, at);
        } else {
            ++at;
        }
        if (depth <= 0)
            return at;
    }
    return json.size();
}

// QString::toUtf8() would make question marks of them.
void replaceLoneSurrogates(QString &text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!text.at(at).isSurrogate())
            continue;
        const bool isPair =
            text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        if (isPair)
            ++at;
        else
            text[at] = QChar(QChar::ReplacementCharacter);
    }
}

char16_t hexUnit(QByteArrayView digits)
{
    return char16_t(digits.toUShort(nullptr, 16));
}

} // namespace

JsonKind jsonKind(QByteArrayView value)
{
    const QByteArrayView text = value.trimmed();
    switch (text.isEmpty() ? 'n' : text.front()) {
    case '{': return JsonKind::Object;
    case '[': return JsonKind::Array;
    case '"': return JsonKind::String;
    case 't':
    case 'f': return JsonKind::Boolean;
    case 'n': return JsonKind::Null;
    default: return JsonKind::Number;
    }
}

std::vector<JsonChild> jsonChildren(QByteArrayView value, std::size_t most, QByteArrayView known)
{
    std::vector<JsonChild> children;
    const JsonKind kind = jsonKind(value);
    if (kind != JsonKind::Object && kind != JsonKind::Array)
        return children;
    const QByteArrayView json = value.trimmed();
    qsizetype at = afterBlanks(json, 1);
    while (at < json.size() && json[at] != '}' && json[at] != ']' && children.size() < most) {
        JsonChild child;
        if (kind == JsonKind::Object) {
            const qsizetype end = afterString(json, at);
            child.key = json.sliced(at, end - at);
            at = std::min(afterBlanks(json, afterBlanks(json, end) + 1), json.size()); // past the colon
        }
        const bool isKnown = !known.isEmpty() && json.data() + at == known.data();
        const qsizetype end = isKnown ? at + known.size() : afterValue(json, at);
        child.value = json.sliced(at, end - at);
        children.push_back(child);
        at = afterBlanks(json, end);
        if (at < json.size() && json[at] == ',')
            at = afterBlanks(json, at + 1);
    }
    return children;
}

QString jsonString(QByteArrayView token)
{
    if (token.size() < 2)
        return {};
    const QByteArrayView text = token.sliced(1, token.size() - 2);
    if (!text.contains('\\'))
        return QString::fromUtf8(text);
    QString out;
    out.reserve(text.size());
    qsizetype from = 0;
    for (qsizetype at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
        out += QString::fromUtf8(text.sliced(from, at - from));
        const char escape = at + 1 < text.size() ? text[at + 1] : '\\';
        from = std::min(at + 2, text.size());
        switch (escape) {
        case 'b': out += u'\b'; break;
        case 'f': out += u'\f'; break;
        case 'n': out += u'\n'; break;
        case 'r': out += u'\r'; break;
        case 't': out += u'\t'; break;
        case 'u':
            out += QChar(hexUnit(text.sliced(from, std::min<qsizetype>(4, text.size() - from))));
            from = std::min(from + 4, text.size());
            break;
        default: out += QLatin1Char(escape); break;
        }
    }
    out += QString::fromUtf8(text.sliced(from));
    if (!out.isValidUtf16())
        replaceLoneSurrogates(out);
    return out;
}

QByteArrayView jsonToken(QByteArrayView json, qsizetype &at)
{
    const auto isMark = [](char c) {
        return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
    };
    const qsizetype start = afterBlanks(json, at);
    if (start >= json.size())
        at = start;
    else if (json[start] == '"')
        at = afterString(json, start);
    else
        at = isMark(json[start]) ? start + 1 : afterScalar(json, start);
    return json.sliced(start, at - start);
}

QByteArray jsonIndented(QByteArrayView json)
{
    constexpr qsizetype maxIndentation = 64;
    QByteArray out;
    out.reserve(json.size() * 2);
    qsizetype depth = 0;
    qsizetype blanksLeft = 1024 * 1024 + 4 * json.size(); // no text of use to a reader needs more
    const auto newLine = [&] {
        const qsizetype blanks = std::clamp<qsizetype>(2 * depth, 0, std::min(maxIndentation, blanksLeft));
        blanksLeft -= blanks;
        out.append('\n').append(blanks, ' ');
    };
    for (qsizetype at = 0; at < json.size();) {
        const char c = json[at];
        if (c == '"') {
            const qsizetype end = afterString(json, at);
            out += json.sliced(at, end - at);
            at = end;
            continue;
        }
        if (c == '{' || c == '[') {
            const qsizetype next = afterBlanks(json, at + 1);
            out += c;
            if (next < json.size() && (json[next] == '}' || json[next] == ']')) {
                out += json[next];
                at = next + 1;
                continue;
            }
            ++depth;
            newLine();
        } else if (c == '}' || c == ']') {
            --depth;
            newLine();
            out += c;
        } else if (c == ',') {
            out += c;
            newLine();
        } else if (c == ':') {
            out += ": ";
        } else if (!isBlank(c)) {
            out += c;
        }
        ++at;
    }
    return out;
}

} // namespace sidelight
