// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/domain/identifier.h"
#include "app/domain/money.h"
#include "app/domain/people.h"
#include "app/export/derived.h"
#include "app/text/moneytext.h"
#include "app/text/sentfields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <initializer_list>
#include <utility>

namespace sidelight {

namespace {

// Put together as text: a QJsonObject would take numbers through a double and re-encode the
// service's own object. Only single strings pass through Qt, for their escapes.

QByteArray jsonText(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

QByteArray jsonText(const QByteArray &ascii)
{
    return '"' + ascii + '"';
}

QByteArray orNull(const QByteArray &json)
{
    return json.isEmpty() ? QByteArray("null") : json;
}

QByteArray jsonObject(std::initializer_list<std::pair<QByteArray, QByteArray>> members)
{
    QByteArrayList parts;
    for (const auto &[key, value] : members)
        parts += jsonText(key) + ':' + value;
    return '{' + parts.join(',') + '}';
}

QByteArray jsonArray(const QByteArrayList &values)
{
    return '[' + values.join(',') + ']';
}

QByteArray moneyJson(const std::optional<Amount> &amount)
{
    if (!amount)
        return "null";
    return jsonObject({{"amount", jsonText(amountDigits(*amount))},
                       {"currency", amount->currency.isEmpty() ? "null" : jsonText(amount->currency)}});
}

QByteArray errorJson(const Error &error)
{
    return jsonObject(
        {{"kind", jsonText(errorWord(error.kind))},
         {"status", error.status == 0 ? "null" : QByteArray::number(error.status)},
         {"wait_seconds", error.wait ? QByteArray::number(qint64(error.wait->count())) : "null"},
         {"detail", jsonText(error.detail)}});
}

QByteArray primariesJson(const Deal &deal)
{
    QByteArrayList ids;
    for (const int position : primaryLinks(deal.links())) {
        const auto &id = deal.links()[std::size_t(position)].id;
        if (id.get())
            ids += jsonText(identifierText(*id));
    }
    return jsonArray(ids);
}

QByteArray derivedJson(const Deal &deal, QDate today)
{
    QByteArrayList found;
    for (const Contradiction contradiction : contradictions(deal, today))
        found += jsonText(contradictionWord(contradiction));
    QByteArrayList notes;
    for (const Note &note : deal.notes)
        notes += jsonObject({{"path", jsonText(note.path)}, {"problem", jsonText(note.problem)}});
    return jsonObject({{"outcome", jsonText(outcomeWord(outcome(deal)))},
                       {"confidence_percent", orNull(percentDigits(deal))},
                       {"weighted", moneyJson(weighted(deal))},
                       {"annualised", moneyJson(annualised(deal))},
                       {"primary_contact_link_ids", primariesJson(deal)},
                       {"contradictions", jsonArray(found)},
                       {"notes", jsonArray(notes)}});
}

QByteArray sourceJson(const DealSource &source)
{
    const QByteArray received = utcStamp(source.receivedAt);
    return jsonObject({{"kind", source.isLive ? "\"live\"" : "\"copy\""},
                       {"received_at", received.isEmpty() ? "null" : jsonText(received)},
                       {"error", source.error ? errorJson(*source.error) : "null"}});
}

} // namespace

QByteArray dealToJson(const Deal &deal, const DealSource &source, QDate today)
{
    return jsonObject({{"schema", "1"},
                       {"deal", sentObject(deal).toByteArray()},
                       {"derived", derivedJson(deal, today)},
                       {"source", sourceJson(source)}})
           + '\n';
}

QByteArray dealsToJson(const QByteArrayList &items, const std::vector<DealProblem> &problems)
{
    QByteArrayList objects;
    for (const QByteArray &item : items)
        objects += item.trimmed();
    QByteArrayList failures;
    for (const DealProblem &problem : problems)
        failures +=
            jsonObject({{"reference", jsonText(problem.reference)}, {"error", errorJson(problem.error)}});
    return jsonObject({{"schema", "1"}, {"items", jsonArray(objects)}, {"problems", jsonArray(failures)}})
           + '\n';
}

} // namespace sidelight
