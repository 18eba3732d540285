// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampleservice.h"

#include "tests/app/sample/samplecalls.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QString craneId = u"dea10001-0000-4000-8000-000000000001"_s;
const QString cranePath = u"/api/v1/deals/dea10001-0000-4000-8000-000000000001"_s;
const QString inesPath = u"/api/v1/contacts/c0a70001-0000-4000-8000-000000000001"_s;

} // namespace

class TestServiceFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void namesItsFaults();
    void refusesUnknownFault();
    void answersWithFault_data();
    void answersWithFault();
    void refusesInTheContractsWords_data();
    void refusesInTheContractsWords();
    void cutBodyIsHalfOfTheDeal();
    void gzipComesOutAsTheDeal();
    void slowAnswerHoldsNothingElseUp();
    void slowAnswerSurvivesAClientThatLeft();
    void endsWellWhileSomebodyWaits_data();
    void endsWellWhileSomebodyWaits();
    void nobodyListensWhenOffline();
    void faultSparesContactsAndTenant();
    void contactFaultSparesDeals_data();
    void contactFaultSparesDeals();
    void listFaultSparesDeals_data();
    void listFaultSparesDeals();
    void faultEndsWithAnEmptyName();

private:
    std::unique_ptr<SampleCalls> m_calls;
};

void TestServiceFaults::init()
{
    m_calls = std::make_unique<SampleCalls>();
    QVERIFY2(m_calls->service->start(), qPrintable(m_calls->service->errorString()));
}

void TestServiceFaults::cleanup()
{
    m_calls.reset();
}

void TestServiceFaults::namesItsFaults()
{
    const QStringList expected = {
        u"400"_s,          u"401"_s,          u"402"_s,           u"403"_s,           u"404"_s,
        u"410"_s,          u"429"_s,          u"429-daily"_s,     u"500"_s,           u"501"_s,
        u"502"_s,          u"503"_s,          u"slow"_s,          u"silent"_s,        u"html"_s,
        u"empty"_s,        u"cut"_s,          u"not-object"_s,    u"wrong-id"_s,      u"gzip"_s,
        u"huge"_s,         u"deep"_s,         u"wrong-types"_s,   u"offline"_s,       u"contacts-403"_s,
        u"contacts-404"_s, u"contacts-501"_s, u"contacts-slow"_s, u"contacts-html"_s, u"list-403"_s,
        u"list-404"_s,     u"list-501"_s,     u"list-slow"_s,     u"list-html"_s,     u"list-cut"_s,
        u"list-array"_s,   u"list-loop"_s,    u"list-many"_s};
    QCOMPARE(SampleService::faultNames(), expected);
}

void TestServiceFaults::refusesUnknownFault()
{
    QVERIFY(m_calls->service->setFault(u"503"_s));
    QVERIFY(!m_calls->service->setFault(u"504"_s));
    QCOMPARE(m_calls->status(m_calls->answer(cranePath)), 503);
}

void TestServiceFaults::answersWithFault_data()
{
    QTest::addColumn<int>("expectedStatus");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("bodyStart");

    using B = QByteArray;
    const B json = "application/json";
    QTest::newRow("400") << 400 << json << B() << B(R"({"error": {"code": "bad_request", )");
    QTest::newRow("401") << 401 << json << B() << B(R"({"error": {"code": "unauthorized", )");
    QTest::newRow("402") << 402 << json << B() << B(R"({"error": {"code": "payment_required", )");
    QTest::newRow("403") << 403 << json << B() << B(R"({"error": {"code": "forbidden", )");
    QTest::newRow("404") << 404 << json << B() << B(R"({"error": {"code": "not_found", )");
    QTest::newRow("410") << 410 << json << B() << B(R"({"error": {"code": "gone", )");
    QTest::newRow("429") << 429 << json << B("20") << B(R"({"error": {"code": "rate_limited", )");
    QTest::newRow("429-daily") << 429 << json << B("7200") << B(R"({"error": {"code": "rate_limited", )");
    QTest::newRow("500") << 500 << json << B() << B(R"({"error": {"code": "internal_error", )");
    QTest::newRow("501") << 501 << json << B() << B(R"({"error": {"code": "not_implemented", )");
    QTest::newRow("502") << 502 << B("text/html") << B() << B("<html><body><h1>502 Bad Gateway");
    QTest::newRow("503") << 503 << json << B() << B(R"({"error": {"code": "unavailable", )");
    QTest::newRow("html") << 200 << B("text/html") << B() << B("<!DOCTYPE html>\n<html>");
    QTest::newRow("empty") << 200 << json << B() << B();
    QTest::newRow("not-object") << 200 << json << B() << B("[]");
    QTest::newRow("wrong-id") << 200 << json << B()
                              << B(R"({"id": "dea10000-0000-4000-8000-000000000001", )");
    QTest::newRow("huge") << 200 << json << B() << B(R"({"id": "dea10001-0000-4000-8000-000000000001", )");
    QTest::newRow("deep") << 200 << json << B() << B(R"({"id": "dea10001-0000-4000-8000-000000000001", )");
    QTest::newRow("wrong-types") << 200 << json << B()
                                 << B(R"({"id": "dea10001-0000-4000-8000-000000000001", )");
}

