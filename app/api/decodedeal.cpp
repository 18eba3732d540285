// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeal.h"

#include "app/api/fieldvalue.h"
#include "app/api/jsonreader.h"
#include "app/domain/identifier.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <bitset>
#include <type_traits>

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

class DealDecoder
{
public:
    explicit DealDecoder(Deal &deal)
        : m_deal(deal)
        , m_in(deal.body)
    {}

    bool run();
    QString error() const;
    const Field<QUuid> &id() const { return m_id; }

private:
    // What a key is read with. `isRequired` is the contract's column of that name.
    template <typename Owner>
    struct Key {
        QByteArrayView name;
        bool (*read)(DealDecoder &, JsonValue &, Owner &);
        bool isRequired;
    };
    static const std::array<Key<Deal>, 25> dealKeys;
    static const std::array<Key<DealContact>, 10> linkKeys;

    template <auto member, typename Owner>
    static bool readMember(DealDecoder &decoder, JsonValue &value, Owner &owner)
    {
        return decoder.read(value, owner.*member);
    }
    static bool readId(DealDecoder &decoder, JsonValue &value, Deal &)
    {
        return decoder.read(value, decoder.m_id);
    }

    template <typename Owner, std::size_t count>
    bool members(simdjson::ondemand::object object, const std::array<Key<Owner>, count> &keys,
                 Owner &owner);
    template <typename Owner, std::size_t count>
    std::size_t find(QByteArrayView name, const std::array<Key<Owner>, count> &keys);
    bool unknown(QByteArrayView key, JsonValue &value);
    bool skim(JsonValue &value, Span &whole);

    template <typename T>
    bool read(JsonValue &value, Field<T> &field);
    bool read(JsonValue &value, Field<RawJson> &field);
    bool read(JsonValue &value, Field<std::vector<DealContact>> &field);
    bool links(JsonValue &value, std::vector<DealContact> &links);
    bool link(JsonValue &value, std::vector<DealContact> &links);

    void shareRole(Field<QString> &field);

    QString path() const;
    void note(const QString &problem);

    Deal &m_deal;
    JsonReader m_in;
    Field<QUuid> m_id;
    QByteArrayView m_key;     // for paths: the member of the deal,
    qsizetype m_link = -1;    // the position in contacts,
    QByteArrayView m_linkKey; // and the member of that link
    QByteArray m_unescapedKey;
    QByteArray m_unescapedLinkKey;
    // By key: the one that came after it last time. Thousands of links carry their keys in one
    // order, so that the guess is nearly always right.
    std::array<quint8, 25> m_followingInDeal{};
    std::array<quint8, 25> m_followingInLink{};
    qsizetype m_unsaid = 0;
    QSet<QString> m_unknown;
    QString m_lastRole; // roles repeat: links that carry the same one share its memory
};

const std::array<DealDecoder::Key<Deal>, 25> DealDecoder::dealKeys = {{
    {"id", readId, false}, // its absence ends the decoding
    {"tenant_id", readMember<&Deal::tenantId, Deal>, true},
    {"name", readMember<&Deal::name, Deal>, true},
    {"pipeline_id", readMember<&Deal::pipelineId, Deal>, true},
    {"pipeline_name", readMember<&Deal::pipelineName, Deal>, true},
    {"stage_id", readMember<&Deal::stageId, Deal>, true},
    {"stage_name", readMember<&Deal::stageName, Deal>, true},
    {"contacts", readMember<&Deal::contacts, Deal>, true},
    {"metadata", readMember<&Deal::metadata, Deal>, true},
    {"created_at", readMember<&Deal::createdAt, Deal>, true},
    {"updated_at", readMember<&Deal::updatedAt, Deal>, true},
    {"amount", readMember<&Deal::amount, Deal>, false},
    {"currency", readMember<&Deal::currency, Deal>, false},
    {"value_period", readMember<&Deal::valuePeriod, Deal>, false},
    {"confidence", readMember<&Deal::confidence, Deal>, false},
    {"expected_close_date", readMember<&Deal::expectedCloseDate, Deal>, false},
    {"closed_at", readMember<&Deal::closedAt, Deal>, false},
    {"won_reason", readMember<&Deal::wonReason, Deal>, false},
    {"lost_reason", readMember<&Deal::lostReason, Deal>, false},
    {"next_step", readMember<&Deal::nextStep, Deal>, false},
    {"description", readMember<&Deal::description, Deal>, false},
    {"source", readMember<&Deal::source, Deal>, false},
    {"contact_id", readMember<&Deal::contactId, Deal>, false},
    {"organization_id", readMember<&Deal::organizationId, Deal>, false},
    {"deleted_at", readMember<&Deal::deletedAt, Deal>, false},
}};

