// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/contactfields.h"

#include "app/domain/channellink.h"
#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/text/contacttext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

struct ContactFieldWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ContactFields)
};

bool isTrue(const Field<bool> &field)
{
    return field.get() && *field;
}

/// Collects rows; `section` stands over those that follow.
class ContactRows
{
public:
    explicit ContactRows(const Contact &contact)
        : m_contact(contact)
    {}

    QString section;

    FieldRow &add(const QString &label, const QString &path, const QString &value,
                  FieldState state = FieldState::Value)
    {
        m_rows.push_back({section, label, path, value, QString(), QByteArray(), state});
        return m_rows.back();
    }
    void addSent(const QString &label, const QString &path, QByteArrayView json)
    {
        FieldRow &row = add(label, path, shortJson(json));
        row.sent = json.toByteArray();
        row.isShortened = true;
    }
    void addUnreadable(const QString &label, const QString &path, Span raw)
    {
        addSent(label, path, m_contact.raw(raw));
        m_rows.back().value = unreadableText(m_contact.raw(raw));
        m_rows.back().state = FieldState::Unreadable;
    }
    /// Nothing for what is not set: a contact has many such fields.
    void addText(const QString &label, const char *path, const Field<QString> &field)
    {
        if (field.isUnreadable())
            addUnreadable(label, QString::fromLatin1(path), field.raw());
        else if (field.get() && !field->trimmed().isEmpty())
            add(label, QString::fromLatin1(path), severalLines(*field));
    }
    void addMoment(const QString &label, const char *path, const Field<Moment> &field,
                   const QLocale &locale)
    {
        if (field.isUnreadable())
            addUnreadable(label, QString::fromLatin1(path), field.raw());
        else if (field.get())
            add(label, QString::fromLatin1(path), momentText(*field, locale)).tooltip = utcText(*field);
    }
    /// One row for each element of a list that can be read, by `addOne(element, path)`.
    template <typename Element, typename AddOne>
    void addList(const QString &label, const char *name, const Field<std::vector<Element>> &list,
                 const std::vector<Element> &shown, AddOne addOne)
    {
        const QString path = QString::fromLatin1(name);
        if (list.isUnreadable())
            addUnreadable(label, path, list.raw());
        const std::size_t count = std::min(shown.size(), maxRowsOfAKind);
        for (std::size_t i = 0; i < count; ++i)
            addOne(shown[i], path + u'[' + QString::number(i) + u']');
        if (count < shown.size())
            add(ContactFieldWords::tr("%n more", nullptr, int(shown.size() - count)), path,
                ContactFieldWords::tr("to be seen in the answer itself"));
    }
    std::vector<FieldRow> take() { return std::move(m_rows); }

private:
    const Contact &m_contact;
    std::vector<FieldRow> m_rows;
};

template <typename Element>
const std::vector<Element> &elements(const Field<std::vector<Element>> &list)
{
    static const std::vector<Element> none;
    return list.get() ? *list : none;
}

void addChannels(ContactRows &rows, const Contact &contact)
{
    rows.section = ContactFieldWords::tr("Channels");
    const std::vector<Channel> channels = orderedChannels(contact);
    rows.addList(rows.section, "channels", contact.channels, channels,
                 [&](const Channel &channel, const QString &path) {
                     const QString value = oneLine(channel.value->trimmed());
                     QStringList parts{value};
                     if (isTrue(channel.isPrimary))
                         parts << ContactFieldWords::tr("primary", "channel");
                     if (isTrue(channel.isVerified))
                         parts << ContactFieldWords::tr("verified", "channel");
                     FieldRow &row =
                         rows.add(channelLabel(contact, channel), path, parts.join(QStringLiteral(" · ")));
                     row.whole = value;
                     row.link = channelLink(channel);
                     const QString canonical =
                         channel.canonicalValue.get() ? oneLine(*channel.canonicalValue) : value;
                     if (canonical != value)
                         row.tooltip = ContactFieldWords::tr("Canonical value: %1").arg(canonical);
                 });
    if (channels.empty() && !contact.channels.isUnreadable())
        rows.add(rows.section, QStringLiteral("channels"),
                 contact.channels.get() ? ContactFieldWords::tr("none listed") : notSetText(),
                 FieldState::Null);
}

