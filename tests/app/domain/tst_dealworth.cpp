// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealworth.h"

#include <QTest>

using namespace sidelight;

class DealWorthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatADealAddsToTotals_data();
    void saysWhatADealAddsToTotals();
    void tellsUnreadableFromNotSet();
};

void DealWorthTest::saysWhatADealAddsToTotals_data()
{
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QByteArray>("confidence");
    QTest::addColumn<DealWorth>("worth");
    const auto row = [](const char *name, const char *amount, const char *currency, const char *confidence,
                        const DealWorth &worth) {
        QTest::newRow(name) << QByteArray(amount) << QString::fromUtf8(currency) << QByteArray(confidence)
                            << worth;
    };
    const auto counted = LeftOut::No;
    const auto both = [](LeftOut why) { return DealWorth{0, 0, why, why, false}; };
    row("two decimals", "48500.00", "EUR", "60", {4'850'000, 2'910'000, counted, counted, false});
    row("no decimals", "1200", "JPY", "50", {1200, 600, counted, counted, false});
    row("three decimals", "1.2345", "KWD", "100", {1235, 1235, counted, counted, true});
    row("half away from zero", "0.125", "EUR", "100", {13, 13, counted, counted, true});
    row("half away from zero, negative", "-0.125", "EUR", "100", {-13, -13, counted, counted, true});
    row("weighted from what was sent, not from what was rounded", "0.125", "EUR", "40",
        {13, 5, counted, counted, true});
    row("zeros behind are no loss", "1.5000", "EUR", "", {150, 0, counted, LeftOut::NoConfidence, false});
    row("currency in lower case and blanks", "2", " eur ", "50", {200, 100, counted, counted, false});
    row("confidence as a fraction", "100", "EUR", "0.6", {10'000, 6'000, counted, counted, false});
    row("confidence with the noise of a binary fraction", "48500.00", "EUR", "0.59999999999999998",
        {4'850'000, 2'910'000, counted, counted, false});
    row("confidence of 0", "100", "EUR", "0", {10'000, 0, counted, counted, false});
    row("unusual confidence", "100", "EUR", "130", {10'000, 0, counted, LeftOut::NoConfidence, false});
    row("zero", "0", "EUR", "10", {0, 0, counted, counted, false});
    row("no amount", "", "EUR", "60", both(LeftOut::NotSet));
    row("no number that fits", "1e400", "EUR", "60", both(LeftOut::Unreadable));
    row("no currency", "48500", "", "60", both(LeftOut::NoCurrency));
    row("currency of blanks", "48500", "  ", "60", both(LeftOut::NoCurrency));
    row("currency of nobody", "48500", "XYZ", "60", both(LeftOut::UnknownCurrency));
    row("too large for cents", "92233720368547759", "EUR", "60", both(LeftOut::TooLarge));
    row("as large as can be", "92233720368547758.07", "EUR", "",
        {9'223'372'036'854'775'807, 0, counted, LeftOut::NoConfidence, false});
}

void DealWorthTest::saysWhatADealAddsToTotals()
{
    QFETCH(QByteArray, amount);
    QFETCH(QString, currency);
    QFETCH(QByteArray, confidence);
    Deal deal;
    if (!amount.isEmpty())
        deal.amount = Number{amount};
    if (!currency.isEmpty())
        deal.currency = currency;
    if (!confidence.isEmpty())
        deal.confidence = Number{confidence};
    QTEST(dealWorth(deal), "worth");
}

void DealWorthTest::tellsUnreadableFromNotSet()
{
    Deal deal;
    deal.amount = Field<Number>::null();
    deal.currency = QStringLiteral("EUR");
    QCOMPARE(dealWorth(deal).plainLeftOut, LeftOut::NotSet);
    deal.amount = Field<Number>::unreadable({0, 3});
    QCOMPARE(dealWorth(deal).plainLeftOut, LeftOut::Unreadable);
    QCOMPARE(dealWorth(deal).weightedLeftOut, LeftOut::Unreadable);
    deal.amount = Number{"5"};
    deal.currency = Field<QString>::unreadable({0, 3});
    QCOMPARE(dealWorth(deal).plainLeftOut, LeftOut::NoCurrency);
}

QTEST_GUILESS_MAIN(DealWorthTest)
#include "tst_dealworth.moc"
