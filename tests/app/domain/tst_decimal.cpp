// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/decimal.h"

#include <QTest>

#include <limits>

using namespace sidelight;

namespace {

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 greatest = std::numeric_limits<qint64>::max();

} // namespace

class DecimalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumber_data();
    void readsNumber();
    void hasNothingForOtherTokens_data();
    void hasNothingForOtherTokens();
    void rounds_data();
    void rounds();
    void roundsToNothingThatDoesNotFit();
    void multiplies_data();
    void multiplies();
    void multipliesToNothingThatDoesNotFit();
    void takesAShare_data();
    void takesAShare();
    void takesNoShareThatDoesNotFit();
    void normalizes_data();
    void normalizes();
    void comparesAcrossScales_data();
    void comparesAcrossScales();
    void writesPlainDigits_data();
    void writesPlainDigits();
};

void DecimalTest::readsNumber_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<qint64>("coefficient");
    QTest::addColumn<int>("scale");
    const auto row = [](const char *token, qint64 coefficient, int scale) {
        QTest::newRow(token) << QByteArray(token) << coefficient << scale;
    };
    row("0", 0, 0);
    row("-0", 0, 0);
    row("0.00", 0, 2);
    row("-0.0", 0, 1);
    row("1", 1, 0);
    row("-1", -1, 0);
    row("48500", 48500, 0);
    row("48500.00", 4850000, 2);
    row("1250.5", 12505, 1);
    row("-0.05", -5, 2);
    row("0.30000000000000004", 30000000000000004, 17);
    row("9223372036854775807", greatest, 0);
    row("-9223372036854775807", -greatest, 0);
    row("92233720368547758.07", greatest, 2);
    row("9.223372036854775807", greatest, 18);
    row("0.000000000000000001", 1, 18);
    row("1e3", 1000, 0);
    row("1E3", 1000, 0);
    row("1e+3", 1000, 0);
    row("1e-3", 1, 3);
    row("1.50e3", 1500, 0);
    row("1.50e1", 150, 1);
    row("1.50e-1", 150, 3);
    row("-1.5E+2", -150, 0);
    row("1e0", 1, 0);
    row("1e-0", 1, 0);
    row("1e0000000000000000000002", 100, 0);
    row("1e18", 1000000000000000000, 0);
    row("1e-18", 1, 18);
    row("10e-19", 1, 18);
    row("0e99999999999", 0, 0);
    row("0e-99999999999", 0, 18);
    row("0.0e5", 0, 0);
    row("0E-2", 0, 2);
}

void DecimalTest::readsNumber()
{
    QFETCH(QByteArray, token);
    QFETCH(qint64, coefficient);
    QFETCH(int, scale);
    const auto value = parseDecimal(token);
    QVERIFY(value);
    QCOMPARE(value->coefficient, coefficient);
    QCOMPARE(value->scale, scale);
}

void DecimalTest::hasNothingForOtherTokens_data()
{
    QTest::addColumn<QByteArray>("token");
    const auto row = [](const char *name, const QByteArray &token) { QTest::newRow(name) << token; };
    row("one above the greatest", "9223372036854775808");
    row("one below the least", "-9223372036854775809");
    row("30 digits", "123456789012345678901234567890");
    row("a million digits", QByteArray(1'000'000, '9'));
    row("19 decimals", "0.0000000000000000001");
    row("a million decimals", "0." + QByteArray(1'000'000, '0') + '1');
    row("1e19", "1e19");
    row("10e18", "10e18");
    row("1e-19", "1e-19");
    row("1e400", "1e400");
    row("1e-400", "1e-400");
    row("exponent beyond an int", "1e99999999999");
    row("negative exponent beyond an int", "1e-99999999999");
    row("exponent at the edge of an int", "1e-2147483648");
    row("exponent of a million digits", "1e" + QByteArray(1'000'000, '9'));
    row("empty", "");
    row("sign alone", "-");
    row("point alone", ".");
    row("sign and point", "-.");
    row("no digit before the point", ".5");
    row("no digit after the point", "5.");
    row("two points", "1.2.3");
    row("plus sign", "+1");
    row("two signs", "--1");
    row("exponent alone", "e5");
    row("exponent of zero alone", "0e");
    row("exponent without digits", "1e");
    row("exponent with a sign alone", "1e-");
    row("exponent with two signs", "1e+-1");
    row("exponent with a point", "1e1.5");
    row("two exponents", "1e1e1");
    row("blank before", " 1");
    row("blank after", "1 ");
    row("blank in the exponent", "1e 1");
    row("blank after the exponent", "1e1 ");
    row("hexadecimal", "0x10");
    row("grouping", "1,000");
    row("word", "NaN");
    row("NUL", QByteArray("1\0", 2));
    row("Arabic digits", "٤٢");
}

