// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/pacing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

using Priority = BacksideClient::Priority;

const Pacing::Time start{1'000'000s};
const QDateTime noon(QDate(2026, 6, 2), QTime(12, 0), Qt::UTC);
const PlanLimits freePlan{30, 1'000};
const PlanLimits proPlan{300, 50'000};
const PlanLimits scalePlan{1'500, 500'000};

Pacing::Now at(std::chrono::milliseconds since)
{
    return {start + since, noon.addMSecs(since.count())};
}

/// Sends and is answered in the same moment.
void pass(Pacing &pacing, int count, std::chrono::milliseconds since)
{
    for (int i = 0; i < count; ++i)
        pacing.end(pacing.begin(at(since)), {.isAnswered = true}, at(since));
}

void refuse(Pacing &pacing, std::chrono::seconds pause, std::chrono::milliseconds since,
            ToldLimit told = {})
{
    pacing.end(pacing.begin(at(since)), {.refused = pause, .told = told}, at(since));
}

std::optional<std::chrono::milliseconds> turn(const Pacing &pacing, Priority priority,
                                              std::chrono::milliseconds since)
{
    const auto turn = pacing.turn(priority, start + since);
    return turn ? std::optional(std::chrono::duration_cast<std::chrono::milliseconds>(*turn - start))
                : std::nullopt;
}

Pacing withPlan(const std::optional<PlanLimits> &plan)
{
    Pacing pacing{CallLimits()};
    pacing.setPlan(plan);
    return pacing;
}

/// How many may go at once, one after the other, while none ends.
int countAtOnce(Pacing pacing, Priority priority, std::chrono::milliseconds since)
{
    int count = 0;
    for (; count < 100 && turn(pacing, priority, since) == since; ++count)
        pacing.begin(at(since));
    return count;
}

} // namespace

class TestPacing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAsManyAtOnceAsThePlanBears_data();
    void sendsAsManyAtOnceAsThePlanBears();
    void givesAPersonAllOfTheMinute();
    void keepsAShareForAPerson();
    void leavesSomethingOfTheSmallestLimit();
    void countsFromTheEndOfARequest();
    void waitsForTheOldestToLeave();
    void neverSendsMoreThanThePlanInAnyMinute();
    void goesOneByOneBeyondTheSmallestPlanWhileNothingIsKnown();

    void pausesEverybodyAfterARefusal();
    void keepsTheLongerPause();
    void startsWithOneAfterAPause();
    void staysCarefulUntilAnAnswer();
    void isNotReassuredByWhatWasSentBefore();

    void learnsFromWhatTheServiceTells_data();
    void learnsFromWhatTheServiceTells();
    void neverLearnsMoreThanThePlan();
    void forgetsWhatItLearnedWithAnotherPlan();
    void waitsForTheResetOfAUsedUpWindow();

    void closesForALongWait();
    void opensAfterALongWait_data();
    void opensAfterALongWait();
    void sparesTheLastOfTheDay();
    void countsEveryDayAnew();
    void takesNoNoticeOfAClockSetBack();
    void saysWhatWasUsed();
};

void TestPacing::sendsAsManyAtOnceAsThePlanBears_data()
{
    QTest::addColumn<std::optional<PlanLimits>>("plan");
    QTest::addColumn<bool>("isShared");
    QTest::addColumn<int>("person");
    QTest::addColumn<int>("names");
    QTest::newRow("unknown") << std::optional<PlanLimits>() << false << 3 << 2;
    QTest::newRow("unknown, one connection") << std::optional<PlanLimits>() << true << 3 << 2;
    QTest::newRow("free") << std::optional(freePlan) << true << 3 << 2;
    QTest::newRow("pro") << std::optional(proPlan) << true << 8 << 7;
    QTest::newRow("scale") << std::optional(scalePlan) << false << 8 << 7;
    QTest::newRow("scale, one connection") << std::optional(scalePlan) << true << 50 << 49;
}

