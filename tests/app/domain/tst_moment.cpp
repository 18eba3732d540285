// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/moment.h"

#include <QTest>

#include <ctime>

using namespace sidelight;

namespace {

void setZone(const QByteArray &zone)
{
    qputenv("TZ", zone);
#ifdef Q_OS_WIN
    ::_tzset();
#else
    ::tzset();
#endif
}

} // namespace

class MomentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setZone("UTC"); }
    void readsMoment_data();
    void readsMoment();
    void rejectsWhatIsNoMoment_data();
    void rejectsWhatIsNoMoment();
    void readsDay_data();
    void readsDay();
    void rejectsWhatIsNoDay_data();
    void rejectsWhatIsNoDay();
    void meansTheSameInEveryZone_data();
    void meansTheSameInEveryZone();
    void showsTheLocalTimeOfTheZone();
    void takesOverQDateTime();
    void ordersByTime();
};

void MomentTest::readsMoment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("msecs");
    const auto row = [](const char *name, const char *text, qint64 msecs) {
        QTest::newRow(name) << QByteArray(text) << msecs;
    };
    row("no fraction", "2026-06-02T16:44:09Z", 1780418649000);
    row("1 fraction digit", "2026-06-02T16:44:09.5Z", 1780418649500);
    row("2 fraction digits", "2026-06-02T16:44:09.05Z", 1780418649050);
    row("3 fraction digits", "2026-06-02T16:44:09.512Z", 1780418649512);
    row("4 fraction digits", "2026-06-02T16:44:09.5129Z", 1780418649512);
    row("5 fraction digits", "2026-06-02T16:44:09.51299Z", 1780418649512);
    row("6 fraction digits", "2026-06-02T16:44:09.512999Z", 1780418649512);
    row("7 fraction digits", "2026-06-02T16:44:09.0019999Z", 1780418649001);
    row("8 fraction digits", "2026-06-02T16:44:09.00099999Z", 1780418649000);
    row("9 fraction digits, cut and not rounded up", "2026-06-02T16:44:09.999999999Z", 1780418649999);
    row("lower-case t and z", "2026-06-02t16:44:09z", 1780418649000);
    row("lower-case t, upper-case Z", "2026-06-02t16:44:09.5Z", 1780418649500);
    row("offset +00:00", "2026-06-02T16:44:09+00:00", 1780418649000);
    row("offset -00:00", "2026-06-02T16:44:09-00:00", 1780418649000);
    row("offset of half an hour", "2026-06-02T16:44:09+05:30", 1780398849000);
    row("negative offset", "2026-06-02T16:44:09-08:00", 1780447449000);
    row("greatest offset", "2026-06-02T16:44:09+23:59", 1780332309000);
    row("least offset", "2026-06-02T16:44:09-23:59", 1780504989000);
    row("fraction and offset", "2026-06-02T16:44:09.512+05:30", 1780398849512);
    row("offset that changes the day", "2026-01-01T00:30:00+01:00", 1767223800000);
    row("midnight", "2026-01-01T00:00:00Z", 1767225600000);
    row("leap second", "2016-12-31T23:59:60Z", 1483228800000);
    row("second 60 in mid-year", "2026-06-02T16:44:60Z", 1780418700000);
    row("leap day 2024", "2024-02-29T00:00:00Z", 1709164800000);
    row("leap day of a year divisible by 400", "2000-02-29T00:00:00Z", 951782400000);
    row("day after no leap day in 1900", "1900-03-01T00:00:00Z", -2203891200000);
    row("beginning of Unix time", "1970-01-01T00:00:00Z", 0);
    row("before Unix time", "1969-12-31T23:59:59Z", -1000);
    row("fraction before Unix time", "1969-12-31T23:59:59.999Z", -1);
    row("first moment of year 1", "0001-01-01T00:00:00Z", -62135596800000);
    row("last moment of year 9999", "9999-12-31T23:59:59.999Z", 253402300799999);
}

void MomentTest::readsMoment()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, msecs);
    const auto moment = parseMoment(text);
    QVERIFY(moment);
    QCOMPARE(moment->msecs, msecs);
}

void MomentTest::rejectsWhatIsNoMoment_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("day alone", "2026-06-02");
    row("no zone", "2026-06-02T16:44:09");
    row("fraction and no zone", "2026-06-02T16:44:09.512");
    row("point without digits", "2026-06-02T16:44:09.Z");
    row("10 fraction digits", "2026-06-02T16:44:09.0123456789Z");
    row("comma as point", "2026-06-02T16:44:09,5Z");
    row("offset +24:00", "2026-06-02T16:44:09+24:00");
    row("offset of 60 minutes", "2026-06-02T16:44:09+01:60");
    row("offset without colon", "2026-06-02T16:44:09+0530");
    row("offset of hours alone", "2026-06-02T16:44:09+05");
    row("offset without sign", "2026-06-02T16:44:0905:30");
    row("Z and offset", "2026-06-02T16:44:09Z+00:00");
    row("leap day 2026", "2026-02-29T00:00:00Z");
    row("leap day 2100", "2100-02-29T00:00:00Z");
    row("30th of February", "2026-02-30T00:00:00Z");
    row("31st of April", "2026-04-31T00:00:00Z");
    row("month 0", "2026-00-10T00:00:00Z");
    row("month 13", "2026-13-10T00:00:00Z");
    row("day 0", "2026-06-00T00:00:00Z");
    row("hour 24", "2026-06-02T24:00:00Z");
    row("minute 60", "2026-06-02T16:60:00Z");
    row("second 61", "2026-06-02T16:44:61Z");
    row("no seconds", "2026-06-02T16:44Z");
    row("one-digit hour", "2026-06-02T6:44:09Z");
    row("year 0", "0000-06-02T16:44:09Z");
    row("year 0 by its offset", "0001-01-01T00:00:00+00:01");
    row("year 10000 by its offset", "9999-12-31T23:59:59-00:01");
    row("year 10000 by a leap second", "9999-12-31T23:59:60Z");
    row("five-digit year", "12026-06-02T16:44:09Z");
    row("negative year", "-2026-06-02T16:44:09Z");
    row("signs for digits", "2026-06-02T+6:44:09Z");
    row("blank instead of T", "2026-06-02 16:44:09Z");
    row("leading blank", " 2026-06-02T16:44:09Z");
    row("trailing blank", "2026-06-02T16:44:09Z ");
    row("trailing line break", "2026-06-02T16:44:09Z\n");
    row("trailing NUL", QByteArray("2026-06-02T16:44:09Z\0", 21));
    row("NUL for a digit", QByteArray("2026-06-02T16:44:0\0Z", 20));
    row("characters below and above the digits", "2026-06-02T16:44:0/Z");
    row("Arabic digits", "٢٠٢٦-06-02T16:44:09Z");
    row("fullwidth Z", "2026-06-02T16:44:09Ｚ");
    row("bytes above 127", "2026-06-02T16:44:\xff\xfeZ");
    row("words", "yesterday");
}

