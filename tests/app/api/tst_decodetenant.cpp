// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodetenant.h"

#include <QTest>

using namespace sidelight;

namespace {

const QUuid id = QUuid::fromString(QStringLiteral("7e4a0001-0000-4000-8000-000000000001"));
const QByteArray idMember = R"("id": "7e4a0001-0000-4000-8000-000000000001")";

} // namespace

class TestDecodeTenant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsATenant();
    void takesWhatItDoesNotFindForEmpty_data();
    void takesWhatItDoesNotFindForEmpty();
    void readsEscapesAndTheFirstOfTwo();
    void refusesWhatIsNoTenant_data();
    void refusesWhatIsNoTenant();
};

void TestDecodeTenant::readsATenant()
{
    const auto tenant = decodeTenant(
        "{" + idMember + R"(, "slug": "harbour-cranes", "plan": "pro", "name": "Harbour Cranes",
                                        "created_at": "2026-01-01T00:00:00Z", "more": {"plan": [1, "free"]}})");
    QVERIFY(tenant);
    QCOMPARE(tenant->id, id);
    QCOMPARE(tenant->name, QStringLiteral("Harbour Cranes"));
    QCOMPARE(tenant->slug, QStringLiteral("harbour-cranes"));
    QCOMPARE(tenant->plan, QStringLiteral("pro"));
}

void TestDecodeTenant::takesWhatItDoesNotFindForEmpty_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("absent") << QByteArray();
    QTest::newRow("null") << QByteArray(R"(, "slug": null, "plan": null, "name": null)");
    QTest::newRow("mistyped") << QByteArray(R"(, "slug": 5, "plan": {"name": "pro"}, "name": ["x"])");
}

void TestDecodeTenant::takesWhatItDoesNotFindForEmpty()
{
    QFETCH(QByteArray, members);
    const auto tenant = decodeTenant("{" + idMember + members + "}");
    QVERIFY(tenant);
    QCOMPARE(tenant->id, id);
    QCOMPARE(tenant->name, QString());
    QCOMPARE(tenant->slug, QString());
    QCOMPARE(tenant->plan, QString());
}

void TestDecodeTenant::readsEscapesAndTheFirstOfTwo()
{
    const auto tenant =
        decodeTenant("{" + idMember + R"(, "pl\u0061n": "sc\u0061le", "plan": "free", "name": "A\nB"})");
    QVERIFY(tenant);
    QCOMPARE(tenant->plan, QStringLiteral("scale"));
    QCOMPARE(tenant->name, QStringLiteral("A\nB"));
}

void TestDecodeTenant::refusesWhatIsNoTenant_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html></html>");
    QTest::newRow("an array") << QByteArray("[{" + idMember + "}]");
    QTest::newRow("no id") << QByteArray(R"({"plan": "pro"})");
    QTest::newRow("id null") << QByteArray(R"({"id": null})");
    QTest::newRow("id no UUID") << QByteArray(R"({"id": "12"})");
    QTest::newRow("id a number") << QByteArray(R"({"id": 12})");
    QTest::newRow("cut short") << QByteArray("{" + idMember + R"(, "plan": "pr)");
    QTest::newRow("broken in what is not read") << QByteArray("{" + idMember + R"(, "more": [1, tru]})");
    QTest::newRow("something after it") << QByteArray("{" + idMember + "} x");
    QTest::newRow("invalid UTF-8") << QByteArray("{" + idMember + ", \"name\": \"\xff\"}");
}

void TestDecodeTenant::refusesWhatIsNoTenant()
{
    QFETCH(QByteArray, body);
    const auto tenant = decodeTenant(body);
    QVERIFY(!tenant);
    QCOMPARE(tenant.error().kind, Error::Kind::NotUnderstood);
    QVERIFY(!tenant.error().detail.isEmpty());
}

QTEST_APPLESS_MAIN(TestDecodeTenant)
#include "tst_decodetenant.moc"
