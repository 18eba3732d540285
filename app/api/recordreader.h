// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/fieldvalue.h"
#include "app/api/jsonreader.h"
#include "app/domain/error.h"
#include "app/domain/result.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace sidelight {

class RecordReader;

/// What a key of the contract is read with. `isRequired` is the contract's column of that name.
template <typename Owner>
struct RecordKey {
    QByteArrayView name;
    bool (*read)(RecordReader &, JsonValue &, Owner &);
    bool isRequired;
};

template <typename Owner, std::size_t count>
using RecordKeys = std::array<RecordKey<Owner>, count>;

/// Reads an answer that is one record: an object, with lists of smaller objects among its members. It is
/// tolerant and never silent (C14): what is missing or of another type is noted with its path, and what
/// is unknown is kept reachable (C11). Every read…() returns false once the grammar is broken.
class RecordReader
{
public:
    /// All three are the record's own.
    RecordReader(const QByteArray &body, std::vector<Note> &notes, std::vector<UnknownField> &otherFields)
        : m_body(body)
        , m_notes(notes)
        , m_otherFields(otherFields)
        , m_in(body)
    {}

    template <typename Record, std::size_t count>
    bool readRecord(const RecordKeys<Record, count> &keys, Record &record);
    QString error() const;                                      ///< what was broken, and where
    std::optional<Error> refusal(const QUuid &wanted) const;    ///< of the `id` that was read
    bool readId(JsonValue &value) { return read(value, m_id); } ///< of the record: decides on all of it

    template <typename T>
    bool read(JsonValue &value, Field<T> &field);
    bool read(JsonValue &value, Field<RawJson> &field);
    bool skim(JsonValue &value, Span &whole);
    /// A list of objects; `span` is where it stands when it has a value.
    template <typename Item, std::size_t count>
    bool readList(JsonValue &value, const RecordKeys<Item, count> &keys, Field<std::vector<Item>> &field,
                  Span &span);

private:
    /// By key: the one that came after it last time. Thousands of items carry their keys in one order,
    /// so that the guess is nearly always right.
    template <std::size_t count>
    using Following = std::array<quint8, count>;

    template <typename Owner, std::size_t count>
    bool members(simdjson::ondemand::object object, const RecordKeys<Owner, count> &keys,
                 Following<count> &following, Owner &owner);
    template <typename Item, std::size_t count>
    bool items(JsonValue &value, const RecordKeys<Item, count> &keys, std::vector<Item> &items);
    template <typename Item, std::size_t count>
    bool item(JsonValue &value, const RecordKeys<Item, count> &keys, Following<count> &following,
              std::vector<Item> &items);
    bool unknown(QByteArrayView key, JsonValue &value);
    void shareText(Field<QString> &field);
    QString path() const;
    void note(const QString &problem);

    const QByteArray &m_body;
    std::vector<Note> &m_notes;
    std::vector<UnknownField> &m_otherFields;
    JsonReader m_in;
    Field<QUuid> m_id;
    QByteArrayView m_key;     // for paths: the member of the record,
    qsizetype m_item = -1;    // the position in the list that it is,
    QByteArrayView m_itemKey; // and the member of that item
    QByteArray m_unescapedKey;
    QByteArray m_unescapedItemKey;
    qsizetype m_unsaid = 0;
    QSet<QString> m_unknown;
    QString m_lastText; // roles repeat: links that carry the same one share its memory
};

template <auto member, typename Owner>
bool readMember(RecordReader &reader, JsonValue &value, Owner &owner)
{
    return reader.read(value, owner.*member);
}

template <typename Owner>
bool readRecordId(RecordReader &reader, JsonValue &value, Owner &)
{
    return reader.readId(value);
}

/// Room behind the body that simdjson reads into. A body from the network has it already; any other is
/// copied.
void makeReadable(QByteArray &body);

/// Error: NotUnderstood, for invalid UTF-8, broken grammar, a body that is no object, or an `id` that is
/// missing, unusable or not the one that was asked for (decision 1). Its detail names the path, and the
/// line and column where the grammar broke.
template <typename Record, std::size_t count>
Result<Record> decodeRecord(QByteArray body, const QUuid &wanted, const RecordKeys<Record, count> &keys)
{
    makeReadable(body);
    Record record;
    record.body = std::move(body);
    RecordReader reader(record.body, record.notes, record.otherFields);
    if (!reader.readRecord(keys, record))
        return Error{Error::Kind::NotUnderstood, reader.error()};
    if (const auto refusal = reader.refusal(wanted))
        return *refusal;
    record.id = wanted;
    return record;
}

template <typename Record, std::size_t count>
bool RecordReader::readRecord(const RecordKeys<Record, count> &keys, Record &record)
{
    // Kept between calls: making one costs as much as reading a small deal.
    thread_local simdjson::ondemand::parser parser;
    simdjson::ondemand::object root;
    Following<count> following{};
    const bool isRead = m_in.open(parser, root) && members(root, keys, following, record) && m_in.close();
    constexpr std::size_t maxKeptCapacity = 8 * 1024 * 1024;
    if (parser.capacity() > maxKeptCapacity)
        parser = simdjson::ondemand::parser();
    if (isRead && m_unsaid > 0)
        m_notes.push_back({QString(), QStringLiteral("%1 more problems").arg(m_unsaid)});
    return isRead;
}