void TestServiceFaults::answersWithFault()
{
    QFETCH(int, expectedStatus);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, bodyStart);

    QVERIFY(m_calls->service->setFault(QString::fromLatin1(QTest::currentDataTag())));
    QNetworkReply *reply = m_calls->answer(cranePath);
    QCOMPARE(m_calls->status(reply), expectedStatus);
    QCOMPARE(reply->error() == QNetworkReply::NoError, expectedStatus == 200);
    QCOMPARE(reply->rawHeader("Content-Type"), contentType);
    QCOMPARE(reply->rawHeader("Retry-After"), retryAfter);
    const QByteArray body = reply->readAll();
    QVERIFY2(body.startsWith(bodyStart), body.first(std::min<qsizetype>(200, body.size())).constData());
    QCOMPARE(body.isEmpty(), bodyStart.isEmpty());
}

void TestServiceFaults::refusesInTheContractsWords_data()
{
    QTest::addColumn<QString>("example");

    QTest::newRow("400") << u"badRequest"_s;
    QTest::newRow("401") << u"unauthorized"_s;
    QTest::newRow("402") << u"paymentRequired"_s;
    QTest::newRow("403") << u"forbidden"_s;
    QTest::newRow("404") << u"notFound"_s;
    QTest::newRow("429") << u"rateLimited"_s;
    QTest::newRow("429-daily") << u"rateLimited"_s;
    QTest::newRow("500") << u"serverError"_s;
    QTest::newRow("501") << u"notImplemented"_s;
}

void TestServiceFaults::refusesInTheContractsWords()
{
    QFETCH(QString, example);

    QVERIFY(m_calls->service->setFault(QString::fromLatin1(QTest::currentDataTag())));
    const QJsonObject body = QJsonDocument::fromJson(m_calls->answer(cranePath)->readAll()).object();
    QVERIFY(!body.isEmpty());
    QCOMPARE(body, SampleCalls::errorBody(example));
}

void TestServiceFaults::cutBodyIsHalfOfTheDeal()
{
    const QByteArray whole = m_calls->answer(cranePath)->readAll();
    QVERIFY(m_calls->service->setFault(u"cut"_s));
    QNetworkReply *reply = m_calls->answer(cranePath);
    const QByteArray half = reply->readAll();
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(half.size(), whole.size() / 2);
    QVERIFY(whole.startsWith(half));
}

