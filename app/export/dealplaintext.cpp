// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/domain/people.h"
#include "app/export/plainlayout.h"
#include "app/text/dealfields.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/moneytext.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace sidelight {

namespace {

QString head(const Deal &deal, const QLocale &locale)
{
    return hanging({}, titleText(deal))
           + hanging({}, outcomeText(outcome(deal)) + QStringLiteral(" · ") + placeText(deal))
           + hanging({}, worthText(deal, locale));
}

/// What the head says already is left out, and so is what is not set unless it matters before a call.
bool isListed(const DealFieldRow &row)
{
    constexpr std::array<QStringView, 6> inHead = {u"name",          u"amount",     u"currency",
                                                   u"pipeline_name", u"stage_name", u"value_period"};
    constexpr std::array<QStringView, 3> always = {u"expected_close_date", u"next_step", u"confidence"};
    const bool isSet = row.state == FieldState::Value || row.state == FieldState::Unreadable;
    const auto has = [&](const auto &paths) {
        return row.section != DealSection::Other
               && std::find(paths.begin(), paths.end(), row.path) != paths.end();
    };
    return !has(inHead) && (isSet || has(always));
}

QString facts(const Deal &deal, QDate today, const QLocale &locale)
{
    std::vector<DealFieldRow> rows = dealFields(deal, locale, today);
    std::erase_if(rows, [](const DealFieldRow &row) { return !isListed(row); });

    constexpr qsizetype widestLabel = 24; // the key of an unknown field may be of any length
    qsizetype width = 0;
    for (const DealFieldRow &row : rows)
        width = std::max(width, std::min(row.label.size(), widestLabel));
    QString out;
    for (const DealFieldRow &row : rows)
        out += hanging(row.label.leftJustified(width) + QStringLiteral("  "), row.value);
    return out;
}

QString contacts(const Deal &deal, const QLocale &locale)
{
    const auto &links = deal.links();
    const QString mark = primaryMark() + QStringLiteral("  ");
    const QString noMark(mark.size(), u' ');
    qsizetype width = 0;
    for (const DealContact &link : links)
        width = std::max(width, contactTitle(link).size());

    QString out = hanging({}, contactsHeading(deal));
    for (const int position : contactOrder(links)) {
        const DealContact &link = links[std::size_t(position)];
        const bool isPrimary = link.isPrimary.get() && *link.isPrimary;
        out += hanging((isPrimary ? mark : noMark) + contactTitle(link).leftJustified(width + 2),
                       linkText(deal, link, locale));
    }
    return out;
}

QString list(const QString &title, const QStringList &lines)
{
    QString out = lines.isEmpty() ? QString() : u'\n' + title + u'\n';
    for (const QString &line : lines)
        out += hanging(QStringLiteral("-  "), line);
    return out;
}

} // namespace

QString dealToText(const Deal &deal, const DealSource &source, QDate today, const QLocale &locale)
{
    QStringList doubts;
    for (const Contradiction contradiction : contradictions(deal, today))
        doubts += contradictionText(contradiction, deal);
    QStringList notes;
    for (const Note &note : deal.notes)
        notes +=
            oneLine(note.path.isEmpty() ? note.problem : note.path + QStringLiteral(": ") + note.problem);

    return withoutIsolation(
        head(deal, locale) + u'\n' + facts(deal, today, locale) + u'\n' + contacts(deal, locale)
        + list(contradictionsHeading(), doubts) + list(notesHeading(), notes) + u'\n'
        + hanging({}, sourceText(source.isLive, source.receivedAt, source.error, locale)));
}

} // namespace sidelight
