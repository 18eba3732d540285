// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/contactfields.h"

#include "tests/support/people.h"

#include <QTest>

#include <algorithm>

using namespace sidelight;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

QStringList lines(const Person &person, const People &people = {})
{
    QStringList lines;
    for (const FieldRow &row : contactFields(person, people, english))
        lines << QStringLiteral("%1: %2 = %3")
                     .arg(row.section, row.label, QString(row.value).replace(u'\n', u'|'));
    return lines;
}

FieldRow rowOf(const Person &person, const QString &path)
{
    const auto rows = contactFields(person, {}, english);
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const FieldRow &row) { return row.path == path; });
    return found == rows.end() ? FieldRow() : *found;
}

Person full()
{
    Contact contact = namedContact(1, QStringLiteral("Ines Varga"));
    contact.body = "{\"metadata\":{\"a\":1},\"tags\":[\"vip\"],\"shoe\":38}";
    Channel phone = channel(QStringLiteral("phone"), QStringLiteral("+1 555 0100"));
    phone.canonicalValue = QStringLiteral("+15550100");
    Channel email = channel(QStringLiteral("email"), QStringLiteral("ines@harbour.example"));
    email.label = QStringLiteral("work");
    email.isPrimary = true;
    email.isVerified = true;
    contact.channels = std::vector<Channel>{phone, email};
    Affiliation affiliation;
    affiliation.organizationId = contactId(7);
    affiliation.isCurrent = true;
    Affiliation former = affiliation;
    former.isCurrent = false;
    contact.affiliations = std::vector<Affiliation>{affiliation, former, Affiliation()};
    Address address;
    address.city = QStringLiteral("Lindholm");
    address.isPrimary = true;
    contact.addresses = std::vector<Address>{address, Address()};
    ContactDate date;
    date.dateType = QStringLiteral("birthday");
    date.dateMonth = Number{"5"};
    date.dateDay = Number{"4"};
    contact.dates = std::vector<ContactDate>{date};
    contact.tags = RawJson{{quint32(contact.body.indexOf("[\"vip")), 7}};
    contact.metadata = RawJson{{quint32(contact.body.indexOf("{\"a")), 7}};
    contact.otherFields = {{QStringLiteral("shoe"), {quint32(contact.body.indexOf("38")), 2}}};
    contact.prefix = QStringLiteral("Dr.");
    contact.givenName = QStringLiteral("Ines");
    contact.familyName = QStringLiteral("Varga");
    contact.nickname = QStringLiteral(" ");
    contact.timezone = QStringLiteral("Europe/Lisbon");
    contact.createdAt = Moment{0};
    contact.notes = {{QStringLiteral("channels[2].type"), QStringLiteral("expected string")}};
    return personOf(std::move(contact));
}

} // namespace

class ContactFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAllThatIsKnown()
    {
        QCOMPARE(lines(full(), peopleOf({named(7, QStringLiteral("Port"))})),
                 (QStringList{
                     QStringLiteral("Channels: Email, work = ines@harbour.example · primary · verified"),
                     QStringLiteral("Channels: Phone = +1 555 0100"),
                     QStringLiteral("Organizations: Current = Port"),
                     QStringLiteral("Organizations: Former = Port"),
                     QStringLiteral("Organizations: Organization = not set"),
                     QStringLiteral("Addresses: Address, primary = Lindholm"),
                     QStringLiteral("Addresses: Address = not set"),
                     QStringLiteral("Dates: Birthday = 4 May"),
                     QStringLiteral("About: Tags = vip"),
                     QStringLiteral("About: Full name = Dr. Ines Varga"),
                     QStringLiteral("About: Time zone = Europe/Lisbon"),
                     QStringLiteral("About: Created = 1 Jan 1970, 00:00"),
                     QStringLiteral("About: Contact ID = c0a70001-0000-4000-8000-000000000001"),
                     QStringLiteral("Other fields: Not as documented = channels[2].type: expected string"),
                     QStringLiteral("Other fields: Metadata = {\"a\":1}"),
                     QStringLiteral("Other fields: shoe = 38"),
                     QStringLiteral(
                         "Other fields: Answer = {\"metadata\":{\"a\":1},\"tags\":[\"vip\"],\"shoe\":38}"),
                 }));
    }

    void copiesAndLinksTheValueOfAChannelAlone()
    {
        const FieldRow email = rowOf(full(), QStringLiteral("channels[0]"));
        QCOMPARE(email.whole, QStringLiteral("ines@harbour.example"));
        QCOMPARE(email.link.toString(), QStringLiteral("mailto:ines@harbour.example"));
        QCOMPARE(email.tooltip, QString());
        const FieldRow phone = rowOf(full(), QStringLiteral("channels[1]"));
        QCOMPARE(phone.link.toString(), QStringLiteral("tel:+15550100"));
        QCOMPARE(phone.tooltip, QStringLiteral("Canonical value: +15550100"));
    }

    void opensWhatIsShownInPart()
    {
        const FieldRow metadata = rowOf(full(), QStringLiteral("metadata"));
        QVERIFY(metadata.isShortened);
        QCOMPARE(metadata.sent, QByteArray("{\"a\":1}"));
        QVERIFY(!rowOf(full(), QStringLiteral("timezone")).isShortened);
    }

    void tellsNoChannelsFromNoList()
    {
        Contact contact = namedContact(1, QStringLiteral("Ines"));
        QCOMPARE(rowOf(personOf(contact), QStringLiteral("channels")).value, QStringLiteral("not set"));
        contact.channels = std::vector<Channel>();
        QCOMPARE(rowOf(personOf(contact), QStringLiteral("channels")).value, QStringLiteral("none listed"));
        QCOMPARE(rowOf(personOf(contact), QStringLiteral("channels")).state, FieldState::Null);
        contact.body = "7";
        contact.channels = Field<std::vector<Channel>>::unreadable({0, 1});
        QCOMPARE(rowOf(personOf(contact), QStringLiteral("channels")).value,
                 QStringLiteral("unreadable: 7"));
    }

    void showsUnreadableListsAndTexts()
    {
        Contact contact = namedContact(1, QStringLiteral("Ines"));
        contact.body = "7 \"x\"";
        contact.dates = Field<std::vector<ContactDate>>::unreadable({2, 3});
        contact.bio = Field<QString>::unreadable({0, 1});
        contact.createdAt = Field<Moment>::unreadable({2, 3});
        contact.tags = Field<RawJson>(RawJson{{0, 1}});
        const Person person = personOf(contact);
        QCOMPARE(rowOf(person, QStringLiteral("dates")).value, QStringLiteral("unreadable: x"));
        QCOMPARE(rowOf(person, QStringLiteral("bio")).state, FieldState::Unreadable);
        QCOMPARE(rowOf(person, QStringLiteral("bio")).sent, QByteArray("7"));
        QCOMPARE(rowOf(person, QStringLiteral("created_at")).value, QStringLiteral("unreadable: x"));
        QCOMPARE(rowOf(person, QStringLiteral("tags")).value, QStringLiteral("7"));
        QVERIFY(rowOf(person, QStringLiteral("tags")).isShortened);
    }

    void countsWhatIsBeyondAThousand()
    {
        Contact contact = namedContact(1, QStringLiteral("Ines"));
        contact.channels =
            std::vector<Channel>(1234, channel(QStringLiteral("email"), QStringLiteral("a@b")));
        auto rows = contactFields(personOf(contact), {}, english);
        std::erase_if(rows, [](const FieldRow &row) { return row.section != u"Channels"; });
        QCOMPARE(rows.size(), std::size_t(1001));
        QCOMPARE(rows[999].whole, QStringLiteral("a@b"));
        QVERIFY2(rows[1000].label.startsWith(QStringLiteral("234 ")), qPrintable(rows[1000].label));
    }

    void hasTheIdentifierOfSomebodyUnknown()
    {
        QCOMPARE(lines(unknown(9)),
                 QStringList{QStringLiteral("About: Contact ID = c0a70009-0000-4000-8000-000000000001")});
    }
};

QTEST_GUILESS_MAIN(ContactFieldsTest)
#include "tst_contactfields.moc"
