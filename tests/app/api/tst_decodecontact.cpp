// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodecontact.h"

#include "app/domain/identifier.h"

#include <QFile>
#include <QTest>

using namespace sidelight;

namespace {

const QUuid contactId = QUuid::fromString(QStringLiteral("c0a70001-0000-4000-8000-000000000001"));
const QByteArray idToken = "\"c0a70001-0000-4000-8000-000000000001\"";

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/contacts/") + name + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A contact with every required field, `more` behind them.
QByteArray contactWith(const QByteArray &more = {})
{
    return "{\"id\":" + idToken + ",\"tenant_id\":" + idToken
           + ",\"display_name\":\"Ines Varga\",\"kind\":\"person\",\"metadata\":{},"
             "\"created_at\":\"2026-02-11T08:15:30Z\",\"updated_at\":\"2026-02-11T08:15:30Z\""
           + (more.isEmpty() ? QByteArray() : ',' + more) + '}';
}

QByteArray channelWith(const QByteArray &value)
{
    return "{\"id\":" + idToken + ",\"type\":\"email\",\"value\":" + value
           + ",\"is_primary\":false,\"is_verified\":true,\"preference_order\":1}";
}

QStringList notesOf(const Contact &contact)
{
    QStringList lines;
    for (const Note &note : contact.notes)
        lines << note.path + QStringLiteral(": ") + note.problem;
    return lines;
}

} // namespace

class DecodeContactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFieldOfAPerson();
    void readsAnOrganizationsAddress();
    void readsADateWithoutAYear();
    void readsEachFixture_data();
    void readsEachFixture();
    void takesListsThatAreAbsentOrNull_data();
    void takesListsThatAreAbsentOrNull();
    void spoilsOnlyWhatIsMistyped_data();
    void spoilsOnlyWhatIsMistyped();
    void notesWhatIsMissing();
    void keepsUnknownFieldsReachable();
    void readsAThousandChannels();
    void refusesWhatIsNoContact_data();
    void refusesWhatIsNoContact();
};

void DecodeContactTest::readsEveryFieldOfAPerson()
{
    const QByteArray body = fixture(QStringLiteral("person"));
    const auto decoded = decodeContact(body, contactId);
    QVERIFY(decoded);
    const Contact &contact = *decoded;
    const auto id = [](const char *text) { return parseIdentifier(text).value(); };
    QCOMPARE(contact.body, body);
    QCOMPARE(contact.id, contactId);
    QCOMPARE(*contact.tenantId, id("7e4a0001-0000-4000-8000-000000000001"));
    QCOMPARE(*contact.kind, QStringLiteral("person"));
    QCOMPARE(*contact.displayName, QStringLiteral("Ines Varga"));
    QCOMPARE(*contact.givenName, QStringLiteral("Ines"));
    QCOMPARE(*contact.familyName, QStringLiteral("Varga"));
    QCOMPARE(*contact.prefix, QStringLiteral("Dr."));
    for (const auto *field : {&contact.middleName, &contact.nickname, &contact.suffix, &contact.bio,
                              &contact.avatarUrl, &contact.vcardUid})
        QCOMPARE(field->state(), FieldState::Null);
    QCOMPARE(*contact.language, QStringLiteral("en"));
    QCOMPARE(*contact.timezone, QStringLiteral("Europe/Lisbon"));
    QCOMPARE(contact.createdAt->msecs, 1748768400000);
    QCOMPARE(contact.updatedAt->msecs, 1768908153000);
    QCOMPARE(contact.deletedAt.state(), FieldState::Null);
    QCOMPARE(contact.raw(contact.metadata->span).toByteArray(), QByteArray("{}"));
    QCOMPARE(contact.raw(contact.tags->span).toByteArray(), QByteArray("[]"));

    QCOMPARE(contact.channels->size(), std::size_t(2));
    const Channel &email = contact.channels->at(0);
    QCOMPARE(*email.id, id("ca000001-0000-4000-8000-000000000001"));
    QCOMPARE(*email.type, QStringLiteral("email"));
    QCOMPARE(*email.value, QStringLiteral("ines.varga@harbour.example"));
    QCOMPARE(*email.canonicalValue, QStringLiteral("ines.varga@harbour.example"));
    QCOMPARE(*email.label, QStringLiteral("work"));
    QCOMPARE(*email.isPrimary, true);
    QCOMPARE(*email.isVerified, true);
    QCOMPARE(email.preferenceOrder->token, QByteArray("1"));
    const Channel &phone = contact.channels->at(1);
    QCOMPARE(*phone.value, QStringLiteral("+15550100123"));
    QCOMPARE(phone.label.state(), FieldState::Null);
    QCOMPARE(*phone.isVerified, false);

    QCOMPARE(contact.affiliations->size(), std::size_t(1));
    const Affiliation &affiliation = contact.affiliations->at(0);
    QCOMPARE(*affiliation.organizationId, id("06900001-0000-4000-8000-000000000001"));
    QCOMPARE(*affiliation.isCurrent, true);
    QCOMPARE(*affiliation.title, QStringLiteral("Head of Operations"));
    QCOMPARE(*affiliation.department, QStringLiteral("Quays"));
    QCOMPARE(*affiliation.startDate, QDate(2021, 3, 1));
    QCOMPARE(affiliation.endDate.state(), FieldState::Null);
    QVERIFY(contact.otherFields.empty());
    QCOMPARE(notesOf(contact), QStringList());
}

