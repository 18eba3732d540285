// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodecontact.h"
#include "app/api/decodedeal.h"
#include "app/domain/contradictions.h"
#include "app/domain/jsontext.h"
#include "app/domain/money.h"
#include "app/domain/people.h"

using namespace sidelight;

namespace {

void lookAtContact(const QByteArray &body)
{
    const auto decoded = decodeContact(body, QUuid(0xc0a70001, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1));
    if (!decoded)
        return;
    contactName(*decoded);
    orderedChannels(*decoded);
    for (const UnknownField &field : decoded->otherFields)
        jsonChildren(decoded->raw(field.value));
}

} // namespace

// Run by `./dev prove` with the fixtures as its corpus.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    lookAtContact(body);
    const auto decoded = decodeDeal(body, QUuid(0xdea10001, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1));
    if (!decoded)
        return 0;
    contradictions(*decoded, QDate(2026, 9, 21));
    weighted(*decoded);
    annualised(*decoded);
    contactOrder(decoded->links());
    jsonIndented(decoded->body);
    for (const UnknownField &field : decoded->otherFields)
        jsonChildren(decoded->raw(field.value));
    return 0;
}
