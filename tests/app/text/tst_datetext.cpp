// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/datetext.h"

#include <QScopeGuard>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QLocale c = QLocale::c();
const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);
const QLocale arabic(QLocale::Arabic, QLocale::Egypt);
const QLocale hindi(QLocale::Hindi, QLocale::India);
const QLocale japanese(QLocale::Japanese, QLocale::Japan);
const QLocale portuguese(QLocale::Portuguese, QLocale::Brazil);

Moment at(int hour, int minute)
{
    return Moment::of(QDateTime(QDate(2026, 6, 2), QTime(hour, minute, 9, 512), QTimeZone::utc()));
}

// Newer versions of the locale data put a narrow no-break space before AM and PM.
QString withPlainBlanks(QString text)
{
    return text.replace(QChar(0x202f), u' ');
}

Deal closingOn(QDate day)
{
    Deal deal;
    deal.expectedCloseDate = day;
    return deal;
}

} // namespace

class DateTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(QDateTime::currentDateTime().offsetFromUtc(), 0); }

    void writesDaysWithMonthAndYear_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("no locale chosen") << c << u"14 Aug 2026"_s;
        QTest::newRow("English") << english << u"14 Aug 2026"_s;
        QTest::newRow("German") << german << u"14. Aug. 2026"_s;
        QTest::newRow("Arabic") << arabic << u"١٤ أغسطس ٢٠٢٦"_s;
        QTest::newRow("Hindi") << hindi << u"14 अग॰ 2026"_s;
        QTest::newRow("Japanese, year first") << japanese << u"2026年8月14日"_s;
        QTest::newRow("Portuguese, with words between") << portuguese << u"14 de ago. de 2026"_s;
    }
    void writesDaysWithMonthAndYear()
    {
        QFETCH(QLocale, locale);
        QTEST(dayText(QDate(2026, 8, 14), locale), "text");
    }
    void writesSeptemberAlikeInEnglish()
    {
        for (const auto territory : {QLocale::UnitedStates, QLocale::UnitedKingdom, QLocale::India})
            QCOMPARE(dayText(QDate(2026, 9, 30), QLocale(QLocale::English, territory)), u"30 Sep 2026"_s);
    }
    void namesDayMonthAndYearInEveryLocale()
    {
        const auto all =
            QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QVERIFY(all.size() > 300);
        for (const QLocale &locale : all) {
            const QString text = dayText(QDate(2026, 8, 14), locale);
            const QString other = dayText(QDate(2026, 8, 15), locale);
            const QByteArray name = locale.bcp47Name().toUtf8() + ": " + text.toUtf8();
            QVERIFY2(text != other, name.constData());
            QVERIFY2(text != dayText(QDate(2026, 9, 14), locale), name.constData());
            QVERIFY2(text.contains(locale.toString(QDate(2026, 8, 14), u"yyyy")), name.constData());
            QVERIFY2(!text.contains(locale.dayName(5, QLocale::LongFormat)), name.constData());
            QCOMPARE(text, text.trimmed());
        }
    }

    void writesMomentsToTheMinute()
    {
        QCOMPARE(momentText(at(16, 44), c), u"2 Jun 2026, 16:44"_s);
        QCOMPARE(withPlainBlanks(momentText(at(16, 44), english)), u"2 Jun 2026, 4:44 PM"_s);
        QCOMPARE(momentText(at(16, 44), german), u"2. Juni 2026, 16:44"_s);
        QCOMPARE(withPlainBlanks(momentText(at(16, 44), arabic)), u"٢ يونيو ٢٠٢٦, ٤:٤٤ م"_s);
    }
    void writesTimeAloneForToday()
    {
        const QDateTime evening(QDate(2026, 6, 2), QTime(23, 59), QTimeZone::utc());
        QCOMPARE(clockText(at(0, 5), evening, c), u"00:05"_s);
        QCOMPARE(clockText(at(0, 5), evening.addSecs(60), c), u"2 Jun 2026, 00:05"_s);
        QCOMPARE(clockText(at(0, 5), evening.addYears(-1), c), u"2 Jun 2026, 00:05"_s);
    }
    void followsTheLocalZoneForMomentsAlone()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows takes the zone from the system alone.");
