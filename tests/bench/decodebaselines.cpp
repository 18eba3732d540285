// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/decodebaselines.h"

#include "app/domain/identifier.h"
#include "app/domain/moment.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <simdjson.h>

#include <optional>
#include <vector>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace sidelight {

namespace {

struct CompactContact {
    QUuid id, contactId, dealId, tenantId, introducedBy;
    qint64 createdAt = 0, updatedAt = 0;
    std::string_view role, metadata;
    bool isPrimary = false;
};

struct NaturalContact {
    QUuid id, contactId, dealId, tenantId;
    std::optional<QUuid> introducedBy;
    QDateTime createdAt, updatedAt;
    QString role;
    QJsonValue metadata;
    bool isPrimary = false;
};

QUuid uuidOf(std::string_view text)
{
    return parseIdentifier(QByteArrayView(text.data(), qsizetype(text.size()))).value_or(QUuid());
}

qint64 momentOf(std::string_view text)
{
    return parseMoment(QByteArrayView(text.data(), qsizetype(text.size()))).value_or(Moment()).msecs;
}

// Not the whole check a decoder needs: errors throw, and what is not asked for is not looked at.
CompactContact compact(simdjson::ondemand::object object)
{
    CompactContact contact;
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        simdjson::ondemand::value value = field.value();
        if (key == "metadata") {
            contact.metadata = simdjson::to_json_string(value);
        } else if (key == "is_primary") {
            contact.isPrimary = value.get_bool();
        } else if (value.is_null()) {
            continue;
        } else {
            const std::string_view text = value.get_string();
            if (key == "id")
                contact.id = uuidOf(text);
            else if (key == "contact_id")
                contact.contactId = uuidOf(text);
            else if (key == "deal_id")
                contact.dealId = uuidOf(text);
            else if (key == "tenant_id")
                contact.tenantId = uuidOf(text);
            else if (key == "introduced_by")
                contact.introducedBy = uuidOf(text);
            else if (key == "created_at")
                contact.createdAt = momentOf(text);
            else if (key == "updated_at")
                contact.updatedAt = momentOf(text);
            else if (key == "role")
                contact.role = text;
        }
    }
    return contact;
}

NaturalContact natural(const QJsonObject &object)
{
    const auto text = [&object](QStringView key) { return object.value(key).toString(); };
    const auto id = [&text](QStringView key) { return QUuid::fromString(text(key)); };
    NaturalContact contact;
    contact.id = id(u"id");
    contact.contactId = id(u"contact_id");
    contact.dealId = id(u"deal_id");
    contact.tenantId = id(u"tenant_id");
    if (object.value(u"introduced_by").isString())
        contact.introducedBy = id(u"introduced_by");
    contact.createdAt = QDateTime::fromString(text(u"created_at"), Qt::ISODateWithMs);
    contact.updatedAt = QDateTime::fromString(text(u"updated_at"), Qt::ISODateWithMs);
    contact.role = text(u"role");
    contact.metadata = object.value(u"metadata");
    contact.isPrimary = object.value(u"is_primary").toBool();
    return contact;
}

} // namespace

std::size_t heapInUse()
{
#if defined(__GLIBC__)
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

Decoded decodeBySimdjson(const QByteArray &padded)
{
    static simdjson::ondemand::parser parser;
    simdjson::ondemand::document document = parser.iterate(simdjson::padded_string_view(
        padded.constData(), std::size_t(padded.size()), std::size_t(padded.capacity())));
    const std::size_t before = heapInUse();
    std::vector<CompactContact> contacts;
    for (simdjson::ondemand::object object : document["contacts"].get_array())
        contacts.push_back(compact(object));
    Decoded result{contacts.size(), heapInUse() - before};
    for (const CompactContact &contact : contacts)
        result.checksum = result.checksum * 31 + quint64(contact.createdAt) + contact.id.data1;
    return result;
}

Decoded decodeByQtJson(const QByteArray &body)
{
    const std::size_t before = heapInUse();
    std::vector<NaturalContact> contacts;
    {
        const QJsonArray array = QJsonDocument::fromJson(body).object().value(u"contacts").toArray();
        contacts.reserve(std::size_t(array.size()));
        for (const QJsonValue &value : array)
            contacts.push_back(natural(value.toObject()));
    }
    Decoded result{contacts.size(), heapInUse() - before};
    for (const NaturalContact &contact : contacts)
        result.checksum =
            result.checksum * 31 + quint64(contact.createdAt.toMSecsSinceEpoch()) + contact.id.data1;
    return result;
}

} // namespace sidelight
