// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/sentfields.h"

#include "app/domain/jsontext.h"

#include <algorithm>

namespace sidelight {

namespace {

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView withoutQuotes(QByteArrayView token)
{
    return token.size() < 2 ? QByteArrayView() : token.sliced(1, token.size() - 2);
}

std::vector<SentField> fieldStates(const Deal &deal)
{
    return {
        {"id", FieldState::Value, {}},
        {"tenant_id", deal.tenantId.state(), {}},
        {"name", deal.name.state(), {}},
        {"pipeline_id", deal.pipelineId.state(), {}},
        {"pipeline_name", deal.pipelineName.state(), {}},
        {"stage_id", deal.stageId.state(), {}},
        {"stage_name", deal.stageName.state(), {}},
        {"contacts", deal.contacts.state(), {}},
        {"metadata", deal.metadata.state(), {}},
        {"created_at", deal.createdAt.state(), {}},
        {"updated_at", deal.updatedAt.state(), {}},
        {"amount", deal.amount.state(), {}},
        {"currency", deal.currency.state(), {}},
        {"value_period", deal.valuePeriod.state(), {}},
        {"confidence", deal.confidence.state(), {}},
        {"expected_close_date", deal.expectedCloseDate.state(), {}},
        {"closed_at", deal.closedAt.state(), {}},
        {"won_reason", deal.wonReason.state(), {}},
        {"lost_reason", deal.lostReason.state(), {}},
        {"next_step", deal.nextStep.state(), {}},
        {"description", deal.description.state(), {}},
        {"source", deal.source.state(), {}},
        {"contact_id", deal.contactId.state(), {}},
        {"organization_id", deal.organizationId.state(), {}},
        {"deleted_at", deal.deletedAt.state(), {}},
    };
}

} // namespace

std::vector<SentField> sentFields(const Deal &deal)
{
    auto fields = fieldStates(deal);
    auto next = fields.begin(); // most keys come in the contract's order
    constexpr auto all = std::size_t(-1);
    for (const JsonChild &child : jsonChildren(sentObject(deal), all, deal.raw(deal.contactsSpan))) {
        const bool hasEscape = child.key.contains('\\');
        const QByteArray unescaped = hasEscape ? jsonString(child.key).toUtf8() : QByteArray();
        const QByteArrayView key = hasEscape ? unescaped : withoutQuotes(child.key);
        const auto isKnown = [&key](const SentField &known) { return known.key == key; };
        auto field = std::find_if(next, fields.end(), isKnown);
        if (field == fields.end())
            field = std::find_if(fields.begin(), fields.end(), isKnown);
        if (field == fields.end())
            continue;
        if (field->json.isEmpty()) // of doubled keys the first counts (decision 1)
            field->json = child.value;
        next = field + 1;
    }
    return fields;
}

QByteArrayView sentObject(const Deal &deal)
{
    QByteArrayView object = deal.body;
    if (object.startsWith("\xEF\xBB\xBF"))
        object = object.sliced(3);
    while (!object.isEmpty() && isJsonBlank(object.back()))
        object.chop(1);
    while (!object.isEmpty() && isJsonBlank(object.front()))
        object = object.sliced(1);
    return object;
}

} // namespace sidelight