void DecodeContactTest::readsAnOrganizationsAddress()
{
    const auto decoded = decodeContact(
        contactWith(
            R"("addresses":[{"id":)" + idToken
            + R"(,"is_primary":true,"label":"head office","street":"1 Quay Road","extended":"Gate 4",)"
              R"("po_box":"99","city":"Lindholm","region":"North","postal_code":"10001",)"
              R"("country":"Sweden","country_code":"SE","latitude":57.70887,"longitude":-11.9}])"),
        contactId);
    QVERIFY(decoded);
    QCOMPARE(decoded->addresses->size(), std::size_t(1));
    const Address &address = decoded->addresses->at(0);
    QCOMPARE(*address.isPrimary, true);
    QCOMPARE(*address.label, QStringLiteral("head office"));
    QCOMPARE(*address.street, QStringLiteral("1 Quay Road"));
    QCOMPARE(*address.extended, QStringLiteral("Gate 4"));
    QCOMPARE(*address.poBox, QStringLiteral("99"));
    QCOMPARE(*address.city, QStringLiteral("Lindholm"));
    QCOMPARE(*address.region, QStringLiteral("North"));
    QCOMPARE(*address.postalCode, QStringLiteral("10001"));
    QCOMPARE(*address.country, QStringLiteral("Sweden"));
    QCOMPARE(*address.countryCode, QStringLiteral("SE"));
    QCOMPARE(address.latitude->token, QByteArray("57.70887"));
    QCOMPARE(address.longitude->token, QByteArray("-11.9"));
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeContactTest::readsADateWithoutAYear()
{
    const auto decoded = decodeContact(
        contactWith(R"("dates":[{"id":)" + idToken
                    + R"(,"date_type":"birthday","date_year":null,"date_month":4,"date_day":30,)"
                      R"("date_label":"by the passport"}])"),
        contactId);
    QVERIFY(decoded);
    const ContactDate &date = decoded->dates->at(0);
    QCOMPARE(*date.dateType, QStringLiteral("birthday"));
    QCOMPARE(date.dateYear.state(), FieldState::Null);
    QCOMPARE(date.dateMonth->token, QByteArray("4"));
    QCOMPARE(date.dateDay->token, QByteArray("30"));
    QCOMPARE(*date.dateLabel, QStringLiteral("by the passport"));
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeContactTest::readsEachFixture_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addRow("deletedPerson") << QStringLiteral("c0a70004") << QStringLiteral("Former contact");
    QTest::addRow("mainRowOnly") << QStringLiteral("c0a70005") << QStringLiteral("田中 美咲");
    QTest::addRow("organization") << QStringLiteral("06900001") << QStringLiteral("Port of Lindholm");
    QTest::addRow("person") << QStringLiteral("c0a70001") << QStringLiteral("Ines Varga");
    QTest::addRow("rightToLeftPerson")
        << QStringLiteral("c0a70007") << QStringLiteral("נועה בן־חיים (Noa)");
}

void DecodeContactTest::readsEachFixture()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    const auto decoded =
        decodeContact(fixture(QString::fromLatin1(QTest::currentDataTag())),
                      QUuid::fromString(id + QStringLiteral("-0000-4000-8000-000000000001")));
    QVERIFY(decoded);
    QCOMPARE(*decoded->displayName, name);
    QCOMPARE(notesOf(*decoded), QStringList());
    QVERIFY(decoded->otherFields.empty());
}

void DecodeContactTest::takesListsThatAreAbsentOrNull_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<FieldState>("state");
    QTest::addRow("absent") << QByteArray() << FieldState::Absent;
    QTest::addRow("null") << QByteArray(
        R"("channels":null,"addresses":null,"affiliations":null,"dates":null,"tags":null)")
                          << FieldState::Null;
    QTest::addRow("empty") << QByteArray(
        R"("channels":[],"addresses":[],"affiliations":[],"dates":[],"tags":[])")
                           << FieldState::Value;
}

