// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/usagetext.h"

#include "app/text/translations.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QString bare(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

class TestUsageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), british); }

    void saysWhatThePlanAllows_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<PlanLimits>("limits");
        QTest::addColumn<bool>("isLearned");
        QTest::addColumn<QString>("text");
        QTest::newRow("known") << u"pro"_s << PlanLimits{300, 50'000} << false
                               << u"“pro”: 300 a minute, 50,000 a day"_s;
        QTest::newRow("agreed") << u"enterprise"_s << PlanLimits{} << false
                                << u"“enterprise”: as agreed, and not known here"_s;
        QTest::newRow("nothing") << QString() << PlanLimits{} << false << u"not known"_s;
        QTest::newRow("learned") << QString() << PlanLimits{30, 0} << true
                                 << u"30 a minute, as the service let on"_s;
        QTest::newRow("learned of a day") << u"enterprise"_s << PlanLimits{0, 1'000} << true
                                          << u"“enterprise”: 1,000 a day, as the service let on"_s;
        QTest::newRow("foreign text")
            << u"<b>\npro"_s << PlanLimits{} << false << u"“<b> pro”: as agreed, and not known here"_s;
    }
    void saysWhatThePlanAllows()
    {
        QFETCH(QString, plan);
        QFETCH(PlanLimits, limits);
        QFETCH(bool, isLearned);
        QTEST(bare(planText(plan, limits, isLearned, british)), "text");
    }

    void saysWhatWasUsedAndWhatIsLeft()
    {
        Usage usage;
        usage.sentThisMinute = 12;
        usage.sentToday = 1'234;
        QCOMPARE(minuteUsageText(usage, british), u"12"_s);
        QCOMPARE(dayUsageText(usage, british), u"1,234"_s);
        usage.limits = {30, 50'000};
        QCOMPARE(minuteUsageText(usage, british), u"12 of 30, 18 left"_s);
        QCOMPARE(dayUsageText(usage, british), u"1,234 of 50,000, 48,766 left"_s);
        usage.sentThisMinute = 31;
        QCOMPARE(minuteUsageText(usage, british), u"31 of 30, 0 left"_s);
    }

    void saysThatBackgroundWorkRests()
    {
        Usage usage;
        usage.limits = {30, 1'000};
        usage.sentToday = 899;
        QCOMPARE(dayUsageText(usage, british), u"899 of 1,000, 101 left"_s);
        usage.sentToday = 900;
        QCOMPARE(dayUsageText(usage, british),
                 u"900 of 1,000, 100 left. For today, nothing more is asked in the background."_s);
    }

    void saysWhatWaitsAndUntilWhen()
    {
        Usage usage;
        QCOMPARE(waitingText(usage, british), u"none"_s);
        usage.waiting = 1;
        QCOMPARE(waitingText(usage, british), u"1 request"_s);
        usage.waiting = 3;
        usage.pausedUntil = QDateTime(QDate(2026, 6, 2), QTime(10, 32, 5), Qt::UTC);
        QCOMPARE(waitingText(usage, british), u"3 requests; the next goes out at 10:32:05"_s);
        QCOMPARE(waitingText(usage, QLocale::c()), u"3 requests; the next goes out at 10:32:05"_s);
        QCOMPARE(waitingText(usage, QLocale(QLocale::English, QLocale::UnitedStates)),
                 u"3 requests; the next goes out at 10:32:05 AM"_s);
    }
};

QTEST_GUILESS_MAIN(TestUsageText)
#include "tst_usagetext.moc"
