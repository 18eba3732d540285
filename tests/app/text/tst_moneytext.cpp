// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/moneytext.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale c = QLocale::c();
const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);
const QLocale arabic(QLocale::Arabic, QLocale::Egypt);
const QLocale hindi(QLocale::Hindi, QLocale::India);
const QLocale canadian(QLocale::English, QLocale::Canada);
const QLocale chinese(QLocale::Chinese, QLocale::China);
const QLocale persian(QLocale::Persian, QLocale::Iran);

Deal dealWorth(const QByteArray &amount, const QString &currency = QString())
{
    Deal deal;
    if (!amount.isEmpty())
        deal.amount = Number{amount};
    if (!currency.isNull())
        deal.currency = currency;
    return deal;
}

Deal withPeriod(Deal deal, const QString &period)
{
    deal.valuePeriod = period;
    return deal;
}

Deal withConfidence(Deal deal, const QByteArray &confidence)
{
    deal.confidence = Number{confidence};
    return deal;
}

} // namespace

class MoneyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAmountsAsTheReaderDoes_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");

        QTest::newRow("padded to cents") << QByteArray("48500.0") << u"EUR"_s << english << u"€48,500.00"_s;
        QTest::newRow("no locale chosen") << QByteArray("48500.0") << u"EUR"_s << c << u"€48,500.00"_s;
        QTest::newRow("more decimals than cents")
            << QByteArray("0.125") << u"EUR"_s << english << u"€0.125"_s;
        QTest::newRow("yen have none") << QByteArray("5400000") << u"JPY"_s << english << u"¥5,400,000"_s;
        QTest::newRow("yen with a fraction sent")
            << QByteArray("100.50") << u"JPY"_s << english << u"¥100.5"_s;
        QTest::newRow("dinars have three")
            << QByteArray("12345678.905") << u"KWD"_s << english << u"KWD\u00a012,345,678.905"_s;
        QTest::newRow("more digits than a double holds")
            << QByteArray("9007199254740993.01") << u"EUR"_s << english << u"€9,007,199,254,740,993.01"_s;
        QTest::newRow("the largest number, padded beyond 64 bits")
            << QByteArray("9223372036854775807") << u"EUR"_s << english
            << u"€9,223,372,036,854,775,807.00"_s;
        QTest::newRow("exponent") << QByteArray("4.85e4") << u"EUR"_s << english << u"€48,500.00"_s;
        QTest::newRow("zero") << QByteArray("0") << u"EUR"_s << english << u"€0.00"_s;
        QTest::newRow("negative zero") << QByteArray("-0.0") << u"EUR"_s << english << u"€0.00"_s;
        QTest::newRow("negative") << QByteArray("-1250.5") << u"USD"_s << english << u"-$1,250.50"_s;
        QTest::newRow("negative below one") << QByteArray("-0.5") << u"GBP"_s << english << u"-£0.50"_s;
        QTest::newRow("code in lower case") << QByteArray("5") << u"eur"_s << english << u"€5.00"_s;
        QTest::newRow("known only by its code")
            << QByteArray("120000") << u"AED"_s << english << u"AED\u00a0120,000.00"_s;
        QTest::newRow("unknown code keeps its decimals")
            << QByteArray("7.50") << u"XYZ"_s << english << u"XYZ\u00a07.5"_s;
        QTest::newRow("a word as currency stands apart")
            << QByteArray("7") << u"gold \u202ebars"_s << english << u"\u2068gold ‹RLO›bars\u2069\u00a07"_s;
        QTest::newRow("a digit as currency") << QByteArray("25") << u"1"_s << english << u"1\u00a025"_s;

        QTest::newRow("German") << QByteArray("48500.0") << u"EUR"_s << german << u"48.500,00\u00a0€"_s;
        QTest::newRow("German, negative")
            << QByteArray("-1250.5") << u"EUR"_s << german << u"-1.250,50\u00a0€"_s;
        QTest::newRow("German, code") << QByteArray("1") << u"CHF"_s << german << u"1,00\u00a0CHF"_s;
        QTest::newRow("Indian grouping")
            << QByteArray("12345678.9") << u"INR"_s << hindi << u"₹1,23,45,678.90"_s;
        QTest::newRow("Arabic digits")
            << QByteArray("48500.0") << u"EUR"_s << arabic << u"٤٨٬٥٠٠٫٠٠\u00a0€"_s;
        QTest::newRow("Arabic digits, negative")
            << QByteArray("-5") << u"EUR"_s << arabic << u"\u061c-٥٫٠٠\u00a0€"_s;
        QTest::newRow("Persian, symbol in front")
            << QByteArray("1") << u"EUR"_s << persian << u"\u200e€\u00a0۱٫۰۰"_s;
        QTest::newRow("another dollar than the reader's")
            << QByteArray("5") << u"USD"_s << canadian << u"USD\u00a05.00"_s;
        QTest::newRow("yen where the sign means yuan")
            << QByteArray("5") << u"JPY"_s << chinese << u"JPY\u00a05"_s;
    }
    void writesAmountsAsTheReaderDoes()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QString, currency);
        QFETCH(QLocale, locale);
        QTEST(amountText(dealWorth(sent, currency), locale), "text");
    }

    void writesDigitsForFiles_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QByteArray>("digits");
        QTest::newRow("padded") << QByteArray("48500.0") << u"EUR"_s << QByteArray("48500.00");
        QTest::newRow("zero") << QByteArray("0") << u"KWD"_s << QByteArray("0.000");
        QTest::newRow("more than the currency has")
            << QByteArray("0.1250") << u"EUR"_s << QByteArray("0.125");
        QTest::newRow("no currency") << QByteArray("48500.0") << u""_s << QByteArray("48500");
        QTest::newRow("negative") << QByteArray("-0.5") << u"EUR"_s << QByteArray("-0.50");
    }
    void writesDigitsForFiles()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QString, currency);
        QTEST(amountDigits(*amount(dealWorth(sent, currency))), "digits");
    }

    void saysWhatAnAmountLacks()
    {
        QCOMPARE(amountText(Deal(), english), u"not set"_s);
        QCOMPARE(amountText(dealWorth({}, u"EUR"_s), english), u"not set"_s);
        QCOMPARE(amountText(dealWorth("48500.0"), english), u"48,500, currency not set"_s);
        QCOMPARE(amountText(dealWorth("48500.0", u"  "_s), german), u"48.500, currency not set"_s);

        Deal nothing;
        nothing.amount = Field<Number>::null();
        QCOMPARE(amountText(nothing, english), u"not set"_s);
    }
    void keepsDigitsThatFitNoDecimal()
    {
        QCOMPARE(amountText(dealWorth("1e400", u"EUR"_s), english), u"€1e400"_s);
        QCOMPARE(amountText(dealWorth("123456789012345678901234567890", u"CHF"_s), german),
                 u"123456789012345678901234567890\u00a0CHF"_s);
        QCOMPARE(amountText(dealWorth("1e400"), english), u"1e400, currency not set"_s);
    }
    void showsWhatCannotBeRead()
    {
        Deal deal;
        deal.body = R"("many"{"a":1}7)";
        deal.amount = Field<Number>::unreadable({0, 6});
        QCOMPARE(amountText(deal, english), u"unreadable: many"_s);
        deal.amount = Number{"5"};
        deal.currency = Field<QString>::unreadable({13, 1});
        QCOMPARE(amountText(deal, english), u"5, currency \u2068unreadable: 7\u2069"_s);
        deal.valuePeriod = Field<QString>::unreadable({6, 7});
        QCOMPARE(periodText(deal), u"unreadable: {\"a\":1}"_s);
        deal.confidence = Field<Number>::unreadable({0, 6});
        QCOMPARE(confidenceText(deal, english), u"unreadable: many"_s);
    }

    void namesPeriods_data()
    {
        QTest::addColumn<QString>("period");
        QTest::addColumn<QString>("text");
        QTest::newRow("one time") << u"one_time"_s << u"one time"_s;
        QTest::newRow("monthly") << u"monthly"_s << u"per month"_s;
        QTest::newRow("quarterly") << u"quarterly"_s << u"per quarter"_s;
        QTest::newRow("annual") << u"annual"_s << u"per year"_s;
        QTest::newRow("unknown word") << u"per_seat\n"_s << u"per_seat"_s;
        QTest::newRow("blank") << u" "_s << QString();
    }
    void namesPeriods()
    {
        QFETCH(QString, period);
        QTEST(periodText(withPeriod({}, period)), "text");
    }

    void weighsAnAmount()
    {
        const Deal deal = withConfidence(dealWorth("48500.0", u"EUR"_s), "60");
        QCOMPARE(weightedText(deal, english), u"€29,100.00 at 60 %"_s);
        QCOMPARE(weightedText(deal, german), u"29.100,00\u00a0€ at 60 %"_s);
        QCOMPARE(weightedText(withConfidence(dealWorth("10", u"JPY"_s), "0.25"), english), u"¥3 at 25 %"_s);
        QCOMPARE(weightedText(dealWorth("48500.0", u"EUR"_s), english), QString());
        QCOMPARE(weightedText(withConfidence(dealWorth("1e400", u"EUR"_s), "60"), english), QString());
        QCOMPARE(weightedText(withConfidence(dealWorth("1", u"EUR"_s), "250"), english), QString());
    }

    void annualisesOnlyWhatRecursWithinAYear()
    {
        const Deal deal = dealWorth("1250.5", u"EUR"_s);
        QCOMPARE(annualisedText(withPeriod(deal, u"monthly"_s), english), u"€15,006.00 a year"_s);
        QCOMPARE(annualisedFormula(withPeriod(deal, u"monthly"_s), english), u"€1,250.50 × 12 months"_s);
        QCOMPARE(annualisedText(withPeriod(deal, u"quarterly"_s), english), u"€5,002.00 a year"_s);
        QCOMPARE(annualisedFormula(withPeriod(deal, u"quarterly"_s), english), u"€1,250.50 × 4 quarters"_s);
        for (const QString &other : {u"annual"_s, u"one_time"_s, u"per_seat"_s, u""_s}) {
            QCOMPARE(annualisedText(withPeriod(deal, other), english), QString());
            QCOMPARE(annualisedFormula(withPeriod(deal, other), english), QString());
        }
    }

    void tellsWorthInOneLine()
    {
        Deal deal = withConfidence(dealWorth("1250.5", u"EUR"_s), "60");
        QCOMPARE(worthText(Deal(), english), u"not set"_s);
        QCOMPARE(worthText(deal, english), u"€1,250.50 · weighted €750.30 at 60 %"_s);
        QCOMPARE(worthText(withPeriod(deal, u"monthly"_s), english),
                 u"€1,250.50 per month · weighted €750.30 at 60 % · €15,006.00 a year"_s);
        deal.closedAt = Moment{0};
        QCOMPARE(worthText(deal, english), u"€1,250.50"_s);
    }

    void spellsConfidence_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("percent") << QByteArray("60") << english << u"60 %"_s;
        QTest::newRow("zero") << QByteArray("0") << english << u"0 %"_s;
        QTest::newRow("fraction") << QByteArray("0.6") << english << u"60 % (sent as 0.6)"_s;
        QTest::newRow("fraction of a percent")
            << QByteArray("0.625") << german << u"62,5 % (sent as 0.625)"_s;
        QTest::newRow("unusual") << QByteArray("7.5") << german << u"7.5 (unusual)"_s;
        QTest::newRow("too large") << QByteArray("250") << english << u"250 (unusual)"_s;
        QTest::newRow("Arabic") << QByteArray("60") << arabic << u"٦٠ ٪\u061c"_s;
    }
    void spellsConfidence()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QLocale, locale);
        QTEST(confidenceText(withConfidence({}, sent), locale), "text");
    }
    void saysThatConfidenceIsNotSet() { QCOMPARE(confidenceText(Deal(), english), u"not set"_s); }
};

QTEST_GUILESS_MAIN(MoneyTextTest)
#include "tst_moneytext.moc"
