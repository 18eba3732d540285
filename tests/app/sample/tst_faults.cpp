// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid asked(u"dea10001-0000-4000-8000-000000000001"_s);

SampleAnswer answerOf(QStringView fault)
{
    return findFault(fault)->answer(asked, R"({"id": "dea10001-0000-4000-8000-000000000001"})");
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNoneForAnotherName();
    void hugeDealIsRightAndAboutTwentyMegabytes();
    void deepDealIsNestedTenThousandTimes();
    void wrongTypesSpareTheRequiredFields();
    void wrongIdIsAnotherDeal();
    void gzipIsFramedAsGzip();
};

void TestFaults::findsNoneForAnotherName()
{
    QVERIFY(findFault(u"429"));
    QVERIFY(!findFault(u""));
    QVERIFY(!findFault(u"4290"));
    QVERIFY(!findFault(u"SLOW"));
}

void TestFaults::hugeDealIsRightAndAboutTwentyMegabytes()
{
    const QByteArray body = answerOf(u"huge").body;
    QVERIFY(body.size() > 19'000'000 && body.size() < 21'000'000);
    const QJsonObject deal = QJsonDocument::fromJson(body).object();
    QCOMPARE(deal["id"_L1].toString(), u"dea10001-0000-4000-8000-000000000001"_s);
    QCOMPARE(deal["metadata"_L1].toArray().size(), 200'001);
}

void TestFaults::deepDealIsNestedTenThousandTimes()
{
    const QByteArray body = answerOf(u"deep").body;
    QCOMPARE(body.count("{\"in\": "), 10'000);
    QCOMPARE(body.count('{'), body.count('}'));
    QVERIFY(body.startsWith(R"({"id": "dea10001-0000-4000-8000-000000000001", "tenant_id": )"));
    QVERIFY(body.contains("null}}}}"));
}

void TestFaults::wrongTypesSpareTheRequiredFields()
{
    const QJsonObject deal = QJsonDocument::fromJson(answerOf(u"wrong-types").body).object();
    QCOMPARE(deal.size(), 25); // every field of the contract
    QCOMPARE(deal["id"_L1].toString(), u"dea10001-0000-4000-8000-000000000001"_s);
    QCOMPARE(deal["name"_L1].toString(), u"Sample deal with a fault"_s);
    QCOMPARE(deal["created_at"_L1].toString(), u"2026-03-01T08:00:00Z"_s);
    QVERIFY(deal["amount"_L1].isString());
    QVERIFY(deal["confidence"_L1].isString());
    for (const char *key :
         {"closed_at", "contact_id", "currency", "deleted_at", "description", "expected_close_date",
          "lost_reason", "next_step", "organization_id", "source", "value_period", "won_reason"})
        QVERIFY2(!deal[QLatin1StringView(key)].isString() && !deal[QLatin1StringView(key)].isNull(), key);
}

void TestFaults::wrongIdIsAnotherDeal()
{
    const QJsonObject deal = QJsonDocument::fromJson(answerOf(u"wrong-id").body).object();
    QCOMPARE(deal["id"_L1].toString(), u"dea10000-0000-4000-8000-000000000001"_s);
}

void TestFaults::gzipIsFramedAsGzip()
{
    const QByteArray body = answerOf(u"gzip").body;
    QVERIFY(body.startsWith("\x1f\x8b\x08"));
    // CRC-32 and length of the JSON text, least byte first.
    QCOMPARE(body.last(8).toHex(), QByteArray("c9a02b892e000000"));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