void TestPacing::sendsAsManyAtOnceAsThePlanBears()
{
    QFETCH(std::optional<PlanLimits>, plan);
    QFETCH(int, person);
    QFETCH(int, names);
    QFETCH(bool, isShared);
    Pacing pacing = withPlan(plan);
    pacing.end(pacing.begin(at(0s)), {.isAnswered = true, .isShared = isShared}, at(0s));
    pacing.end(pacing.begin(at(0s)), {}, at(0s)); // says nothing of it
    QCOMPARE(countAtOnce(pacing, Priority::Person, 0s), person);
    QCOMPARE(countAtOnce(pacing, Priority::Names, 0s), names);
    QCOMPARE(countAtOnce(pacing, Priority::Background, 0s), names);
    QCOMPARE(pacing.usage(at(0s)).atOnce, person);
}

void TestPacing::givesAPersonAllOfTheMinute()
{
    Pacing pacing = withPlan(freePlan);
    pass(pacing, 29, 0s);
    QCOMPARE(turn(pacing, Priority::Person, 1s), std::optional(1'000ms));
    pass(pacing, 1, 1s);
    QCOMPARE(turn(pacing, Priority::Person, 2s), std::optional(60'000ms));
    QCOMPARE(turn(pacing, Priority::Person, 60s), std::optional(60'000ms));
}

void TestPacing::keepsAShareForAPerson()
{
    Pacing pacing = withPlan(freePlan);
    pass(pacing, 23, 0s);
    QCOMPARE(turn(pacing, Priority::Names, 0s), std::optional(0ms));
    pass(pacing, 1, 1s);
    QCOMPARE(turn(pacing, Priority::Names, 2s), std::optional(60'000ms));
    QCOMPARE(turn(pacing, Priority::Background, 2s), std::optional(60'000ms));
    QCOMPARE(turn(pacing, Priority::Person, 2s), std::optional(2'000ms));
}

void TestPacing::leavesSomethingOfTheSmallestLimit()
{
    Pacing pacing = withPlan(PlanLimits{2, 0});
    QCOMPARE(turn(pacing, Priority::Background, 0s), std::optional(0ms));
    pass(pacing, 1, 0s);
    QCOMPARE(turn(pacing, Priority::Background, 0s), std::optional(60'000ms));
    QCOMPARE(turn(pacing, Priority::Person, 0s), std::optional(0ms));
}

void TestPacing::countsFromTheEndOfARequest()
{
    Pacing pacing = withPlan(PlanLimits{1, 0});
    const quint64 slow = pacing.begin(at(0s));
    QCOMPARE(turn(pacing, Priority::Person, 61s), std::nullopt); // it may have been counted just now
    pacing.end(slow, {.isAnswered = true}, at(62s));
    QCOMPARE(turn(pacing, Priority::Person, 62s), std::optional(122'000ms));
}

void TestPacing::waitsForTheOldestToLeave()
{
    Pacing pacing = withPlan(freePlan);
    pass(pacing, 10, 0s);
    pass(pacing, 14, 20s);
    // 24 is the share of names: with 26 sent, three must have left.
    pass(pacing, 2, 30s);
    QCOMPARE(turn(pacing, Priority::Names, 31s), std::optional(60'000ms));
    QCOMPARE(turn(pacing, Priority::Names, 60s), std::optional(60'000ms));
    pass(pacing, 8, 60s);
    QCOMPARE(turn(pacing, Priority::Names, 60s), std::optional(80'000ms));
}

void TestPacing::neverSendsMoreThanThePlanInAnyMinute()
{
    Pacing pacing = withPlan(freePlan);
    std::vector<std::chrono::milliseconds> sent;
    std::chrono::milliseconds now = 0ms;
    for (int i = 0; i < 200; ++i) {
        const auto priority = i % 3 == 0 ? Priority::Person : Priority::Names;
        const auto due = turn(pacing, priority, now);
        QVERIFY(due);
        now = std::max(now, *due);
        sent.push_back(now);
        const quint64 ticket = pacing.begin(at(now));
        now += 50ms;
        pacing.end(ticket, {.isAnswered = true}, at(now));
    }
    for (std::size_t i = 30; i < sent.size(); ++i)
        QVERIFY(sent[i] - sent[i - 30] > 60s);
    QVERIFY(sent.back() < 10min); // and does not dawdle
}

void TestPacing::goesOneByOneBeyondTheSmallestPlanWhileNothingIsKnown()
{
    Pacing pacing = withPlan(std::nullopt);
    pass(pacing, 26, 0s);
    QCOMPARE(countAtOnce(pacing, Priority::Names, 0s), 1);
    QCOMPARE(countAtOnce(pacing, Priority::Person, 0s), 3);
    pass(pacing, 200, 1s);
    QCOMPARE(countAtOnce(pacing, Priority::Names, 1s), 1);
    QCOMPARE(countAtOnce(pacing, Priority::Names, 61s), 2);
}

void TestPacing::pausesEverybodyAfterARefusal()
{
    Pacing pacing = withPlan(std::nullopt);
    refuse(pacing, 20s, 0s);
    for (const auto priority : {Priority::Person, Priority::Names, Priority::Background})
        QCOMPARE(turn(pacing, priority, 1s), std::optional(20'000ms));
    QCOMPARE(pacing.pausedUntil(start + 19s), std::optional(start + 20s));
    QCOMPARE(pacing.pausedUntil(start + 20s), std::nullopt);
    QCOMPARE(turn(pacing, Priority::Person, 20s), std::optional(20'000ms));
}

void TestPacing::keepsTheLongerPause()
{
    Pacing pacing = withPlan(std::nullopt);
    refuse(pacing, 20s, 0s);
    refuse(pacing, 5s, 1s);
    QCOMPARE(pacing.pausedUntil(start + 2s), std::optional(start + 20s));
}

void TestPacing::startsWithOneAfterAPause()
{
    Pacing pacing = withPlan(std::nullopt);
    refuse(pacing, 20s, 0s);
    QCOMPARE(countAtOnce(pacing, Priority::Person, 20s), 1);
    const quint64 probe = pacing.begin(at(20s));
    QCOMPARE(turn(pacing, Priority::Person, 21s), std::nullopt);
    pacing.end(probe, {.isAnswered = true}, at(22s));
    QCOMPARE(countAtOnce(pacing, Priority::Person, 22s), 3);
}

void TestPacing::staysCarefulUntilAnAnswer()
{
    Pacing pacing = withPlan(std::nullopt);
    refuse(pacing, 20s, 0s);
    pacing.end(pacing.begin(at(20s)), {}, at(21s)); // no connection
    QCOMPARE(countAtOnce(pacing, Priority::Person, 21s), 1);
    refuse(pacing, 20s, 22s);
    QCOMPARE(turn(pacing, Priority::Person, 23s), std::optional(42'000ms));
    QCOMPARE(countAtOnce(pacing, Priority::Person, 42s), 1);
}

void TestPacing::isNotReassuredByWhatWasSentBefore()
{
    Pacing pacing = withPlan(std::nullopt);
    const quint64 before = pacing.begin(at(0s));
    refuse(pacing, 20s, 1s);
    pacing.end(before, {.isAnswered = true}, at(2s));
    QCOMPARE(countAtOnce(pacing, Priority::Person, 21s), 1);
}

void TestPacing::learnsFromWhatTheServiceTells_data()
{
    QTest::addColumn<std::optional<std::chrono::seconds>>("refused");
    QTest::addColumn<ToldLimit>("told");
    QTest::addColumn<int>("before");
    QTest::addColumn<PlanLimits>("learned");
    using Refused = std::optional<std::chrono::seconds>;
    QTest::newRow("of the minute") << Refused(60s) << ToldLimit{30, 0, 60s} << 30 << PlanLimits{30, 0};
    QTest::newRow("only a limit") << Refused(12s) << ToldLimit{30, {}, {}} << 30 << PlanLimits{30, 0};
    QTest::newRow("no header") << Refused(60s) << ToldLimit{} << 30 << PlanLimits{};
    QTest::newRow("two windows by the clock")
        << Refused(60s) << ToldLimit{30, 0, {}} << 60 << PlanLimits{30, 0};
    QTest::newRow("of a second perhaps") << Refused(1s) << ToldLimit{10, 0, 1s} << 30 << PlanLimits{};
    QTest::newRow("another limit, with some left")
        << Refused(60s) << ToldLimit{1'000, 700, 60s} << 30 << PlanLimits{};
    QTest::newRow("of the day") << Refused(4h) << ToldLimit{1'000, 0, {}} << 30 << PlanLimits{0, 1'000};
    QTest::newRow("of neither") << Refused(3min) << ToldLimit{100, 0, {}} << 30 << PlanLimits{};
    QTest::newRow("beside an answer") << Refused() << ToldLimit{30, 12, 40s} << 5 << PlanLimits{30, 0};
    QTest::newRow("of a day beside an answer")
        << Refused() << ToldLimit{1'000, 12, 4h} << 5 << PlanLimits{};
    QTest::newRow("of no time beside an answer") << Refused() << ToldLimit{30, 12, {}} << 5 << PlanLimits{};
}

void TestPacing::learnsFromWhatTheServiceTells()
{
    QFETCH(std::optional<std::chrono::seconds>, refused);
    QFETCH(ToldLimit, told);
    QFETCH(int, before);
    QFETCH(PlanLimits, learned);
    Pacing pacing = withPlan(std::nullopt);
    pass(pacing, before, 0s);
    pacing.end(pacing.begin(at(0s)), {.isAnswered = !refused, .refused = refused, .told = told}, at(0s));
    const Usage usage = pacing.usage(at(0s));
    QCOMPARE(usage.limits.perMinute, learned.perMinute);
    QCOMPARE(usage.limits.perDay, learned.perDay);
    QCOMPARE(usage.isLearned, learned != PlanLimits());
}

void TestPacing::neverLearnsMoreThanThePlan()
{
    Pacing pacing = withPlan(freePlan);
    refuse(pacing, 10s, 0s, {1'000, 0, {}});
    QCOMPARE(pacing.usage(at(0s)).limits.perMinute, 30);
    QVERIFY(!pacing.usage(at(0s)).isLearned);
    refuse(pacing, 10s, 0s, {20, 0, {}});
    QCOMPARE(pacing.usage(at(0s)).limits.perMinute, 20);
    QVERIFY(pacing.usage(at(0s)).isLearned);
}

void TestPacing::forgetsWhatItLearnedWithAnotherPlan()
{
    Pacing pacing = withPlan(freePlan);
    refuse(pacing, 10s, 0s, {20, 0, {}});
    pacing.setPlan(freePlan);
    QCOMPARE(pacing.usage(at(0s)).limits.perMinute, 20);
    pacing.setPlan(proPlan);
    QCOMPARE(pacing.usage(at(0s)).limits.perMinute, 300);
}

void TestPacing::waitsForTheResetOfAUsedUpWindow()
{
    Pacing pacing = withPlan(std::nullopt);
    pacing.end(pacing.begin(at(0s)), {.isAnswered = true, .told = {30, 0, 25s}}, at(1s));
    QCOMPARE(turn(pacing, Priority::Person, 2s), std::optional(26'000ms));
    QCOMPARE(countAtOnce(pacing, Priority::Person, 26s), 3); // nobody was refused
    pacing.end(pacing.begin(at(30s)), {.isAnswered = true, .told = {1'000, 0, 4h}}, at(31s));
    QCOMPARE(turn(pacing, Priority::Person, 31s), std::optional(31'000ms));
}

void TestPacing::closesForALongWait()
{
    Pacing pacing = withPlan(std::nullopt);
    refuse(pacing, 20s, 0s);
    refuse(pacing, 300s, 1s);
    QCOMPARE(pacing.closedFor(at(1s)), std::nullopt);
    refuse(pacing, 3'600s, 1s);
    QCOMPARE(pacing.closedFor(at(2'500ms)), std::optional(3'599s));
    QCOMPARE(pacing.pausedUntil(start + 2s), std::nullopt);
}

void TestPacing::opensAfterALongWait_data()
{
    QTest::addColumn<std::chrono::milliseconds>("steady");
    QTest::addColumn<std::chrono::milliseconds>("utc");
    QTest::addColumn<std::optional<std::chrono::seconds>>("left");
    using Left = std::optional<std::chrono::seconds>;
    const std::chrono::milliseconds hour = 1h;
    QTest::newRow("both clocks") << hour << hour << Left();
    QTest::newRow("slept meanwhile") << std::chrono::milliseconds(5min) << hour << Left();
    QTest::newRow("clock set back") << hour << std::chrono::milliseconds(-24h) << Left();
    QTest::newRow("clock set back meanwhile")
        << std::chrono::milliseconds(20min) << std::chrono::milliseconds(-24h) << Left(40min);
    QTest::newRow("too early") << hour - 1ms << hour - 1ms << Left(1s);
}

void TestPacing::opensAfterALongWait()
{
    QFETCH(std::chrono::milliseconds, steady);
    QFETCH(std::chrono::milliseconds, utc);
    QFETCH(std::optional<std::chrono::seconds>, left);
    Pacing pacing = withPlan(std::nullopt);
    refuse(pacing, 3'600s, 0s);
    QCOMPARE(pacing.closedFor({start + steady, noon.addMSecs(utc.count())}), left);
    QCOMPARE(countAtOnce(pacing, Priority::Person, 1h), 1);
}

void TestPacing::sparesTheLastOfTheDay()
{
    Pacing pacing = withPlan(freePlan);
    pacing.setSentToday(noon.date(), 899);
    QVERIFY(!pacing.isDaySpent(at(0s)));
    pass(pacing, 1, 0s);
    QVERIFY(pacing.isDaySpent(at(0s)));
    QCOMPARE(turn(pacing, Priority::Person, 0s), std::optional(0ms));
    QVERIFY(!pacing.isDaySpent(at(24h)));
    pacing.setPlan(PlanLimits{30, 0}); // not known
    QVERIFY(!pacing.isDaySpent(at(0s)));
}

void TestPacing::countsEveryDayAnew()
{
    Pacing pacing = withPlan(freePlan);
    pacing.setSentToday(noon.date(), 40);
    pass(pacing, 2, 0s);
    QCOMPARE(pacing.usage(at(0s)).sentToday, 42);
    QCOMPARE(pacing.usage(at(12h)).sentToday, 0);
    pass(pacing, 1, 12h);
    QCOMPARE(pacing.usage(at(12h)).sentToday, 1);
    QCOMPARE(pacing.usage(at(12h)).day, QDate(2026, 6, 3));
}

void TestPacing::takesNoNoticeOfAClockSetBack()
{
    Pacing pacing = withPlan(freePlan);
    pass(pacing, 30, 0s);
    const Pacing::Now later{start + 60s, noon.addSecs(-7'200)};
    QCOMPARE(pacing.turn(Priority::Person, later.steady), std::optional(start + 60s));
    pacing.end(pacing.begin(later), {.isAnswered = true}, later);
    QCOMPARE(pacing.usage(later).sentThisMinute, 1);
    QCOMPARE(pacing.usage(later).sentToday, 31);
}

void TestPacing::saysWhatWasUsed()
{
    Pacing pacing = withPlan(freePlan);
    pass(pacing, 3, 0s);
    pacing.begin(at(10s));
    Usage usage = pacing.usage(at(10s));
    QCOMPARE(usage.day, QDate(2026, 6, 2));
    QCOMPARE(usage.sentToday, 4);
    QCOMPARE(usage.sentThisMinute, 4);
    QCOMPARE(usage.limits.perMinute, 30);
    QCOMPARE(usage.limits.perDay, 1'000);
    QVERIFY(!usage.isLearned);
    QCOMPARE(pacing.nextExpiry(start + 10s), std::optional(start + 60s));
    usage = pacing.usage(at(60s));
    QCOMPARE(usage.sentThisMinute, 1);
    QCOMPARE(usage.sentToday, 4);
    QCOMPARE(pacing.nextExpiry(start + 60s), std::nullopt);
}

QTEST_APPLESS_MAIN(TestPacing)
#include "tst_pacing.moc"
