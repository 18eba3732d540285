// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealtasks.h"

#include "app/api/backsideclient.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/store/store.h"
#include "tests/support/clientlog.h"
#include "tests/support/dealrows.h"
#include "tests/support/fakebackside.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = DealTask::Kind;
using State = DealTask::State;

namespace {

QList<QUuid> manyIds(int count)
{
    QList<QUuid> ids;
    for (int i = 0; i < count; ++i)
        ids += rowId(i);
    return ids;
}

QByteArray body(const QUuid &id, const QByteArray &name = "Deal", const QByteArray &members = {})
{
    return R"({"id": ")" + identifierText(id).toLatin1() + R"(", "name": ")" + name + '"' + members + '}';
}

CallLimits quickLimits()
{
    CallLimits limits;
    limits.retryPauses = {10ms};
    return limits;
}

/// The objects of a run; the service outlives it.
struct Run {
    explicit Run(const FakeBackside &service, const QString &storeFile)
        : client(service.endpoint(), quickLimits())
    {
        store.open({storeFile, service.endpoint().origin, KeyKind::Test});
        client.setPlanLimits(PlanLimits{299, 500'000}); // asked for six at a time
        tasks.open(storeFile.isEmpty() ? QString() : storeFile + u"-tasks"_s);
    }
    BacksideClient client;
    Store store{dealDerivation()};
    Library library{client, store};
    DealTasks tasks{library};
};

} // namespace

class DealTasksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksForLittleMoreThanThePlanBearsAtOnce_data();
    void asksForLittleMoreThanThePlanBearsAtOnce();
    void fetchesEachAndCounts();
    void holdsNoDealInMemory();
    void namesWhatFailedAndGoesOn();
    void stopsAtWhatConcernsAll_data();
    void stopsAtWhatConcernsAll();
    void goesOnWithTheRestWhenResumed();
    void stopsAfterThreeFaultsInARowAndAsksThoseAgain();
    void stopsAtTheDailyLimit();
    void stopsAtAnotherTenant();
    void waitsOutAShortPause();
    void tellsHowLongThePlanAllowsNoMore();
    void pausesAndResumes();
    void cancelsAndTellsWhatWasDone();
    void runsOneAfterTheOther();
    void fetchesPeople();
    void lacksAScopeForPeopleAlone();
    void remembersThatADealIsMissing();
    void goesOnAfterARestart();
    void keepsWhatThePausedTaskWas();
    void leavesNothingBehindWhenDone();
    void readsAFileThatWasCutShort();
    void leavesTasksToTheProgramThatHasThem();
    void forgetsTasksWithTheCopies();
    void writesAllAnewOnceItCan();
    void keepsNothingOfAnAccountThatGoesWhileItIsRead();
    void switchesAccounts();

private:
    void restart();
    void serve(int count);
    void waitFor(const QUuid &id, State state);
    DealTask now(const QUuid &id) { return m_run->tasks.task(id).value_or(DealTask()); }
    QString storeFile() const { return m_folder->filePath(u"deals.sqlite"_s); }
    qsizetype asked(const QUuid &id) const { return m_service->requestedPaths().count(dealPath(id)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeBackside> m_service;
    std::unique_ptr<Run> m_run;
};

void DealTasksTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeBackside>();
    restart();
}

void DealTasksTest::cleanup()
{
    m_run.reset();
    m_service.reset();
    m_folder.reset();
}

void DealTasksTest::restart()
{
    m_run.reset();
    m_run = std::make_unique<Run>(*m_service, storeFile());
    m_run->tasks.takeUpKept();
}

void DealTasksTest::serve(int count)
{
    for (const QUuid &id : manyIds(count))
        m_service->setAnswer(dealPath(id), {200, body(id)});
}

void DealTasksTest::waitFor(const QUuid &id, State state)
{
    QTRY_COMPARE_WITH_TIMEOUT(now(id).state, state, 20'000);
}

void DealTasksTest::asksForLittleMoreThanThePlanBearsAtOnce_data()
{
    QTest::addColumn<std::optional<PlanLimits>>("plan");
    QTest::addColumn<int>("count");
    QTest::newRow("unknown") << std::optional<PlanLimits>() << 6;
    QTest::newRow("free") << std::optional(PlanLimits{30, 1'000}) << 6;
    QTest::newRow("pro") << std::optional(PlanLimits{300, 50'000}) << 11;
    QTest::newRow("scale, HTTP/1") << std::optional(PlanLimits{1'500, 500'000}) << 11;
}

void DealTasksTest::asksForLittleMoreThanThePlanBearsAtOnce()
{
    QFETCH(std::optional<PlanLimits>, plan);
    QFETCH(int, count);
    serve(100);
    m_run->client.setPlanLimits(plan);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(100));
    QCOMPARE(m_run->client.usage().waiting, count);
    m_run->tasks.pause(id);
    // None of these can be taken back, and no other is asked for.
    QTRY_COMPARE_WITH_TIMEOUT(now(id).created, count, 20'000);
    QVERIFY(letSomeTimePass());
    QCOMPARE(m_service->requests().size(), count);
}

void DealTasksTest::fetchesEachAndCounts()
{
    serve(20);
    QSignalSpy changed(&m_run->tasks, &DealTasks::changed);
    const QUuid first = m_run->tasks.add(Kind::Import, u"leads.csv"_s, manyIds(20));
    waitFor(first, State::Done);
    QCOMPARE(now(first).created, 20);
    QCOMPARE(now(first).left(), 0);
    QCOMPARE(now(first).source, u"leads.csv"_s);
    QTRY_COMPARE(changed.last().first().value<DealTask>().state, State::Done);
    QTRY_COMPARE(m_run->library.counts().all, 20);

    m_service->setAnswer(dealPath(rowId(3)), {200, body(rowId(3), "Deal, larger")});
    const QUuid second = m_run->tasks.add(Kind::Refresh, u"All"_s, manyIds(20));
    waitFor(second, State::Done);
    QCOMPARE(now(second).created, 0);
    QCOMPARE(now(second).updated, 1);
    QCOMPARE(now(second).unchanged, 19);
    QCOMPARE(m_run->tasks.tasks().size(), 2);
}

void DealTasksTest::holdsNoDealInMemory()
{
    serve(3);
    m_run->library.load(rowId(2));
    waitFor(m_run->tasks.add(Kind::Import, {}, manyIds(3)), State::Done);
    QVERIFY(!m_run->library.state(rowId(0)).deal);
    QVERIFY(!m_run->library.state(rowId(1)).deal);
    QVERIFY(m_run->library.state(rowId(2)).deal); // somebody looks at it
}

void DealTasksTest::namesWhatFailedAndGoesOn()
{
    serve(6);
    m_service->setAnswer(dealPath(rowId(1)), {404, "{}"});
    m_service->setAnswer(dealPath(rowId(3)), {200, "[]"});
    m_service->setAnswer(dealPath(rowId(4)), {400, "{}"});
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(6));
    waitFor(id, State::Done);
    const DealTask task = now(id);
    QCOMPARE(task.created, 3);
    QCOMPARE(task.missing, 1);
    QCOMPARE(task.unreadable, 1);
    QCOMPARE(task.refused, 1);
    QHash<QUuid, Error::Kind> failed;
    for (const DealTask::Failure &failure : task.failures)
        failed.insert(failure.id, failure.error.kind);
    const QHash<QUuid, Error::Kind> expected{{rowId(1), Error::Kind::NotFound},
                                             {rowId(3), Error::Kind::NotUnderstood},
                                             {rowId(4), Error::Kind::Service}};
    QCOMPARE(failed, expected);
}

void DealTasksTest::stopsAtWhatConcernsAll_data()
{
    QTest::addColumn<CannedAnswer>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("401") << CannedAnswer{401, "{}"} << Error::Kind::KeyRefused;
    QTest::newRow("402") << CannedAnswer{402, "{}"} << Error::Kind::KeyMissing;
    QTest::newRow("403") << CannedAnswer{403, "{}"} << Error::Kind::ScopeMissing;
    QTest::newRow("501") << CannedAnswer{501, "{}"} << Error::Kind::Service;
    QTest::newRow("daily cap") << CannedAnswer{429, "{}", {{"Retry-After", "7200"}}}
                               << Error::Kind::TooMany;
}

void DealTasksTest::stopsAtWhatConcernsAll()
{
    QFETCH(CannedAnswer, answer);
    QFETCH(Error::Kind, kind);
    serve(40);
    for (int i = 10; i < 40; ++i)
        m_service->setAnswer(dealPath(rowId(i)), answer);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(40));
    const QUuid other = m_run->tasks.add(Kind::Refresh, {}, manyIds(3));
    waitFor(id, State::Stopped);
    QCOMPARE(now(id).stop->kind, kind);
    QCOMPARE(now(other).state, State::Stopped); // it would meet the same
    QVERIFY(letSomeTimePass());
    QTRY_COMPARE_WITH_TIMEOUT(now(id).done(), 10, 20'000);
    QCOMPARE(now(id).left(), 30);
    QVERIFY(now(id).failures.isEmpty());
    QVERIFY2(m_service->requests().size() <= 16, qPrintable(QString::number(m_service->requests().size())));
}

void DealTasksTest::goesOnWithTheRestWhenResumed()
{
    serve(30);
    m_service->setAnswers(dealPath(rowId(12)), {{401, "{}"}, {200, body(rowId(12))}});
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(30));
    waitFor(id, State::Stopped);
    QTRY_VERIFY_WITH_TIMEOUT(now(id).done() >= 12, 20'000);
    QVERIFY(letSomeTimePass());
    m_run->tasks.resume(id);
    waitFor(id, State::Done);
    QCOMPARE(now(id).created, 30);
    QCOMPARE(now(id).stop, std::nullopt);
    QCOMPARE(m_service->requests().size(), 31); // the refused one twice, and no other
}

void DealTasksTest::stopsAfterThreeFaultsInARowAndAsksThoseAgain()
{
    serve(12);
    for (int i = 2; i < 12; ++i)
        m_service->setAnswer(dealPath(rowId(i)), {500, "{}"});
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(12));
    waitFor(id, State::Stopped);
    QCOMPARE(now(id).stop->kind, Error::Kind::Service);
    QVERIFY(now(id).refused >= 3);
    QVERIFY(letSomeTimePass());
    // No fault is under way any more. How many were asked depends on the order of the answers.
    const auto areAllTaken = [&] {
        const QStringList paths = m_service->requestedPaths();
        return QSet<QString>(paths.begin(), paths.end()).size() == now(id).done();
    };
    QTRY_VERIFY_WITH_TIMEOUT(areAllTaken(), 20'000);
    QVERIFY(now(id).done() >= 8); // six at a time, and one more for each of the first two that ended
    serve(12);
    m_run->tasks.resume(id);
    waitFor(id, State::Done);
    QCOMPARE(now(id).created + now(id).unchanged, 12); // one may have been answered as the task stopped
    QCOMPARE(now(id).refused, 0);
    QVERIFY(now(id).failures.isEmpty());
}

void DealTasksTest::stopsAtTheDailyLimit()
{
    serve(20);
    m_run->client.setPlanLimits(PlanLimits{1'500, 20});
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(20));
    waitFor(id, State::Stopped);
    QCOMPARE(now(id).stop->kind, Error::Kind::TooMany);
    QTRY_COMPARE_WITH_TIMEOUT(now(id).created, 18, 20'000); // the rest of the day is for people
    QCOMPARE(m_service->requests().size(), 18);
}

void DealTasksTest::stopsAtAnotherTenant()
{
    const QByteArray tenant = R"(, "tenant_id": "7e000001-0000-4000-8000-00000000000)";
    for (int i = 0; i < 20; ++i)
        m_service->setAnswer(dealPath(rowId(i)),
                             {200, body(rowId(i), "Deal", tenant + (i == 0 ? "1\"" : "2\""))});
    waitFor(m_run->tasks.add(Kind::Import, {}, {rowId(0)}), State::Done);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(20));
    waitFor(id, State::Stopped);
    QCOMPARE(now(id).stop->kind, Error::Kind::OtherTenant);
    QCOMPARE(now(id).created, 0);
    QCOMPARE(m_run->library.counts().all, 1);
}

void DealTasksTest::waitsOutAShortPause()
{
    serve(8);
    m_service->setAnswers(dealPath(rowId(4)), {{429, "{}", {{"Retry-After", "3"}}}, {200, body(rowId(4))}});
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(8));
    QTRY_VERIFY(now(id).wait);
    QVERIFY(*now(id).wait <= 3s);
    QCOMPARE(now(id).state, State::Running);
    waitFor(id, State::Done);
    QCOMPARE(now(id).created, 8);
    QVERIFY(!now(id).wait);
}

void DealTasksTest::tellsHowLongThePlanAllowsNoMore()
{
    serve(30);
    m_run->client.setPlanLimits(PlanLimits{30, 1'000}); // of which 24 a minute are for background work
    QSignalSpy changed(&m_run->tasks, &DealTasks::changed);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(30));
    const auto told = [&changed] {
        return changed.isEmpty() ? DealTask() : changed.last().first().value<DealTask>();
    };
    QTRY_VERIFY_WITH_TIMEOUT(told().wait && told().created == 24, 20'000);
    const auto first = *told().wait;
    QVERIFY(first > 50s && first <= 60s);
    QTRY_VERIFY(told().wait < first); // the time goes by
    QCOMPARE(told().id, id);
}

void DealTasksTest::pausesAndResumes()
{
    serve(30);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(30));
    m_run->tasks.pause(id);
    QCOMPARE(now(id).state, State::Paused);
    QTRY_COMPARE_WITH_TIMEOUT(now(id).done(), 6, 20'000); // what was asked for is not thrown away
    QVERIFY(letSomeTimePass());
    QCOMPARE(now(id).done(), 6);
    m_run->tasks.resume(id);
    waitFor(id, State::Done);
    QCOMPARE(now(id).created, 30);
    QCOMPARE(m_service->requests().size(), 30);
}

void DealTasksTest::cancelsAndTellsWhatWasDone()
{
    serve(30);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(30));
    QTRY_VERIFY(now(id).done() > 0);
    m_run->tasks.cancel(id);
    QCOMPARE(now(id).state, State::Cancelled);
    QVERIFY(letSomeTimePass());
    QVERIFY(now(id).left() > 0);
    m_run->tasks.resume(id);
    QCOMPARE(now(id).state, State::Cancelled);
    QSignalSpy removed(&m_run->tasks, &DealTasks::removed);
    m_run->tasks.remove(id);
    QCOMPARE(removed.size(), 1);
    QVERIFY(m_run->tasks.tasks().empty());
}

void DealTasksTest::runsOneAfterTheOther()
{
    serve(20);
    const QUuid first = m_run->tasks.add(Kind::Import, {}, manyIds(20));
    const QUuid second =
        m_run->tasks.add(Kind::Refresh, {}, manyIds(3)); // some are under way for the first
    QCOMPARE(now(first).state, State::Running);
    QCOMPARE(now(second).state, State::Waiting);
    m_run->tasks.pause(first);
    QCOMPARE(now(second).state, State::Running);
    m_run->tasks.resume(first);
    QCOMPARE(now(first).state, State::Waiting);
    waitFor(second, State::Done);
    QCOMPARE(now(second).done(), 3);
    waitFor(first, State::Done);
    QCOMPARE(now(first).done(), 20);
}

void DealTasksTest::fetchesPeople()
{
    const QUuid ines(u"c0a70001-0000-4000-8000-000000000001"_s);
    const QUuid otto(u"c0a70002-0000-4000-8000-000000000001"_s);
    const QByteArray person =
        R"({"id": "c0a70001-0000-4000-8000-000000000001", "display_name": "Ines Alvarez"})";
    m_service->setAnswer(contactPath(ines), {200, person});
    const QUuid id = m_run->tasks.add(Kind::Names, {}, {ines, otto});
    waitFor(id, State::Done);
    QCOMPARE(now(id).created, 1);
    QCOMPARE(now(id).missing, 1);
    QVERIFY(!m_run->library.person(ines).contact); // nobody looks at her
    m_run->library.loadPeople({ines});
    QTRY_COMPARE(personName(m_run->library.person(ines)), u"Ines Alvarez"_s);
}

void DealTasksTest::lacksAScopeForPeopleAlone()
{
    serve(2);
    const QUuid ines(u"c0a70001-0000-4000-8000-000000000001"_s);
    m_service->setAnswer(contactPath(ines), {403, "{}"});
    const QUuid names = m_run->tasks.add(Kind::Names, {}, {ines});
    const QUuid deals = m_run->tasks.add(Kind::Import, {}, manyIds(2));
    waitFor(names, State::Stopped);
    QCOMPARE(now(names).stop->kind, Error::Kind::ScopeMissing);
    waitFor(deals, State::Done);
}

void DealTasksTest::remembersThatADealIsMissing()
{
    serve(2);
    waitFor(m_run->tasks.add(Kind::Import, {}, manyIds(2)), State::Done);
    restart();
    m_service->setAnswer(dealPath(rowId(0)), {404, "{}"});
    waitFor(m_run->tasks.add(Kind::Refresh, {}, manyIds(2)), State::Done);
    m_run->library.load(rowId(0));
    QTRY_VERIFY(m_run->library.state(rowId(0)).missingSince);
    m_run->library.load(rowId(1));
    QTRY_VERIFY(m_run->library.state(rowId(1)).deal);
    QVERIFY(!m_run->library.state(rowId(1)).missingSince);
}

void DealTasksTest::goesOnAfterARestart()
{
    serve(60);
    m_service->setAnswer(dealPath(rowId(1)), {404, "{}"});
    const QUuid id = m_run->tasks.add(Kind::Import, u"leads “2”.csv"_s, manyIds(60));
    QTRY_VERIFY_WITH_TIMEOUT(now(id).done() >= 10, 20'000);
    m_run->tasks.pause(id);
    QTRY_COMPARE_WITH_TIMEOUT(qsizetype(now(id).done()), m_service->requests().size(), 20'000);
    m_run->tasks.resume(id);
    m_run.reset(); // while some are under way, of which nothing will be known
    const qsizetype askedBefore = m_service->requests().size();
    QVERIFY(askedBefore < 60);
    restart();
    waitFor(id, State::Done);
    QCOMPARE(now(id).created + now(id).unchanged, 59);
    QCOMPARE(now(id).missing, 1);
    QCOMPARE(now(id).failures,
             (QList<DealTask::Failure>{{rowId(1), {Error::Kind::NotFound, {}, {}, 404}}}));
    QCOMPARE(now(id).total, 60);
    QCOMPARE(now(id).source, u"leads “2”.csv"_s);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(asked(rowId(i)), 1);
    QVERIFY(m_service->requests().size() <= 66);
}

void DealTasksTest::keepsWhatThePausedTaskWas()
{
    serve(10);
    m_service->setAnswer(dealPath(rowId(0)), {401, "{}"});
    const QUuid stopped = m_run->tasks.add(Kind::Refresh, u"Pinned"_s, manyIds(10));
    const QUuid paused = m_run->tasks.add(Kind::Find, {}, manyIds(3));
    m_run->tasks.pause(paused);
    waitFor(stopped, State::Stopped);
    QVERIFY(letSomeTimePass());
    const int done = now(stopped).done();
    restart();
    QTRY_COMPARE(m_run->tasks.tasks().size(), 2);
    const std::vector<DealTask> tasks = m_run->tasks.tasks();
    QCOMPARE(tasks[0].id, stopped);
    QCOMPARE(tasks[0].state, State::Stopped);
    QCOMPARE(tasks[0].stop->kind, Error::Kind::KeyRefused);
    QCOMPARE(tasks[0].kind, Kind::Refresh);
    QCOMPARE(tasks[0].created, done);
    QCOMPARE(tasks[1].state, State::Paused);
    QCOMPARE(tasks[1].kind, Kind::Find);
    QCOMPARE(tasks[1].left(), 3);
}

void DealTasksTest::leavesNothingBehindWhenDone()
{
    serve(3);
    waitFor(m_run->tasks.add(Kind::Import, {}, manyIds(3)), State::Done);
    restart();
    QTRY_VERIFY(!QFile::exists(storeFile() + u"-tasks"_s));
    QVERIFY(m_run->tasks.tasks().empty());
}

void DealTasksTest::readsAFileThatWasCutShort()
{
    serve(10);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(10));
    m_run->tasks.pause(id);
    QVERIFY(letSomeTimePass());
    m_run.reset();
    QFile file(storeFile() + u"-tasks"_s);
    QVERIFY(file.open(QIODevice::Append));
    file.write("\nnonsense\n{\"task\":\"" + identifierText(id).toLatin1() + R"(","id":"dea1)");
    file.close();
    restart();
    QTRY_COMPARE(now(id).state, State::Paused);
    m_run->tasks.resume(id);
    waitFor(id, State::Done);
    QCOMPARE(now(id).done(), 10);
}

void DealTasksTest::leavesTasksToTheProgramThatHasThem()
{
    serve(10);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(10));
    m_run->tasks.pause(id);
    QTRY_VERIFY(QFile::exists(storeFile() + u"-tasks"_s));
    Run second(*m_service, storeFile());
    QSignalSpy failed(&second.tasks, &DealTasks::keepingFailed);
    second.tasks.takeUpKept();
    QVERIFY(letSomeTimePass());
    QVERIFY(second.tasks.tasks().empty());
    second.tasks.pause(second.tasks.add(Kind::Import, {}, manyIds(1)));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().detail, u"another program has the list of tasks"_s);
}

void DealTasksTest::forgetsTasksWithTheCopies()
{
    serve(10);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(10));
    m_run->tasks.pause(id);
    QTRY_VERIFY(QFile::exists(storeFile() + u"-tasks"_s));
    QSignalSpy removed(&m_run->tasks, &DealTasks::removed);
    QSignalSpy measured(&m_run->library, &Library::measured);
    m_run->library.wipe();
    QCOMPARE(removed.size(), 1);
    QVERIFY(measured.wait());
    QVERIFY(m_run->tasks.tasks().empty());
    QTRY_VERIFY(!QFile::exists(storeFile() + u"-tasks"_s));
}

void DealTasksTest::writesAllAnewOnceItCan()
{
    const QString file = storeFile() + u"-tasks"_s;
    QVERIFY(QDir().mkdir(file)); // where no file can be
    QSignalSpy failed(&m_run->tasks, &DealTasks::keepingFailed);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(10));
    m_run->tasks.pause(id);
    QTRY_COMPARE(failed.size(), 1);
    const QUuid gone = m_run->tasks.add(Kind::Import, {}, manyIds(2));
    m_run->tasks.remove(gone);
    QVERIFY(QDir().rmdir(file));
    restart();
    QTRY_COMPARE(now(id).state, State::Paused);
    QCOMPARE(now(id).total, 10);
    QCOMPARE(m_run->tasks.tasks().size(), 1);
}

void DealTasksTest::keepsNothingOfAnAccountThatGoesWhileItIsRead()
{
    m_run->tasks.pause(m_run->tasks.add(Kind::Import, {}, manyIds(2'000)));
    const QString file = storeFile() + u"-tasks"_s;
    m_run.reset();
    QVERIFY(QFile::exists(file));
    restart(); // and reads it
    m_run->tasks.open(m_folder->filePath(u"other.sqlite-tasks"_s));
    m_run->tasks.removeFile(file);
    m_run.reset();
    QVERIFY(!QFile::exists(file));
}

void DealTasksTest::switchesAccounts()
{
    serve(30);
    const QUuid id = m_run->tasks.add(Kind::Import, {}, manyIds(30));
    QTRY_VERIFY(now(id).done() > 0);
    m_run->library.clear();
    m_run->tasks.open(m_folder->filePath(u"other.sqlite-tasks"_s));
    QVERIFY(m_run->tasks.tasks().empty());
    QVERIFY(letSomeTimePass());
    const qsizetype asked = m_service->requests().size();
    QVERIFY(asked < 30);
    m_run->tasks.open(storeFile() + u"-tasks"_s);
    waitFor(id, State::Done);
    QCOMPARE(now(id).done(), 30);
}

QTEST_GUILESS_MAIN(DealTasksTest)
#include "tst_dealtasks.moc"
