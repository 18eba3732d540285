// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampleservice.h"

#include "app/domain/identifier.h"
#include "tests/app/sample/samplecalls.h"

#include <QSet>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid crane(u"dea10001-0000-4000-8000-000000000001"_s);

QString pathOf(const QUuid &id)
{
    return u"/api/v1/deals/"_s + identifierText(id);
}

} // namespace

class TestSampleMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstAnswerIsTheDealAsItStandsInItsFile();
    void refusedRequestMovesNothing();
    void fourDealsMoveAndAllOthersStand();
    void craneMovesOnAndRound();
    void changeIsOfToday();
    void standsWhileAFaultIsSet();
    void standsWhereItWasGivenABody();
    void pastIsNeverServed();

private:
    QByteArray ask(const QUuid &id) { return m_calls->answer(pathOf(id))->readAll(); }
    QJsonDocument askJson(const QUuid &id) { return QJsonDocument::fromJson(ask(id)); }

    std::unique_ptr<SampleCalls> m_calls;
};

void TestSampleMoves::init()
{
    m_calls = std::make_unique<SampleCalls>();
    QVERIFY2(m_calls->service->start(), qPrintable(m_calls->service->errorString()));
}

void TestSampleMoves::cleanup()
{
    m_calls.reset();
}

void TestSampleMoves::firstAnswerIsTheDealAsItStandsInItsFile()
{
    const QJsonDocument deal = askJson(crane);
    QCOMPARE(deal["amount"_L1].toDouble(), 48500);
    QCOMPARE(deal["expected_close_date"_L1].toString(), u"2026-09-30"_s);
    QCOMPARE(deal["updated_at"_L1].toString(), u"2026-06-02T16:44:09.512Z"_s);
}

void TestSampleMoves::refusedRequestMovesNothing()
{
    const QString path = pathOf(crane);
    for (const char *key : {"", "Bearer wrong"}) {
        QNetworkReply *refused = m_calls->ask(path, key);
        QSignalSpy finished(refused, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QVERIFY(m_calls->status(refused) != 200);
    }
    QCOMPARE(askJson(crane)["amount"_L1].toDouble(), 48500);
}

void TestSampleMoves::fourDealsMoveAndAllOthersStand()
{
    QSet<QString> movers;
    const QList<QUuid> ids = m_calls->service->dealIds();
    for (const QUuid &id : ids) {
        const QByteArray first = ask(id);
        const QByteArray second = ask(id);
        const QByteArray third = ask(id);
        QCOMPARE(first == second, second == third);
        if (first != second)
            movers << identifierText(id).first(8);
    }
    const QSet<QString> expected = {u"dea10001"_s, u"dea20003"_s, u"dea20101"_s, u"dea20104"_s};
    QCOMPARE(movers, expected);
}

void TestSampleMoves::craneMovesOnAndRound()
{
    QStringList seen;
    for (int i = 0; i < 6; ++i) {
        const QJsonDocument deal = askJson(crane);
        seen << deal["stage_name"_L1].toString() + u' ' + QString::number(deal["amount"_L1].toDouble())
                    + u' ' + deal["expected_close_date"_L1].toString();
        QCOMPARE(deal["name"_L1].toString(), u"Harbour crane retrofit"_s);
    }
    const QStringList round = {u"Proposal sent 48500 2026-10-07"_s, u"Negotiation 51200 2026-10-07"_s,
                               u"Negotiation 49900 2026-10-14"_s};
    QCOMPARE(seen, QStringList{u"Proposal sent 48500 2026-09-30"_s} + round + round.first(2));
}

void TestSampleMoves::changeIsOfToday()
{
    ask(crane);
    QCOMPARE(askJson(crane)["updated_at"_L1].toString().first(10), u"2026-09-21"_s);
}

void TestSampleMoves::standsWhileAFaultIsSet()
{
    ask(crane);
    const QByteArray moved = ask(crane);
    QVERIFY(m_calls->service->setFault(u"gzip"_s));
    QCOMPARE(ask(crane), moved);
    QCOMPARE(ask(crane), moved);
    QVERIFY(m_calls->service->setFault({}));
    QVERIFY(ask(crane) != moved);
}

void TestSampleMoves::standsWhereItWasGivenABody()
{
    m_calls->service->setBody(crane, "{}");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(crane), QByteArray("{}"));
}

void TestSampleMoves::pastIsNeverServed()
{
    QHash<QUuid, QByteArray> newest;
    QSet<QByteArray> earlier;
    for (const PastAnswer &answer : m_calls->service->past()) {
        if (newest.contains(answer.id))
            earlier << newest[answer.id];
        newest[answer.id] = answer.body;
    }
    QVERIFY(earlier.size() >= 12);
    for (auto deal = newest.cbegin(); deal != newest.cend(); ++deal) {
        QCOMPARE(ask(deal.key()), *deal);
        for (int i = 0; i < 4; ++i)
            QVERIFY(!earlier.contains(ask(deal.key())));
    }
}

QTEST_GUILESS_MAIN(TestSampleMoves)
#include "tst_samplemoves.moc"
