// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeal.h"
#include "tests/bench/decodebaselines.h"
#include "tests/bench/rows.h"
#include "tests/bench/sampletext.h"

#include <simdjson.h>

#include <algorithm>

namespace sidelight {

namespace {

/// Of each contact, in µs.
double contactUs(const QByteArray &body, const QUuid &id, int contacts)
{
    return 1'000.0 / contacts * timedMs(std::max(1, 10'000 / contacts), [&] {
               if (!decodeDeal(body, id))
                   qFatal("the generated deal was not decoded");
           });
}

Row growthRow(const QUuid &id)
{
    const auto padded = [](int contacts) {
        QByteArray body = generatedDeal(contacts);
        body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
        return body;
    };
    const QByteArray large = padded(100'000);
    const QByteArray small = padded(1'000);
    Row row = newRow("D1", QStringLiteral("decode each of 100,000 contacts, against each of 1,000"), 0);
    row.unit = QStringLiteral("µs");
    return paired(
        row, 7, [&] { return contactUs(large, id, 100'000); }, [&] { return contactUs(small, id, 1'000); });
}

} // namespace

std::vector<Row> decodeRows()
{
    const QUuid id = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
    std::vector<Row> rows;
    for (const int contacts : {10, 1'000, 10'000}) {
        QByteArray body = generatedDeal(contacts);
        body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
        const int times = std::clamp(200'000 / contacts, 1, 2'000) / (contacts > 100 ? 10 : 1);
        const auto decode = [&] {
            const auto decoded = decodeDeal(body, id);
            if (!decoded || int(decoded->links().size()) != contacts || !decoded->notes.empty())
                qFatal("the generated deal was not decoded");
        };
        const Measure ours = [&] { return timedMs(times, decode); };
        const bool isSmall = contacts == 10; // the deal's own fields are most of it
        rows.push_back(paired(
            newRow("D1", QStringLiteral("decode %1 contacts against bare simdjson on-demand").arg(contacts),
                   isSmall ? 0 : 2.5),
            15, ours, [&] { return timedMs(times, [&] { decodeBySimdjson(body); }); }));
        Row qtJson =
            newRow("D1", QStringLiteral("decode %1 contacts, times faster than Qt JSON").arg(contacts),
                   isSmall ? 0 : 5);
        qtJson.isUpperLimit = false;
        rows.push_back(paired(qtJson, 15, ours, [&] {
            return timedMs(std::max(1, times / 5), [&] { decodeByQtJson(body); });
        }));

        const std::size_t before = heapInUse();
        const auto decoded = decodeDeal(body, id);
        const double held = double(heapInUse() - before) / contacts;
        Row memory = newRow(
            "D2", QStringLiteral("bytes of heap a contact, %1 contacts, metadata kept").arg(contacts), 300);
        memory.unit = QStringLiteral("bytes");
        memory = fromValues(memory, {held}, held, double(decodeByQtJson(body).heldBytes) / contacts);
        if (!isSmall)
            rows.push_back(memory);
    }
    rows.push_back(growthRow(id));
    return rows;
}

} // namespace sidelight
