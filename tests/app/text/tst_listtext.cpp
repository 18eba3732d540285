// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/listtext.h"
#include "app/text/translations.h"
#include "tests/support/dealrows.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 6, 1);
const QLocale british(QLocale::English, QLocale::UnitedKingdom);

DealRow fullRow()
{
    DealRow row = worthRow(7, {"48500.00", "eur", "monthly", "60"});
    row.name = u"Harbour\ncrane"_s;
    row.pipelineName = u"Projects\u202e"_s;
    row.stageName = u"Proposal sent"_s;
    row.closeState = FieldState::Value;
    row.expectedClose = QDate(2026, 6, 10);
    row.updatedAt = QDateTime({2026, 5, 2}, {16, 44}, Qt::UTC);
    row.checkedAt = QDateTime({2026, 5, 31}, {9, 0}, Qt::UTC);
    return row;
}

QString cell(const DealRow &row, DealColumn column)
{
    return dealCellText(row, column, today, british);
}

QString section(const DealSection &section, DealGrouping grouping, const QLocale &locale = british)
{
    return dealSectionText(section, grouping, locale);
}

} // namespace

class ListTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), british); }
    void saysEachCell_data();
    void saysEachCell();
    void saysWhatIsNotSet();
    void saysWhatCannotBeRead();
    void saysClosedAndMissingDeals();
    void saysCellsToAScreenReader();
    void saysWhatIsAmongThem();
    void namesSections();
    void saysASectionToAScreenReader();
    void namesColumnsGroupingsAndSorts();
};

void ListTextTest::saysEachCell_data()
{
    QTest::addColumn<DealColumn>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("name") << DealColumn::Name << u"Harbour crane"_s;
    QTest::newRow("pipeline") << DealColumn::Pipeline << u"Projects‹RLO›"_s;
    QTest::newRow("stage") << DealColumn::Stage << u"Proposal sent"_s;
    QTest::newRow("amount") << DealColumn::Amount << u"€48,500 / mo"_s;
    QTest::newRow("weighted") << DealColumn::Weighted << u"€29,100 / mo"_s;
    QTest::newRow("confidence") << DealColumn::Confidence << u"60 %"_s;
    QTest::newRow("close") << DealColumn::Close << u"10 Jun 2026 · in 9 days"_s;
    QTest::newRow("outcome") << DealColumn::Outcome << u"Open"_s;
    QTest::newRow("updated") << DealColumn::Updated << u"2 May 2026"_s;
    QTest::newRow("checked") << DealColumn::Checked << u"yesterday"_s;
}

void ListTextTest::saysEachCell()
{
    QFETCH(DealColumn, column);
    QTEST(cell(fullRow(), column), "text");
}

void ListTextTest::saysWhatIsNotSet()
{
    DealRow bare;
    bare.id = rowId(1);
    for (int column = 1; column < dealColumns; ++column) {
        const bool isOutcome = DealColumn(column) == DealColumn::Outcome;
        QCOMPARE(cell(bare, DealColumn(column)), isOutcome ? u"Open"_s : u"–"_s);
    }
    QCOMPARE(cell(bare, DealColumn::Name), u"(untitled) dea10001"_s);
    bare.stageName = u" \n"_s;
    QCOMPARE(cell(bare, DealColumn::Stage), u"–"_s);
}

void ListTextTest::saysWhatCannotBeRead()
{
    DealRow row = fullRow();
    row.amountState = FieldState::Unreadable;
    row.closeState = FieldState::Unreadable;
    QCOMPARE(cell(row, DealColumn::Amount), u"unreadable"_s);
    QCOMPARE(cell(row, DealColumn::Close), u"unreadable"_s);
    QCOMPARE(cell(worthRow(1, {"5", "", "", "60"}), DealColumn::Amount), u"5, no currency"_s);
    QCOMPARE(cell(worthRow(1, {"5", "", "", "60"}), DealColumn::Weighted), u"–"_s);
    QCOMPARE(cell(worthRow(1, {"5", "EUR", "", "0.125"}), DealColumn::Confidence), u"12.5 %"_s);
}

void ListTextTest::saysClosedAndMissingDeals()
{
    DealRow row = fullRow();
    row.isMissing = true;
    QCOMPARE(cell(row, DealColumn::Outcome), u"No longer available"_s);
    QCOMPARE(cell(row, DealColumn::Stage), u"Proposal sent"_s);
    row.outcome = Outcome::Won;
    QCOMPARE(cell(row, DealColumn::Outcome), u"Won"_s);
    QCOMPARE(cell(row, DealColumn::Close), u"10 Jun 2026"_s);
}

