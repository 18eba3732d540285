// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/differencetext.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/text/datetext.h"
#include "app/text/dealfields.h"
#include "app/text/dealtext.h"
#include "app/text/moneytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

using Kind = Difference::Kind;

struct DifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::DifferenceText)
};

template <auto member>
QString textOf(const Deal &deal, const QLocale & /*unused*/)
{
    return lineText(deal, deal.*member);
}

template <auto member>
QString momentOf(const Deal &deal, const QLocale &locale)
{
    return fieldText(deal, deal.*member, [&locale](Moment moment) { return momentText(moment, locale); });
}

QString personText(const QUuid &id, const People &people)
{
    const QString name = shortName(nameAmong(people, id));
    return name.isEmpty() ? shortIdentifier(id) : name;
}

template <auto member>
QString identifierOf(const Deal &deal, const QLocale & /*unused*/)
{
    return fieldText(deal, deal.*member, shortIdentifier);
}

QString closeDayOf(const Deal &deal, const QLocale &locale)
{
    return fieldText(deal, deal.expectedCloseDate, [&locale](QDate day) { return dayText(day, locale); });
}

QString periodOf(const Deal &deal, const QLocale & /*unused*/)
{
    const QString covers = periodText(deal);
    return covers.isEmpty() ? notSetText() : covers;
}

struct FieldValue {
    QLatin1StringView key;
    QString (*words)(const Deal &, const QLocale &);
};

constexpr FieldValue fieldValues[] = {
    {QLatin1StringView("tenant_id"), identifierOf<&Deal::tenantId>},
    {QLatin1StringView("name"), textOf<&Deal::name>},
    {QLatin1StringView("pipeline_id"), identifierOf<&Deal::pipelineId>},
    {QLatin1StringView("pipeline_name"), textOf<&Deal::pipelineName>},
    {QLatin1StringView("stage_id"), identifierOf<&Deal::stageId>},
    {QLatin1StringView("stage_name"), textOf<&Deal::stageName>},
    {QLatin1StringView("created_at"), momentOf<&Deal::createdAt>},
    {QLatin1StringView("updated_at"), momentOf<&Deal::updatedAt>},
    {QLatin1StringView("amount"), amountText},
    {QLatin1StringView("currency"), textOf<&Deal::currency>},
    {QLatin1StringView("value_period"), periodOf},
    {QLatin1StringView("confidence"), confidenceText},
    {QLatin1StringView("expected_close_date"), closeDayOf},
    {QLatin1StringView("closed_at"), momentOf<&Deal::closedAt>},
    {QLatin1StringView("won_reason"), textOf<&Deal::wonReason>},
    {QLatin1StringView("lost_reason"), textOf<&Deal::lostReason>},
    {QLatin1StringView("next_step"), textOf<&Deal::nextStep>},
    {QLatin1StringView("description"), textOf<&Deal::description>},
    {QLatin1StringView("source"), textOf<&Deal::source>},
    {QLatin1StringView("deleted_at"), momentOf<&Deal::deletedAt>},
};

QString fieldValue(const QString &key, const Deal &deal, const QLocale &locale, const People &people)
{
    const auto name = [&people](const QUuid &id) { return personText(id, people); };
    if (key == u"contact_id")
        return fieldText(deal, deal.contactId, name);
    if (key == u"organization_id")
        return fieldText(deal, deal.organizationId, name);
    const auto field = std::find_if(std::begin(fieldValues), std::end(fieldValues),
                                    [&key](const FieldValue &known) { return known.key == key; });
    return field == std::end(fieldValues) ? QString() : field->words(deal, locale);
}

/// A value of any kind at a place that the contract does not describe.
QString placeValue(const QByteArray &json)
{
    return json.isEmpty() ? DifferenceWords::tr("not there") : shortJson(json);
}

QString contactsValue(const QByteArray &json)
{
    if (json.isEmpty() || jsonKind(json) == JsonKind::Null)
        return notSetText();
    if (jsonKind(json) != JsonKind::Array)
        return unreadableText(json);
    return DifferenceWords::tr("%n contacts", nullptr, int(jsonChildren(json).size()));
}

QString contactName(const QUuid &contactId, const People &people)
{
    if (const QString name = shortName(nameAmong(people, contactId)); !name.isEmpty())
        return name;
    if (contactId.isNull())
        return DifferenceWords::tr("Contact without a readable ID");
    DealContact link;
    link.contactId = contactId;
    return contactTitle(link);
}

// Below the link: `role`, `metadata.terms[2]`.
QString linkField(const QString &path)
{
    const QString below = path.mid(path.indexOf(u']') + 1);
    return below.startsWith(u'.') ? below.mid(1) : below;
}

QString linkValue(const QString &field, const QByteArray &json, const QLocale &locale, const People &people)
{
    const bool isText = jsonKind(json) == JsonKind::String;
    const QString text = isText ? jsonString(json) : QString();
    const auto known = [&](const QString &words) { return words.isEmpty() ? unreadableText(json) : words; };
    const bool isMoment = field == u"created_at" || field == u"updated_at";
    const bool isIdentifier = field == u"id" || field == u"introduced_by" || field.endsWith(u"_id");
    if (field != u"role" && field != u"is_primary" && !isMoment && !isIdentifier)
        return placeValue(json);
    if (json.isEmpty() || jsonKind(json) == JsonKind::Null)
        return notSetText();
    if (field == u"role")
        return isText && text.trimmed().isEmpty() ? notSetText() : known(oneLine(text));
    if (field == u"is_primary")
        return known(json == "true"    ? DifferenceWords::tr("yes")
                     : json == "false" ? DifferenceWords::tr("no")
                                       : QString());
    if (isMoment) {
        const auto moment = parseMoment(text.toUtf8());
        return known(moment ? momentText(*moment, locale) : QString());
    }
    const auto id = parseIdentifier(text.toUtf8());
    const bool isPerson = field == u"introduced_by" || field == u"contact_id";
    return known(!id ? QString() : isPerson ? personText(*id, people) : shortIdentifier(*id));
}

