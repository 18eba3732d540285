// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/confidence.h"

#include <QTest>

using namespace sidelight;
using Kind = Confidence::Kind;

class ConfidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumber_data();
    void readsNumber();
    void isNotSetWhenAbsentOrNull();
    void isUnreadableWhenNoNumberCame();
    void comparesKindAndPercent();
};

void ConfidenceTest::readsNumber_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("percent");
    const auto row = [](const char *token, Kind kind, const char *percent = "0") {
        QTest::newRow(token) << QByteArray(token) << kind << QByteArray(percent);
    };
    row("0", Kind::Percent, "0");
    row("-0", Kind::Percent, "0");
    row("0.0", Kind::Percent, "0");
    row("1", Kind::Percent, "1");
    row("1.0", Kind::Percent, "1");
    row("60", Kind::Percent, "60");
    row("60.00", Kind::Percent, "60");
    row("6e1", Kind::Percent, "60");
    row("100", Kind::Percent, "100");
    row("1e2", Kind::Percent, "100");
    row("0.6", Kind::Fraction, "60");
    row("0.60", Kind::Fraction, "60");
    row("6e-1", Kind::Fraction, "60");
    row("0.5", Kind::Fraction, "50");
    row("0.1", Kind::Fraction, "10");
    row("0.01", Kind::Fraction, "1");
    row("0.005", Kind::Fraction, "0.5");
    row("0.333", Kind::Fraction, "33.3");
    row("0.99", Kind::Fraction, "99");
    row("0.99999999999999994", Kind::Fraction, "99.999999999999994"); // the greatest double below 1
    row("0.999999999999999999", Kind::Fraction, "99.9999999999999999");
    row("0.000000000000000001", Kind::Fraction, "0.0000000000000001");
    row("101", Kind::Unusual);
    row("-1", Kind::Unusual);
    row("-0.5", Kind::Unusual);
    row("-0.000000000000000001", Kind::Unusual);
    row("1.000000000000000001", Kind::Unusual);
    row("1.5", Kind::Unusual);
    row("7.5", Kind::Unusual);
    row("99.5", Kind::Unusual);
    row("100.5", Kind::Unusual);
    row("9223372036854775807", Kind::Unusual);
    row("1e400", Kind::Unusual);
    row("1e-400", Kind::Unusual);
    row("1e99999999999", Kind::Unusual);
}

void ConfidenceTest::readsNumber()
{
    QFETCH(QByteArray, token);
    QFETCH(Kind, kind);
    const Confidence read = confidence(Number{token});
    QCOMPARE(read.kind, kind);
    QCOMPARE(read.hasPercent(), kind == Kind::Percent || kind == Kind::Fraction);
    QTEST(plainText(read.percent), "percent");
}

void ConfidenceTest::isNotSetWhenAbsentOrNull()
{
    QCOMPARE(confidence(Field<Number>()).kind, Kind::NotSet);
    QCOMPARE(confidence(Field<Number>::null()).kind, Kind::NotSet);
    QVERIFY(!confidence(Field<Number>::null()).hasPercent());
}

void ConfidenceTest::isUnreadableWhenNoNumberCame()
{
    const Confidence read = confidence(Field<Number>::unreadable({10, 4}));
    QCOMPARE(read.kind, Kind::Unreadable);
    QVERIFY(!read.hasPercent());
}

void ConfidenceTest::comparesKindAndPercent()
{
    QVERIFY(confidence(Number{"60"}) == confidence(Number{"60.0"}));
    QVERIFY(confidence(Number{"60"}) != confidence(Number{"0.6"}));
    QVERIFY(confidence(Number{"60"}) != confidence(Number{"61"}));
}

QTEST_GUILESS_MAIN(ConfidenceTest)
#include "tst_confidence.moc"