const std::array<DealDecoder::Key<DealContact>, 10> DealDecoder::linkKeys = {{
    {"id", readMember<&DealContact::id, DealContact>, true},
    {"deal_id", readMember<&DealContact::dealId, DealContact>, true},
    {"contact_id", readMember<&DealContact::contactId, DealContact>, true},
    {"tenant_id", readMember<&DealContact::tenantId, DealContact>, true},
    {"is_primary", readMember<&DealContact::isPrimary, DealContact>, true},
    {"role", readMember<&DealContact::role, DealContact>, false},
    {"introduced_by", readMember<&DealContact::introducedBy, DealContact>, false},
    {"metadata", readMember<&DealContact::metadata, DealContact>, true},
    {"created_at", readMember<&DealContact::createdAt, DealContact>, true},
    {"updated_at", readMember<&DealContact::updatedAt, DealContact>, true},
}};

bool DealDecoder::run()
{
    // Kept between calls: making one costs as much as reading a small deal.
    thread_local simdjson::ondemand::parser parser;
    simdjson::ondemand::object root;
    const bool isRead = m_in.open(parser, root) && members(root, dealKeys, m_deal) && m_in.close();
    constexpr std::size_t maxKeptCapacity = 8 * 1024 * 1024;
    if (parser.capacity() > maxKeptCapacity)
        parser = simdjson::ondemand::parser();
    if (isRead && m_unsaid > 0)
        m_deal.notes.push_back({QString(), QStringLiteral("%1 more problems").arg(m_unsaid)});
    return isRead;
}

QString DealDecoder::error() const
{
    const QString where = path();
    return where.isEmpty() ? m_in.error() : where + QStringLiteral(": ") + m_in.error();
}

template <typename Owner, std::size_t count>
std::size_t DealDecoder::find(QByteArrayView name, const std::array<Key<Owner>, count> &keys)
{
    std::size_t at = 0;
    while (at < count && keys[at].name != name)
        ++at;
    return at;
}

template <typename Owner, std::size_t count>
bool DealDecoder::members(simdjson::ondemand::object object, const std::array<Key<Owner>, count> &keys,
                          Owner &owner)
{
    constexpr bool isDeal = std::is_same_v<Owner, Deal>;
    QByteArrayView &current = isDeal ? m_key : m_linkKey;
    QByteArray &plainKey = isDeal ? m_unescapedKey : m_unescapedLinkKey;
    auto &following = isDeal ? m_followingInDeal : m_followingInLink;
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
            position = find(current, keys);
        Span whole;
        bool isRead = false;
        if (position == count) {
            isRead = isDeal ? unknown(current, *value) : skim(*value, whole);
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

bool DealDecoder::unknown(QByteArrayView key, JsonValue &value)
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
    m_deal.otherFields.push_back({name, whole});
    return true;
}

bool DealDecoder::skim(JsonValue &value, Span &whole)
{
    if (!m_in.skim(value, whole))
        return false;
    if (m_in.takeTooDeep())
        note(QStringLiteral("nested deeper than %1 levels; what lies below was not checked")
                 .arg(JsonReader::maxDepth));
    return true;
}

template <typename T>
bool DealDecoder::read(JsonValue &value, Field<T> &field)
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
        whole = {quint32(token.text.data() - m_deal.body.constData()), quint32(token.text.size())};
        expected = setField(type, token, field);
        if constexpr (std::is_same_v<T, QString>)
            shareRole(field);
    }
    if (expected) {
        field = Field<T>::unreadable(whole);
        note(QStringLiteral("expected %1").arg(QLatin1StringView(expected)));
    }
    return true;
}

