// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/samplecontacts.h"

#include "app/domain/identifier.h"
#include "app/sample/sampledeals.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 9, 21);

QUuid contactId(const char *digits)
{
    return QUuid::fromString(QLatin1StringView(digits) + QStringLiteral("-0000-4000-8000-000000000001"));
}

QByteArray contactJson(const QUuid &id)
{
    for (const SampleBody &contact : sampleContacts(today)) {
        if (contact.id == id)
            return contact.json;
    }
    return crowdContact(id, today).value_or(QByteArray());
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestSampleContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyContactHasTheRequiredFields();
    void everyLinkedContactHasABody();
    void everyOrganizationHasABody();
    void servesTheContactsOfTheContract_data();
    void servesTheContactsOfTheContract();
    void hasSomebodyWithAllThatAContactMayHave();
    void knowsAnIntroducerThatIsNoContact();
    void writesShortContactOut();
    void leavesOutWhatIsNotGiven();
    void crowdIsNamedFromFirstToLast_data();
    void crowdIsNamedFromFirstToLast();
    void crowdKnowsNobodyElse_data();
    void crowdKnowsNobodyElse();
};

void TestSampleContacts::everyContactHasTheRequiredFields()
{
    QSet<QUuid> seen;
    for (const SampleBody &contact : sampleContacts(today)) {
        const QJsonObject parsed = object(contact.json);
        QCOMPARE(parsed[u"id"].toString(), identifierText(contact.id));
        for (const char *key :
             {"created_at", "display_name", "kind", "metadata", "tenant_id", "updated_at"})
            QVERIFY2(parsed.contains(QLatin1StringView(key)), contact.json.constData());
        QVERIFY(!contact.json.contains("\"today"));
        QVERIFY(!seen.contains(contact.id));
        seen.insert(contact.id);
    }
}

void TestSampleContacts::everyLinkedContactHasABody()
{
    QSet<QUuid> known;
    for (const SampleBody &contact : sampleContacts(today))
        known.insert(contact.id);
    int linked = 0;
    for (const SampleBody &deal : sampleDeals(today)) {
        const QJsonArray links = object(deal.json)[u"contacts"].toArray();
        for (const QJsonValue &link : links) {
            const QUuid id = QUuid::fromString(link[u"contact_id"].toString());
            QVERIFY2(known.contains(id) || crowdContact(id, today), qPrintable(identifierText(id)));
            ++linked;
        }
    }
    QVERIFY(linked > 2040);
}

void TestSampleContacts::everyOrganizationHasABody()
{
    int named = 0;
    for (const SampleBody &deal : sampleDeals(today)) {
        const QString organization = object(deal.json)[u"organization_id"].toString();
        if (organization.isEmpty())
            continue;
        const QJsonObject body = object(contactJson(QUuid::fromString(organization)));
        QVERIFY2(body[u"kind"].toString() == u"organization"_s, qPrintable(organization));
        ++named;
    }
    QVERIFY(named > 5);
}

void TestSampleContacts::servesTheContactsOfTheContract_data()
{
    QTest::addColumn<QUuid>("id");

    QTest::newRow("person") << contactId("c0a70001");
    QTest::newRow("organization") << contactId("06900001");
    QTest::newRow("rightToLeftPerson") << contactId("c0a70007");
    QTest::newRow("deletedPerson") << contactId("c0a70004");
    QTest::newRow("mainRowOnly") << contactId("c0a70005");
}

void TestSampleContacts::servesTheContactsOfTheContract()
{
    QFETCH(QUuid, id);

    QFile file(
        QStringLiteral(TEST_DATA "/contacts/%1.json").arg(QLatin1StringView(QTest::currentDataTag())));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(object(contactJson(id)), object(file.readAll()));
}

void TestSampleContacts::hasSomebodyWithAllThatAContactMayHave()
{
    const QJsonObject marta = object(contactJson(contactId("c0a70008")));
    QCOMPARE(marta[u"display_name"].toString(), u"Marta Lindqvist"_s);
    QSet<QString> ids;
    for (const char *list : {"channels", "addresses", "affiliations", "dates"}) {
        const QJsonArray records = marta[QLatin1StringView(list)].toArray();
        QVERIFY2(records.size() >= 2, list);
        for (const QJsonValue &record : records) {
            QCOMPARE(record[u"contact_id"], marta[u"id"]);
            QVERIFY(!ids.contains(record[u"id"].toString()));
            ids.insert(record[u"id"].toString());
        }
    }
    QVERIFY(marta[u"channels"].toArray().size() >= 5);
    QCOMPARE(marta[u"tags"].toArray().size(), 2);
    QVERIFY(marta[u"dates"][0][u"date_year"].isNull());
    QVERIFY(marta[u"dates"][1][u"date_day"].isNull());
}

