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

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

/// Text may be guarded; numbers, JSON and words of ours never are.
struct CsvCell {
    QByteArray content;
    bool isText = false;
};

CsvRow csvLine(std::vector<CsvCell> cells, const CsvOptions &options)
{
    CsvRow row;
    QByteArrayList written;
    for (CsvCell &cell : cells) {
        QByteArray &content = cell.content;
        if (options.isGuarded && cell.isText && looksLikeFormula(content)) {
            content.prepend('\'');
            ++row.guarded;
        }
        if (content.contains('"') || content.contains(options.separator) || content.contains('\r')
            || content.contains('\n'))
            content = '"' + content.replace('"', "\"\"") + '"';
        written += content;
    }
    row.text = written.join(options.separator) + "\r\n";
    return row;
}

CsvCell sentCell(const SentField &field)
{
    const bool isJson = field.key == "contacts" || field.key == "metadata";
    const JsonKind kind = field.json.isEmpty() ? JsonKind::Null : jsonKind(field.json);
    if (kind == JsonKind::Null)
        return {};
    if (kind != JsonKind::String || isJson || field.state == FieldState::Unreadable)
        return {field.json.toByteArray()};
    return {jsonString(field.json).toUtf8(), true};
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

bool looksLikeFormula(QByteArrayView text)
{
    if (text.isEmpty() || !QByteArrayView("=+-@\t\r").contains(text.front()))
        return false;
    const QByteArrayView rest = text.sliced(1);
    const bool isPhone =
        text.front() == '+' && !rest.isEmpty()
        && std::all_of(rest.begin(), rest.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
    return !isPhone;
}

QByteArray dealCsvHeader(const CsvOptions &options)
{
    std::vector<CsvCell> names;
    for (const SentField &field : sentFields(Deal()))
        names.push_back({field.key.toByteArray()});
    for (const char *derived :
         {"derived_outcome", "derived_confidence_percent", "derived_weighted", "derived_annualised",
          "primary_contact_ids", "contact_count", "received_at", "missing_since"})
        names.push_back({derived});
    return (options.hasByteOrderMark ? "\xEF\xBB\xBF" : "") + csvLine(std::move(names), options).text;
}

CsvRow dealCsvRow(const Deal &deal, const DealSource &source, const CsvOptions &options)
{
    std::vector<CsvCell> cells;
    for (const SentField &field : sentFields(deal))
        cells.push_back(sentCell(field));
    for (const QByteArray &derived :
         {outcomeWord(outcome(deal)), percentDigits(deal), digits(weighted(deal)), digits(annualised(deal)),
          primaryContacts(deal),
          deal.contacts.hasValue() ? QByteArray::number(deal.links().size()) : QByteArray(),
          utcStamp(source.receivedAt), utcStamp(source.missingSince.value_or(QDateTime()))})
        cells.push_back({derived});
    return csvLine(std::move(cells), options);
}

} // namespace sidelight
