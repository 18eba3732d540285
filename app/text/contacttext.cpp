// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/contacttext.h"

#include "app/domain/decimal.h"
#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/outcome.h"
#include "app/domain/people.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sidelight {

namespace {

struct ContactWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ContactText)
};

constexpr QStringView between = u" · ";

/// Nothing for what is not set or blank; what is unreadable is worth a word.
QString lineOf(const Contact &contact, const Field<QString> &field)
{
    const bool isEmpty = field.isNotSet() || (field.get() && field->trimmed().isEmpty());
    return isEmpty ? QString() : fieldText(contact, field, oneLine);
}

QStringList linesOf(const Contact &contact, std::initializer_list<const Field<QString> *> fields)
{
    QStringList lines;
    for (const Field<QString> *field : fields) {
        if (const QString line = lineOf(contact, *field); !line.isEmpty())
            lines << line;
    }
    return lines;
}

QString typeText(const QString &type)
{
    const QString known = type.trimmed().toLower();
    if (known == u"email")
        return ContactWords::tr("Email");
    if (known == u"phone")
        return ContactWords::tr("Phone");
    if (known == u"twitter")
        return ContactWords::tr("Twitter");
    if (known == u"linkedin")
        return ContactWords::tr("LinkedIn");
    if (known == u"custom")
        return ContactWords::tr("Other");
    return oneLine(type);
}

QString affiliationDates(const Contact &contact, const Affiliation &affiliation, const QLocale &locale)
{
    const auto day = [&](const Field<QDate> &field) {
        return field.isNotSet()
                   ? QString()
                   : fieldText(contact, field, [&](QDate date) { return dayText(date, locale); });
    };
    const QString start = day(affiliation.startDate);
    const QString end = day(affiliation.endDate);
    if (!start.isEmpty() && !end.isEmpty())
        return ContactWords::tr("from %1 to %2").arg(start, end);
    if (!start.isEmpty())
        return ContactWords::tr("since %1").arg(start);
    return end.isEmpty() ? QString() : ContactWords::tr("until %1").arg(end);
}

std::optional<int> wholeNumber(const Field<Number> &field)
{
    const auto number = field.get() ? parseDecimal(field->token) : std::nullopt;
    if (!number)
        return std::nullopt;
    const Decimal plain = normalized(*number);
    const bool fits = plain.scale == 0 && plain.coefficient > 0 && plain.coefficient < 10'000;
    return fits ? std::optional(int(plain.coefficient)) : std::nullopt;
}

QString sentDate(const Contact &contact, const ContactDate &date)
{
    QStringList parts;
    for (const auto *part : {&date.dateYear, &date.dateMonth, &date.dateDay}) {
        const auto token = [](const Number &number) { return QString::fromLatin1(number.token); };
        parts << (part->isNotSet() ? QStringLiteral("?") : fieldText(contact, *part, token));
    }
    return parts.join(u'-');
}

} // namespace

QString personTitle(const Person &person, const QString &otherwise)
{
    const QString name = oneLine(personName(person));
    if (name.isEmpty())
        return otherwise;
    return person.contact->deletedAt.hasValue() ? ContactWords::tr("%1 (deleted)").arg(name) : name;
}

QString namedText(const Person &person, const QString &identifier)
{
    const QString name = personTitle(person, QString());
    return name.isEmpty() ? identifier
                          : ContactWords::tr("%1 (%2)", "name, identifier").arg(name, identifier);
}

QString primaryContactsText(const Deal &deal, const People &people)
{
    const auto &links = deal.links();
    const std::vector<int> primaries = primaryLinks(links);
    QStringList lines;
    for (std::size_t i = 0; i < std::min(maxPrimariesInLine, primaries.size()); ++i) {
        const DealContact &link = links[std::size_t(primaries[i])];
        const Person person = link.contactId.get() ? people.value(*link.contactId) : Person();
        QStringList parts{personTitle(person, contactTitle(link))};
        if (link.role.isUnreadable() || hasText(link.role))
            parts << lineText(deal, link.role);
        if (primaries.size() == 1 && person.contact)
            parts << oneLine(firstEmail(*person.contact)) << oneLine(firstPhone(*person.contact));
        parts.removeAll(QString());
        lines << parts.join(between);
    }
    if (primaries.size() > maxPrimariesInLine)
        lines << ContactWords::tr("%n more", nullptr, int(primaries.size() - maxPrimariesInLine));
    return lines.join(u" / ");
}

QString kindText(const Contact &contact)
{
    const QString kind = lineOf(contact, contact.kind);
    if (kind == u"person")
        return ContactWords::tr("Person");
    if (kind == u"organization")
        return ContactWords::tr("Organization");
    if (kind == u"group")
        return ContactWords::tr("Group");
    return kind;
}

QString channelLabel(const Contact &contact, const Channel &channel)
{
    const bool hasType = channel.type.get() && !channel.type->trimmed().isEmpty();
    const QString type = hasType ? typeText(*channel.type) : ContactWords::tr("Channel");
    const QString label = lineOf(contact, channel.label);
    return label.isEmpty() ? type
                           : ContactWords::tr("%1, %2", "type and label of a channel").arg(type, label);
}

QString addressLines(const Contact &contact, const Address &address)
{
    QStringList lines = linesOf(contact, {&address.street, &address.extended, &address.poBox});
    const QString town = linesOf(contact, {&address.postalCode, &address.city}).join(u' ');
    if (!town.isEmpty())
        lines << town;
    lines += linesOf(contact, {&address.region});
    const QStringList country = linesOf(contact, {&address.country, &address.countryCode});
    if (!country.isEmpty())
        lines << country.constFirst(); // the code says the same in short
    return lines.join(u'\n');
}

