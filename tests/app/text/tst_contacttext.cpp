// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/contacttext.h"

#include "tests/support/people.h"

#include <QTest>

using namespace sidelight;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

Number number(int value)
{
    return {QByteArray::number(value)};
}

DealContact link(int number, bool isPrimary, const char *role)
{
    DealContact made;
    made.contactId = contactId(number);
    made.isPrimary = isPrimary;
    made.createdAt = Moment{number};
    if (role)
        made.role = QString::fromUtf8(role);
    return made;
}

Contact tagged(const QByteArray &tags)
{
    Contact contact;
    contact.body = tags;
    contact.tags = RawJson{{0, quint32(tags.size())}};
    return contact;
}

} // namespace

class ContactTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAPerson()
    {
        const QString otherwise = QStringLiteral("c0a70001");
        QCOMPARE(personTitle(named(1, QStringLiteral("Ines\nVarga")), otherwise),
                 QStringLiteral("Ines Varga"));
        QCOMPARE(personTitle(unknown(1), otherwise), otherwise);
        Contact gone = namedContact(1, QStringLiteral("Ines"));
        gone.deletedAt = Moment{1};
        QCOMPARE(personTitle(personOf(gone), otherwise), QStringLiteral("Ines (deleted)"));
        QCOMPARE(contactDeletedText(gone, english), QStringLiteral("Deleted in the CRM on 1 Jan 1970."));
        QCOMPARE(namedText(named(1, QStringLiteral("Ines")), otherwise), QStringLiteral("Ines (c0a70001)"));
        QCOMPARE(namedText(unknown(1), otherwise), otherwise);
    }

    void saysWhoThePrimaryContactIs()
    {
        Deal deal;
        deal.contacts = std::vector<DealContact>{link(1, true, "Sponsor"), link(2, false, nullptr)};
        QCOMPARE(primaryContactsText(deal, {}), QStringLiteral("Contact c0a70001 · Sponsor"));
        const People people =
            peopleOf({reachable(1, QStringLiteral("Ines")), named(2, QStringLiteral("Tom"))});
        QCOMPARE(primaryContactsText(deal, people),
                 QStringLiteral("Ines · Sponsor · ines@harbour.example · +15550100121"));
        deal.contacts = std::vector<DealContact>{link(1, true, "Sponsor"), link(2, true, nullptr)};
        QCOMPARE(primaryContactsText(deal, people), QStringLiteral("Ines · Sponsor / Tom"));
        deal.contacts = std::vector<DealContact>{link(2, false, nullptr)};
        QCOMPARE(primaryContactsText(deal, people), QString());
    }

    void labelsAChannel_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("text");
        QTest::newRow("email") << QStringLiteral("EMAIL") << QStringLiteral("work")
                               << QStringLiteral("Email, work");
        QTest::newRow("phone") << QStringLiteral("phone") << QString() << QStringLiteral("Phone");
        QTest::newRow("custom") << QStringLiteral("custom") << QStringLiteral("Fax")
                                << QStringLiteral("Other, Fax");
        QTest::newRow("unknown") << QStringLiteral("pigeon") << QString() << QStringLiteral("pigeon");
        QTest::newRow("blank") << QStringLiteral(" ") << QString() << QStringLiteral("Channel");
    }
    void labelsAChannel()
    {
        QFETCH(QString, type);
        QFETCH(QString, label);
        Channel made = channel(type, QStringLiteral("x"));
        made.label = label;
        QTEST(channelLabel({}, made), "text");
    }

    void writesAnAddressInLines()
    {
        Address address;
        QCOMPARE(addressLines({}, address), QString());
        address.street = QStringLiteral("1 Quay Road");
        address.city = QStringLiteral("Lindholm");
        address.postalCode = QStringLiteral("10001");
        address.region = QStringLiteral(" ");
        address.countryCode = QStringLiteral("SE");
        QCOMPARE(addressLines({}, address), QStringLiteral("1 Quay Road\n10001 Lindholm\nSE"));
        address.country = QStringLiteral("Sweden");
        QCOMPARE(addressLines({}, address), QStringLiteral("1 Quay Road\n10001 Lindholm\nSweden"));
    }

    void tellsAnAffiliation()
    {
        Affiliation affiliation;
        QCOMPARE(affiliationText({}, affiliation, {}, english), QStringLiteral("not set"));
        affiliation.organizationId = contactId(7);
        affiliation.title = QStringLiteral("Head");
        affiliation.department = QStringLiteral("Quays");
        affiliation.startDate = QDate(2021, 3, 1);
        QCOMPARE(affiliationText({}, affiliation, {}, english),
                 QStringLiteral("Head · Quays · Organization c0a70007\nsince 1 Mar 2021"));
        affiliation.endDate = QDate(2022, 3, 1);
        affiliation.description = QStringLiteral("part time");
        QCOMPARE(affiliationText({}, affiliation, peopleOf({named(7, QStringLiteral("Port"))}), english),
                 QStringLiteral("Head · Quays · Port\nfrom 1 Mar 2021 to 1 Mar 2022\npart time"));
    }

    void writesDatesOfWhichAPartMayBeUnknown_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("month");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("text");
        QTest::newRow("all") << 1980 << 5 << 4 << QStringLiteral("4 May 1980");
        QTest::newRow("no year") << -1 << 5 << 4 << QStringLiteral("4 May");
        QTest::newRow("leap day without a year") << -1 << 2 << 29 << QStringLiteral("29 Feb");
        QTest::newRow("no day") << 1980 << 5 << -1 << QStringLiteral("May 1980");
        QTest::newRow("year alone") << 1980 << -1 << -1 << QStringLiteral("1980");
        QTest::newRow("month alone") << -1 << 5 << -1 << QStringLiteral("May");
        QTest::newRow("day alone") << -1 << -1 << 4 << QStringLiteral("?-?-4");
        QTest::newRow("no month") << 1980 << -1 << 4 << QStringLiteral("1980-?-4");
        QTest::newRow("no such month") << 1980 << 13 << -1 << QStringLiteral("1980-13-?");
        QTest::newRow("no such day") << 1981 << 2 << 29 << QStringLiteral("1981-2-29");
        QTest::newRow("zero") << 0 << 5 << 4 << QStringLiteral("0-5-4");
        QTest::newRow("nothing") << -1 << -1 << -1 << QStringLiteral("not set");
    }
    void writesDatesOfWhichAPartMayBeUnknown()
    {
        QFETCH(int, year);
        QFETCH(int, month);
        QFETCH(int, day);
        const auto field = [](int value) {
            return value < 0 ? Field<Number>::null() : Field<Number>(number(value));
        };
        ContactDate date;
        date.dateYear = field(year);
        date.dateMonth = field(month);
        date.dateDay = field(day);
        QTEST(contactDateText({}, date, english), "text");
    }

    void writesUnreadableAndFractionalDatesAsTheyWereSent()
    {
        Contact contact;
        contact.body = "\"May\"";
        ContactDate date;
        date.dateYear = Number{"1980.5"};
        date.dateMonth = Field<Number>::unreadable({0, 5});
        QCOMPARE(contactDateText(contact, date, english), QStringLiteral("1980.5-unreadable: May-?"));
    }

    void labelsADate()
    {
        ContactDate date;
        QCOMPARE(contactDateLabel({}, date), QStringLiteral("Date"));
        date.dateType = QStringLiteral("birthday");
        QCOMPARE(contactDateLabel({}, date), QStringLiteral("Birthday"));
        date.dateType = QStringLiteral("name day");
        QCOMPARE(contactDateLabel({}, date), QStringLiteral("name day"));
        date.dateLabel = QStringLiteral("First order");
        QCOMPARE(contactDateLabel({}, date), QStringLiteral("First order"));
    }

    void readsTagsOfTwoShapesAndGuessesNoOther_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isRead");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *json, bool isRead, const char *text) {
            QTest::newRow(name) << QByteArray(json) << isRead << QString::fromUtf8(text);
        };
        row("strings", "[\"vip\", \"har\\u0062our\"]", true, "vip, harbour");
        row("objects", "[{\"id\":7,\"name\":\"vip\"}, {\"name\":\"x\"}]", true, "vip, x");
        row("none", "[]", true, "");
        row("objects with another key", "[{\"label\":\"vip\"}]", false, "");
        row("a name that is no string", "[{\"name\":7}]", false, "");
        row("numbers", "[1]", false, "");
        row("an object", "{\"name\":\"vip\"}", false, "");
        row("null", "null", false, "");
    }
    void readsTagsOfTwoShapesAndGuessesNoOther()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, isRead);
        const auto tags = tagsText(tagged(json));
        QCOMPARE(tags.has_value(), isRead);
        QTEST(tags.value_or(QString()), "text");
        QVERIFY(!tagsText(Contact()));
    }

    void saysHowOldANameIs()
    {
        const Person ines = named(1, QStringLiteral("Ines"));
        QCOMPARE(nameAgeText(ines, ines.receivedAt.addSecs(3600), english),
                 QStringLiteral("Name from 08:16"));
        QCOMPARE(nameAgeText(ines, ines.receivedAt.addDays(2), english),
                 QStringLiteral("Name from 11 Feb 2026, 08:16"));
        QCOMPARE(nameAgeText(unknown(1), ines.receivedAt, english), QString());
    }

    void saysWhyThereIsNoName_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("text");
        const auto service = [](int status) {
            Error error{Error::Kind::Service, QString()};
            error.status = status;
            return error;
        };
        QTest::newRow("404") << Error{Error::Kind::NotFound, QString()}
                             << QStringLiteral(
                                    "Not a contact this key can read: a member perhaps, or removed "
                                    "(404).");
        QTest::newRow("403") << Error{Error::Kind::ScopeMissing, QString()}
                             << QStringLiteral(
                                    "Names need the permission contacts:read, which this key does "
                                    "not have (403).");
        QTest::newRow("501") << service(501)
                             << QStringLiteral("The service does not offer names yet (501).");
        QTest::newRow("400") << service(400) << QStringLiteral("The service answered with status 400.");
        QTest::newRow("another tenant")
            << Error{Error::Kind::OtherTenant, QString()}
            << QStringLiteral(
                   "The service answered with a contact of another tenant; nothing of it is kept.");
        QTest::newRow("offline") << Error{Error::Kind::Offline, QString()}
                                 << QStringLiteral("No connection to the service. The service could not be "
                                                   "reached, or its answer broke off.");
    }
    void saysWhyThereIsNoName()
    {
        QFETCH(Error, error);
        QTEST(nameProblemText(error), "text");
    }

    void saysOnceThatNamesAreMissing()
    {
        QCOMPARE(namesMissingText({Error::Kind::ScopeMissing, QString()}),
                 QStringLiteral("Names need the permission contacts:read, which this key does not have. "
                                "Roles and IDs are complete."));
        Error notYet{Error::Kind::Service, QString()};
        notYet.status = 501;
        QCOMPARE(namesMissingText(notYet),
                 QStringLiteral("The service does not offer names yet (501). Roles and IDs are complete."));
    }
};

QTEST_GUILESS_MAIN(ContactTextTest)
#include "tst_contacttext.moc"
