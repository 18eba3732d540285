// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/samplecontacts.h"

#include "app/domain/jsontext.h"

#include <array>

namespace sidelight {

namespace {

constexpr quint32 firstOfCrowd = 0xc0a80000;

/// A contact in its short form; all values are raw JSON, empty when not given.
struct ShortContact {
    QByteArray digits;
    QByteArray name;
    QByteArray kind;
    QByteArray email;
    QByteArray phone;
    QByteArray title;
    QByteArray organization; ///< eight digits
    QByteArray createdAt;
};

/// What every record below a contact has; `letters` keep the identifiers of its kinds apart.
JsonObjectText recordOf(const ShortContact &contact, QByteArrayView letters, int number)
{
    JsonObjectText out;
    out.add("id", identifierToken(letters.toByteArray() + contact.digits.sliced(2), number));
    out.add("contact_id", identifierToken(contact.digits));
    out.add("tenant_id", sampleTenant);
    out.add("metadata", "{}");
    out.add("created_at", contact.createdAt);
    out.add("updated_at", contact.createdAt);
    return out;
}

QByteArray channel(const ShortContact &contact, QByteArrayView type, QByteArrayView value, int number)
{
    JsonObjectText out = recordOf(contact, "ca", number);
    out.add("type", type);
    out.add("value", value);
    out.add("canonical_value", "null");
    out.add("label", "\"work\"");
    out.add("is_primary", number == 1 ? "true" : "false");
    out.add("is_verified", "true");
    out.add("preference_order", QByteArray::number(number));
    out.add("key_version", "null");
    return out.finished();
}

QByteArray channels(const ShortContact &contact)
{
    QByteArrayList all;
    if (!contact.email.isEmpty())
        all += channel(contact, "\"email\"", contact.email, 1);
    if (!contact.phone.isEmpty())
        all += channel(contact, "\"phone\"", contact.phone, int(all.size()) + 1);
    return jsonArrayText(all);
}

QByteArray affiliations(const ShortContact &contact)
{
    if (contact.organization.isEmpty())
        return "[]";
    JsonObjectText out = recordOf(contact, "af", 1);
    out.add("organization_id", identifierToken(contact.organization));
    out.add("is_current", "true");
    out.add("title", contact.title.isEmpty() ? QByteArray("null") : contact.title);
    return jsonArrayText({out.finished()});
}

QByteArray writtenOut(const ShortContact &contact)
{
    JsonObjectText out;
    out.add("id", identifierToken(contact.digits));
    out.add("tenant_id", sampleTenant);
    out.add("kind", contact.kind.isEmpty() ? QByteArray("\"person\"") : contact.kind);
    out.add("display_name", contact.name);
    out.add("created_at", contact.createdAt);
    out.add("updated_at", contact.createdAt);
    out.add("metadata", "{}");
    out.add("addresses", "[]");
    out.add("affiliations", affiliations(contact));
    out.add("channels", channels(contact));
    out.add("dates", "[]");
    out.add("tags", "[]");
    return out.finished();
}

QByteArray createdAt(QDate today)
{
    return '"' + today.addDays(-500).toString(Qt::ISODate).toLatin1() + "T09:00:00Z\"";
}

ShortContact readShort(QByteArrayView entry, QDate today)
{
    const auto raw = [entry](QByteArrayView key) { return member(entry, key).toByteArray(); };
    const auto text = [entry](QByteArrayView key) { return unquoted(member(entry, key)).toByteArray(); };
    return {text("id"),   raw("name"),  raw("kind"),          raw("email"),
            raw("phone"), raw("title"), text("organization"), createdAt(today)};
}

constexpr std::array<const char *, 40> givenNames = {
    "Abel",  "Bianca", "Cyrus", "Daria", "Emil",  "Flora", "Gustav",  "Hanna", "Idris",  "Jolanda",
    "Karim", "Leonie", "Milan", "Nadia", "Otto",  "Paula", "Quentin", "Rosa",  "Samuel", "Tilda",
    "Ulrik", "Vera",   "Wanda", "Xenia", "Yusuf", "Zora",  "Anton",   "Berta", "Casper", "Delia",
    "Enzo",  "Freya",  "Goran", "Helga", "Ivan",  "Judit", "Klara",   "Luca",  "Mona",   "Nils"};
constexpr std::array<const char *, 50> familyNames = {
    "Abara", "Bergh",   "Castel",  "Dahl",   "Ekholm",  "Falk",    "Gruber", "Hoang",  "Iversen", "Jansky",
    "Kovac", "Lundin",  "Moreau",  "Nagy",   "Ostrow",  "Pereira", "Quist",  "Rossi",  "Sato",    "Tanaka",
    "Urban", "Vidal",   "Weiss",   "Xuan",   "Yilmaz",  "Zeman",   "Amsel",  "Brandt", "Cordes",  "Duarte",
    "Engel", "Fontana", "Garnier", "Haas",   "Ilves",   "Jonsson", "Keller", "Lopez",  "Mertens", "Novak",
    "Olsen", "Petrov",  "Rahman",  "Singer", "Tomasek", "Ullmann", "Varga",  "Winter", "Yamada",  "Zhang"};
static_assert(givenNames.size() * familyNames.size() == std::size_t(crowdSize));

} // namespace

std::vector<SampleBody> sampleContacts(QDate today)
{
    std::vector<SampleBody> contacts;
    const QByteArray file = sampleFile(QStringLiteral("people.json"), today);
    for (const JsonChild &child : jsonChildren(member(file, "contacts"))) {
        const bool isShort = !member(child.value, "name").isEmpty();
        const QByteArrayView id = unquoted(member(child.value, "id"));
        contacts.push_back({fullIdentifier(id), isShort ? writtenOut(readShort(child.value, today))
                                                        : child.value.toByteArray()});
    }
    return contacts;
}

QByteArray crowdDigits(int index)
{
    return QByteArray::number(firstOfCrowd + uint(index), 16);
}

std::optional<QByteArray> crowdContact(const QUuid &id, QDate today)
{
    const uint index = id.data1 - firstOfCrowd;
    if (index >= uint(crowdSize))
        return std::nullopt;
    const QByteArray digits = crowdDigits(int(index));
    if (fullIdentifier(digits) != id)
        return std::nullopt;
    const QByteArray given = givenNames[index % givenNames.size()];
    const QByteArray family = familyNames[index / givenNames.size()];
    const QByteArray address = given.toLower() + '.' + family.toLower() + "@people.example";
    const QByteArray number = "+1555011" + QByteArray::number(index).rightJustified(4, '0');
    return writtenOut({digits,
                       '"' + given + ' ' + family + '"',
                       {},
                       '"' + address + '"',
                       '"' + number + '"',
                       {},
                       {},
                       createdAt(today)});
}

} // namespace sidelight