void ListTextTest::saysCellsToAScreenReader()
{
    DealRow row = fullRow();
    const auto said = [&row](DealColumn column) { return dealCellSentence(row, column, today, british); };
    QCOMPARE(said(DealColumn::Name), u"Harbour crane"_s);
    QCOMPARE(said(DealColumn::Amount), u"Amount: €48,500 / mo"_s);
    row.percent.reset();
    QCOMPARE(said(DealColumn::Confidence), u"Confidence: not set"_s);
    row.isPinned = true;
    row.isChanged = true;
    row.isMissing = true;
    row.isVisited = true;
    QCOMPARE(said(DealColumn::Name),
             u"Harbour crane, pinned, changed since you last looked, no longer available, opened before"_s);
}

void ListTextTest::saysWhatIsAmongThem()
{
    ShownDeals shown;
    QCOMPARE(scopeText(shown, british), QString());
    shown.pipeline = u"Projects\n%1"_s;
    QCOMPARE(scopeText(shown, british), u"Pipeline: Projects %1"_s);
    shown.query = parseDealQuery(u"overdue:"_s, today);
    QVERIFY(scopeText(shown, british).startsWith(u"Pipeline: Projects %1 · "_s));
    shown.query = {};
    shown.pipeline = QString();
    QCOMPARE(scopeText(shown, british), u"Pipeline: No pipeline"_s);
}

void ListTextTest::namesSections()
{
    DealSection stage;
    QCOMPARE(section(stage, DealGrouping::Stage), u"No pipeline › No stage"_s);
    stage.pipeline = u"Projects %2"_s;
    stage.stage = u"Proposal\nsent"_s;
    QCOMPARE(section(stage, DealGrouping::Stage), u"Projects %2 › Proposal sent"_s);
    DealSection month;
    QCOMPARE(section(month, DealGrouping::CloseMonth), u"No close date"_s);
    month.month = QDate(2026, 9, 1);
    QCOMPARE(section(month, DealGrouping::CloseMonth), u"September 2026"_s);
    QCOMPARE(section(month, DealGrouping::CloseMonth, QLocale::c()), u"September 2026"_s);
    QCOMPARE(section(month, DealGrouping::CloseMonth, QLocale(QLocale::Polish)), u"wrzesień 2026"_s);
    DealSection currency;
    QCOMPARE(section(currency, DealGrouping::Currency), u"No currency"_s);
    currency.currency = u"EUR"_s;
    QCOMPARE(section(currency, DealGrouping::Currency), u"EUR"_s);
}

void ListTextTest::saysASectionToAScreenReader()
{
    DealSection section;
    section.currency = u"EUR"_s;
    section.totals.deals = 1;
    section.totals.plainLeftOut = {1};
    TotalsLine line;
    line.currency = u"EUR"_s;
    line.plain = 200;
    section.totals.lines = {line};
    QCOMPARE(dealSectionSentence(section, DealGrouping::Currency, british), u"EUR: 1 deal · €2"_s);
}

void ListTextTest::namesColumnsGroupingsAndSorts()
{
    QStringList columns;
    for (int column = 0; column < dealColumns; ++column)
        columns << dealColumnText(DealColumn(column));
    QCOMPARE(columns,
             (QStringList{u"Name"_s, u"Pipeline"_s, u"Stage"_s, u"Amount"_s, u"Weighted"_s, u"Confidence"_s,
                          u"Expected close"_s, u"Outcome"_s, u"Changed in the CRM"_s, u"Last checked"_s}));
    QCOMPARE(dealGroupingText(DealGrouping::None), u"No groups"_s);
    QCOMPARE(dealGroupingText(DealGrouping::Stage), u"Pipeline and stage"_s);
    DealView view;
    QCOMPARE(dealSortText(view), u"Name, ascending"_s);
    view.first = {DealColumn::Amount, Qt::DescendingOrder};
    view.second = DealSort{DealColumn::Close, Qt::AscendingOrder};
    QCOMPARE(dealSortText(view), u"Amount, descending, then Expected close, ascending"_s);
}

QTEST_GUILESS_MAIN(ListTextTest)
#include "tst_listtext.moc"
