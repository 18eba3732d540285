// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/domain/identifier.h"
#include "app/domain/money.h"
#include "app/domain/people.h"
#include "app/domain/sentfields.h"
#include "app/export/derived.h"
#include "app/export/jsonparts.h"
#include "app/text/moneytext.h"

namespace sidelight {

namespace {

QByteArray moneyJson(const std::optional<Amount> &amount)
{
    if (!amount)
        return "null";
    return jsonObject({{"amount", jsonText(amountDigits(*amount))},
                       {"currency", amount->currency.isEmpty() ? "null" : jsonText(amount->currency)}});
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

/// Those that are known, in the order in which their names are asked for.
QByteArray peopleJson(const Deal &deal, const People &people)
{
    JsonMembers members;
    for (const QUuid &id : peopleIds(deal)) {
        const auto person = people.constFind(id);
        if (person == people.constEnd() || !person->contact)
            continue;
        const auto text = [](const QString &found) {
            return found.isEmpty() ? QByteArray("null") : jsonText(found);
        };
        members.push_back(
            {identifierText(id).toLatin1(), jsonObject({{"name", text(personName(*person))},
                                                        {"email", text(firstEmail(*person->contact))},
                                                        {"phone", text(firstPhone(*person->contact))},
                                                        {"received_at", stampJson(person->receivedAt)}})});
    }
    return jsonObject(members);
}

QByteArray derivedJson(const Deal &deal, QDate today, const People &people)
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
                       {"notes", jsonArray(notes)},
                       {"people", peopleJson(deal, people)}});
}

QByteArray sourceJson(const DealSource &source)
{
    return jsonObject({{"kind", source.isLive ? "\"live\"" : "\"copy\""},
                       {"received_at", stampJson(source.receivedAt)},
                       {"missing_since", stampJson(source.missingSince.value_or(QDateTime()))},
                       {"error", source.error ? errorJson(*source.error) : "null"}});
}

} // namespace

QByteArray dealToJson(const Deal &deal, const DealSource &source, QDate today, const People &people)
{
    return jsonObject({{"schema", "1"},
                       {"deal", sentObject(deal).toByteArray()},
                       {"derived", derivedJson(deal, today, people)},
                       {"source", sourceJson(source)}})
           + '\n';
}

QByteArray problemsToJson(const std::vector<DealProblem> &problems)
{
    QByteArrayList failures;
    for (const DealProblem &problem : problems) {
        JsonMembers members{{"reference", jsonText(problem.reference)},
                            {"error", errorJson(problem.error)}};
        if (problem.line)
            members.push_back({"line", QByteArray::number(*problem.line)});
        failures += jsonObject(members);
    }
    return jsonArray(failures);
}

QByteArray dealsToJson(const QByteArrayList &items, const std::vector<DealProblem> &problems)
{
    QByteArrayList objects;
    for (const QByteArray &item : items)
        objects += item.trimmed();
    return jsonObject(
               {{"schema", "1"}, {"items", jsonArray(objects)}, {"problems", problemsToJson(problems)}})
           + '\n';
}

} // namespace sidelight
