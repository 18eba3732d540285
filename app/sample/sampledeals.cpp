// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampledeals.h"

#include "app/domain/jsontext.h"
#include "app/sample/samplecontacts.h"

#include <algorithm>
#include <array>

namespace sidelight {

namespace {

bool isEightDigits(QByteArrayView text)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == 8 && std::all_of(text.begin(), text.end(), isHex);
}

QByteArray link(const LinkBase &deal, int number, QByteArrayView contact, bool isPrimary,
                QByteArrayView role, QByteArrayView introducer = {})
{
    JsonObjectText out;
    out.add("id", identifierToken("11aa" + deal.digits.sliced(4), number));
    out.add("deal_id", identifierToken(deal.digits));
    out.add("contact_id", identifierToken(contact));
    out.add("tenant_id", sampleTenant);
    out.add("is_primary", isPrimary ? "true" : "false");
    out.add("role", role.isEmpty() ? QByteArray("null") : '"' + role.toByteArray() + '"');
    out.add("introduced_by", introducer.isEmpty() ? QByteArray("null") : identifierToken(introducer));
    out.add("metadata", "{}");
    out.add("created_at", deal.createdAt);
    out.add("updated_at", deal.createdAt);
    return out.finished();
}

QByteArray links(const LinkBase &deal, QByteArrayView people)
{
    QByteArrayList all;
    for (const JsonChild &child : jsonChildren(people))
        all += shortLink(deal, int(all.size()) + 1, unquoted(child.value));
    return jsonArrayText(all);
}

QByteArray crowdLinks(const LinkBase &deal, int count)
{
    constexpr std::array<const char *, 7> roles = {"Ward manager", "Head nurse", "Buyer", "Porter", "",
                                                   "IT contact",   "Deputy"};
    QByteArrayList all;
    for (int i = 0; i < count; ++i)
        all += link(deal, i + 1, crowdDigits(i), i == 0, roles[std::size_t(i) % roles.size()]);
    return jsonArrayText(all);
}

QByteArray contacts(QByteArrayView deal)
{
    const LinkBase base = {unquoted(member(deal, "id")).toByteArray(),
                           member(deal, "created_at").toByteArray()};
    const QByteArrayView people = member(deal, "people");
    if (!people.isEmpty() && jsonKind(people) == JsonKind::Number)
        return crowdLinks(base, people.toInt());
    return links(base, people);
}

/// What one file says about its deals; raw JSON.
struct Pipeline {
    QByteArrayView id;
    QByteArrayView name;
    QByteArrayView stages;
};

void addStage(JsonObjectText &out, const Pipeline &pipeline, QByteArrayView stage)
{
    out.add("pipeline_id", pipeline.id);
    out.add("pipeline_name", pipeline.name);
    out.add("stage_id", identifierToken(unquoted(member(pipeline.stages, unquoted(stage)))));
    out.add("stage_name", stage);
}

/// The short forms of one deal written out.
QByteArray writtenOut(const Pipeline &pipeline, QByteArrayView deal)
{
    constexpr std::array<QByteArrayView, 3> identifiers = {"id", "contact_id", "organization_id"};
    JsonObjectText out;
    for (const JsonChild &child : jsonChildren(deal)) {
        const QByteArrayView key = unquoted(child.key);
        if (key == "stage")
            addStage(out, pipeline, child.value);
        else if (std::find(identifiers.begin(), identifiers.end(), key) != identifiers.end()
                 && isEightDigits(unquoted(child.value)))
            out.add(key, identifierToken(unquoted(child.value)));
        else if (key != "people")
            out.add(key, child.value);
        if (key == "id")
            out.add("tenant_id", sampleTenant);
    }
    if (member(deal, "metadata").isEmpty())
        out.add("metadata", "{}");
    out.add("contacts", contacts(deal));
    return out.finished();
}

} // namespace

QByteArray shortLink(const LinkBase &deal, int number, QByteArrayView person)
{
    const qsizetype mark = person.indexOf('<');
    const QByteArrayView introducer = mark < 0 ? QByteArrayView() : person.sliced(mark + 1).trimmed();
    const QByteArrayView linked = mark < 0 ? person : person.first(mark);
    const bool isPrimary = linked.sliced(8).startsWith('*');
    return link(deal, number, linked.first(8), isPrimary, linked.sliced(isPrimary ? 9 : 8).trimmed(),
                introducer);
}

std::vector<SampleBody> sampleDeals(QDate today)
{
    std::vector<SampleBody> deals;
    for (const QString &name :
         {QStringLiteral("contract.json"), QStringLiteral("projects.json"),
          QStringLiteral("subscriptions.json"), QStringLiteral("publicsector.json")}) {
        const QByteArray file = sampleFile(name, today);
        const QByteArrayView head = member(file, "pipeline");
        const Pipeline pipeline = {member(head, "id"), member(head, "name"), member(file, "stages")};
        for (const JsonChild &child : jsonChildren(member(file, "deals"))) {
            const bool isShort = !member(child.value, "stage").isEmpty();
            const QByteArrayView id = unquoted(member(child.value, "id"));
            deals.push_back({fullIdentifier(id),
                             isShort ? writtenOut(pipeline, child.value) : child.value.toByteArray()});
        }
    }
    return deals;
}

} // namespace sidelight
