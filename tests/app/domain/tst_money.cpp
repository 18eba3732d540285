// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/money.h"

#include <QTest>

using namespace sidelight;

namespace {

Deal dealOf(const QByteArray &amount, const QString &currency)
{
    Deal deal;
    deal.amount = Number{amount};
    deal.currency = currency;
    return deal;
}

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPeriod_data();
    void readsPeriod();
    void countsPeriodsOfAYear();
    void knowsDecimalsOfCurrency_data();
    void knowsDecimalsOfCurrency();
    void knowsEachCurrencyOnce();
    void readsAmount_data();
    void readsAmount();
    void hasNoAmount_data();
    void hasNoAmount();
    void keepsAmountWithoutCurrency_data();
    void keepsAmountWithoutCurrency();
    void weighs_data();
    void weighs();
    void hasNoWeightedAmount_data();
    void hasNoWeightedAmount();
    void annualises_data();
    void annualises();
    void hasNoAnnualisedAmount();
};

void MoneyTest::readsPeriod_data()
{
    QTest::addColumn<Field<QString>>("sent");
    QTest::addColumn<Period>("expected");
    const auto row = [](const char *text, Period expected) {
        QTest::newRow(*text ? text : "empty") << Field<QString>(QString::fromLatin1(text)) << expected;
    };
    QTest::newRow("absent") << Field<QString>() << Period::NotSet;
    QTest::newRow("null") << Field<QString>::null() << Period::NotSet;
    QTest::newRow("unreadable") << Field<QString>::unreadable({3, 2}) << Period::Other;
    row("", Period::NotSet);
    row("  ", Period::NotSet);
    row("one_time", Period::OneTime);
    row("monthly", Period::Monthly);
    row("quarterly", Period::Quarterly);
    row("annual", Period::Annual);
    row(" monthly ", Period::Monthly);
    row("Monthly", Period::Other);
    row("yearly", Period::Other);
    row("one time", Period::Other);
    row("biennial", Period::Other);
}

void MoneyTest::readsPeriod()
{
    QFETCH(Field<QString>, sent);
    QTEST(period(sent), "expected");
}

void MoneyTest::countsPeriodsOfAYear()
{
    QCOMPARE(periodsPerYear(Period::Monthly), std::optional(12));
    QCOMPARE(periodsPerYear(Period::Quarterly), std::optional(4));
    QCOMPARE(periodsPerYear(Period::Annual), std::optional(1));
    QVERIFY(!periodsPerYear(Period::NotSet));
    QVERIFY(!periodsPerYear(Period::OneTime));
    QVERIFY(!periodsPerYear(Period::Other));
}

void MoneyTest::knowsDecimalsOfCurrency_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("expected"); // -1 for an unknown code
    const auto row = [](const char *code, int expected) {
        QTest::newRow(*code ? code : "empty") << QString::fromUtf8(code) << expected;
    };
    for (const char *code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX",
                             "UYI", "VND", "VUV", "XAF", "XOF", "XPF"})
        row(code, 0);
    row("EUR", 2);
    row("USD", 2);
    row("AED", 2);
    row("ZWL", 2);
    row("HRK", 2); // withdrawn, but old deals stay
    for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
        row(code, 3);
    row("CLF", 4);
    row("UYW", 4);
    row("", -1);
    row("EU", -1);
    row("EURO", -1);
    row("eur", -1);
    row("XXX", -1);
    row("QQQ", -1);
    row("UR ", -1);
    row(" EU", -1);
    row("R U", -1);
    row("DAF", -1); // the end of one code and the beginning of the next
    row("ΕUR", -1); // with a Greek letter
}

void MoneyTest::knowsDecimalsOfCurrency()
{
    QFETCH(QString, code);
    QFETCH(int, expected);
    QCOMPARE(currencyDecimals(code).value_or(-1), expected);
}

// All 17,576 codes are asked for: one that is missing or stands in a second table makes a count
// wrong. That none stands twice in one table is checked when money.cpp is compiled.
void MoneyTest::knowsEachCurrencyOnce()
{
    QHash<int, int> counts;
    for (char16_t a = u'A'; a <= u'Z'; ++a) {
        for (char16_t b = u'A'; b <= u'Z'; ++b) {
            for (char16_t c = u'A'; c <= u'Z'; ++c) {
                const char16_t code[] = {a, b, c};
                if (const auto decimals = currencyDecimals(QStringView(code, 3)))
                    ++counts[*decimals];
            }
        }
    }
    QCOMPARE(counts, (QHash<int, int>{{0, 17}, {2, 144}, {3, 7}, {4, 2}}));
}

