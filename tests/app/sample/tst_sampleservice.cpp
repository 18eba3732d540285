// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampleservice.h"

#include "app/domain/identifier.h"
#include "tests/app/sample/samplecalls.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QString craneId = u"dea10001-0000-4000-8000-000000000001"_s;
const QString cranePath = u"/api/v1/deals/dea10001-0000-4000-8000-000000000001"_s;
const QString inesPath = u"/api/v1/contacts/c0a70001-0000-4000-8000-000000000001"_s;

} // namespace

class TestSampleService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listensOnTheLoopbackInterfaceAlone();
    void keySaysThatItIsASample();
    void listsTheHarbourCraneFirst();
    void listsEveryDealThatItServes();
    void servesEveryDealUnderItsId();
    void countsFromTheDayItIsGiven();
    void servesContacts_data();
    void servesContacts();
    void servesTheTenant();
    void refusesInTheContractsForm_data();
    void refusesInTheContractsForm();
    void acceptsIdInCapitals();
    void servesBodyUnchanged();
    void servesBodyOfADealOfItsOwn();

private:
    std::unique_ptr<SampleCalls> m_calls;
};

void TestSampleService::init()
{
    m_calls = std::make_unique<SampleCalls>();
    QVERIFY2(m_calls->service->start(), qPrintable(m_calls->service->errorString()));
}

void TestSampleService::cleanup()
{
    m_calls.reset();
}

void TestSampleService::listensOnTheLoopbackInterfaceAlone()
{
    const Endpoint endpoint = m_calls->service->endpoint();
    QCOMPARE(endpoint.origin.scheme(), u"http"_s);
    QCOMPARE(endpoint.origin.host(), u"127.0.0.1"_s);
    QVERIFY(endpoint.origin.port() > 1023);
    QCOMPARE(endpoint.origin.path(), QString());
    QVERIFY(m_calls->service->start());
    QCOMPARE(m_calls->service->endpoint(), endpoint);
    SampleService other;
    QVERIFY(other.start());
    QVERIFY(other.endpoint().origin != endpoint.origin);
}

void TestSampleService::keySaysThatItIsASample()
{
    const QByteArray key = m_calls->service->endpoint().key;
    QCOMPARE(key.size(), 52);
    QVERIFY(key.startsWith("bsk_test_Sample"));
    for (const char c : key.sliced(9))
        QVERIFY(QChar::fromLatin1(c).isLetterOrNumber());
}

void TestSampleService::listsTheHarbourCraneFirst()
{
    const SampleDeal first = m_calls->service->deals().front();
    QCOMPARE(identifierText(first.id), craneId);
    QCOMPARE(first.name, u"Harbour crane retrofit"_s);
    QCOMPARE(first.shows, u"amount, next step and four contacts, one of them primary"_s);
}

void TestSampleService::listsEveryDealThatItServes()
{
    const auto &deals = m_calls->service->deals();
    QCOMPARE(qsizetype(deals.size()), m_calls->service->dealIds().size());
    QSet<QUuid> ids;
    for (const SampleDeal &deal : deals) {
        ids << deal.id;
        QVERIFY(!deal.shows.isEmpty());
        QNetworkReply *reply = m_calls->answer(u"/api/v1/deals/"_s + identifierText(deal.id));
        QCOMPARE(QJsonDocument::fromJson(reply->readAll())["name"_L1].toString(), deal.name);
    }
    QCOMPARE(ids.size(), m_calls->service->dealIds().size());
    QCOMPARE(deals.back().shows.count(u" · "_s), 1);
}

void TestSampleService::servesEveryDealUnderItsId()
{
    QVERIFY(m_calls->service->dealIds().size() >= 55);
    const QList<QUuid> ids = m_calls->service->dealIds();
    for (const QUuid &id : ids) {
        QNetworkReply *reply = m_calls->answer(u"/api/v1/deals/"_s + identifierText(id));
        QCOMPARE(m_calls->status(reply), 200);
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("application/json"));
        QCOMPARE(QJsonDocument::fromJson(reply->readAll())["id"_L1].toString(), identifierText(id));
    }
}

void TestSampleService::countsFromTheDayItIsGiven()
{
    const QJsonDocument deal = QJsonDocument::fromJson(m_calls->answer(cranePath)->readAll());
    QCOMPARE(deal["expected_close_date"_L1].toString(), u"2026-09-30"_s);
    QCOMPARE(deal["contacts"_L1].toArray().size(), 4);
}

void TestSampleService::servesContacts_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");

    QTest::newRow("person") << inesPath << u"Ines Varga"_s;
    QTest::newRow("organization") << u"/api/v1/contacts/06900001-0000-4000-8000-000000000001"_s
                                  << u"Port of Lindholm"_s;
    QTest::newRow("one of two thousand")
        << u"/api/v1/contacts/c0a807cf-0000-4000-8000-000000000001"_s << u"Nils Zhang"_s;
}