void DecimalTest::hasNothingForOtherTokens()
{
    QFETCH(QByteArray, token);
    QVERIFY(!parseDecimal(token));
}

void DecimalTest::rounds_data()
{
    QTest::addColumn<qint64>("coefficient");
    QTest::addColumn<int>("scale");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<qint64>("rounded");
    const auto row = [](const char *name, qint64 coefficient, int scale, int decimals, qint64 expected) {
        QTest::newRow(name) << coefficient << scale << decimals << expected;
    };
    row("0.5 to 0", 5, 1, 0, 1);
    row("-0.5 to 0", -5, 1, 0, -1);
    row("0.49 to 0", 49, 2, 0, 0);
    row("-0.49 to 0", -49, 2, 0, 0);
    row("1.5 to 0", 15, 1, 0, 2);
    row("2.5 to 0, not to even", 25, 1, 0, 3);
    row("-2.5 to 0, away from zero", -25, 1, 0, -3);
    row("1.005 to 2", 1005, 3, 2, 101);
    row("1.0049 to 2", 10049, 4, 2, 100);
    row("9.995 to 2, carried", 9995, 3, 2, 1000);
    row("1.2 to 2, zeros appended", 12, 1, 2, 120);
    row("1.20 to 2", 120, 2, 2, 120);
    row("7 to 3", 7, 0, 3, 7000);
    row("-7 to 3", -7, 0, 3, -7000);
    row("0 to 18", 0, 0, 18, 0);
    row("1 to 18", 1, 0, 18, 1000000000000000000);
    row("greatest with 18 decimals to 0", greatest, 18, 0, 9);
    row("least with 18 decimals to 0", least, 18, 0, -9);
    row("greatest with 1 decimal to 0", greatest, 1, 0, 922337203685477581);
    row("least with 1 decimal to 0", least, 1, 0, -922337203685477581);
    row("9.2 with 18 decimals to 0", 9200000000000000000, 18, 0, 9);
    row("0.5 with 18 decimals to 0", 500000000000000000, 18, 0, 1);
    row("below 0.5 with 18 decimals to 0", 499999999999999999, 18, 0, 0);
    row("least unchanged", least, 0, 0, least);
}

void DecimalTest::rounds()
{
    QFETCH(qint64, coefficient);
    QFETCH(int, scale);
    QFETCH(int, decimals);
    const auto value = rounded(Decimal{coefficient, scale}, decimals);
    QVERIFY(value);
    QTEST(value->coefficient, "rounded");
    QCOMPARE(value->scale, decimals);
}

void DecimalTest::roundsToNothingThatDoesNotFit()
{
    QVERIFY(!rounded(Decimal{greatest, 0}, 1));
    QVERIFY(!rounded(Decimal{least, 0}, 1));
    QVERIFY(!rounded(Decimal{10, 0}, 18));
    QVERIFY(!rounded(Decimal{1, 0}, 19));
    QVERIFY(!rounded(Decimal{0, 0}, 19));
    QVERIFY(!rounded(Decimal{1, 18}, -1));
    QVERIFY(!rounded(Decimal{0, 0}, -1));
}