template <typename Owner, std::size_t count>
bool RecordReader::members(simdjson::ondemand::object object, const RecordKeys<Owner, count> &keys,
                           Following<count> &following, Owner &owner)
{
    const bool isItem = m_item >= 0;
    QByteArrayView &current = isItem ? m_itemKey : m_key;
    QByteArray &plainKey = isItem ? m_unescapedItemKey : m_unescapedKey;
    std::bitset<count> seen;
    std::size_t previous = 0;
    for (auto next : object) {
        std::size_t position = following[previous];
        JsonToken key;
        JsonValue *const value = m_in.member(next, keys[position].name, key);
        if (!value)
            return false;
        current = key.text;
        if (key.hasEscape) {
            plainKey = unescaped(key.text);
            current = plainKey;
        }
        if (!key.isExpected)
            position = std::size_t(std::find_if(keys.begin(), keys.end(),
                                                [&](const auto &known) { return known.name == current; })
                                   - keys.begin());
        Span whole;
        bool isRead = false;
        if (position == count) {
            isRead = isItem ? skim(*value, whole) : unknown(current, *value);
        } else if (seen.test(position)) {
            isRead = skim(*value, whole);
            note(QStringLiteral("appears again, the first one counts"));
        } else {
            seen.set(position);
            isRead = keys[position].read(*this, *value, owner);
            following[previous] = quint8(position);
            previous = position;
        }
        if (!isRead)
            return false;
    }
    for (std::size_t i = 0; i < count && !seen.all(); ++i) {
        current = keys[i].name;
        if (keys[i].isRequired && !seen.test(i))
            note(QStringLiteral("is missing"));
    }
    current = {};
    return true;
}

template <typename T>
bool RecordReader::read(JsonValue &value, Field<T> &field)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    Span whole;
    const char *expected = nullptr;
    if (type == JsonType::object || type == JsonType::array) {
        if (!skim(value, whole))
            return false;
        expected = setField(type, {}, field);
    } else {
        JsonToken token;
        if (!m_in.scalar(value, type, token))
            return false;
        if (type == JsonType::null) {
            field = Field<T>::null();
            return true;
        }
        whole = {quint32(token.text.data() - m_body.constData()), quint32(token.text.size())};
        expected = setField(type, token, field);
        if constexpr (std::is_same_v<T, QString>)
            shareText(field);
    }
    if (expected) {
        field = Field<T>::unreadable(whole);
        note(QStringLiteral("expected %1").arg(QLatin1StringView(expected)));
    }
    return true;
}

template <typename Item, std::size_t count>
bool RecordReader::readList(JsonValue &value, const RecordKeys<Item, count> &keys,
                            Field<std::vector<Item>> &field, Span &span)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    if (type == JsonType::array) {
        std::vector<Item> found;
        if (!items(value, keys, found) || !m_in.endOf(value, span))
            return false;
        if (found.capacity() - found.size() > found.size() / 8)
            found.shrink_to_fit();
        field = std::move(found);
        return true;
    }
    Span whole;
    if (!skim(value, whole))
        return false;
    if (type == JsonType::null) {
        field = Field<std::vector<Item>>::null();
        return true;
    }
    field = Field<std::vector<Item>>::unreadable(whole);
    note(QStringLiteral("expected array"));
    return true;
}

template <typename Item, std::size_t count>
bool RecordReader::items(JsonValue &value, const RecordKeys<Item, count> &keys, std::vector<Item> &items)
{
    simdjson::ondemand::array elements;
    if (!m_in.array(value, elements))
        return false;
    Following<count> following{};
    m_item = 0;
    for (auto next : elements) {
        JsonValue *const element = m_in.element(next);
        if (!element || !item(*element, keys, following, items))
            return false;
        ++m_item;
    }
    m_item = -1;
    return true;
}

template <typename Item, std::size_t count>
bool RecordReader::item(JsonValue &value, const RecordKeys<Item, count> &keys, Following<count> &following,
                        std::vector<Item> &items)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    Span whole;
    if (type != JsonType::object) {
        note(QStringLiteral("expected object"));
        return skim(value, whole);
    }
    simdjson::ondemand::object itemMembers;
    Item &found = items.emplace_back();
    if (!m_in.object(value, itemMembers) || !members(itemMembers, keys, following, found)
        || !m_in.endOf(value, whole))
        return false;
    if constexpr (requires { found.whole; })
        found.whole = whole;
    // Items are about as long as the first: moving thousands of them while the vector grows would take
    // longer than reading them, be it only once because the first was a little longer than most.
    if (items.size() == 1 && m_item == 0) {
        const std::size_t expected = std::size_t(m_body.size()) / std::max(whole.length, 64u);
        items.reserve(expected + expected / 16 + 1);
    }
    return true;
}

} // namespace sidelight