QString affiliationText(const Contact &contact, const Affiliation &affiliation, const People &people,
                        const QLocale &locale)
{
    QStringList parts = linesOf(contact, {&affiliation.title, &affiliation.role, &affiliation.department});
    parts << fieldText(contact, affiliation.organizationId, [&people](const QUuid &id) {
        return personTitle(people.value(id), ContactWords::tr("Organization %1").arg(shortIdentifier(id)));
    });
    QStringList lines{parts.join(between)};
    for (const QString &line :
         {affiliationDates(contact, affiliation, locale), lineOf(contact, affiliation.description)}) {
        if (!line.isEmpty())
            lines << line;
    }
    return lines.join(u'\n');
}

QString contactDateText(const Contact &contact, const ContactDate &date, const QLocale &locale)
{
    const auto year = wholeNumber(date.dateYear);
    const auto month = wholeNumber(date.dateMonth);
    const auto day = wholeNumber(date.dateDay);
    const bool isRead = year.has_value() == date.dateYear.hasValue()
                        && month.has_value() == date.dateMonth.hasValue()
                        && day.has_value() == date.dateDay.hasValue() && !date.dateYear.isUnreadable()
                        && !date.dateMonth.isUnreadable() && !date.dateDay.isUnreadable();
    // A year in which every day of a year exists stands in for an unknown one.
    const QDate at(year.value_or(2000), month.value_or(1), day.value_or(1));
    if (!isRead || !at.isValid() || (day && !month))
        return sentDate(contact, date);
    if (day)
        return year ? dayText(at, locale) : yearlyDayText(at, locale);
    const QString monthName = month ? locale.standaloneMonthName(*month) : QString();
    const QString yearDigits = year ? QString::number(*year) : QString(); // 1980, never 1,980
    if (month && year)
        return ContactWords::tr("%1 %2", "month, year").arg(monthName, yearDigits);
    return month || year ? monthName + yearDigits : notSetText();
}

QString contactDateLabel(const Contact &contact, const ContactDate &date)
{
    if (const QString label = lineOf(contact, date.dateLabel); !label.isEmpty())
        return label;
    const QString type = lineOf(contact, date.dateType);
    if (type.isEmpty())
        return ContactWords::tr("Date");
    if (type == u"birthday")
        return ContactWords::tr("Birthday");
    return type == u"anniversary" ? ContactWords::tr("Anniversary") : type;
}

std::optional<QString> tagsText(const Contact &contact)
{
    if (!contact.tags.get())
        return std::nullopt;
    const QByteArrayView json = contact.raw(contact.tags->span);
    if (jsonKind(json) != JsonKind::Array)
        return std::nullopt;
    QStringList names;
    const auto tags = jsonChildren(json);
    for (const JsonChild &tag : tags) {
        QByteArrayView name = tag.value;
        if (jsonKind(tag.value) == JsonKind::Object) {
            name = {};
            for (const JsonChild &member : jsonChildren(tag.value)) {
                if (jsonString(member.key) == u"name")
                    name = member.value;
            }
        }
        if (name.isEmpty() || jsonKind(name) != JsonKind::String)
            return std::nullopt;
        names << oneLine(jsonString(name));
    }
    return names.join(QStringLiteral(", "));
}

QString contactDeletedText(const Contact &contact, const QLocale &locale)
{
    if (!contact.deletedAt.get())
        return {};
    return ContactWords::tr("Deleted in the CRM on %1.")
        .arg(dayText(contact.deletedAt->local().date(), locale));
}

QString notLoadedText()
{
    return ContactWords::tr("not loaded");
}

QString loadingText()
{
    return ContactWords::tr("loading …");
}

QString nameAgeText(const Person &person, const QDateTime &now, const QLocale &locale)
{
    if (!person.contact || !person.receivedAt.isValid())
        return {};
    return ContactWords::tr("Name from %1").arg(clockText(Moment::of(person.receivedAt), now, locale));
}

QString nameComingText()
{
    return ContactWords::tr("The name is still coming.");
}

QString nameNotLoadedText()
{
    return ContactWords::tr("The name is not loaded.");
}

QString nameProblemText(const Error &problem)
{
    switch (problem.kind) {
    case Error::Kind::NotFound:
        return ContactWords::tr("Not a contact this key can read: a member perhaps, or removed (404).");
    case Error::Kind::ScopeMissing:
        return ContactWords::tr(
            "Names need the permission contacts:read, which this key does not have (403).");
    case Error::Kind::NotUnderstood:
        return ContactWords::tr("The service answered, but not with a contact that can be read: %1.")
            .arg(isolated(oneLine(problem.detail)));
    case Error::Kind::OtherTenant:
        return ContactWords::tr(
            "The service answered with a contact of another tenant; nothing of it is kept.");
    case Error::Kind::Service:
        if (problem.status == 501)
            return ContactWords::tr("The service does not offer names yet (501).");
        if (problem.status > 0)
            return ContactWords::tr("The service answered with status %1.").arg(problem.status);
        break;
    default: break;
    }
    return errorText(problem).sentences();
}

QString namesMissingText(const Error &problem)
{
    const QString why =
        problem.kind == Error::Kind::ScopeMissing
            ? ContactWords::tr("Names need the permission contacts:read, which this key does not have.")
            : nameProblemText(problem);
    //: %1 is a whole sentence
    return ContactWords::tr("%1 Roles and IDs are complete.").arg(why);
}

} // namespace sidelight