void DecimalTest::multiplies_data()
{
    QTest::addColumn<qint64>("a");
    QTest::addColumn<int>("scaleA");
    QTest::addColumn<qint64>("b");
    QTest::addColumn<int>("scaleB");
    QTest::addColumn<qint64>("product");
    QTest::addColumn<int>("scale");
    QTest::newRow("whole numbers") << qint64(6) << 0 << qint64(7) << 0 << qint64(42) << 0;
    QTest::newRow("decimals add up") << qint64(12505) << 1 << qint64(5) << 2 << qint64(62525) << 3;
    QTest::newRow("negative") << qint64(-25) << 1 << qint64(4) << 0 << qint64(-100) << 1;
    QTest::newRow("both negative") << qint64(-25) << 1 << qint64(-4) << 0 << qint64(100) << 1;
    QTest::newRow("zero") << qint64(0) << 2 << greatest << 18 << qint64(0) << 18;
    QTest::newRow("zeros make room at 18") << qint64(20) << 18 << qint64(5) << 1 << qint64(10) << 18;
    QTest::newRow("greatest") << greatest << 0 << qint64(1) << 0 << greatest << 0;
    QTest::newRow("least") << qint64(1) << 0 << least << 0 << least << 0;
}

void DecimalTest::multiplies()
{
    QFETCH(qint64, a);
    QFETCH(int, scaleA);
    QFETCH(qint64, b);
    QFETCH(int, scaleB);
    const auto value = multiplied(Decimal{a, scaleA}, Decimal{b, scaleB});
    QVERIFY(value);
    QTEST(value->coefficient, "product");
    QTEST(value->scale, "scale");
}

void DecimalTest::multipliesToNothingThatDoesNotFit()
{
    QVERIFY(!multiplied(Decimal{greatest, 0}, Decimal{2, 0}));
    QVERIFY(!multiplied(Decimal{least, 0}, Decimal{-1, 0}));
    QVERIFY(!multiplied(Decimal{-1, 0}, Decimal{least, 0}));
    QVERIFY(!multiplied(Decimal{1, 18}, Decimal{1, 1}));
}

void DecimalTest::takesAShare_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("percent");
    QTest::addColumn<std::optional<int>>("decimals");
    QTest::addColumn<QByteArray>("share");
    const auto row = [](const char *name, const char *value, const char *percent,
                        std::optional<int> decimals, const char *share) {
        QTest::newRow(name) << QByteArray(value) << QByteArray(percent) << decimals << QByteArray(share);
    };
    row("whole", "48500", "60", 2, "29100.00");
    row("half goes up", "0.1", "5", 2, "0.01");
    row("half goes down below zero", "-0.1", "5", 2, "-0.01");
    row("just less than half", "0.1", "4.9999999999999999", 2, "0.00");
    row("just less than half below zero", "-0.1", "4.9999999999999999", 2, "0.00");
    row("decided by the first digit that is lost alone", "0.0149", "100", 2, "0.01");
    row("carried through all digits", "999.995", "100", 2, "1000.00");
    row("noise in the percent", "48500", "59.99999999999999", 2, "29100.00");
    row("as many digits as there can be", "92233720368547758.07", "59.9999999999999999", 2,
        "55340232221128654.75");
    row("the largest as a whole", "9223372036854775807", "100", 0, "9223372036854775807");
    row("the largest, negative", "-9223372036854775807", "100", 0, "-9223372036854775807");
    row("exact", "1.0001", "33", {}, "0.330033");
    row("exact, without zeros", "100.00", "50", {}, "50");
    row("exact, of nothing", "0.00", "0.5", {}, "0");
}

void DecimalTest::takesAShare()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, percent);
    QFETCH(std::optional<int>, decimals);
    const auto share = percentOf(*parseDecimal(value), *parseDecimal(percent), decimals);
    QVERIFY(share);
    QTEST(plainText(*share), "share");
}

void DecimalTest::takesNoShareThatDoesNotFit()
{
    QVERIFY(!percentOf(Decimal{greatest, 0}, Decimal{50, 0}, 2));
    QVERIFY(!percentOf(Decimal{greatest, 0}, Decimal{101, 0}, 0));
    QVERIFY(!percentOf(Decimal{greatest, 0}, Decimal{greatest, 0}, 0));
    QVERIFY(!percentOf(Decimal{1, 18}, Decimal{1, 0}, std::nullopt)); // exact takes 20 decimals
}

