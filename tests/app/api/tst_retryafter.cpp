// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/retryafter.h"

#include <QTest>
#include <QTimeZone>

using sidelight::toldPause;

class TestRetryAfter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheServiceTells_data();
    void readsWhatTheServiceTells();
    void readsDatesInAnyLocale();
};

void TestRetryAfter::readsWhatTheServiceTells_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<int>("seconds"); // -1: nothing usable

    // It is 2026-10-21 07:28:00 UTC, 1792567680.
    const QByteArray none;
    QTest::newRow("no header at all") << none << none << -1;
    QTest::newRow("whole seconds") << QByteArray("30") << none << 30;
    QTest::newRow("blanks around it") << QByteArray(" 30 ") << none << 30;
    QTest::newRow("fraction is rounded up") << QByteArray("1.2") << none << 2;
    QTest::newRow("fraction below one second") << QByteArray("0.05") << none << 1;
    QTest::newRow("zero still means a second") << QByteArray("0") << none << 1;
    QTest::newRow("one day") << QByteArray("86400") << none << 86400;
    QTest::newRow("a week is cut to a day") << QByteArray("604800") << none << 86400;
    QTest::newRow("absurdly many digits") << QByteArray("99999999999999999999") << none << 86400;
    QTest::newRow("more than a double holds") << QByteArray("1e999") << none << -1;
    QTest::newRow("negative") << QByteArray("-5") << none << -1;
    QTest::newRow("infinite") << QByteArray("inf") << none << -1;
    QTest::newRow("not a number") << QByteArray("nan") << none << -1;
    QTest::newRow("words") << QByteArray("soon") << none << -1;
    QTest::newRow("unit") << QByteArray("30s") << none << -1;
    QTest::newRow("two values joined") << QByteArray("30, 60") << none << -1;

    QTest::newRow("date") << QByteArray("Wed, 21 Oct 2026 07:29:30 GMT") << none << 90;
    QTest::newRow("date in the past") << QByteArray("Wed, 21 Oct 2026 07:27:59 GMT") << none << -1;
    QTest::newRow("date of this very second") << QByteArray("Wed, 21 Oct 2026 07:28:00 GMT") << none << -1;
    QTest::newRow("date years ahead") << QByteArray("Tue, 21 Oct 2036 07:28:00 GMT") << none << 86400;
    QTest::newRow("date with the wrong weekday")
        << QByteArray("Mon, 21 Oct 2026 07:29:30 GMT") << none << -1;
    QTest::newRow("date of another form") << QByteArray("2026-10-21T07:29:30Z") << none << -1;

    QTest::newRow("reset alone") << none << QByteArray("1792567700") << 20;
    QTest::newRow("reset as a fraction") << none << QByteArray("1792567700.5") << 21;
    QTest::newRow("reset now") << none << QByteArray("1792567680") << -1;
    QTest::newRow("reset in the past") << none << QByteArray("1792567679") << -1;
    QTest::newRow("reset a day ahead") << none << QByteArray("1792654080") << 86400;
    QTest::newRow("reset beyond a day") << none << QByteArray("1792654081") << -1;
    QTest::newRow("reset in milliseconds") << none << QByteArray("1792567700000") << -1;
    QTest::newRow("reset as seconds left") << none << QByteArray("20") << -1;
    QTest::newRow("reset as words") << none << QByteArray("tomorrow") << -1;

    QTest::newRow("retry-after comes first") << QByteArray("5") << QByteArray("1792567700") << 5;
    QTest::newRow("reset helps a negative one") << QByteArray("-5") << QByteArray("1792567700") << 20;
    QTest::newRow("reset helps garbage") << QByteArray("soon") << QByteArray("1792567700") << 20;
    QTest::newRow("reset helps a past date")
        << QByteArray("Wed, 21 Oct 2026 07:27:59 GMT") << QByteArray("1792567700") << 20;
}

void TestRetryAfter::readsWhatTheServiceTells()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, reset);
    QFETCH(int, seconds);

    const QDateTime now(QDate(2026, 10, 21), QTime(7, 28), QTimeZone::utc());
    QCOMPARE(now.toSecsSinceEpoch(), 1792567680);
    const auto pause = toldPause(retryAfter, reset, now);
    QCOMPARE(pause ? int(pause->count()) : -1, seconds);
}

void TestRetryAfter::readsDatesInAnyLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QDateTime now(QDate(2026, 10, 21), QTime(7, 28), QTimeZone::utc());
    const auto pause = toldPause("Wed, 21 Oct 2026 07:29:30 GMT", {}, now);
    QLocale::setDefault(QLocale::c());
    QVERIFY(pause);
    QCOMPARE(pause->count(), 90);
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
