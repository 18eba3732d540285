// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/sampletext.h"

#include "app/domain/identifier.h"

#include <QDate>
#include <QRandomGenerator>

#include <span>

namespace sidelight {

namespace {

QByteArray uuid(QRandomGenerator &random)
{
    const QByteArray hex = QByteArray::number(random.generate64() | 1ull << 63, 16)
                           + QByteArray::number(random.generate64() | 1ull << 63, 16);
    return hex.left(8) + '-' + hex.mid(8, 4) + "-4" + hex.mid(13, 3) + "-8" + hex.mid(17, 3) + '-'
           + hex.mid(20, 12);
}

QByteArray moment(QRandomGenerator &random)
{
    const auto two = [&random](int from, int to) {
        return QByteArray::number(random.bounded(from, to)).rightJustified(2, '0');
    };
    return "20" + two(20, 26) + '-' + two(1, 13) + '-' + two(1, 29) + 'T' + two(0, 24) + ':' + two(0, 60)
           + ':' + two(0, 60) + (random.bounded(4) ? "Z" : ".512Z");
}

QByteArray contact(QRandomGenerator &random, bool isPrimary)
{
    constexpr const char *roles[] = {
        "Decision maker", "Champion",   "Influencer", "Economic buyer", "Technical buyer",
        "User",           "Gatekeeper", "Legal",      "Procurement",    "Executive sponsor"};
    const auto id = [&random] { return '"' + uuid(random) + '"'; };
    return "{\"contact_id\":" + id() + ",\"created_at\":\"" + moment(random) + "\",\"deal_id\":" + id()
           + ",\"id\":" + id() + ",\"is_primary\":" + (isPrimary ? "true" : "false")
           + ",\"metadata\":{\"phone\":\"+1-555-" + QByteArray::number(random.bounded(1000, 10000))
           + "\",\"score\":" + QByteArray::number(random.bounded(1000) / 10.0)
           + ",\"tags\":[\"fair\",\"retrofit\"]}" + ",\"tenant_id\":" + id() + ",\"updated_at\":\""
           + moment(random) + "\",\"introduced_by\":" + (random.bounded(3) ? id() : QByteArray("null"))
           + ",\"role\":\"" + roles[random.bounded(10)] + "\"}";
}

const char *word(QRandomGenerator &random, std::span<const char *const> words)
{
    return words[std::size_t(random.bounded(int(words.size())))];
}

QByteArray contactList(QRandomGenerator &random, int contacts)
{
    QByteArray list;
    for (int i = 0; i < contacts; ++i)
        list += (i ? "," : "") + contact(random, i == 0);
    return list;
}

} // namespace

QByteArray generatedDeal(int contacts, quint32 seed)
{
    QRandomGenerator random(seed);
    const QByteArray id = '"' + uuid(random) + '"';
    QByteArray body =
        "{\"created_at\":\"2026-02-11T08:15:30Z\",\"id\":\"dea10001-0000-4000-8000-000000000001\","
        "\"metadata\":{\"region\":\"north\",\"priority\":3},\"name\":\"Harbour crane "
        "retrofit\",\"pipeline_id\":"
        + id + ",\"stage_id\":" + id + ",\"tenant_id\":" + id
        + ",\"updated_at\":\"2026-06-02T16:44:09.512Z\",\"contacts\":[";
    body += contactList(random, contacts);
    return body
           + "],\"pipeline_name\":\"Projects\",\"stage_name\":\"Proposal "
             "sent\",\"amount\":48500.00,\"confidence\":60,"
             "\"closed_at\":null,\"deleted_at\":null,\"contact_id\":null,\"currency\":\"EUR\","
             "\"description\":\"Replace the "
             "slewing gear on cranes 3 and "
             "4.\",\"expected_close_date\":\"2026-09-30\",\"lost_reason\":null,\"next_step\":"
             "\"Call Ines about the delivery window\",\"organization_id\":null,\"source\":\"trade "
             "fair\",\"value_period\":"
             "\"one_time\",\"won_reason\":null}";
}

QUuid storedDealId(int number)
{
    return QUuid::createUuidV5(QUuid(0xdea10001, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1),
                               QByteArray::number(number));
}

QByteArray storedDeal(int number, int version, int contacts)
{
    constexpr const char *places[] = {"Harbour", "Quarry", "Depot", "Orchard", "Ferry",  "Canal",
                                      "Tunnel",  "Hall",   "Tower", "Airport", "Market", "Station"};
    constexpr const char *things[] = {"crane retrofit", "route planning", "lift survey", "cold chain",
                                      "lighting",       "licences",       "telemetry",   "ventilation",
                                      "booking",        "payroll",        "signage",     "sensors"};
    constexpr const char *stages[] = {"Qualified", "Site survey", "Proposal sent", "Negotiation",
                                      "Contract review"};
    QRandomGenerator random{quint32(number)};
    const QByteArray pipeline = '"' + uuid(random) + '"';
    const QByteArray name = QByteArray(word(random, places)) + ' ' + word(random, things) + ' '
                            + QByteArray::number(random.bounded(100'000));
    const int stage = (random.bounded(5) + version / 2) % 5;
    const QDate close = QDate(2026, 1, 1).addDays(random.bounded(700) + version * 7);
    return "{\"id\":\"" + identifierText(storedDealId(number)).toLatin1()
           + "\",\"tenant_id\":\"7e4a0001-0000-4000-8000-000000000001\",\"name\":\"" + name
           + "\",\"pipeline_id\":" + pipeline + ",\"pipeline_name\":\"Projects\",\"stage_id\":\"57a6000"
           + QByteArray::number(stage) + "-0000-4000-8000-000000000001\",\"stage_name\":\"" + stages[stage]
           + "\",\"amount\":" + QByteArray::number(random.bounded(1'000, 900'000) + version * 250)
           + ".00,\"currency\":\"EUR\",\"value_period\":\"one_time\",\"confidence\":"
           + QByteArray::number(random.bounded(101)) + ",\"expected_close_date\":\""
           + close.toString(Qt::ISODate).toLatin1() + "\",\"next_step\":\"Call, for the "
           + QByteArray::number(version + 1)
           + ". time\",\"description\":\"Replace what is worn, and survey the "
             "rest.\",\"source\":\"referral\","
             "\"contact_id\":null,\"organization_id\":null,\"closed_at\":null,\"won_reason\":null,"
             "\"lost_reason\":null,\"deleted_at\":null,\"metadata\":{\"region\":\"north\",\"priority\":3},"
             "\"created_at\":\"2025-02-11T08:15:30Z\",\"updated_at\":\"2026-06-02T16:44:09.512Z\","
             "\"contacts\":["
           + contactList(random, contacts) + "]}";
}

} // namespace sidelight
