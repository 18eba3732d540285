// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One pacing for all calls, against a service that enforces its limit.

#include "app/api/backsideclient.h"

#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

const auto Person = BacksideClient::Priority::Person;
const auto Names = BacksideClient::Priority::Names;
const auto Background = BacksideClient::Priority::Background;

constexpr std::chrono::milliseconds minute = 2s; // as long as a minute lasts here
constexpr int ofFreePlan = 30;

CallLimits shortMinutes(std::chrono::milliseconds window)
{
    CallLimits limits;
    limits.window = window;
    limits.defaultPause = 2s;
    return limits;
}

/// A service that takes 30 requests in a minute of two seconds, and its client.
struct Stage {
    explicit Stage(RateLimit::Tells tells = RateLimit::Tells::Everything,
                   std::chrono::milliseconds window = minute)
        : client(service.endpoint(), shortMinutes(window))
    {
        service.setRateLimit({ofFreePlan, window, tells});
        for (int i = 0; i < 45; ++i)
            service.setAnswer(u"/name/%1"_s.arg(i), {});
        service.setAnswer(u"/deal"_s, {});
    }

    /// 15 contacts, their introducers and some more.
    void askForNames(int from, int to)
    {
        for (int i = from; i < to; ++i)
            client.get(u"/name/%1"_s.arg(i), Names);
    }
    int refusals() const { return int(service.statuses().count(429)); }
    bool hasTwoRefusalsInARow() const
    {
        const QList<int> statuses = service.statuses();
        for (qsizetype i = 1; i < statuses.size(); ++i) {
            if (statuses[i] == 429 && statuses[i - 1] == 429)
                return true;
        }
        return false;
    }

    FakeBackside service;
    BacksideClient client;
    ClientLog log{client};
};

} // namespace

class TestBacksideClientBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNeverRefusedOnAKnownPlan();
    void opensADealAtOnceWhileNamesAreComing();
    void provokesNoTwoRefusalsInARow_data();
    void provokesNoTwoRefusalsInARow();
    void saysWhenAPersonWaitsForTheMinute();
    void saysNothingWhenOnlyNamesWait();
    void sendsOneFirstAfterAPause();
    void keepsAPlaceForAPerson();
    void sendsMoreAtOnceOnALargePlan();
    void stopsBackgroundWorkLateInTheDay();
    void learnsTheLimitOfTheDay();
    void forgetsItsPlanForAnotherEndpoint();
    void tellsWhatItUsed();
};