QString roleText(const QByteArray &link, const QLocale &locale)
{
    for (const JsonChild &child : jsonChildren(link)) {
        if (jsonString(child.key) != u"role")
            continue;
        const QString role = linkValue(QStringLiteral("role"), child.value.toByteArray(), locale, {});
        return role == notSetText() ? DifferenceWords::tr("no role") : role;
    }
    return DifferenceWords::tr("no role");
}

QString exactText(const QByteArray &json)
{
    return json.isEmpty() ? DifferenceWords::tr("not sent") : oneLine(QString::fromUtf8(json));
}

/// To the millisecond; empty for what is no moment.
QString exactMomentText(const QByteArray &json)
{
    if (jsonKind(json) != JsonKind::String)
        return {};
    const auto moment = parseMoment(jsonString(json).toUtf8());
    return moment ? utcText(*moment) : QString();
}

/// For two values that look alike.
void tellApart(DifferenceText &text, const Difference &difference)
{
    text.before = exactMomentText(difference.before);
    text.after = exactMomentText(difference.after);
    const bool areMoments = !text.before.isEmpty() && !text.after.isEmpty();
    if (areMoments && text.before != text.after)
        return;
    text.before = exactText(difference.before);
    text.after = exactText(difference.after);
}

DifferenceText wordsFor(const Difference &difference, const Deal &before, const Deal &after,
                        const QLocale &locale, const People &people)
{
    const QString &path = difference.path;
    const QString contact = contactName(difference.contactId, people);
    switch (difference.kind) {
    case Kind::Field:
        return {fieldLabel(path), fieldValue(path, before, locale, people),
                fieldValue(path, after, locale, people)};
    case Kind::OtherField:
        return {oneLine(path), placeValue(difference.before), placeValue(difference.after)};
    case Kind::Metadata: {
        const QString below = linkField(u']' + path.mid(QStringView(u"metadata").size()));
        return {below.isEmpty() ? fieldLabel(path)
                                : DifferenceWords::tr("Metadata: %1").arg(oneLine(below)),
                placeValue(difference.before), placeValue(difference.after)};
    }
    case Kind::ContactJoined:
        return {DifferenceWords::tr("%1 joined").arg(contact), {}, roleText(difference.after, locale)};
    case Kind::ContactLeft:
        return {DifferenceWords::tr("%1 left").arg(contact), roleText(difference.before, locale), {}};
    case Kind::ContactField: {
        const QString field = linkField(path);
        return {DifferenceWords::tr("%1: %2", "contact, field").arg(contact, linkFieldText(difference)),
                linkValue(field, difference.before, locale, people),
                linkValue(field, difference.after, locale, people)};
    }
    case Kind::Contacts:
        return {fieldLabel(path), contactsValue(difference.before), contactsValue(difference.after)};
    }
    Q_UNREACHABLE();
}

} // namespace

QString linkFieldText(const Difference &difference)
{
    const QString field = linkField(difference.path);
    if (field == u"id")
        return DifferenceWords::tr("link ID");
    if (field == u"deal_id")
        return DifferenceWords::tr("deal ID");
    if (field == u"contact_id")
        return DifferenceWords::tr("contact ID");
    if (field == u"tenant_id")
        return DifferenceWords::tr("tenant ID");
    if (field == u"is_primary")
        return DifferenceWords::tr("primary");
    if (field == u"role")
        return DifferenceWords::tr("role");
    if (field == u"introduced_by")
        return DifferenceWords::tr("introduced by");
    if (field == u"created_at")
        return DifferenceWords::tr("linked");
    if (field == u"updated_at")
        return DifferenceWords::tr("updated");
    return oneLine(field);
}

bool isNamedAnew(const QString &words, const People &known, const Person &person)
{
    const QString former = shortName(nameAmong(known, person.id));
    return former != shortName(personName(person))
           && words.contains(former.isEmpty() ? shortIdentifier(person.id) : former);
}

void shortenBoth(QString &before, QString &after, qsizetype most)
{
    const auto end = std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend());
    qsizetype from = std::distance(before.cbegin(), end.first) - most / 3;
    if (from <= 0 || std::max(before.size(), after.size()) <= most)
        from = 0;
    while (from > 0 && before.at(from).isLowSurrogate())
        --from;
    for (QString *text : {&before, &after}) {
        if (from > 0)
            *text = u'…' + text->mid(from);
        if (text->size() <= most)
            continue;
        text->truncate(most - 1);
        if (text->back().isHighSurrogate())
            text->chop(1);
        *text += u'…';
    }
}

DifferenceText differenceText(const Difference &difference, const Deal &before, const Deal &after,
                              const QLocale &locale, const People &people)
{
    constexpr qsizetype most = 1'000;
    DifferenceText text = wordsFor(difference, before, after, locale, people);
    if (text.before == text.after)
        tellApart(text, difference);
    shortenBoth(text.before, text.after, most);
    return text;
}

} // namespace sidelight