void TestServiceFaults::gzipComesOutAsTheDeal()
{
    const QByteArray whole = m_calls->answer(cranePath)->readAll();
    QVERIFY(m_calls->service->setFault(u"gzip"_s));
    QNetworkReply *reply = m_calls->answer(cranePath);
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), whole);
    // Asking for the encoding by hand leaves the body as it came over the wire.
    QNetworkRequest request(reply->request());
    request.setRawHeader("Accept-Encoding", "gzip");
    QNetworkReply *raw = m_calls->network.get(request);
    QSignalSpy finished(raw, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(raw->rawHeader("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(raw->readAll().startsWith("\x1f\x8b"));
}

void TestServiceFaults::slowAnswerHoldsNothingElseUp()
{
    QVERIFY(m_calls->service->setFault(u"slow"_s));
    QNetworkReply *slow = m_calls->ask(cranePath);
    QSignalSpy slowFinished(slow, &QNetworkReply::finished);
    QCOMPARE(m_calls->status(m_calls->answer(inesPath)), 200);
    QVERIFY(!slow->isFinished());
    QVERIFY(slowFinished.wait(20'000));
    QCOMPARE(m_calls->status(slow), 200);
    QCOMPARE(QJsonDocument::fromJson(slow->readAll())["id"_L1].toString(), craneId);
}

void TestServiceFaults::slowAnswerSurvivesAClientThatLeft()
{
    QVERIFY(m_calls->service->setFault(u"slow"_s));
    std::vector<QNetworkReply *> left; // as many connections as one host gets, less one
    for (int i = 0; i < 5; ++i)
        left.push_back(m_calls->ask(cranePath));
    QCOMPARE(m_calls->status(m_calls->answer(inesPath)), 200); // so the others have arrived, too
    for (QNetworkReply *reply : left)
        reply->abort();
    QCOMPARE(m_calls->status(m_calls->answer(cranePath)), 200); // after those that nobody waits for
}

void TestServiceFaults::endsWellWhileSomebodyWaits_data()
{
    QTest::addColumn<QString>("fault");

    QTest::newRow("for an answer that never comes") << u"silent"_s;
    QTest::newRow("for an answer that is late") << u"slow"_s;
}

void TestServiceFaults::endsWellWhileSomebodyWaits()
{
    QFETCH(QString, fault);

    QVERIFY(m_calls->service->setFault(fault));
    QNetworkReply *waiting = m_calls->ask(cranePath);
    QSignalSpy finished(waiting, &QNetworkReply::finished);
    QCOMPARE(m_calls->status(m_calls->answer(inesPath)), 200);
    QVERIFY(!waiting->isFinished());
    m_calls->service.reset();
    QVERIFY(finished.wait(20'000));
    QVERIFY(waiting->error() != QNetworkReply::NoError);
}

void TestServiceFaults::nobodyListensWhenOffline()
{
    const QUrl before = m_calls->service->endpoint().origin;
    QVERIFY(m_calls->service->setFault(u"offline"_s));
    QVERIFY(m_calls->service->endpoint().origin != before);
    QCOMPARE(m_calls->service->endpoint().origin.host(), u"127.0.0.1"_s);
    QVERIFY(m_calls->service->endpoint().origin.port() > 1023);
    QNetworkReply *reply = m_calls->answer(cranePath);
    QCOMPARE(reply->error(), QNetworkReply::ConnectionRefusedError);
    QVERIFY(m_calls->service->setFault(QString()));
    QCOMPARE(m_calls->service->endpoint().origin, before);
}

void TestServiceFaults::faultSparesContactsAndTenant()
{
    QVERIFY(m_calls->service->setFault(u"500"_s));
    QCOMPARE(m_calls->status(m_calls->answer(inesPath)), 200);
    QCOMPARE(m_calls->status(m_calls->answer(u"/api/v1/tenant"_s)), 200);
    QCOMPARE(m_calls->status(m_calls->answer(u"/api/v1/deals/00000000-0000-4000-8000-000000000000"_s)),
             404);
}

void TestServiceFaults::contactFaultSparesDeals_data()
{
    QTest::addColumn<int>("expectedStatus");
    QTest::addColumn<QByteArray>("bodyStart");
    QTest::newRow("contacts-403") << 403 << QByteArray(R"({"error": )");
    QTest::newRow("contacts-404") << 404 << QByteArray(R"({"error": )");
    QTest::newRow("contacts-501") << 501 << QByteArray(R"({"error": )");
    QTest::newRow("contacts-slow") << 200 << QByteArray(R"({"id": "c0a70001-)");
    QTest::newRow("contacts-html") << 200 << QByteArray("<!DOCTYPE html>");
}

void TestServiceFaults::contactFaultSparesDeals()
{
    QFETCH(int, expectedStatus);
    QFETCH(QByteArray, bodyStart);
    QVERIFY(m_calls->service->setFault(QString::fromLatin1(QTest::currentDataTag())));
    QNetworkReply *contact = m_calls->ask(inesPath);
    QSignalSpy finished(contact, &QNetworkReply::finished);
    QCOMPARE(m_calls->status(m_calls->answer(cranePath)), 200);
    QVERIFY(finished.size() == 1 || finished.wait(20'000));
    QCOMPARE(m_calls->status(contact), expectedStatus);
    QVERIFY(contact->readAll().simplified().replace("{ ", "{").startsWith(bodyStart));
    QVERIFY(m_calls->service->setFault(u"500"_s)); // another takes its place
    QCOMPARE(m_calls->status(m_calls->answer(inesPath)), 200);
}

void TestServiceFaults::listFaultSparesDeals_data()
{
    QTest::addColumn<int>("expectedStatus");
    QTest::addColumn<QByteArray>("bodyStart");
    QTest::newRow("list-403") << 403 << QByteArray(R"({"error": )");
    QTest::newRow("list-501") << 501 << QByteArray(R"({"error": )");
    QTest::newRow("list-html") << 200 << QByteArray("<!DOCTYPE html>");
    QTest::newRow("list-array") << 200 << QByteArray(R"([{"id": "dea)");
    QTest::newRow("list-loop") << 200 << QByteArray(R"({"data": [{"id": "dea)");
}

void TestServiceFaults::listFaultSparesDeals()
{
    QFETCH(int, expectedStatus);
    QFETCH(QByteArray, bodyStart);
    QVERIFY(m_calls->service->setFault(QString::fromLatin1(QTest::currentDataTag())));
    QNetworkReply *list = m_calls->answer(u"/api/v1/deals"_s);
    QCOMPARE(m_calls->status(list), expectedStatus);
    const QByteArray body = list->readAll().simplified().replace("{ ", "{");
    QVERIFY2(body.startsWith(bodyStart), body.first(std::min<qsizetype>(200, body.size())).constData());
    QCOMPARE(m_calls->status(m_calls->answer(cranePath)), 200);
}

void TestServiceFaults::faultEndsWithAnEmptyName()
{
    QVERIFY(m_calls->service->setFault(u"500"_s));
    QCOMPARE(m_calls->status(m_calls->answer(cranePath)), 500);
    QVERIFY(m_calls->service->setFault(QString()));
    QCOMPARE(m_calls->status(m_calls->answer(cranePath)), 200);
}

QTEST_GUILESS_MAIN(TestServiceFaults)
#include "tst_servicefaults.moc"
