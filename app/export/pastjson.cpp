// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/pastexport.h"

#include "app/domain/difference.h"
#include "app/export/derived.h"
#include "app/export/jsonparts.h"

namespace sidelight {

namespace {

QByteArray numberJson(const std::optional<Decimal> &number)
{
    return number ? plainText(*number) : QByteArray("null");
}

QByteArray differenceJson(const Difference &difference)
{
    JsonMembers members{{"kind", jsonText(differenceWord(difference.kind))},
                        {"path", jsonText(difference.path)},
                        {"contact_id", identifierJson(difference.contactId)}};
    if (!difference.before.isEmpty()) // absent is not null (decision 2)
        members.emplace_back("before", difference.before);
    if (!difference.after.isEmpty())
        members.emplace_back("after", difference.after);
    return jsonObject(members);
}

QByteArray changesJson(const Deal &before, const Deal &after)
{
    QByteArrayList changes;
    for (const Difference &difference : differences(before, after))
        changes += differenceJson(difference);
    return jsonArray(changes);
}

QByteArray slipJson(const Slip &slip)
{
    return jsonObject({{"close_moves", QByteArray::number(slip.closeMoves)},
                       {"close_days", QByteArray::number(slip.closeDays)},
                       {"amount_moves", QByteArray::number(slip.amountMoves)},
                       {"amount_percent", numberJson(slip.amountPercent)},
                       {"stage_moves", QByteArray::number(slip.stageMoves)},
                       {"confidence_moves", QByteArray::number(slip.confidenceMoves)},
                       {"confidence_points", numberJson(slip.confidencePoints)}});
}

QByteArray endJson(const DealVersion &version)
{
    return jsonObject({{"number", QByteArray::number(version.number)},
                       {"received_at", stampJson(version.receivedAt)},
                       {"checked_at", stampJson(version.checkedAt)}});
}

QByteArray problemJson(const VerifyProblem &problem)
{
    const auto placeJson = [](qint64 place) {
        return place > 0 ? QByteArray::number(place) : QByteArray("null");
    };
    return jsonObject({{"kind", jsonText(verifyWord(problem.kind))},
                       {"place", placeJson(problem.place)},
                       {"last", placeJson(problem.last)},
                       {"id", identifierJson(problem.id)},
                       {"received_at", stampJson(problem.receivedAt)},
                       {"detail", jsonText(problem.detail)}});
}

} // namespace

QByteArray historyToJson(const DealPast &past)
{
    QByteArrayList versions;
    std::shared_ptr<const Deal> before;
    for (const DealVersion &version : shownVersions(past.versions)) {
        const bool isComparable = before && version.deal;
        versions += jsonObject({{"number", QByteArray::number(version.number)},
                                {"received_at", stampJson(version.receivedAt)},
                                {"checked_at", stampJson(version.checkedAt)},
                                {"body", jsonText(bodyWord(version.body))},
                                {"changes", isComparable ? changesJson(*before, *version.deal) : "[]"}});
        before = version.deal;
    }
    return jsonObject({{"schema", "1"},
                       {"id", identifierJson(past.id)},
                       {"versions", jsonArray(versions)},
                       {"slip", slipJson(slip(past.versions))}})
           + '\n';
}

QByteArray diffToJson(const DealVersion &from, const DealVersion &to)
{
    return jsonObject({{"schema", "1"},
                       {"id", identifierJson(to.deal->id)},
                       {"from", endJson(from)},
                       {"to", endJson(to)},
                       {"changes", changesJson(*from.deal, *to.deal)}})
           + '\n';
}

QByteArray verifyToJson(const VerifyReport &report)
{
    QByteArrayList problems;
    for (const VerifyProblem &problem : report.problems)
        problems += problemJson(problem);
    return jsonObject({{"schema", "1"},
                       {"file", report.file.isEmpty() ? "null" : jsonText(report.file)},
                       {"versions", QByteArray::number(report.versions)},
                       {"pruned", QByteArray::number(report.pruned)},
                       {"head", report.versions == 0 ? "null" : jsonText(report.head.toHex())},
                       {"problems", jsonArray(problems)}})
           + '\n';
}

QByteArray withChanges(const QByteArray &deal, const Deal *before, const Deal &after)
{
    const QByteArray open = deal.left(deal.lastIndexOf('}'));
    return open + R"(,"changes":)" + (before ? changesJson(*before, after) : "null") + "}\n";
}

} // namespace sidelight
