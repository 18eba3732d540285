// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/sampletext.h"

#include <QRandomGenerator>

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
    for (int i = 0; i < contacts; ++i)
        body += (i ? "," : "") + contact(random, i == 0);
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

} // namespace sidelight
