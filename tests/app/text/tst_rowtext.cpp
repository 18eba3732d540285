// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/rowtext.h"
#include "tests/support/dealrows.h"

#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

} // namespace

class RowTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheAmount_data();
    void saysTheAmount();
    void saysWhereTheDealStands_data();
    void saysWhereTheDealStands();
    void saysHowFarTheCloseIs_data();
    void saysHowFarTheCloseIs();
    void namesADealWithoutAName();
    void makesForeignTextFitALine();
};

void RowTextTest::saysTheAmount_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("period");
    QTest::addColumn<QString>("text");
    const int value = int(FieldState::Value);
    const auto row = [&](const char *name, int state, const char *amount, const char *currency,
                         const char *period, const char *text) {
        QTest::newRow(name) << state << QByteArray(amount) << QString::fromUtf8(currency)
                            << QString::fromUtf8(period) << QString::fromUtf8(text);
    };
    row("whole", value, "48500", "EUR", "one_time", "€48,500");
    row("whole, sent with decimals", value, "48500.00", "EUR", "", "€48,500");
    row("with decimals, monthly", value, "1250.5", "USD", "monthly", "$1,250.50 / mo");
    row("quarterly", value, "9000", "GBP", "quarterly", "£9,000 / qtr");
    row("annual", value, "7", "JPY", "annual", "¥7 / yr");
    row("another period", value, "7", "EUR", "weekly", "€7 / weekly");
    row("zero", value, "0", "EUR", "", "€0");
    row("negative", value, "-12", "EUR", "", "-€12");
    row("no currency", value, "48500", "", "", "48,500, no currency");
    row("beyond 64 bits", value, "1e400", "EUR", "", "1e400 EUR");
    row("absent", int(FieldState::Absent), "", "EUR", "monthly", "not set");
    row("null", int(FieldState::Null), "", "", "", "not set");
    row("unreadable", int(FieldState::Unreadable), "", "EUR", "", "unreadable");
}

void RowTextTest::saysTheAmount()
{
    QFETCH(int, state);
    QFETCH(QByteArray, amount);
    QFETCH(QString, currency);
    QFETCH(QString, period);
    QFETCH(QString, text);
    DealRow row = openRow(1);
    row.amountState = FieldState(state);
    row.amount = amount;
    row.currency = currency;
    row.valuePeriod = period;
    QCOMPARE(rowAmountText(row, british), text);
}

void RowTextTest::saysWhereTheDealStands_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("isMissing");
    QTest::addColumn<QString>("text");
    const QString stage = QStringLiteral("Proposal sent");
    QTest::newRow("open") << stage << int(Outcome::Open) << false << stage;
    QTest::newRow("no stage") << QStringLiteral("  ") << int(Outcome::Open) << false
                              << QStringLiteral("no stage");
    QTest::newRow("won") << stage << int(Outcome::Won) << false << QStringLiteral("Won");
    QTest::newRow("lost") << stage << int(Outcome::Lost) << false << QStringLiteral("Lost");
    QTest::newRow("closed") << stage << int(Outcome::Closed) << false << QStringLiteral("Closed");
    QTest::newRow("unclear") << stage << int(Outcome::Unclear) << false << QStringLiteral("Unclear");
    QTest::newRow("missing") << stage << int(Outcome::Open) << true
                             << QStringLiteral("No longer available");
    QTest::newRow("missing and won") << stage << int(Outcome::Won) << true
                                     << QStringLiteral("No longer available");
    QTest::newRow("deleted") << stage << int(Outcome::Deleted) << true << QStringLiteral("Deleted");
}

void RowTextTest::saysWhereTheDealStands()
{
    QFETCH(QString, stage);
    QFETCH(int, outcome);
    QFETCH(bool, isMissing);
    QFETCH(QString, text);
    DealRow row = openRow(1);
    row.stageName = stage;
    row.outcome = Outcome(outcome);
    row.isMissing = isMissing;
    QCOMPARE(rowPlaceText(row), text);
}

void RowTextTest::saysHowFarTheCloseIs_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOverdue");
    const int value = int(FieldState::Value);
    const int open = int(Outcome::Open);
    QTest::newRow("ahead") << value << open << QDate(2026, 6, 1) << QStringLiteral("in 9 days") << false;
    QTest::newRow("today") << value << open << QDate(2026, 6, 10) << QStringLiteral("today") << false;
    QTest::newRow("past") << value << open << QDate(2026, 6, 22) << QStringLiteral("12 days overdue")
                          << true;
    QTest::newRow("past, and won") << value << int(Outcome::Won) << QDate(2026, 6, 22) << QString()
                                   << false;
    QTest::newRow("not set") << int(FieldState::Null) << open << QDate(2026, 6, 22)
                             << QStringLiteral("no close date") << false;
    QTest::newRow("unreadable") << int(FieldState::Unreadable) << open << QDate(2026, 6, 22)
                                << QStringLiteral("unreadable date") << false;
}

void RowTextTest::saysHowFarTheCloseIs()
{
    QFETCH(int, state);
    QFETCH(int, outcome);
    QFETCH(QDate, today);
    DealRow row = openRow(1);
    row.closeState = FieldState(state);
    row.outcome = Outcome(outcome);
    QTEST(rowCloseText(row, today), "text");
    QTEST(isRowOverdue(row, today), "isOverdue");
    row.isMissing = true;
    QCOMPARE(rowCloseText(row, today), QString());
    QVERIFY(!isRowOverdue(row, today));
}

void RowTextTest::namesADealWithoutAName()
{
    DealRow row = openRow(1);
    row.name = QStringLiteral(" \n ");
    QCOMPARE(rowTitle(row), QStringLiteral("(untitled) dea10001"));
}

void RowTextTest::makesForeignTextFitALine()
{
    DealRow row = openRow(1);
    row.name = QStringLiteral("Harbour\ncrane \u202eretrofit");
    row.stageName = QStringLiteral("Two\r\nlines");
    row.currency = QStringLiteral("X\nY");
    row.amount = "1e400";
    QCOMPARE(rowTitle(row), QStringLiteral("Harbour crane ‹RLO›retrofit"));
    QCOMPARE(rowPlaceText(row), QStringLiteral("Two lines"));
    QCOMPARE(rowAmountText(row, british), QStringLiteral("1e400 X Y"));
}

QTEST_GUILESS_MAIN(RowTextTest)
#include "tst_rowtext.moc"