void MoneyTest::readsAmount_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("currency");
    const auto row = [](const char *name, const char *token, const char *sent, const char *value,
                        const char *currency) {
        QTest::newRow(name) << QByteArray(token) << QString::fromUtf8(sent) << QByteArray(value)
                            << QString::fromUtf8(currency);
    };
    row("as sent", "48500.00", "EUR", "48500.00", "EUR");
    row("more decimals than the currency's", "0.125", "EUR", "0.125", "EUR");
    row("fewer decimals than the currency's", "48500", "KWD", "48500", "KWD");
    row("decimals of a currency without any", "1500.5", "JPY", "1500.5", "JPY");
    row("zero", "0", "EUR", "0", "EUR");
    row("negative", "-12.5", "EUR", "-12.5", "EUR");
    row("exponent", "4.85e4", "EUR", "48500", "EUR");
    row("lower-case code", "1", "eur", "1", "EUR");
    row("mixed-case code", "1", "Eur", "1", "EUR");
    row("blanks around the code", "1", " eur\t", "1", "EUR");
    row("unknown code", "1", "QQQ", "1", "QQQ");
    row("unknown lower-case code", "1", "qqq", "1", "qqq");
    row("sign for a code", "1", "€", "1", "€");
    row("word for a code", "1", "Euro", "1", "Euro");
    row("sharp s, which would grow to SSP", "1", "ßp", "1", "ßp");
    row("long s, which would become USD", "1", "uſd", "1", "uſd");
    row("dotless i, which would become INR", "1", "ınr", "1", "ınr");
}

void MoneyTest::readsAmount()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, sent);
    const auto read = amount(dealOf(token, sent));
    QVERIFY(read);
    QTEST(plainText(read->value), "value");
    QTEST(read->currency, "currency");
}

void MoneyTest::hasNoAmount_data()
{
    QTest::addColumn<Field<Number>>("sent");
    QTest::newRow("absent") << Field<Number>();
    QTest::newRow("null") << Field<Number>::null();
    QTest::newRow("unreadable") << Field<Number>::unreadable({3, 2});
    QTest::newRow("beyond 64 bits") << Field<Number>(Number{"1e400"});
    QTest::newRow("too fine") << Field<Number>(Number{"1e-400"});
}

void MoneyTest::hasNoAmount()
{
    QFETCH(Field<Number>, sent);
    Deal deal = dealOf("1", QStringLiteral("EUR"));
    deal.valuePeriod = QStringLiteral("monthly");
    deal.confidence = Number{"50"};
    deal.amount = sent;
    QVERIFY(!amount(deal));
    QVERIFY(!weighted(deal));
    QVERIFY(!annualised(deal));
}

void MoneyTest::keepsAmountWithoutCurrency_data()
{
    QTest::addColumn<Field<QString>>("currency");
    QTest::newRow("absent") << Field<QString>();
    QTest::newRow("null") << Field<QString>::null();
    QTest::newRow("unreadable") << Field<QString>::unreadable({3, 2});
    QTest::newRow("empty") << Field<QString>(QString());
    QTest::newRow("blanks") << Field<QString>(QStringLiteral("  "));
}

void MoneyTest::keepsAmountWithoutCurrency()
{
    QFETCH(Field<QString>, currency);
    Deal deal = dealOf("48500.10", QString());
    deal.currency = currency;
    deal.confidence = Number{"25"};
    deal.valuePeriod = QStringLiteral("quarterly");
    QCOMPARE(*amount(deal), (Amount{{4850010, 2}, QString()}));
    QCOMPARE(*weighted(deal), (Amount{{12125025, 3}, QString()}));
    QCOMPARE(*annualised(deal), (Amount{{19400040, 2}, QString()}));
}