void addLists(ContactRows &rows, const Contact &contact, const People &people, const QLocale &locale)
{
    rows.section = ContactFieldWords::tr("Organizations");
    rows.addList(rows.section, "affiliations", contact.affiliations, elements(contact.affiliations),
                 [&](const Affiliation &affiliation, const QString &path) {
                     const QString label = isTrue(affiliation.isCurrent) ? ContactFieldWords::tr("Current")
                                           : affiliation.isCurrent.get()
                                               ? ContactFieldWords::tr("Former")
                                               : ContactFieldWords::tr("Organization");
                     FieldRow &row =
                         rows.add(label, path, affiliationText(contact, affiliation, people, locale));
                     if (affiliation.organizationId.get())
                         row.tooltip = identifierText(*affiliation.organizationId);
                 });
    rows.section = ContactFieldWords::tr("Addresses");
    rows.addList(
        rows.section, "addresses", contact.addresses, elements(contact.addresses),
        [&](const Address &address, const QString &path) {
            const bool hasLabel = address.label.get() && !address.label->trimmed().isEmpty();
            const QString label = hasLabel ? oneLine(*address.label) : ContactFieldWords::tr("Address");
            const QString lines = addressLines(contact, address);
            rows.add(isTrue(address.isPrimary) ? ContactFieldWords::tr("%1, primary", "address").arg(label)
                                               : label,
                     path, lines.isEmpty() ? notSetText() : lines,
                     lines.isEmpty() ? FieldState::Null : FieldState::Value);
        });
    rows.section = ContactFieldWords::tr("Dates");
    rows.addList(rows.section, "dates", contact.dates, elements(contact.dates),
                 [&](const ContactDate &date, const QString &path) {
                     rows.add(contactDateLabel(contact, date), path,
                              contactDateText(contact, date, locale));
                 });
}

void addTags(ContactRows &rows, const Contact &contact)
{
    const QString label = ContactFieldWords::tr("Tags");
    const QString path = QStringLiteral("tags");
    const auto tags = tagsText(contact);
    if (contact.tags.isUnreadable())
        rows.addUnreadable(label, path, contact.tags.raw());
    else if (tags && !tags->isEmpty())
        rows.add(label, path, *tags);
    else if (!tags && contact.tags.get())
        rows.addSent(label, path, contact.raw(contact.tags->span));
}

void addAbout(ContactRows &rows, const Contact &contact, const QLocale &locale)
{
    rows.section = ContactFieldWords::tr("About");
    addTags(rows, contact);
    Contact parts;
    parts.prefix = contact.prefix;
    parts.givenName = contact.givenName;
    parts.middleName = contact.middleName;
    parts.familyName = contact.familyName;
    parts.suffix = contact.suffix;
    const QString written = contactName(parts);
    if (!written.isEmpty() && written != contactName(contact))
        rows.add(ContactFieldWords::tr("Full name"), QStringLiteral("given_name"), oneLine(written));
    rows.addText(ContactFieldWords::tr("Nickname"), "nickname", contact.nickname);
    rows.addText(ContactFieldWords::tr("Bio"), "bio", contact.bio);
    rows.addText(ContactFieldWords::tr("Language"), "language", contact.language);
    rows.addText(ContactFieldWords::tr("Time zone"), "timezone", contact.timezone);
    rows.addText(ContactFieldWords::tr("Picture"), "avatar_url", contact.avatarUrl);
    rows.addText(ContactFieldWords::tr("vCard UID"), "vcard_uid", contact.vcardUid);
    rows.addMoment(ContactFieldWords::tr("Created"), "created_at", contact.createdAt, locale);
    rows.addMoment(ContactFieldWords::tr("Updated"), "updated_at", contact.updatedAt, locale);
    rows.addMoment(ContactFieldWords::tr("Deleted"), "deleted_at", contact.deletedAt, locale);
}

void addOther(ContactRows &rows, const Contact &contact)
{
    rows.section = ContactFieldWords::tr("Other fields");
    if (!contact.notes.empty())
        rows.add(ContactFieldWords::tr("Not as documented"), QStringLiteral("notes"),
                 notesLines(contact.notes).join(u'\n'), FieldState::Unreadable);
    if (contact.metadata.get())
        rows.addSent(ContactFieldWords::tr("Metadata"), QStringLiteral("metadata"),
                     contact.raw(contact.metadata->span));
    const std::size_t count = std::min(contact.otherFields.size(), maxRowsOfAKind);
    for (std::size_t i = 0; i < count; ++i) {
        const UnknownField &field = contact.otherFields[i];
        rows.addSent(oneLine(field.key), field.key, contact.raw(field.value));
    }
    if (count < contact.otherFields.size())
        rows.add(ContactFieldWords::tr("%n more", nullptr, int(contact.otherFields.size() - count)),
                 QString(), ContactFieldWords::tr("to be seen in the answer itself"));
    rows.addSent(ContactFieldWords::tr("Answer"), QString(), contact.body);
}

} // namespace

std::vector<FieldRow> contactFields(const Person &person, const People &people, const QLocale &locale)
{
    static const Contact none;
    const Contact &contact = person.contact ? *person.contact : none;
    ContactRows rows(contact);
    if (person.contact) {
        addChannels(rows, contact);
        addLists(rows, contact, people, locale);
        addAbout(rows, contact, locale);
    } else {
        rows.section = ContactFieldWords::tr("About");
    }
    rows.add(ContactFieldWords::tr("Contact ID"), QStringLiteral("id"), identifierText(person.id));
    if (person.contact)
        addOther(rows, contact);
    return rows.take();
}

} // namespace sidelight
