// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealtask.h"

#include <QTest>

using namespace sidelight;
using namespace std::chrono_literals;

class DealTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatConcernsAll_data();
    void knowsWhatConcernsAll();
    void tellsTheCost_data();
    void tellsTheCost();
    void tellsALongWait();
};

void DealTaskTest::knowsWhatConcernsAll_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("isOfAll");
    using Kind = Error::Kind;
    const auto row = [](const char *name, Kind kind, int status, bool isOfAll) {
        Error error{kind, {}};
        error.status = status;
        QTest::newRow(name) << error << isOfAll;
    };
    row("401", Kind::KeyRefused, 401, true);
    row("402", Kind::KeyMissing, 402, true);
    row("403", Kind::ScopeMissing, 403, true);
    row("404", Kind::NotFound, 404, false);
    row("the daily limit", Kind::TooMany, 0, true);
    row("400", Kind::Service, 400, false);
    row("500", Kind::Service, 500, false);
    row("501", Kind::Service, 501, true);
    row("no connection", Kind::Offline, 0, true);
    row("an answer that is not understood", Kind::NotUnderstood, 200, false);
    row("another tenant", Kind::OtherTenant, 200, true);
    row("a locked keychain", Kind::KeychainRefused, 0, true);
}

void DealTaskTest::knowsWhatConcernsAll()
{
    QFETCH(Error, error);
    QFETCH(bool, isOfAll);
    QCOMPARE(concernsAll(error), isOfAll);
}

void DealTaskTest::tellsTheCost_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<Usage>("usage");
    QTest::addColumn<TaskCost>("cost");
    const auto of = [](int perMinute, int perDay, int sentToday) {
        Usage usage;
        usage.limits = {perMinute, perDay};
        usage.sentToday = sentToday;
        return usage;
    };
    // Of a minute's 30 requests 6 are kept for people, and of a day's a tenth.
    QTest::newRow("free") << 310 << of(30, 1'000, 0) << TaskCost{310, 13min, false, 0};
    QTest::newRow("one request") << 1 << of(30, 1'000, 0) << TaskCost{1, 1min, false, 0};
    QTest::newRow("exactly a minute") << 24 << of(30, 1'000, 0) << TaskCost{24, 1min, false, 0};
    QTest::newRow("part of the day is used")
        << 310 << of(30, 1'000, 700) << TaskCost{310, 13min, false, 110};
    QTest::newRow("the day is used") << 310 << of(30, 1'000, 990) << TaskCost{310, 13min, false, 310};
    QTest::newRow("scale") << 10'000 << of(1'500, 500'000, 12) << TaskCost{10'000, 9min, false, 0};
    QTest::newRow("nothing known") << 310 << of(0, 0, 12)
                                   << TaskCost{310, std::nullopt, false, std::nullopt};
    Usage learned = of(30, 0, 0);
    learned.isLearned = true;
    QTest::newRow("learned") << 48 << learned << TaskCost{48, 2min, true, std::nullopt};
}

void DealTaskTest::tellsTheCost()
{
    QFETCH(int, requests);
    QFETCH(Usage, usage);
    QFETCH(TaskCost, cost);
    QCOMPARE(costOf(requests, usage), cost);
}

void DealTaskTest::tellsALongWait()
{
    const QDateTime now(QDate(2026, 6, 2), QTime(10, 32), Qt::UTC);
    Usage usage;
    QCOMPARE(waitingTime(usage, now), std::nullopt);
    usage.waitsUntil = now.addMSecs(39'400);
    QCOMPARE(waitingTime(usage, now), std::optional(40s));
    usage.waitsUntil = now.addMSecs(2'000); // a moment between two requests
    QCOMPARE(waitingTime(usage, now), std::nullopt);
    usage.waitsUntil = now.addSecs(-5);
    QCOMPARE(waitingTime(usage, now), std::nullopt);
}

QTEST_GUILESS_MAIN(DealTaskTest)
#include "tst_dealtask.moc"
