// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/tasktext.h"

#include "app/text/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;
using Kind = DealTask::Kind;
using State = DealTask::State;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QUuid crane(u"dea10001-0000-4000-8000-000000000001"_s);

QString bare(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

DealTask task(Kind kind, int total, const QString &source = {})
{
    DealTask task;
    task.kind = kind;
    task.total = total;
    task.source = source;
    return task;
}

} // namespace

class TaskTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), british); }
    void namesTheTask_data();
    void namesTheTask();
    void tellsTheCost_data();
    void tellsTheCost();
    void tellsWhatIsLeft_data();
    void tellsWhatIsLeft();
    void tellsTheState();
    void reports();
    void saysWhyItStopped();
    void namesBadLines();
    void tellsWhatWasFound();
    void tellsWhatATripLacks();
};

void TaskTextTest::namesTheTask_data()
{
    QTest::addColumn<DealTask>("task");
    QTest::addColumn<QString>("title");
    QTest::newRow("import") << task(Kind::Import, 310, u"leads.csv"_s)
                            << u"Import of 310 deals from “leads.csv”"_s;
    QTest::newRow("pasted") << task(Kind::Import, 1) << u"Import of 1 deal"_s;
    QTest::newRow("refresh") << task(Kind::Refresh, 42, u"Pinned"_s) << u"Refresh of 42 deals: “Pinned”"_s;
    QTest::newRow("found") << task(Kind::Find, 12) << u"First copies of 12 deals found"_s;
    QTest::newRow("many") << task(Kind::Refresh, 1'204) << u"Refresh of 1,204 deals"_s;
    QTest::newRow("names") << task(Kind::Names, 1) << u"Name of 1 person"_s;
    QTest::newRow("foreign text") << task(Kind::Import, 2, u"a\n%n<b>.csv"_s)
                                  << u"Import of 2 deals from “a %n<b>.csv”"_s;
}

void TaskTextTest::namesTheTask()
{
    QFETCH(DealTask, task);
    QFETCH(QString, title);
    QCOMPARE(bare(taskTitle(task, british)), title);
}

void TaskTextTest::tellsTheCost_data()
{
    QTest::addColumn<TaskCost>("cost");
    QTest::addColumn<QString>("text");
    QTest::newRow("plan known") << TaskCost{310, 13min, false, 0}
                                << u"310 requests, about 13 minutes with your plan."_s;
    QTest::newRow("one") << TaskCost{1, 1min, false, 0} << u"1 request, about 1 minute with your plan."_s;
    QTest::newRow("hours") << TaskCost{10'000, 417min, false, 0}
                           << u"10,000 requests, about 7 hours with your plan."_s;
    QTest::newRow("plan not known")
        << TaskCost{310, std::nullopt, false, std::nullopt}
        << u"310 requests; how long they take cannot be told, since the limits of your plan are not known."_s;
    QTest::newRow("learned") << TaskCost{48, 2min, true, std::nullopt}
                             << u"48 requests, about 2 minutes with the limits that the service let on."_s;
    QTest::newRow("more than the day has")
        << TaskCost{310, 13min, false, 110}
        << u"310 requests, about 13 minutes with your plan. 110 of them are more than your plan leaves for "
           u"today; the work stops there and can be resumed tomorrow."_s;
}

void TaskTextTest::tellsTheCost()
{
    QFETCH(TaskCost, cost);
    QFETCH(QString, text);
    QCOMPARE(costText(cost, british), text);
}

void TaskTextTest::tellsWhatIsLeft_data()
{
    QTest::addColumn<std::chrono::seconds>("remaining");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, std::chrono::seconds remaining, const QString &text) {
        QTest::newRow(name) << remaining << text;
    };
    row("moments", 59s, u"less than a minute left"_s);
    row("a minute", 60s, u"about 1 minute left"_s);
    row("minutes", 250s, u"about 4 minutes left"_s);
    row("an hour but for a moment", 59min + 50s, u"about 1 hour left"_s);
    row("an hour and some minutes", 76min, u"about 1 hour 20 minutes left"_s);
    row("hours", 3h, u"about 3 hours left"_s);
    row("nearly two hours", 118min, u"about 2 hours left"_s);
    row("many hours", 11h + 10min, u"about 12 hours left"_s);
}

void TaskTextTest::tellsWhatIsLeft()
{
    QFETCH(std::chrono::seconds, remaining);
    QFETCH(QString, text);
    QCOMPARE(remainingText(remaining, british), text);
}

void TaskTextTest::tellsTheState()
{
    DealTask some = task(Kind::Refresh, 310);
    QCOMPARE(stateText(some, british), u"waiting"_s);
    some.state = State::Running;
    QCOMPARE(stateText(some, british), u"running"_s);
    some.remaining = 250s;
    QCOMPARE(stateText(some, british), u"about 4 minutes left"_s);
    some.wait = 40s;
    QCOMPARE(stateText(some, british),
             u"about 4 minutes left; goes on in 40 seconds, when the service allows more"_s);
    some.remaining.reset();
    QCOMPARE(stateText(some, british), u"goes on in 40 seconds, when the service allows more"_s);
    some.wait = 250s;
    QCOMPARE(stateText(some, british), u"goes on in about 5 minutes, when the service allows more"_s);
    some.wait.reset();
    some.unchanged = 120;
    QCOMPARE(progressText(some, british), u"120 of 310"_s);
    some.total = 4'310;
    some.unchanged = 1'120;
    QCOMPARE(progressText(some, british), u"1,120 of 4,310"_s);
    QCOMPARE(taskReport(some, british), u"1,120 unchanged"_s);
    some.state = State::Stopped;
    some.stop = Error{Error::Kind::KeyRefused, {}};
    QCOMPARE(stateText(some, british), u"stopped: This key was refused"_s);
    some.state = State::Done;
    QCOMPARE(stateText(some, british), u"done"_s);
}

void TaskTextTest::reports()
{
    DealTask some = task(Kind::Import, 324);
    QCOMPARE(taskReport(some, british), u"nothing yet"_s);
    some.created = 298;
    some.unchanged = 10;
    some.missing = 2;
    QCOMPARE(taskReport(some, british), u"298 new, 10 unchanged, 2 not found"_s);
    some.state = State::Cancelled;
    QCOMPARE(taskReport(some, british), u"298 new, 10 unchanged, 2 not found, 14 not asked for"_s);
    some.updated = 1;
    some.unreadable = 1;
    some.refused = 1;
    QCOMPARE(
        taskReport(some, british),
        u"298 new, 1 updated, 10 unchanged, 2 not found, 1 not understood, 1 failed, 11 not asked for"_s);
    QCOMPARE(failureText({crane, Error{Error::Kind::NotFound, {}}}),
             u"dea10001-0000-4000-8000-000000000001: No such deal for this key"_s);
}

void TaskTextTest::saysWhyItStopped()
{
    DealTask some = task(Kind::Refresh, 30);
    QCOMPARE(stopText(some, british), QString());
    some.state = State::Stopped;
    some.stop = Error{Error::Kind::KeyRefused, {}};
    QCOMPARE(stopText(some, british),
             u"This key was refused. The service says that it is not valid, has expired or was "
             u"revoked (401). 30 left; they can be asked for again."_s);
    some.stop = Error{Error::Kind::ScopeMissing, {}};
    QVERIFY(stopText(some, british).contains(u"crm:read"));
    some.kind = Kind::Names;
    QVERIFY(stopText(some, british).contains(u"contacts:read"));
    QVERIFY(!stopText(some, british).contains(u"crm:read"));
}

void TaskTextTest::namesBadLines()
{
    QCOMPARE(bare(badLineText({12, u"hello\tthere"_s, u"no deal ID in it"_s}, british)),
             u"Line 12: no deal ID in it: “hello there”"_s);
    DealReferences references;
    references.ids = {crane};
    QCOMPARE(referencesText(references, british), u"1 deal"_s);
    references.duplicates = 4;
    references.problems = {{12, u"hello"_s, u"no deal ID in it"_s}};
    QCOMPARE(referencesText(references, british), u"1 deal, 4 repeated, 1 line without one"_s);
}

void TaskTextTest::tellsWhatWasFound()
{
    QCOMPARE(foundText(60, 12, british), u"The service lists 60 deals; 12 of them have no copy here."_s);
    QCOMPARE(foundText(1, 1, british), u"The service lists 1 deal; 1 of them has no copy here."_s);
    QCOMPARE(foundText(60, 0, british), u"The service lists 60 deals, and there is a copy of each."_s);
}

void TaskTextTest::tellsWhatATripLacks()
{
    const TripDeal complete{crane, u"Crane"_s, true, false, 0};
    const TripDeal old{crane, u"Crane"_s, true, true, 3};
    const TripDeal none{crane, u"Crane"_s, false, false, 0};
    QCOMPARE(tripDealText(complete, british), u"complete"_s);
    QCOMPARE(tripDealText(old, british), u"an old copy, 3 names missing"_s);
    QCOMPARE(tripDealText(none, british), u"no copy"_s);
    QCOMPARE(tripText({{complete, old, none}, {}, {}}, british),
             u"1 of 3 pinned deals can be read whole without a connection."_s);
    QCOMPARE(tripText({{complete, complete}, {}, {}}, british),
             u"All 2 pinned deals can be read whole without a connection."_s);
    QCOMPARE(tripText({}, british), u"No deals are pinned."_s);
}

QTEST_GUILESS_MAIN(TaskTextTest)
#include "tst_tasktext.moc"
