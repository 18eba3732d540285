// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/money.h"
#include "app/domain/people.h"
#include "app/domain/sentfields.h"
#include "app/export/derived.h"
#include "app/text/moneytext.h"

namespace sidelight {

namespace {

QByteArray csvLine(QByteArrayList cells)
{
    for (QByteArray &cell : cells) {
        if (cell.contains('"') || cell.contains(',') || cell.contains('\r') || cell.contains('\n'))
            cell = '"' + cell.replace('"', "\"\"") + '"';
    }
    return cells.join(',') + "\r\n";
}

QByteArray sentCell(const SentField &field)
{
    const bool isJson = field.key == "contacts" || field.key == "metadata";
    const JsonKind kind = field.json.isEmpty() ? JsonKind::Null : jsonKind(field.json);
    if (kind == JsonKind::Null)
        return QByteArray();
    if (kind != JsonKind::String || isJson || field.state == FieldState::Unreadable)
        return field.json.toByteArray();
    return jsonString(field.json).toUtf8();
}

QByteArray digits(const std::optional<Amount> &amount)
{
    return amount ? amountDigits(*amount) : QByteArray();
}

QByteArray primaryContacts(const Deal &deal)
{
    QByteArrayList ids;
    for (const int position : primaryLinks(deal.links())) {
        const auto &id = deal.links()[std::size_t(position)].contactId;
        if (id.get())
            ids += identifierText(*id).toLatin1();
    }
    return ids.join(' ');
}

} // namespace

QByteArray dealCsvHeader()
{
    QByteArrayList names;
    for (const SentField &field : sentFields(Deal()))
        names += field.key.toByteArray();
    names += {"derived_outcome",     "derived_confidence_percent",
              "derived_weighted",    "derived_annualised",
              "primary_contact_ids", "contact_count",
              "received_at",         "missing_since"};
    return csvLine(names);
}

QByteArray dealCsvRow(const Deal &deal, const DealSource &source)
{
    QByteArrayList cells;
    for (const SentField &field : sentFields(deal))
        cells += sentCell(field);
    cells += {outcomeWord(outcome(deal)),
              percentDigits(deal),
              digits(weighted(deal)),
              digits(annualised(deal)),
              primaryContacts(deal),
              deal.contacts.hasValue() ? QByteArray::number(deal.links().size()) : QByteArray(),
              utcStamp(source.receivedAt),
              utcStamp(source.missingSince.value_or(QDateTime()))};
    return csvLine(cells);
}

} // namespace sidelight