void DecimalTest::normalizes_data()
{
    QTest::addColumn<qint64>("coefficient");
    QTest::addColumn<int>("scale");
    QTest::addColumn<qint64>("normal");
    QTest::addColumn<int>("normalScale");
    QTest::newRow("1.50") << qint64(150) << 2 << qint64(15) << 1;
    QTest::newRow("1.00") << qint64(100) << 2 << qint64(1) << 0;
    QTest::newRow("-1.00") << qint64(-100) << 2 << qint64(-1) << 0;
    QTest::newRow("100 keeps its zeros") << qint64(100) << 0 << qint64(100) << 0;
    QTest::newRow("0.00") << qint64(0) << 2 << qint64(0) << 0;
    QTest::newRow("1.05") << qint64(105) << 2 << qint64(105) << 2;
    QTest::newRow("least") << least << 18 << least << 18;
}

void DecimalTest::normalizes()
{
    QFETCH(qint64, coefficient);
    QFETCH(int, scale);
    const Decimal value = normalized(Decimal{coefficient, scale});
    QTEST(value.coefficient, "normal");
    QTEST(value.scale, "normalScale");
}

void DecimalTest::comparesAcrossScales_data()
{
    QTest::addColumn<Decimal>("a");
    QTest::addColumn<Decimal>("b");
    QTest::addColumn<int>("order");
    QTest::newRow("1 and 1.00") << Decimal{1, 0} << Decimal{100, 2} << 0;
    QTest::newRow("1.01 and 1.1") << Decimal{101, 2} << Decimal{11, 1} << -1;
    QTest::newRow("-1.5 and -1.2") << Decimal{-15, 1} << Decimal{-12, 1} << -1;
    QTest::newRow("-0.5 and 0.5") << Decimal{-5, 1} << Decimal{5, 1} << -1;
    QTest::newRow("0 and -0.000000000000000001") << Decimal{0, 0} << Decimal{-1, 18} << 1;
    QTest::newRow("greatest and least") << Decimal{greatest, 0} << Decimal{least, 0} << 1;
    QTest::newRow("greatest of 18 decimals and 9") << Decimal{greatest, 18} << Decimal{9, 0} << 1;
    QTest::newRow("least of 18 decimals and -9") << Decimal{least, 18} << Decimal{-9, 0} << -1;
}

void DecimalTest::comparesAcrossScales()
{
    QFETCH(Decimal, a);
    QFETCH(Decimal, b);
    QFETCH(int, order);
    QCOMPARE(compared(a, b), order);
    QCOMPARE(compared(b, a), -order);
}

void DecimalTest::writesPlainDigits_data()
{
    QTest::addColumn<qint64>("coefficient");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << qint64(0) << 0 << QByteArray("0");
    QTest::newRow("zero with decimals") << qint64(0) << 2 << QByteArray("0.00");
    QTest::newRow("whole") << qint64(48500) << 0 << QByteArray("48500");
    QTest::newRow("negative with decimals") << qint64(-123450) << 2 << QByteArray("-1234.50");
    QTest::newRow("less than one") << qint64(5) << 2 << QByteArray("0.05");
    QTest::newRow("negative, less than one") << qint64(-5) << 2 << QByteArray("-0.05");
    QTest::newRow("18 decimals") << qint64(1) << 18 << QByteArray("0.000000000000000001");
    QTest::newRow("greatest") << greatest << 18 << QByteArray("9.223372036854775807");
    QTest::newRow("least") << least << 18 << QByteArray("-9.223372036854775808");
    QTest::newRow("least, whole") << least << 0 << QByteArray("-9223372036854775808");
}

void DecimalTest::writesPlainDigits()
{
    QFETCH(qint64, coefficient);
    QFETCH(int, scale);
    QTEST(plainText(Decimal{coefficient, scale}), "text");
}

QTEST_GUILESS_MAIN(DecimalTest)
#include "tst_decimal.moc"