void TestSampleContacts::knowsAnIntroducerThatIsNoContact()
{
    QVERIFY(contactJson(contactId("3e3be001")).isEmpty());
}

void TestSampleContacts::writesShortContactOut()
{
    const QJsonObject contact = object(contactJson(contactId("c0a70002")));
    QCOMPARE(contact[u"display_name"].toString(), u"Tom Okafor"_s);
    QCOMPARE(contact[u"kind"].toString(), u"person"_s);
    QCOMPARE(contact[u"created_at"].toString(), u"2025-05-09T09:00:00Z"_s);
    const QJsonArray channels = contact[u"channels"].toArray();
    QCOMPARE(channels.size(), 2);
    QCOMPARE(channels[0][u"type"].toString(), u"email"_s);
    QCOMPARE(channels[0][u"value"].toString(), u"tom.okafor@harbour.example"_s);
    QCOMPARE(channels[0][u"is_primary"].toBool(), true);
    QCOMPARE(channels[1][u"type"].toString(), u"phone"_s);
    QCOMPARE(channels[1][u"value"].toString(), u"+15550100124"_s);
    QCOMPARE(channels[1][u"is_primary"].toBool(true), false);
    QCOMPARE(channels[1][u"preference_order"].toInt(), 2);
    QCOMPARE(channels[1][u"contact_id"].toString(), u"c0a70002-0000-4000-8000-000000000001"_s);
    QVERIFY(channels[0][u"id"] != channels[1][u"id"]);
    const QJsonValue affiliation = contact[u"affiliations"][0];
    QCOMPARE(affiliation[u"organization_id"].toString(), u"06900001-0000-4000-8000-000000000001"_s);
    QCOMPARE(affiliation[u"title"].toString(), u"Plant engineer"_s);
    QCOMPARE(affiliation[u"is_current"].toBool(), true);
}

void TestSampleContacts::leavesOutWhatIsNotGiven()
{
    const QJsonObject group = object(contactJson(contactId("c0a70021")));
    QCOMPARE(group[u"kind"].toString(), u"group"_s);
    QCOMPARE(group[u"channels"].toArray(), QJsonArray());
    QCOMPARE(group[u"affiliations"].toArray(), QJsonArray());
    const QJsonArray phoneOnly = object(contactJson(contactId("c0a70009")))[u"channels"].toArray();
    QCOMPARE(phoneOnly.size(), 1);
    QCOMPARE(phoneOnly[0][u"type"].toString(), u"phone"_s);
    QCOMPARE(phoneOnly[0][u"is_primary"].toBool(), true);
}

void TestSampleContacts::crowdIsNamedFromFirstToLast_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("phone");

    QTest::newRow("first") << 0 << QByteArray("c0a80000") << u"Abel Abara"_s << u"+15550110000"_s;
    QTest::newRow("one after a round of given names")
        << 41 << QByteArray("c0a80029") << u"Bianca Bergh"_s << u"+15550110041"_s;
    QTest::newRow("last") << 1999 << QByteArray("c0a807cf") << u"Nils Zhang"_s << u"+15550111999"_s;
}

void TestSampleContacts::crowdIsNamedFromFirstToLast()
{
    QFETCH(int, index);
    QFETCH(QByteArray, digits);
    QFETCH(QString, name);
    QFETCH(QString, phone);

    QCOMPARE(crowdDigits(index), digits);
    const QJsonObject contact = object(contactJson(contactId(digits.constData())));
    QCOMPARE(contact[u"display_name"].toString(), name);
    QCOMPARE(contact[u"channels"][1][u"value"].toString(), phone);
    QCOMPARE(contact[u"id"].toString(), identifierText(contactId(digits.constData())));
}

void TestSampleContacts::crowdKnowsNobodyElse_data()
{
    QTest::addColumn<QString>("id");

    QTest::newRow("before the first") << u"c0a7ffff-0000-4000-8000-000000000001"_s;
    QTest::newRow("after the last") << u"c0a807d0-0000-4000-8000-000000000001"_s;
    QTest::newRow("other digits behind") << u"c0a80000-0000-4000-8000-000000000002"_s;
}

void TestSampleContacts::crowdKnowsNobodyElse()
{
    QFETCH(QString, id);

    QVERIFY(!crowdContact(QUuid::fromString(id), today));
}

QTEST_GUILESS_MAIN(TestSampleContacts)
#include "tst_samplecontacts.moc"
