// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/field.h"

#include <QByteArrayView>
#include <QString>

#include <simdjson.h>

#include <utility>

namespace sidelight {

using JsonValue = simdjson::ondemand::value;
using JsonType = simdjson::ondemand::json_type;

/// A scalar or key as it stands in the body.
struct JsonToken {
    QByteArrayView text;     ///< a string with its quotes, a key without, a number with its digits
    bool hasEscape = false;  ///< strings and keys only
    bool isText = true;      ///< false for a string that stands for no text (a lone surrogate)
    bool isExpected = false; ///< a key that is the one that was expected
};

/// Walks over values with simdjson on-demand. That parser checks only what it is asked for, so
/// every value, wanted or not, passes through here, and the grammar of the whole body is checked
/// (decision 1). After a failure nothing more may be read: error() says what was broken.
class JsonReader
{
public:
    /// The body must have simdjson::SIMDJSON_PADDING bytes of capacity beyond its size.
    explicit JsonReader(const QByteArray &body)
        : m_body(body)
    {}

    /// Starts at the root, which must be an object. A byte-order mark is skipped.
    bool open(simdjson::ondemand::parser &parser, simdjson::ondemand::object &root);
    /// To be called after the last member: nothing may follow.
    bool close();

    /// The next member of an object: its value inside `field`, or nullptr when it is broken. Most
    /// keys are foreseen by the one before them, and comparing with `expected` is quicker than
    /// looking for the key's end.
    JsonValue *member(simdjson::simdjson_result<simdjson::ondemand::field> &field, QByteArrayView expected,
                      JsonToken &key);
    /// The next element of an array, inside `element`, or nullptr when it is broken.
    JsonValue *element(simdjson::simdjson_result<JsonValue> &element);
    bool object(JsonValue &value, simdjson::ondemand::object &members);
    bool array(JsonValue &value, simdjson::ondemand::array &elements);
    bool type(JsonValue &value, JsonType &type);

    /// The token of a scalar of this type, with its grammar checked.
    bool scalar(JsonValue &value, JsonType type, JsonToken &found);

    /// Checks a value of any kind and says where it stands.
    bool skim(JsonValue &value, Span &whole);
    /// For a container whose members have been walked.
    bool endOf(JsonValue &value, Span &whole);

    /// Whether a value since the last call was nested too deeply to be checked to its ground.
    bool takeTooDeep() { return std::exchange(m_wasTooDeep, false); }
    static constexpr int maxDepth = 256;

    /// What was broken, with line and column where they are known. English.
    QString error() const;

private:
    bool fail(simdjson::error_code code);
    bool broken(const char *problem, const char *where);
    bool walk(JsonValue &value, int depth);
    Span span(const char *begin, const char *end) const;

    const QByteArray &m_body;
    simdjson::ondemand::document m_document;
    QString m_problem;
    qsizetype m_place = -1; ///< bytes from the start of the body
    bool m_isOpen = false;
    bool m_wasTooDeep = false;
};

} // namespace sidelight