void TestSampleService::servesContacts()
{
    QFETCH(QString, path);
    QFETCH(QString, name);

    QNetworkReply *reply = m_calls->answer(path);
    QCOMPARE(m_calls->status(reply), 200);
    QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("application/json"));
    QCOMPARE(QJsonDocument::fromJson(reply->readAll())["display_name"_L1].toString(), name);
}

void TestSampleService::servesTheTenant()
{
    QNetworkReply *reply = m_calls->answer(u"/api/v1/tenant"_s);
    QCOMPARE(m_calls->status(reply), 200);
    const QJsonObject expected{{u"id"_s, u"7e4a0001-0000-4000-8000-000000000001"_s},
                               {u"slug"_s, u"bks_sample00001"_s},
                               {u"name"_s, u"Lindholm Engineering"_s},
                               {u"plan"_s, u"scale"_s},
                               {u"created_at"_s, u"2023-06-09T00:00:00Z"_s}};
    QCOMPARE(QJsonDocument::fromJson(reply->readAll()).object(), expected);
}

void TestSampleService::refusesInTheContractsForm_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("authorization"); // empty for none
    QTest::addColumn<int>("expectedStatus");
    QTest::addColumn<QString>("body");

    const QByteArray right = "Bearer bsk_test_SampleKeyForInventedDealsOnThisComputerOnly";
    const QString unknown = u"00000000-0000-4000-8000-000000000000"_s;
    for (const QString &call : {u"/api/v1/deals/"_s, u"/api/v1/contacts/"_s}) {
        const auto row = [&call](const char *situation) -> QTestData & {
            return QTest::addRow("%s, %s", qPrintable(call), situation);
        };
        row("no key") << call + unknown << QByteArray() << 402 << u"paymentRequired"_s;
        row("another scheme") << call + unknown << QByteArray("Basic eDp5") << 402 << u"paymentRequired"_s;
        row("another key") << call + unknown << right.chopped(1) << 401 << u"unauthorized"_s;
        row("a key with more behind it") << call + unknown << right + 'x' << 401 << u"unauthorized"_s;
        row("unknown id") << call + unknown << right << 404 << u"notFound"_s;
        row("no UUID") << call + u"17"_s << right << 400 << u"badRequest"_s;
        row("UUID with more behind it") << call + unknown + u'0' << right << 400 << u"badRequest"_s;
        row("no key and no UUID") << call + u"17"_s << QByteArray() << 402 << u"paymentRequired"_s;
    }
    QTest::newRow("tenant, no key") << u"/api/v1/tenant"_s << QByteArray() << 402 << u"paymentRequired"_s;
    QTest::newRow("tenant, another key")
        << u"/api/v1/tenant"_s << QByteArray("Bearer x") << 401 << u"unauthorized"_s;
}

void TestSampleService::refusesInTheContractsForm()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, authorization);
    QFETCH(int, expectedStatus);
    QFETCH(QString, body);

    QNetworkReply *reply = m_calls->ask(path, authorization);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(m_calls->status(reply), expectedStatus);
    QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("application/json"));
    QCOMPARE(QJsonDocument::fromJson(reply->readAll()).object(), SampleCalls::errorBody(body));
}

void TestSampleService::acceptsIdInCapitals()
{
    QNetworkReply *reply = m_calls->answer(u"/api/v1/deals/DEA10001-0000-4000-8000-000000000001"_s);
    QCOMPARE(m_calls->status(reply), 200);
}

void TestSampleService::servesBodyUnchanged()
{
    const QByteArray odd = "\xef\xbb\xbf{ \"amount\" :48500.00,\xff " + QByteArray(1, '\0') + " \"cut";
    m_calls->service->setBody(QUuid(craneId), odd);
    QNetworkReply *reply = m_calls->answer(cranePath);
    QCOMPARE(m_calls->status(reply), 200);
    QCOMPARE(reply->readAll(), odd);
    QCOMPARE(m_calls->service->dealIds().count(QUuid(craneId)), 1);
}

void TestSampleService::servesBodyOfADealOfItsOwn()
{
    const QUuid id(u"0dd00001-0000-4000-8000-000000000001"_s);
    m_calls->service->setBody(id, "{}");
    QNetworkReply *reply = m_calls->answer(u"/api/v1/deals/0dd00001-0000-4000-8000-000000000001"_s);
    QCOMPARE(m_calls->status(reply), 200);
    QCOMPARE(reply->readAll(), QByteArray("{}"));
    QCOMPARE(m_calls->service->dealIds().last(), id);
}

QTEST_GUILESS_MAIN(TestSampleService)
#include "tst_sampleservice.moc"