void MoneyTest::weighs_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QByteArray>("confidence");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *token, const char *currency, const char *confidence,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(token) << QString::fromLatin1(currency) << QByteArray(confidence)
                            << QByteArray(expected);
    };
    row("two decimals", "48500", "EUR", "60", "29100.00");
    row("fraction", "48500", "EUR", "0.6", "29100.00");
    row("fraction of a percent", "1000", "EUR", "0.125", "125.00");
    row("0 percent", "48500", "EUR", "0", "0.00");
    row("100 percent", "48500.5", "EUR", "100", "48500.50");
    row("1 is one percent", "48500", "EUR", "1", "485.00");
    row("half a cent goes up", "0.1", "EUR", "5", "0.01");
    row("half a cent below zero goes down", "-0.1", "EUR", "5", "-0.01");
    row("less than half a cent", "0.09", "EUR", "5", "0.00");
    row("half, not to even", "0.5", "EUR", "5", "0.03");
    row("negative", "-48500", "EUR", "60", "-29100.00");
    row("zero", "0", "EUR", "60", "0.00");
    row("no decimals", "1001", "JPY", "50", "501");
    row("no decimals, negative", "-1001", "JPY", "50", "-501");
    row("three decimals", "1.001", "KWD", "50", "0.501");
    row("four decimals", "1.0001", "CLF", "50", "0.5001");
    row("lower-case code", "1", "eur", "33", "0.33");
    row("unknown code, exact", "1.0001", "QQQ", "33", "0.330033");
    row("unknown code, no zeros at the end", "100.00", "QQQ", "50", "50");
    row("many digits of binary fractions", "1234.5600000000001", "EUR", "60", "740.74");
    row("largest", "92233720368547758.07", "EUR", "1", "922337203685477.58");
    row("zeros that take no room", "1000000000000000.00", "EUR", "100", "1000000000000000.00");
}

void MoneyTest::weighs()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, currency);
    QFETCH(QByteArray, confidence);
    Deal deal = dealOf(token, currency);
    deal.confidence = Number{confidence};
    deal.valuePeriod = QStringLiteral("monthly"); // of no influence
    const auto share = weighted(deal);
    QVERIFY(share);
    QTEST(plainText(share->value), "expected");
    QCOMPARE(share->currency, currency == u"eur" ? QStringLiteral("EUR") : currency);
}

void MoneyTest::hasNoWeightedAmount_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<Field<Number>>("confidence");
    QTest::newRow("confidence absent") << QByteArray("1") << Field<Number>();
    QTest::newRow("confidence null") << QByteArray("1") << Field<Number>::null();
    QTest::newRow("confidence unreadable") << QByteArray("1") << Field<Number>::unreadable({3, 2});
    QTest::newRow("confidence unusual") << QByteArray("1") << Field<Number>(Number{"150"});
    QTest::newRow("confidence negative") << QByteArray("1") << Field<Number>(Number{"-0.5"});
    QTest::newRow("overflow") << QByteArray("9223372036854775807") << Field<Number>(Number{"50"});
    QTest::newRow("overflow below zero")
        << QByteArray("-9223372036854775807") << Field<Number>(Number{"50"});
}

void MoneyTest::hasNoWeightedAmount()
{
    QFETCH(QByteArray, token);
    QFETCH(Field<Number>, confidence);
    Deal deal = dealOf(token, QStringLiteral("EUR"));
    deal.confidence = confidence;
    QVERIFY(amount(deal));
    QVERIFY(!weighted(deal));
}

void MoneyTest::annualises_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("period");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *token, const char *period, const char *expected) {
        QTest::newRow(name) << QByteArray(token) << QString::fromLatin1(period) << QByteArray(expected);
    };
    row("monthly", "1250.50", "monthly", "15006.00");
    row("quarterly", "1250.5", "quarterly", "5002.0");
    row("annual", "1250.50", "annual", "1250.50");
    row("negative", "-100", "monthly", "-1200");
    row("zero", "0", "monthly", "0");
    row("finer than the currency, exact", "0.0049", "monthly", "0.0588");
    row("blanks around the period", "1", " monthly ", "12");
    row("largest", "768614336404564650", "monthly", "9223372036854775800");
}

void MoneyTest::annualises()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, period);
    Deal deal = dealOf(token, QStringLiteral("eur"));
    deal.valuePeriod = period;
    const auto year = annualised(deal);
    QVERIFY(year);
    QTEST(plainText(year->value), "expected");
    QCOMPARE(year->currency, QStringLiteral("EUR"));
}

void MoneyTest::hasNoAnnualisedAmount()
{
    Deal deal = dealOf("100", QStringLiteral("EUR"));
    QVERIFY(!annualised(deal)); // no period
    deal.valuePeriod = QStringLiteral("one_time");
    QVERIFY(!annualised(deal));
    deal.valuePeriod = QStringLiteral("biennial");
    QVERIFY(!annualised(deal));
    deal.valuePeriod = Field<QString>::unreadable({3, 2});
    QVERIFY(!annualised(deal));
    deal.valuePeriod = QStringLiteral("monthly");
    deal.amount = Number{"768614336404564651"}; // twelve times this needs 65 bits
    QVERIFY(amount(deal));
    QVERIFY(!annualised(deal));
    deal.amount = Number{"-9223372036854775807"};
    QVERIFY(!annualised(deal));
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
