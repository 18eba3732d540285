// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeal.h"

#include "app/api/recordreader.h"

namespace sidelight {

namespace {

constexpr RecordKeys<DealContact, 10> linkKeys = {{
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

bool readLinks(RecordReader &reader, JsonValue &value, Deal &deal)
{
    return reader.readList(value, linkKeys, deal.contacts, deal.contactsSpan);
}

constexpr RecordKeys<Deal, 25> dealKeys = {{
    {"id", readRecordId<Deal>, false}, // its absence ends the decoding
    {"tenant_id", readMember<&Deal::tenantId, Deal>, true},
    {"name", readMember<&Deal::name, Deal>, true},
    {"pipeline_id", readMember<&Deal::pipelineId, Deal>, true},
    {"pipeline_name", readMember<&Deal::pipelineName, Deal>, true},
    {"stage_id", readMember<&Deal::stageId, Deal>, true},
    {"stage_name", readMember<&Deal::stageName, Deal>, true},
    {"contacts", readLinks, true},
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

} // namespace

Result<Deal> decodeDeal(QByteArray body, const QUuid &wanted)
{
    return decodeRecord<Deal>(std::move(body), wanted, dealKeys);
}

} // namespace sidelight