void TestBacksideClientBudget::isNeverRefusedOnAKnownPlan()
{
    Stage stage;
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    stage.askForNames(0, 45);
    stage.client.get(u"/deal"_s, Person); // asked last, and sent first
    QTRY_COMPARE_WITH_TIMEOUT(stage.log.size(), 46, 30'000);
    QCOMPARE(stage.service.requestedPaths().constFirst(), u"/deal"_s);
    for (int i = 0; i < 45; ++i)
        QVERIFY(stage.service.requestedPaths().contains(u"/name/%1"_s.arg(i)));
    QCOMPARE(stage.refusals(), 0);
    QCOMPARE(stage.service.requests().size(), 46);
}

void TestBacksideClientBudget::opensADealAtOnceWhileNamesAreComing()
{
    Stage stage(RateLimit::Tells::Everything, 60s); // the minute is not to end meanwhile
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    stage.askForNames(0, 45);
    QTRY_COMPARE(stage.log.size(), 24); // their share of the minute
    QVERIFY(letSomeTimePass());
    QCOMPARE(stage.service.requests().size(), 24);
    stage.client.get(u"/deal"_s, Person);
    QTRY_COMPARE(stage.log.size(), 25);
    QCOMPARE(stage.log.entries.constLast().path, u"/deal"_s);
    QVERIFY(stage.log.entries.constLast().answer);
    QCOMPARE(stage.client.usage().waiting, 21);
}

void TestBacksideClientBudget::provokesNoTwoRefusalsInARow_data()
{
    QTest::addColumn<RateLimit::Tells>("tells");
    QTest::newRow("with every header") << RateLimit::Tells::Everything;
    QTest::newRow("with Retry-After alone") << RateLimit::Tells::RetryAfter;
    QTest::newRow("without a header") << RateLimit::Tells::Nothing;
}

void TestBacksideClientBudget::provokesNoTwoRefusalsInARow()
{
    QFETCH(RateLimit::Tells, tells);
    Stage stage(tells);
    stage.askForNames(0, 45);
    stage.client.get(u"/deal"_s, Person);
    QTRY_COMPARE_WITH_TIMEOUT(stage.log.size(), 46, 30'000);
    QCOMPARE(stage.service.requestedPaths().constFirst(), u"/deal"_s);
    QCOMPARE(stage.refusals(), 1);
    QVERIFY(!stage.hasTwoRefusalsInARow());
    for (const ClientLog::Entry &entry : stage.log.entries)
        QVERIFY(entry.answer);
    QCOMPARE(stage.client.usage().limits.perMinute, tells == RateLimit::Tells::Everything ? 30 : 0);
}

void TestBacksideClientBudget::saysWhenAPersonWaitsForTheMinute()
{
    Stage stage;
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    QSignalSpy pauses(&stage.client, &BacksideClient::pauseChanged);
    for (int i = 0; i < ofFreePlan; ++i)
        stage.client.get(u"/name/%1"_s.arg(i), Person);
    QTRY_COMPARE(stage.log.size(), ofFreePlan);
    QCOMPARE(pauses.count(), 0);
    stage.client.get(u"/deal"_s, Person);
    QTRY_COMPARE(pauses.count(), 1);
    QVERIFY(*stage.client.pausedUntil() > QDateTime::currentDateTimeUtc());
    QVERIFY(*stage.client.pausedUntil() <= QDateTime::currentDateTimeUtc().addMSecs(2'001));
    QVERIFY(!stage.client.isUnderWay(u"/deal"_s));
    QTRY_COMPARE(stage.log.size(), ofFreePlan + 1);
    QCOMPARE(pauses.count(), 2);
    QVERIFY(!stage.client.pausedUntil());
    QCOMPARE(stage.refusals(), 0);
}

void TestBacksideClientBudget::saysNothingWhenOnlyNamesWait()
{
    Stage stage;
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    QSignalSpy pauses(&stage.client, &BacksideClient::pauseChanged);
    stage.askForNames(0, 30);
    QTRY_COMPARE(stage.log.size(), 30);
    QCOMPARE(pauses.count(), 0);
}

void TestBacksideClientBudget::sendsOneFirstAfterAPause()
{
    RawServer server({properAnswer("429 No", {}, "Retry-After: 1\r\n"), properAnswer("200 OK", "{}")});
    BacksideClient client(server.endpoint());
    ClientLog log(client);
    client.get(u"/first"_s);
    QTRY_VERIFY(client.pausedUntil());
    server.hold();
    for (const char *path : {"/a", "/b", "/c"})
        client.get(QString::fromLatin1(path));
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(letSomeTimePass());
    QCOMPARE(server.requestedPaths().constLast(), u"/first"_s);
    server.releaseOne();
    QTRY_COMPARE(server.requests().size(), 5);
    server.release();
    QTRY_COMPARE(log.size(), 4);
}

void TestBacksideClientBudget::keepsAPlaceForAPerson()
{
    RawServer server({properAnswer("200 OK", "{}")});
    server.hold();
    BacksideClient client(server.endpoint());
    ClientLog log(client);
    for (const char *path : {"/1", "/2", "/3"})
        client.get(QString::fromLatin1(path), Background);
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(letSomeTimePass());
    QCOMPARE(server.requests().size(), 2);
    client.get(u"/deal"_s, Person);
    QTRY_COMPARE(server.requests().size(), 3);
    QCOMPARE(server.requestedPaths().constLast(), u"/deal"_s);
    server.release();
    QTRY_COMPARE(log.size(), 4);
}

void TestBacksideClientBudget::sendsMoreAtOnceOnALargePlan()
{
    RawServer server({properAnswer("200 OK", "{}")});
    server.hold();
    BacksideClient client(server.endpoint());
    ClientLog log(client);
    client.setPlanLimits(PlanLimits{300, 50'000});
    for (int i = 0; i < 10; ++i)
        client.get(u"/%1"_s.arg(i), Names);
    QTRY_COMPARE(server.requests().size(), 6); // over HTTP/1, Qt opens six connections
    server.release();
    QTRY_COMPARE(log.size(), 10);
}

void TestBacksideClientBudget::stopsBackgroundWorkLateInTheDay()
{
    Stage stage;
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    stage.client.setSentToday(QDateTime::currentDateTimeUtc().date(), 899);
    stage.client.get(u"/name/1"_s, Background);
    QTRY_COMPARE(stage.log.size(), 1);
    QVERIFY(stage.log.entries[0].answer);

    stage.client.get(u"/name/2"_s, Background);
    QTRY_COMPARE(stage.log.size(), 2);
    QVERIFY(stage.log.entries[1].error);
    QCOMPARE(stage.log.entries[1].error->kind, Error::Kind::TooMany);
    QCOMPARE(stage.log.entries[1].error->wait, std::nullopt);
    QCOMPARE(stage.log.entries[1].error->status, 0);
    QCOMPARE(stage.log.entries[1].error->detail,
             u"GET /name/2: not sent, since nine tenths of the day's requests are used"_s);

    stage.client.get(u"/deal"_s, Person);
    stage.client.get(u"/name/3"_s, Names);
    QTRY_COMPARE(stage.log.size(), 4);
    QVERIFY(stage.log.entries[2].answer);
    QVERIFY(stage.log.entries[3].answer);
    QCOMPARE(stage.service.requestedPaths(), QStringList({u"/name/1"_s, u"/deal"_s, u"/name/3"_s}));
    QCOMPARE(stage.client.usage().sentToday, 902);
}

void TestBacksideClientBudget::learnsTheLimitOfTheDay()
{
    FakeBackside service;
    service.setAnswer(
        u"/a"_s,
        {429,
         {},
         {{"retry-after", "7200"}, {"x-ratelimit-limit", "1000"}, {"x-ratelimit-remaining", "0"}}});
    BacksideClient client(service.endpoint());
    ClientLog log(client);
    client.get(u"/a"_s);
    QTRY_COMPARE(log.size(), 1);
    QCOMPARE(log.entries[0].error->wait, std::optional(7'200s));
    QCOMPARE(client.usage().limits.perDay, 1'000);
    QCOMPARE(client.usage().limits.perMinute, 0);
    QVERIFY(client.usage().isLearned);
    QVERIFY(!client.pausedUntil());
    client.get(u"/b"_s, Background);
    QTRY_COMPARE(log.size(), 2);
    QVERIFY(*log.entries[1].error->wait > 7'100s);
    QCOMPARE(service.requests().size(), 1);
}

void TestBacksideClientBudget::forgetsItsPlanForAnotherEndpoint()
{
    Stage stage;
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    stage.askForNames(0, 3);
    QTRY_COMPARE(stage.log.size(), 3);
    QCOMPARE(stage.client.usage().sentToday, 3);
    FakeBackside next;
    stage.client.setEndpoint(next.endpoint());
    const Usage usage = stage.client.usage();
    QCOMPARE(usage.sentToday, 0);
    QCOMPARE(usage.sentThisMinute, 0);
    QCOMPARE(usage.limits.perMinute, 0);
}

void TestBacksideClientBudget::tellsWhatItUsed()
{
    Stage stage;
    QList<Usage> told;
    connect(&stage.client, &BacksideClient::usageChanged, this,
            [&told](const Usage &usage) { told += usage; });
    stage.client.setPlanLimits(PlanLimits{ofFreePlan, 1'000});
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told[0].limits.perMinute, 30);
    stage.askForNames(0, 5);
    QTRY_COMPARE(stage.log.size(), 5);
    QTRY_COMPARE(told.constLast().sentThisMinute, 5);
    QCOMPARE(told.constLast().sentToday, 5);
    QCOMPARE(told.constLast().waiting, 0);
    QTRY_COMPARE(told.constLast().sentThisMinute, 0); // a minute later, and nothing else happened
    QCOMPARE(told.constLast().sentToday, 5);
}

QTEST_GUILESS_MAIN(TestBacksideClientBudget)
#include "tst_backsideclientbudget.moc"
