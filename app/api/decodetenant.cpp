// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodetenant.h"

#include "app/api/fieldvalue.h"
#include "app/api/jsonreader.h"

namespace sidelight {

namespace {

struct TenantFields {
    Field<QUuid> id;
    Field<QString> name;
    Field<QString> slug;
    Field<QString> plan;
};

/// Null and what is mistyped leave the field as it was.
template <typename T>
bool read(JsonReader &in, JsonValue &value, Field<T> &field)
{
    JsonType type;
    if (!in.type(value, type))
        return false;
    Span whole;
    if (type == JsonType::object || type == JsonType::array)
        return in.skim(value, whole);
    JsonToken token;
    if (!in.scalar(value, type, token))
        return false;
    if (!field.hasValue()) // of duplicate keys, the first counts
        setField(type, token, field);
    return true;
}

bool readMember(JsonReader &in, QByteArrayView key, JsonValue &value, TenantFields &fields)
{
    if (key == "id")
        return read(in, value, fields.id);
    if (key == "name")
        return read(in, value, fields.name);
    if (key == "slug")
        return read(in, value, fields.slug);
    if (key == "plan")
        return read(in, value, fields.plan);
    Span whole;
    return in.skim(value, whole);
}

bool readTenant(JsonReader &in, TenantFields &fields)
{
    simdjson::ondemand::parser parser;
    simdjson::ondemand::object root;
    if (!in.open(parser, root))
        return false;
    for (auto next : root) {
        JsonToken key;
        JsonValue *const value = in.member(next, "id", key);
        if (!value)
            return false;
        const QByteArray plainKey = key.hasEscape ? unescaped(key.text) : key.text.toByteArray();
        if (!readMember(in, plainKey, *value, fields))
            return false;
    }
    return in.close();
}

QString textOf(const Field<QString> &field)
{
    return field.get() ? *field : QString();
}

} // namespace

Result<Tenant> decodeTenant(QByteArray body)
{
    // simdjson reads past the end, and the room for it must be ours.
    constexpr auto padding = qsizetype(simdjson::SIMDJSON_PADDING);
    if (body.data_ptr().freeSpaceAtEnd() < padding)
        body.reserve(body.size() + padding);
    JsonReader in(body);
    TenantFields fields;
    if (!readTenant(in, fields))
        return Error{Error::Kind::NotUnderstood, in.error()};
    if (!fields.id.hasValue())
        return Error{Error::Kind::NotUnderstood, QStringLiteral("id: is missing or no UUID")};
    return Tenant{*fields.id, textOf(fields.name), textOf(fields.slug), textOf(fields.plan)};
}

} // namespace sidelight