bool DealDecoder::read(JsonValue &value, Field<RawJson> &field)
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

bool DealDecoder::read(JsonValue &value, Field<std::vector<DealContact>> &field)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    if (type == JsonType::array) {
        std::vector<DealContact> found;
        if (!links(value, found) || !m_in.endOf(value, m_deal.contactsSpan))
            return false;
        found.shrink_to_fit();
        field = std::move(found);
        return true;
    }
    Span whole;
    if (!skim(value, whole))
        return false;
    if (type == JsonType::null) {
        field = Field<std::vector<DealContact>>::null();
        return true;
    }
    field = Field<std::vector<DealContact>>::unreadable(whole);
    note(QStringLiteral("expected array"));
    return true;
}

bool DealDecoder::links(JsonValue &value, std::vector<DealContact> &links)
{
    simdjson::ondemand::array elements;
    if (!m_in.array(value, elements))
        return false;
    m_link = 0;
    for (auto next : elements) {
        JsonValue *const element = m_in.element(next);
        if (!element || !link(*element, links))
            return false;
        // Links are about as long as the first: moving thousands of them while the vector grows
        // would take longer than reading them.
        if (links.size() == 1 && m_link == 0)
            links.reserve(std::size_t(m_deal.body.size()) / std::max(links[0].whole.length, 64u) + 1);
        ++m_link;
    }
    m_link = -1;
    return true;
}

bool DealDecoder::link(JsonValue &value, std::vector<DealContact> &links)
{
    JsonType type;
    if (!m_in.type(value, type))
        return false;
    if (type != JsonType::object) {
        Span ignored;
        note(QStringLiteral("expected object"));
        return skim(value, ignored);
    }
    simdjson::ondemand::object linkMembers;
    DealContact &found = links.emplace_back();
    return m_in.object(value, linkMembers) && members(linkMembers, linkKeys, found)
           && m_in.endOf(value, found.whole);
}

void DealDecoder::shareRole(Field<QString> &field)
{
    if (m_link < 0 || !field.hasValue())
        return;
    if (*field == m_lastRole)
        field = m_lastRole;
    else
        m_lastRole = *field;
}

QString DealDecoder::path() const
{
    QString text = pathKey(m_key);
    if (m_link >= 0)
        text += QStringLiteral("[%1]").arg(m_link);
    if (!m_linkKey.isEmpty())
        text += u'.' + pathKey(m_linkKey);
    return text;
}

void DealDecoder::note(const QString &problem)
{
    if (m_deal.notes.size() < maxNotes)
        m_deal.notes.push_back({path(), problem});
    else
        ++m_unsaid;
}

} // namespace

Result<Deal> decodeDeal(QByteArray body, const QUuid &wanted)
{
    const auto notUnderstood = [](const QString &detail) {
        return Error{Error::Kind::NotUnderstood, detail};
    };
    // simdjson reads past the end, and the room for it must be ours. A body from the network has it
    // already; any other is copied here. reserve() alone would copy what others share.
    constexpr auto padding = qsizetype(simdjson::SIMDJSON_PADDING);
    if (body.data_ptr().freeSpaceAtEnd() < padding)
        body.reserve(body.size() + padding);
    Deal deal;
    deal.body = std::move(body);

    DealDecoder decoder(deal);
    if (!decoder.run())
        return notUnderstood(decoder.error());
    const Field<QUuid> &id = decoder.id();
    if (!id.hasValue())
        return notUnderstood(id.isUnreadable() ? QStringLiteral("id: expected a UUID")
                                               : QStringLiteral("id: is missing"));
    if (*id != wanted)
        return notUnderstood(QStringLiteral("id: is %1, but %2 was asked for")
                                 .arg(identifierText(*id), identifierText(wanted)));
    deal.id = *id;
    return deal;
}

} // namespace sidelight
