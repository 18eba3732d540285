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
bool isListed(const FieldRow &row)
{
    constexpr std::array<QStringView, 6> inHead = {u"name",          u"amount",     u"currency",
                                                   u"pipeline_name", u"stage_name", u"value_period"};
    constexpr std::array<QStringView, 3> always = {u"expected_close_date", u"next_step", u"confidence"};
    const bool isSet = row.state == FieldState::Value || row.state == FieldState::Unreadable;
    const auto has = [&](const auto &paths) {
        return row.section != sectionText(FieldSection::Other)
               && std::find(paths.begin(), paths.end(), row.path) != paths.end();
    };
    return !has(inHead) && (isSet || has(always));
}

QString facts(const Deal &deal, QDate today, const QLocale &locale, const People &people)
{
    std::vector<FieldRow> rows = dealFields(deal, locale, today, people);
    std::erase_if(rows, [](const FieldRow &row) { return !isListed(row); });

    constexpr qsizetype widestLabel = 24; // the key of an unknown field may be of any length
    qsizetype width = 0;
    for (const FieldRow &row : rows)
        width = std::max(width, std::min(row.label.size(), widestLabel));
    QString out;
    for (const FieldRow &row : rows)
        out += hanging(row.label.leftJustified(width) + QStringLiteral("  "), row.value);
    return out;
}

/// "Contact c0a70001  Ines Varga", the name where it is known.
QString linkTitle(const DealContact &link, const People &people)
{
    const QString name = link.contactId.get() ? shortName(nameAmong(people, *link.contactId)) : QString();
    return name.isEmpty() ? contactTitle(link) : contactTitle(link) + QStringLiteral("  ") + name;
}

QString contacts(const Deal &deal, const QLocale &locale, const People &people)
{
    const auto &links = deal.links();
    const QString mark = primaryMark() + QStringLiteral("  ");
    const QString noMark(mark.size(), u' ');
    qsizetype width = 0;
    for (const DealContact &link : links)
        width = std::max(width, linkTitle(link, people).size());

    QString out = hanging({}, contactsHeading(deal));
    for (const int position : contactOrder(links)) {
        const DealContact &link = links[std::size_t(position)];
        const bool isPrimary = link.isPrimary.get() && *link.isPrimary;
        out += hanging((isPrimary ? mark : noMark) + linkTitle(link, people).leftJustified(width + 2),
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

QString dealToText(const Deal &deal, const DealSource &source, QDate today, const QLocale &locale,
                   const People &people)
{
    QStringList doubts;
    for (const Contradiction contradiction : contradictions(deal, today))
        doubts += contradictionText(contradiction, deal);
    QStringList notes;
    for (const Note &note : deal.notes)
        notes +=
            oneLine(note.path.isEmpty() ? note.problem : note.path + QStringLiteral(": ") + note.problem);

    return withoutIsolation(
        head(deal, locale) + u'\n' + facts(deal, today, locale, people) + u'\n'
        + contacts(deal, locale, people) + list(contradictionsHeading(), doubts)
        + list(notesHeading(), notes) + u'\n'
        + hanging({}, sourceText(source.isLive, source.receivedAt, source.error, locale)));
}

} // namespace sidelight
