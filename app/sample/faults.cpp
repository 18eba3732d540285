// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/faults.h"

#include "app/domain/identifier.h"

#include <algorithm>

namespace sidelight {

namespace {

using Timing = Fault::Timing;

constexpr const char *htmlPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n"
                                 "<body><h1>Please sign in to the network</h1></body></html>\n";

SampleAnswer sameBody(const QUuid &, const QByteArray &body)
{
    return jsonAnswer(body);
}

template <int status>
SampleAnswer refusal(const QUuid &, const QByteArray &)
{
    return errorAnswer(status);
}

template <int seconds>
SampleAnswer tooMany(const QUuid &, const QByteArray &)
{
    SampleAnswer answer = errorAnswer(429);
    answer.headers.push_back({"Retry-After", QByteArray::number(seconds)});
    return answer;
}

SampleAnswer badGateway(const QUuid &, const QByteArray &)
{
    return {502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>\n"};
}

SampleAnswer html(const QUuid &, const QByteArray &)
{
    return {200, "text/html", htmlPage};
}

SampleAnswer empty(const QUuid &, const QByteArray &)
{
    return jsonAnswer({});
}

SampleAnswer cut(const QUuid &, const QByteArray &body)
{
    return jsonAnswer(body.first(body.size() / 2));
}

SampleAnswer notObject(const QUuid &, const QByteArray &)
{
    return jsonAnswer("[]");
}

SampleAnswer wrongId(const QUuid &id, const QByteArray &)
{
    QUuid other = id;
    other.data1 ^= 1;
    return jsonAnswer(plainDeal(other, "{}"));
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes += char((value >> shift) & 0xffu);
    return bytes;
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = ~0u;
    for (const char c : bytes) {
        crc ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1u ? 0xedb88320u : 0u);
    }
    return ~crc;
}

SampleAnswer gzip(const QUuid &, const QByteArray &body)
{
    // qCompress() frames the same deflate stream otherwise: 4 bytes of length and 2 of zlib header
    // before it, 4 of checksum behind it.
    const QByteArray framed = qCompress(body);
    SampleAnswer answer =
        jsonAnswer(QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + framed.sliced(6, framed.size() - 10)
                   + littleEndian(crc32(body)) + littleEndian(quint32(body.size())));
    answer.headers.push_back({"Content-Encoding", "gzip"});
    return answer;
}

SampleAnswer huge(const QUuid &id, const QByteArray &)
{
    const QByteArray row = '"' + QByteArray(97, 'x') + "\",";
    return jsonAnswer(plainDeal(id, '[' + row.repeated(200'000) + "null]"));
}

SampleAnswer deep(const QUuid &id, const QByteArray &)
{
    constexpr int levels = 10'000;
    return jsonAnswer(
        plainDeal(id, QByteArray(R"({"in": )").repeated(levels) + "null" + QByteArray(levels, '}')));
}

SampleAnswer wrongTypes(const QUuid &id, const QByteArray &)
{
    const QByteArray deal = plainDeal(id, "{}");
    const qsizetype optional = deal.indexOf("\"amount\"");
    const qsizetype afterwards = deal.indexOf("\"created_at\"");
    return jsonAnswer(
        deal.first(optional)
        + R"("amount": "1200.50", "closed_at": 1767225600, "confidence": "high", "contact_id": {}, )"
          R"("currency": 978, "deleted_at": false, "description": 12, "expected_close_date": 20260930, )"
          R"("lost_reason": 0, "next_step": ["call"], "organization_id": 7, "source": {}, )"
          R"("value_period": true, "won_reason": [], )"
        + deal.sliced(afterwards));
}

constexpr Fault faults[] = {
    {"400", Timing::AtOnce, refusal<400>},        // the identifier is refused as malformed
    {"401", Timing::AtOnce, refusal<401>},        // the key is invalid, expired or revoked
    {"402", Timing::AtOnce, refusal<402>},        // the service sees no key, although one was sent
    {"403", Timing::AtOnce, refusal<403>},        // the key lacks a scope
    {"404", Timing::AtOnce, refusal<404>},        // there is no such deal, or it is another tenant's
    {"410", Timing::AtOnce, refusal<410>},        // gone, which no guide foresees for this call
    {"429", Timing::AtOnce, tooMany<20>},         // too many requests, wait 20 seconds
    {"429-daily", Timing::AtOnce, tooMany<7200>}, // too many requests, wait 7,200 seconds
    {"500", Timing::AtOnce, refusal<500>},        // a fault of the service
    {"501", Timing::AtOnce, refusal<501>},        // the call is not live yet
    {"502", Timing::AtOnce, badGateway},          // a proxy's HTML page instead of an error body
    {"503", Timing::AtOnce, refusal<503>},        // the service is being maintained
    {"slow", Timing::Late, sameBody},             // the right answer after 3 seconds
    {"silent", Timing::Never, sameBody},          // no answer ever
    {"html", Timing::AtOnce, html},               // success with a web page, as a captive network gives it
    {"empty", Timing::AtOnce, empty},             // success without a body
    {"cut", Timing::AtOnce, cut},                 // success whose JSON stops in the middle
    {"not-object", Timing::AtOnce, notObject},    // success whose JSON is an empty list
    {"wrong-id", Timing::AtOnce, wrongId},        // another deal than the one that was asked for
    {"gzip", Timing::AtOnce, gzip},               // the right answer, compressed
    {"huge", Timing::AtOnce, huge},               // a right deal with about 20 MB of metadata
    {"deep", Timing::AtOnce, deep},               // a right deal with metadata nested 10,000 deep
    {"wrong-types", Timing::AtOnce, wrongTypes},  // every optional field is of another type
    {"offline", Timing::Offline, sameBody},       // nobody listens at the address
};

} // namespace

QByteArray plainDeal(const QUuid &id, const QByteArray &metadata)
{
    return R"({"id": ")" + identifierText(id).toLatin1()
           + R"(", "tenant_id": "7e4a0001-0000-4000-8000-000000000001", "name": "Sample deal with a fault", )"
             R"("pipeline_id": "b1be0001-0000-4000-8000-000000000001", "pipeline_name": "Projects", )"
             R"("stage_id": "57a60001-0000-4000-8000-000000000001", "stage_name": "New", "amount": 1200.50, )"
             R"("currency": "EUR", "value_period": "one_time", "created_at": "2026-03-01T08:00:00Z", )"
             R"("updated_at": "2026-03-04T10:00:00Z", "contacts": [], "metadata": )"
           + metadata + '}';
}

std::span<const Fault> allFaults()
{
    return faults;
}

const Fault *findFault(QStringView name)
{
    const auto fault = std::find_if(std::begin(faults), std::end(faults), [name](const Fault &entry) {
        return name == QLatin1StringView(entry.name);
    });
    return fault == std::end(faults) ? nullptr : fault;
}

} // namespace sidelight
