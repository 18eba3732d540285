// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/recordreader.h"

#include "app/domain/identifier.h"

namespace sidelight {

namespace {

constexpr std::size_t maxNotes = 200; // one broken exporter can spoil every link of thousands

// A key as part of a path: a foreign one may be as long as the body.
QString pathKey(QByteArrayView key)
{
    constexpr qsizetype most = 100;
    const QString text = QString::fromUtf8(key.first(std::min(key.size(), 4 * most + 4)));
    return text.size() <= most ? text : text.first(most) + u'…';
}

} // namespace

void makeReadable(QByteArray &body)
{
    // reserve() alone would copy what others share.
    constexpr auto padding = qsizetype(simdjson::SIMDJSON_PADDING);
    if (body.data_ptr().freeSpaceAtEnd() < padding)
        body.reserve(body.size() + padding);
}

QString RecordReader::error() const
{
    const QString where = path();
    return where.isEmpty() ? m_in.error() : where + QStringLiteral(": ") + m_in.error();
}

std::optional<Error> RecordReader::refusal(const QUuid &wanted) const
{
    const auto notUnderstood = [](const QString &detail) {
        return Error{Error::Kind::NotUnderstood, detail};
    };
    if (!m_id.hasValue())
        return notUnderstood(m_id.isUnreadable() ? QStringLiteral("id: expected a UUID")
                                                 : QStringLiteral("id: is missing"));
    if (*m_id != wanted)
        return notUnderstood(QStringLiteral("id: is %1, but %2 was asked for")
                                 .arg(identifierText(*m_id), identifierText(wanted)));
    return std::nullopt;
}

bool RecordReader::read(JsonValue &value, Field<RawJson> &field)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    Span whole;
    if (!skim(value, whole))
        return false;
    field = type == JsonType::null ? Field<RawJson>::null() : Field(RawJson{whole});
    return true;
}

bool RecordReader::skim(JsonValue &value, Span &whole)
{
    if (!m_in.skim(value, whole))
        return false;
    if (m_in.takeTooDeep())
        note(QStringLiteral("nested deeper than %1 levels; what lies below was not checked")
                 .arg(JsonReader::maxDepth));
    return true;
}

bool RecordReader::unknown(QByteArrayView key, JsonValue &value)
{
    Span whole;
    if (!skim(value, whole))
        return false;
    const QString name = QString::fromUtf8(key);
    if (m_unknown.contains(name)) {
        note(QStringLiteral("appears again, the first one counts"));
        return true;
    }
    m_unknown.insert(name);
    m_otherFields.push_back({name, whole});
    return true;
}

void RecordReader::shareText(Field<QString> &field)
{
    if (m_item < 0 || !field.hasValue())
        return;
    if (*field == m_lastText)
        field = m_lastText;
    else
        m_lastText = *field;
}

QString RecordReader::path() const
{
    QString text = pathKey(m_key);
    if (m_item >= 0)
        text += QStringLiteral("[%1]").arg(m_item);
    if (!m_itemKey.isEmpty())
        text += u'.' + pathKey(m_itemKey);
    return text;
}

void RecordReader::note(const QString &problem)
{
    if (m_notes.size() < maxNotes)
        m_notes.push_back({path(), problem});
    else
        ++m_unsaid;
}

} // namespace sidelight
