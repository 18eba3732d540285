// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/listtext.h"

#include "app/text/columntext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/moneytext.h"
#include "app/text/querytext.h"
#include "app/text/rowtext.h"
#include "app/text/totalstext.h"

#include <QCoreApplication>
#include <QStringList>

namespace sidelight {

namespace {

struct ListWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ListText)
};

QString orEmpty(const QString &text)
{
    return text.isEmpty() ? emptyCell() : text;
}

QString weightedCell(const DealRow &row, const QLocale &locale)
{
    if (row.worth.weightedLeftOut != LeftOut::No)
        return emptyCell();
    const QString sum =
        shortMoneyText(amountOfUnits(row.worth.weighted, row.currency.trimmed().toUpper()), locale);
    const QString per = perPeriodText(row.period, row.valuePeriod);
    return per.isEmpty() ? sum : sum + u' ' + per;
}

QString closeCell(const DealRow &row, QDate today, const QLocale &locale)
{
    switch (row.closeState) {
    case FieldState::Absent:
    case FieldState::Null: return emptyCell();
    case FieldState::Unreadable: return ListWords::tr("unreadable");
    case FieldState::Value: break;
    }
    const QString day = dayText(row.expectedClose, locale);
    const QString distance = rowCloseText(row, today);
    return distance.isEmpty() ? day : day + QStringLiteral(" · ") + distance;
}

QString directionText(const DealSort &sort)
{
    return sort.order == Qt::AscendingOrder
               ? ListWords::tr("%1, ascending", "column").arg(dealColumnText(sort.column))
               : ListWords::tr("%1, descending", "column").arg(dealColumnText(sort.column));
}

QString nameSentence(const DealRow &row)
{
    QStringList parts{rowTitle(row)};
    if (row.isPinned)
        parts << ListWords::tr("pinned");
    if (row.isChanged)
        parts << ListWords::tr("changed since you last looked");
    if (row.isMissing)
        parts << ListWords::tr("no longer available");
    if (row.isVisited)
        parts << ListWords::tr("opened before");
    return parts.join(ListWords::tr(", ", "between a name and marks"));
}

} // namespace

QString dealColumnText(DealColumn column)
{
    switch (column) {
    case DealColumn::Name: return ListWords::tr("Name");
    case DealColumn::Pipeline: return ListWords::tr("Pipeline");
    case DealColumn::Stage: return ListWords::tr("Stage");
    case DealColumn::Amount: return ListWords::tr("Amount");
    case DealColumn::Weighted: return ListWords::tr("Weighted");
    case DealColumn::Confidence: return ListWords::tr("Confidence");
    case DealColumn::Close: return ListWords::tr("Expected close");
    case DealColumn::Outcome: return ListWords::tr("Outcome");
    case DealColumn::Updated: return ListWords::tr("Changed in the CRM");
    case DealColumn::Checked: return ListWords::tr("Last checked");
    }
    Q_UNREACHABLE();
}

QString dealCellText(const DealRow &row, DealColumn column, QDate today, const QLocale &locale)
{
    switch (column) {
    case DealColumn::Name: return rowTitle(row);
    case DealColumn::Pipeline: return orEmpty(oneLine(row.pipelineName));
    case DealColumn::Stage: return orEmpty(oneLine(row.stageName));
    case DealColumn::Amount:
        return row.amountState == FieldState::Absent || row.amountState == FieldState::Null
                   ? emptyCell()
                   : rowAmountText(row, locale);
    case DealColumn::Weighted: return weightedCell(row, locale);
    case DealColumn::Confidence:
        return row.percent ? percentText(normalized({*row.percent, 2}), locale) : emptyCell();
    case DealColumn::Close: return closeCell(row, today, locale);
    case DealColumn::Outcome:
        return row.outcome == Outcome::Open && row.isMissing ? rowPlaceText(row) : outcomeText(row.outcome);
    case DealColumn::Updated:
        return row.updatedAt.isValid() ? dayText(row.updatedAt.toLocalTime().date(), locale) : emptyCell();
    case DealColumn::Checked:
        return row.checkedAt.isValid() ? distanceText(today.daysTo(row.checkedAt.toLocalTime().date()))
                                       : emptyCell();
    }
    Q_UNREACHABLE();
}

QString dealCellSentence(const DealRow &row, DealColumn column, QDate today, const QLocale &locale)
{
    if (column == DealColumn::Name)
        return nameSentence(row);
    const QString cell = dealCellText(row, column, today, locale);
    return ListWords::tr("%1: %2", "column and cell")
        .arg(dealColumnText(column), cell == emptyCell() ? notSetText() : cell);
}

QString dealGroupingText(DealGrouping grouping)
{
    switch (grouping) {
    case DealGrouping::None: return ListWords::tr("No groups");
    case DealGrouping::Stage: return ListWords::tr("Pipeline and stage");
    case DealGrouping::CloseMonth: return ListWords::tr("Month of the expected close");
    case DealGrouping::Currency: return ListWords::tr("Currency");
    }
    Q_UNREACHABLE();
}

QString pipelineText(const QString &name)
{
    return name.trimmed().isEmpty() ? ListWords::tr("No pipeline") : oneLine(name);
}

QString scopeText(const ShownDeals &shown, const QLocale &locale)
{
    QStringList parts{filterText(shown.query, locale)};
    if (shown.pipeline)
        parts.prepend(ListWords::tr("Pipeline: %1").arg(pipelineText(*shown.pipeline)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString dealSectionText(const DealSection &section, DealGrouping grouping, const QLocale &locale)
{
    switch (grouping) {
    case DealGrouping::None: return {};
    case DealGrouping::Stage:
        return ListWords::tr("%1 › %2", "pipeline and stage")
            .arg(pipelineText(section.pipeline),
                 section.stage.isEmpty() ? ListWords::tr("No stage") : oneLine(section.stage));
    case DealGrouping::CloseMonth:
        return section.month.isValid() ? ListWords::tr("%1 %2", "month and year")
                                             .arg(locale.standaloneMonthName(section.month.month()))
                                             .arg(section.month.year())
                                       : ListWords::tr("No close date");
    case DealGrouping::Currency:
        return section.currency.isEmpty() ? ListWords::tr("No currency") : oneLine(section.currency);
    }
    Q_UNREACHABLE();
}

QString dealSectionSentence(const DealSection &section, DealGrouping grouping, const QLocale &locale)
{
    return ListWords::tr("%1: %2", "section and its totals")
        .arg(dealSectionText(section, grouping, locale), totalsShortText(section.totals, locale));
}

QString dealSortText(const DealView &view)
{
    const QString first = directionText(view.first);
    return view.second ? ListWords::tr("%1, then %2", "two sorts").arg(first, directionText(*view.second))
                       : first;
}

} // namespace sidelight
