// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealsheet.h"

#include "app/domain/identifier.h"
#include "app/domain/people.h"
#include "app/text/columntext.h"
#include "app/text/contacttext.h"
#include "app/text/dealfields.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/freshnesstext.h"
#include "app/text/moneytext.h"

#include <utility>

namespace sidelight {

namespace {

std::vector<DealSheet::Section> sections(const Deal &deal, QDate today, const QLocale &locale,
                                         const People &people)
{
    std::vector<DealSheet::Section> sections;
    for (const FieldRow &field : dealFields(deal, locale, today, people)) {
        if (sections.empty() || sections.back().title != field.section)
            sections.push_back({field.section, {}});
        const bool isSet = field.state == FieldState::Value || field.state == FieldState::Unreadable;
        sections.back().rows.push_back(
            {field.label, field.whole.isEmpty() ? field.value : field.whole, isSet});
    }
    return sections;
}

/// "not loaded" where nobody asked for the contact yet, which is not the same as having none.
QString personCell(const Person &person, const QString &text)
{
    if (!person.contact)
        return notLoadedText();
    return text.isEmpty() ? emptyCell() : text;
}

QStringList contactCells(const Deal &deal, const DealContact &link, const QLocale &locale,
                         const People &people)
{
    const Person person = link.contactId.get() ? people.value(*link.contactId) : Person();
    const bool isPrimary = link.isPrimary.get() && *link.isPrimary;
    const auto first = [&](QString (*of)(const Contact &)) {
        return personCell(person, person.contact ? oneLine(of(*person.contact)) : QString());
    };
    const QString id =
        link.contactId.get() ? identifierText(*link.contactId) : identifierCell(deal, link.contactId);
    return {isPrimary ? primaryText() : QString(),
            personCell(person, personTitle(person, QString())),
            textCell(deal, link.role),
            first(firstEmail),
            first(firstPhone),
            momentCell(deal, link.createdAt, locale),
            id};
}

TextTable contactTable(const Deal &deal, const QLocale &locale, const People &people)
{
    TextTable table;
    table.columns.push_back({primaryText()});
    for (const ContactColumn column : {ContactColumn::Name, ContactColumn::Role, ContactColumn::Email,
                                       ContactColumn::Phone, ContactColumn::Linked, ContactColumn::Id})
        table.columns.push_back({contactColumnText(column)});
    const auto &links = deal.links();
    for (const int position : contactOrder(links))
        table.rows.push_back(contactCells(deal, links[std::size_t(position)], locale, people));
    return table;
}

} // namespace

DealSheet dealSheet(const Deal &deal, const DealSource &source, QDate today, const QLocale &locale,
                    const People &people)
{
    DealSheet sheet;
    sheet.title = titleText(deal);
    sheet.place = outcomeText(outcome(deal)) + QStringLiteral(" · ") + placeText(deal);
    sheet.worth = worthText(deal, locale);
    sheet.sections = sections(deal, today, locale, people);
    sheet.contactsTitle = contactsHeading(deal);
    sheet.contacts = contactTable(deal, locale, people);

    DealSheet::List doubts{contradictionsHeading(), {}};
    for (const Contradiction contradiction : contradictions(deal, today))
        doubts.lines += contradictionText(contradiction, deal);
    DealSheet::List notes{notesHeading(), notesLines(deal.notes)};
    for (DealSheet::List *list : {&doubts, &notes}) {
        if (!list->lines.isEmpty())
            sheet.lists.push_back(std::move(*list));
    }
    sheet.source = sourceText(source.isLive, source.receivedAt, source.error, locale);
    if (source.missingSince)
        sheet.source += u' ' + missingText(*source.missingSince, locale);
    return sheet;
}

} // namespace sidelight