void DecodeContactTest::takesListsThatAreAbsentOrNull()
{
    QFETCH(QByteArray, more);
    QFETCH(FieldState, state);
    const auto decoded = decodeContact(contactWith(more), contactId);
    QVERIFY(decoded);
    QCOMPARE(decoded->channels.state(), state);
    QCOMPARE(decoded->addresses.state(), state);
    QCOMPARE(decoded->affiliations.state(), state);
    QCOMPARE(decoded->dates.state(), state);
    QCOMPARE(decoded->tags.state(), state);
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeContactTest::spoilsOnlyWhatIsMistyped_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const QByteArray &more, const char *note) {
        QTest::addRow("%s", name) << more << QString::fromLatin1(note);
    };
    row("channels as an object", R"("channels":{"email":"a@b.example"})", "channels: expected array");
    row("dates as a string", R"("dates":"1980-04-30")", "dates: expected array");
    row("a channel as a string", R"("channels":["a@b.example"])", "channels[0]: expected object");
    row("a value as a number", "\"channels\":[" + channelWith("15550100123") + ']',
        "channels[0].value: expected string");
    row("the second value",
        "\"channels\":[" + channelWith("\"a@b.example\"") + ',' + channelWith("{}") + ']',
        "channels[1].value: expected string");
    row("a title as a list",
        "\"affiliations\":[{\"id\":" + idToken + ",\"organization_id\":" + idToken
            + R"(,"is_current":true,"title":["Chair"]}])",
        "affiliations[0].title: expected string");
    row("a start that is no day",
        "\"affiliations\":[{\"id\":" + idToken + ",\"organization_id\":" + idToken
            + R"(,"is_current":true,"start_date":"2021-02-30"}])",
        "affiliations[0].start_date: expected date");
    row("a nickname as a number", R"("nickname":7)", "nickname: expected string");
    row("half a character", R"("bio":"\ud83d")", "bio: expected text, found half a surrogate pair");
}

void DecodeContactTest::spoilsOnlyWhatIsMistyped()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, note);
    const auto decoded = decodeContact(contactWith(more), contactId);
    QVERIFY(decoded);
    QCOMPARE(notesOf(*decoded), QStringList(note));
    QCOMPARE(*decoded->displayName, QStringLiteral("Ines Varga"));
}

void DecodeContactTest::notesWhatIsMissing()
{
    const auto decoded =
        decodeContact("{\"id\":" + idToken + R"(,"channels":[{"value":"a@b.example"}]})", contactId);
    QVERIFY(decoded);
    QCOMPARE(
        notesOf(*decoded),
        QStringList({QStringLiteral("channels[0].id: is missing"),
                     QStringLiteral("channels[0].type: is missing"),
                     QStringLiteral("channels[0].is_primary: is missing"),
                     QStringLiteral("channels[0].is_verified: is missing"),
                     QStringLiteral("channels[0].preference_order: is missing"),
                     QStringLiteral("tenant_id: is missing"), QStringLiteral("display_name: is missing"),
                     QStringLiteral("kind: is missing"), QStringLiteral("metadata: is missing"),
                     QStringLiteral("created_at: is missing"), QStringLiteral("updated_at: is missing")}));
    QCOMPARE(*decoded->channels->at(0).value, QStringLiteral("a@b.example"));
}

void DecodeContactTest::keepsUnknownFieldsReachable()
{
    const auto decoded = decodeContact(contactWith(R"("pronouns":{"en":"she"},"tags":["vip"])"), contactId);
    QVERIFY(decoded);
    QCOMPARE(decoded->otherFields.size(), std::size_t(1));
    QCOMPARE(decoded->otherFields[0].key, QStringLiteral("pronouns"));
    QCOMPARE(decoded->raw(decoded->otherFields[0].value).toByteArray(), QByteArray(R"({"en":"she"})"));
    QCOMPARE(decoded->raw(decoded->tags->span).toByteArray(), QByteArray(R"(["vip"])"));
}

void DecodeContactTest::readsAThousandChannels()
{
    QByteArrayList channels;
    for (int i = 0; i < 1000; ++i)
        channels << channelWith("\"n" + QByteArray::number(i) + "@many.example\"");
    const auto decoded = decodeContact(contactWith("\"channels\":[" + channels.join(',') + ']'), contactId);
    QVERIFY(decoded);
    QCOMPARE(decoded->channels->size(), std::size_t(1000));
    QCOMPARE(*decoded->channels->at(999).value, QStringLiteral("n999@many.example"));
    QCOMPARE(notesOf(*decoded), QStringList());
}

void DecodeContactTest::refusesWhatIsNoContact_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &body, const char *detail) {
        QTest::addRow("%s", name) << body << QString::fromLatin1(detail);
    };
    row("another contact", fixture(QStringLiteral("organization")),
        "id: is 06900001-0000-4000-8000-000000000001, but c0a70001-0000-4000-8000-000000000001 was asked "
        "for");
    row("no id", R"({"display_name":"Ines Varga"})", "id: is missing");
    row("an id that is no UUID", R"({"id":"ines"})", "id: expected a UUID");
    row("a web page", "<!DOCTYPE html><html></html>", "");
    row("a list", "[]", "");
    row("nothing", "", "");
    row("cut short", contactWith().chopped(1), "");
    row("broken inside a channel", contactWith(R"("channels":[{"value":tru}])"), "");
}

void DecodeContactTest::refusesWhatIsNoContact()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    const auto decoded = decodeContact(body, contactId);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, Error::Kind::NotUnderstood);
    QVERIFY(!decoded.error().detail.isEmpty());
    if (!detail.isEmpty())
        QCOMPARE(decoded.error().detail, detail);
}

QTEST_GUILESS_MAIN(DecodeContactTest)
#include "tst_decodecontact.moc"