#endif
        qputenv("TZ", "Asia/Kolkata");
        const auto restore = qScopeGuard([] { qputenv("TZ", "UTC"); });
        QCOMPARE(momentText(at(20, 44), c), u"3 Jun 2026, 02:14"_s);
        QCOMPARE(utcText(at(20, 44)), u"2026-06-02 20:44:09.512 UTC"_s);
        const QDateTime now(QDate(2026, 6, 2), QTime(18, 31), QTimeZone::utc()); // the 3rd, 00:01 there
        QCOMPARE(clockText(at(20, 44), now, c), u"02:14"_s);
        QCOMPARE(dayText(QDate(2026, 6, 2), c), u"2 Jun 2026"_s);
    }
    void writesUtcToTheMillisecond()
    {
        QCOMPARE(utcText(at(16, 44)), u"2026-06-02 16:44:09.512 UTC"_s);
        QCOMPARE(utcText(Moment{0}), u"1970-01-01 00:00:00.000 UTC"_s);
    }

    void tellsDistances_data()
    {
        QTest::addColumn<qint64>("days");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << qint64(0) << u"today"_s;
        QTest::newRow("tomorrow") << qint64(1) << u"tomorrow"_s;
        QTest::newRow("yesterday") << qint64(-1) << u"yesterday"_s;
        QTest::newRow("days ahead") << qint64(9) << u"in 9 days"_s;
        QTest::newRow("days ago") << qint64(-9) << u"9 days ago"_s;
        QTest::newRow("last of the days") << qint64(59) << u"in 59 days"_s;
        QTest::newRow("first of the months") << qint64(60) << u"in 2 months"_s;
        QTest::newRow("three months") << qint64(92) << u"in 3 months"_s;
        QTest::newRow("months ago") << qint64(-200) << u"7 months ago"_s;
        QTest::newRow("last of the months") << qint64(729) << u"in 24 months"_s;
        QTest::newRow("first of the years") << qint64(730) << u"in 2 years"_s;
        QTest::newRow("years ago") << qint64(-3653) << u"10 years ago"_s;
    }
    void tellsDistances()
    {
        QFETCH(qint64, days);
        QTEST(distanceText(days), "text");
    }

    void tellsTheExpectedCloseOnlyWhileOpen()
    {
        const QDate today(2026, 9, 21);
        QCOMPARE(closeText(closingOn(QDate(2026, 9, 30)), today, c), u"30 Sep 2026 · in 9 days"_s);
        QCOMPARE(closeText(closingOn(today), today, c), u"21 Sep 2026 · today"_s);
        QCOMPARE(closeText(closingOn(QDate(2026, 6, 13)), today, c), u"13 Jun 2026 · 100 days overdue"_s);
        QCOMPARE(closeText(closingOn(QDate(2026, 9, 19)), today, german),
                 u"19. Sept. 2026 · 2 days overdue"_s);

        Deal closed = closingOn(QDate(2026, 6, 13));
        closed.closedAt = Moment{0};
        QCOMPARE(closeText(closed, today, c), u"13 Jun 2026"_s);
        Deal unclear = closingOn(QDate(2026, 6, 13));
        unclear.closedAt = Field<Moment>::unreadable({});
        QCOMPARE(closeText(unclear, today, c), u"13 Jun 2026"_s);
    }
    void tellsACloseWithoutADay()
    {
        const QDate today(2026, 9, 21);
        Deal deal;
        QCOMPARE(closeText(deal, today, c), u"not set"_s);
        deal.expectedCloseDate = Field<QDate>::null();
        QCOMPARE(closeText(deal, today, c), u"not set"_s);
        deal.body = R"("2026-02-30")";
        deal.expectedCloseDate = Field<QDate>::unreadable({0, 12});
        QCOMPARE(closeText(deal, today, c), u"unreadable: 2026-02-30"_s);
    }

    void tellsAges()
    {
        QCOMPARE(ageText(-5h), u"just now"_s);
        QCOMPARE(ageText(59'999ms), u"just now"_s);
        QCOMPARE(ageText(5min + 59s), u"5 minutes ago"_s);
        QCOMPARE(ageText(59min), u"59 minutes ago"_s);
        QCOMPARE(ageText(3h + 59min), u"3 hours ago"_s);
        QCOMPARE(ageText(47h), u"47 hours ago"_s);
        QCOMPARE(ageText(48h), u"2 days ago"_s);
        QCOMPARE(ageText(24h * 100), u"3 months ago"_s);
    }

    void leavesOutTheYear_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("no locale") << QLocale::c() << u"4 May"_s;
        QTest::newRow("American") << QLocale(QLocale::English, QLocale::UnitedStates) << u"4 May"_s;
        QTest::newRow("German") << QLocale(QLocale::German) << u"4. Mai"_s;
        QTest::newRow("Spanish") << QLocale(QLocale::Spanish) << u"4 de may"_s;
        QTest::newRow("Japanese") << QLocale(QLocale::Japanese) << u"5月4日"_s;
        QTest::newRow("Hungarian") << QLocale(QLocale::Hungarian) << u"máj. 4."_s;
    }
    void leavesOutTheYear()
    {
        QFETCH(QLocale, locale);
        QTEST(yearlyDayText(QDate(2000, 5, 4), locale), "text");
    }
};

QTEST_GUILESS_MAIN(DateTextTest)
#include "tst_datetext.moc"
