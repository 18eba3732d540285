// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/samplepast.h"

#include "app/domain/jsontext.h"
#include "app/domain/moment.h"
#include "app/sample/sampledeals.h"

#include <algorithm>

namespace sidelight {

namespace {

/// Numbers of links that are there no longer start behind those of any list in the files.
constexpr int firstLeftNumber = 0x8000;

bool holds(QByteArrayView list, QByteArrayView text)
{
    const std::vector<JsonChild> all = jsonChildren(list);
    return std::any_of(all.begin(), all.end(),
                       [text](const JsonChild &child) { return unquoted(child.value) == text; });
}

/// An object with other values for some of its members, and those behind it that it does not have.
QByteArray replaced(QByteArrayView object, QByteArrayView values, QByteArrayView unset)
{
    JsonObjectText out;
    for (const JsonChild &child : jsonChildren(object)) {
        const QByteArrayView key = unquoted(child.key);
        const QByteArrayView other = member(values, key);
        if (!holds(unset, key))
            out.add(key, other.isEmpty() ? child.value : other);
    }
    for (const JsonChild &child : jsonChildren(values)) {
        if (member(object, unquoted(child.key)).isEmpty())
            out.add(unquoted(child.key), child.value);
    }
    return out.finished();
}

QByteArray changedLinks(QByteArrayView deal, QByteArrayView change)
{
    const QByteArrayView without = member(change, "without");
    const QByteArrayView linkChanges = member(change, "links");
    QByteArrayList all;
    for (const JsonChild &child : jsonChildren(member(deal, "contacts"))) {
        const QByteArrayView digits = unquoted(member(child.value, "contact_id")).first(8);
        const QByteArrayView values = member(linkChanges, digits);
        if (!holds(without, digits))
            all += values.isEmpty() ? child.value.toByteArray() : replaced(child.value, values, {});
    }
    const LinkBase base = {unquoted(member(deal, "id")).first(8).toByteArray(),
                           member(deal, "created_at").toByteArray()};
    for (const JsonChild &child : jsonChildren(member(change, "with"))) {
        const QByteArrayView person = unquoted(child.value);
        all += shortLink(base, firstLeftNumber | person.sliced(4, 4).toInt(nullptr, 16), person);
    }
    return jsonArrayText(all);
}

QDateTime receivedAt(QByteArrayView answer)
{
    const auto moment = parseMoment(unquoted(member(answer, "received")));
    return moment ? moment->utc() : QDateTime();
}

/// The answers of one deal.
std::vector<PastAnswer> pastOf(const SampleBody &deal, QByteArrayView answers)
{
    std::vector<PastAnswer> past;
    qsizetype looked = -1;
    for (const JsonChild &child : jsonChildren(answers)) {
        if (member(child.value, "looked") == "true")
            looked = qsizetype(past.size());
        past.push_back({deal.id, changedDeal(deal.json, child.value), receivedAt(child.value)});
    }
    if (!past.empty())
        past[looked < 0 ? past.size() - 1 : std::size_t(looked)].wasLooked = true;
    return past;
}

} // namespace

QByteArray changedDeal(const QByteArray &deal, QByteArrayView change)
{
    QByteArray changed = deal;
    const QByteArrayView stage = unquoted(member(change, "stage"));
    if (!stage.isEmpty()) {
        JsonObjectText values;
        values.add("stage_id", identifierToken(stage.first(8)));
        values.add("stage_name", '"' + stage.sliced(9).toByteArray() + '"');
        changed = replaced(changed, values.finished(), {});
    }
    const QByteArrayView set = member(change, "set");
    const QByteArrayView unset = member(change, "unset");
    if (!set.isEmpty() || !unset.isEmpty())
        changed = replaced(changed, set, unset);
    const auto has = [&change](QByteArrayView key) { return !member(change, key).isEmpty(); };
    if (has("links") || has("without") || has("with")) {
        JsonObjectText values;
        values.add("contacts", changedLinks(changed, change));
        changed = replaced(changed, values.finished(), {});
    }
    return changed;
}

std::vector<PastAnswer> samplePast(const std::vector<SampleBody> &deals, QDate today)
{
    std::vector<PastAnswer> all;
    const QByteArray file = sampleFile(QStringLiteral("past.json"), today);
    for (const JsonChild &entry : jsonChildren(member(file, "deals"))) {
        const QUuid id = fullIdentifier(unquoted(member(entry.value, "id")));
        const auto deal = std::find_if(deals.begin(), deals.end(),
                                       [&id](const SampleBody &candidate) { return candidate.id == id; });
        if (deal == deals.end())
            qFatal("past.json names a deal that is not there");
        const std::vector<PastAnswer> past = pastOf(*deal, member(entry.value, "past"));
        all.insert(all.end(), past.begin(), past.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const PastAnswer &left, const PastAnswer &right) {
        return left.receivedAt < right.receivedAt;
    });
    return all;
}

QHash<QUuid, std::vector<QByteArray>> sampleMoves(QDate today)
{
    QHash<QUuid, std::vector<QByteArray>> all;
    const QByteArray file = sampleFile(QStringLiteral("past.json"), today);
    for (const JsonChild &entry : jsonChildren(member(file, "deals"))) {
        std::vector<QByteArray> moves;
        for (const JsonChild &child : jsonChildren(member(entry.value, "moves")))
            moves.push_back(child.value.toByteArray());
        if (!moves.empty())
            all.insert(fullIdentifier(unquoted(member(entry.value, "id"))), moves);
    }
    return all;
}

} // namespace sidelight