void MomentTest::rejectsWhatIsNoMoment()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseMoment(text));
}

void MomentTest::readsDay_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDate>("day");
    QTest::newRow("ordinary") << QByteArray("2026-09-30") << QDate(2026, 9, 30);
    QTest::newRow("leap day 2024") << QByteArray("2024-02-29") << QDate(2024, 2, 29);
    QTest::newRow("leap day 2000") << QByteArray("2000-02-29") << QDate(2000, 2, 29);
    QTest::newRow("last day of a year") << QByteArray("2026-12-31") << QDate(2026, 12, 31);
    QTest::newRow("first day of year 1") << QByteArray("0001-01-01") << QDate(1, 1, 1);
    QTest::newRow("last day of year 9999") << QByteArray("9999-12-31") << QDate(9999, 12, 31);
}

void MomentTest::readsDay()
{
    QFETCH(QByteArray, text);
    QFETCH(QDate, day);
    const auto read = parseDay(text);
    QVERIFY(read);
    QCOMPARE(*read, day);
}

void MomentTest::rejectsWhatIsNoDay_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("moment", "2026-09-30T00:00:00Z");
    row("leap day 2026", "2026-02-29");
    row("leap day 2100", "2100-02-29");
    row("30th of February", "2026-02-30");
    row("31st of November", "2026-11-31");
    row("day 32", "2026-01-32");
    row("month 0", "2026-00-01");
    row("month 13", "2026-13-01");
    row("year 0", "0000-01-01");
    row("five-digit year", "12026-01-01");
    row("one-digit month", "2026-9-30");
    row("other order", "30-09-2026");
    row("slashes", "2026/09/30");
    row("no separators", "20260930");
    row("leading blank", " 2026-09-30");
    row("trailing blank", "2026-09-30 ");
    row("trailing NUL", QByteArray("2026-09-30\0", 11));
    row("trailing Z", "2026-09-30Z");
    row("Arabic digits", "2026-09-٣٠");
}

void MomentTest::rejectsWhatIsNoDay()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseDay(text));
}

// Zones are written as POSIX rules too, since a machine may lack the data base of zone names.
void MomentTest::meansTheSameInEveryZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"UTC", "Pacific/Kiritimati", "America/Los_Angeles", "<+14>-14",
                             "PST8PDT,M3.2.0,M11.1.0", "<-12>12"})
        QTest::newRow(zone) << QByteArray(zone);
}

void MomentTest::meansTheSameInEveryZone()
{
    QFETCH(QByteArray, zone);
    setZone(zone);

    const auto day = parseDay("2026-03-08"); // clocks change in Los Angeles
    QVERIFY(day);
    QCOMPARE(*day, QDate(2026, 3, 8));

    const auto moment = parseMoment("2026-01-01T00:30:00.250+01:00");
    QVERIFY(moment);
    QCOMPARE(moment->msecs, qint64(1767223800250));
    QCOMPARE(moment->utc().timeSpec(), Qt::UTC);
    QCOMPARE(moment->utc().date(), QDate(2025, 12, 31));
    QCOMPARE(moment->utc().time(), QTime(23, 30, 0, 250));
    QVERIFY(Moment::of(moment->local()) == *moment);
}

void MomentTest::showsTheLocalTimeOfTheZone()
{
#ifdef Q_OS_WIN
    QSKIP("Windows takes its zone from the system, not from TZ");
#endif
    const Moment newYear{1767225600000};
    setZone("<+14>-14");
    QCOMPARE(newYear.local().toString(Qt::ISODate), QStringLiteral("2026-01-01T14:00:00"));
    setZone("PST8PDT,M3.2.0,M11.1.0");
    QCOMPARE(newYear.local().toString(Qt::ISODate), QStringLiteral("2025-12-31T16:00:00"));
}

void MomentTest::takesOverQDateTime()
{
    const auto time =
        QDateTime::fromString(QStringLiteral("2026-06-02T16:44:09.512+05:30"), Qt::ISODateWithMs);
    QCOMPARE(Moment::of(time).msecs, qint64(1780398849512));
}

void MomentTest::ordersByTime()
{
    QVERIFY(Moment{-1} < Moment{0});
    QVERIFY(Moment{0} < Moment{1});
    QVERIFY(Moment{7} == Moment{7});
}

QTEST_GUILESS_MAIN(MomentTest)
#include "tst_moment.moc"
