// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/totalstext.h"
#include "app/text/translations.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

TotalsLine euros()
{
    TotalsLine line;
    line.currency = u"EUR"_s;
    line.period = Period::OneTime;
    line.plain = 120'450'000;
    line.plainCount = 23;
    line.weighted = 61'000'050;
    line.weightedCount = 20;
    return line;
}

TotalsLine other(const char *currency, Period period, qint64 plain, int count)
{
    TotalsLine line;
    line.currency = QString::fromLatin1(currency);
    line.period = period;
    line.plain = plain;
    line.plainCount = count;
    return line;
}

Totals mixed()
{
    Totals totals;
    totals.deals = 1030;
    totals.lines = {euros(), other("JPY", Period::Monthly, 1'250, 1)};
    totals.lines[0].rounded = 2;
    totals.plainLeftOut = {24, 1000, 1, 2, 1, 2, 0};
    totals.weightedLeftOut = {20, 1000, 1, 2, 1, 2, 4};
    return totals;
}

} // namespace

class TotalsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), british); }
    void saysALine();
    void saysThatASumIsTooLarge();
    void saysALineOfEachPeriod_data();
    void saysALineOfEachPeriod();
    void saysWhatWasLeftOut();
    void saysEverything();
    void saysTheSumsShortly();
    void saysNothingOfNothing();
};

void TotalsTextTest::saysALine()
{
    QCOMPARE(totalsLineText(euros(), british),
             u"€1,204,500 one time, 23 deals · weighted €610,000.50, 20 deals"_s);
    QCOMPARE(totalsLineText(other("KWD", Period::NotSet, -1'235, 1), british),
             u"-KWD\u00a01.235, 1 deal"_s);
}

void TotalsTextTest::saysThatASumIsTooLarge()
{
    TotalsLine line = euros();
    line.isPlainTooLarge = true;
    line.isWeightedTooLarge = true;
    QCOMPARE(totalsLineText(line, british),
             u"EUR one time: sum too large, 23 deals · weighted EUR: sum too large, 20 deals"_s);
}

void TotalsTextTest::saysALineOfEachPeriod_data()
{
    QTest::addColumn<Period>("period");
    QTest::addColumn<QString>("text");
    QTest::newRow("not set") << Period::NotSet << u"€2, 2 deals"_s;
    QTest::newRow("one time") << Period::OneTime << u"€2 one time, 2 deals"_s;
    QTest::newRow("monthly") << Period::Monthly << u"€2 per month, 2 deals"_s;
    QTest::newRow("quarterly") << Period::Quarterly << u"€2 per quarter, 2 deals"_s;
    QTest::newRow("annual") << Period::Annual << u"€2 per year, 2 deals"_s;
    QTest::newRow("another") << Period::Other << u"€2 each week, 2 deals"_s;
}

void TotalsTextTest::saysALineOfEachPeriod()
{
    QFETCH(Period, period);
    TotalsLine line = other("EUR", period, 200, 2);
    line.periodWord = u"each\nweek"_s;
    QTEST(totalsLineText(line, british), "text");
}

void TotalsTextTest::saysWhatWasLeftOut()
{
    QCOMPARE(leftOutText(mixed(), british),
             u"1,006 deals not counted: 1,000 without an amount, 1 unreadable, 2 without a currency, "
             "1 of an unknown currency, 2 too large"_s);
    Totals one;
    one.deals = 1;
    one.plainLeftOut[std::size_t(LeftOut::NotSet)] = 1;
    QCOMPARE(leftOutText(one, british), u"1 deal not counted: 1 without an amount"_s);
    one.plainLeftOut = {1};
    QCOMPARE(leftOutText(one, british), QString());
    Totals gone;
    gone.deals = 4;
    gone.plainLeftOut[std::size_t(LeftOut::Deleted)] = 3;
    gone.plainLeftOut[std::size_t(LeftOut::Missing)] = 1;
    QCOMPARE(leftOutText(gone, british), u"4 deals not counted: 3 deleted, 1 no longer available"_s);
}

void TotalsTextTest::saysEverything()
{
    QCOMPARE(totalsLines(mixed(), british),
             (QStringList{u"€1,204,500 one time, 23 deals · weighted €610,000.50, 20 deals"_s,
                          u"¥1,250 per month, 1 deal"_s, leftOutText(mixed(), british),
                          u"4 deals not among the weighted sums: 4 without a confidence in percent"_s,
                          u"2 amounts rounded to the decimals of the currency"_s}));
}

void TotalsTextTest::saysTheSumsShortly()
{
    QCOMPARE(totalsShortText(mixed(), british),
             u"1,030 deals · €1,204,500 · ¥1,250 / mo · 1,006 not counted"_s);
    Totals many = mixed();
    many.plainLeftOut = {1030};
    many.lines.push_back(other("GBP", Period::Annual, 100, 1));
    many.lines.push_back(other("AUD", Period::OneTime, 100, 1));
    QCOMPARE(totalsShortText(many, british),
             u"1,030 deals · €1,204,500 · ¥1,250 / mo · £1 / yr · 1 more sum"_s);
}

void TotalsTextTest::saysNothingOfNothing()
{
    QCOMPARE(totalsLines(Totals(), british), QStringList());
    QCOMPARE(totalsShortText(Totals(), british), u"0 deals"_s);
}

QTEST_GUILESS_MAIN(TotalsTextTest)
#include "tst_totalstext.moc"
