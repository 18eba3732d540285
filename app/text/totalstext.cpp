// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/totalstext.h"

#include "app/domain/money.h"
#include "app/text/moneytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace sidelight {

namespace {

constexpr std::size_t maxShortLines = 3;

struct TotalsWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::TotalsText)
};

/// `covers` says of which period it is, or is empty.
QString sumText(qint64 units, bool isTooLarge, const TotalsLine &line, const QString &covers,
                const QLocale &locale)
{
    QString sum = isTooLarge ? line.currency : shortMoneyText(amountOfUnits(units, line.currency), locale);
    if (!covers.isEmpty())
        sum += u' ' + covers;
    return isTooLarge ? TotalsWords::tr("%1: sum too large").arg(sum) : sum;
}

QString reasonText(LeftOut why, int deals, const QLocale &locale)
{
    const QString count = locale.toString(deals);
    switch (why) {
    case LeftOut::No: break;
    case LeftOut::NotSet: return TotalsWords::tr("%1 without an amount").arg(count);
    case LeftOut::Unreadable: return TotalsWords::tr("%1 unreadable").arg(count);
    case LeftOut::NoCurrency: return TotalsWords::tr("%1 without a currency").arg(count);
    case LeftOut::UnknownCurrency: return TotalsWords::tr("%1 of an unknown currency").arg(count);
    case LeftOut::TooLarge: return TotalsWords::tr("%1 too large").arg(count);
    case LeftOut::NoConfidence: return TotalsWords::tr("%1 without a confidence in percent").arg(count);
    case LeftOut::Deleted: return TotalsWords::tr("%1 deleted").arg(count);
    case LeftOut::Missing: return TotalsWords::tr("%1 no longer available").arg(count);
    }
    return {};
}

int countOf(const std::array<int, Totals::reasons> &reasons, LeftOut why)
{
    return reasons[std::size_t(why)];
}

QString reasonsText(const std::array<int, Totals::reasons> &reasons, const QLocale &locale)
{
    QStringList texts;
    for (int why = int(LeftOut::NotSet); why < Totals::reasons; ++why) {
        if (const int count = countOf(reasons, LeftOut(why)); count > 0)
            texts << reasonText(LeftOut(why), count, locale);
    }
    return texts.join(TotalsWords::tr(", ", "between reasons"));
}

int leftOut(const Totals &totals)
{
    return totals.deals - countOf(totals.plainLeftOut, LeftOut::No);
}

// Those whose amount is counted, but not its weighted part.
QString weightedLeftOutText(const Totals &totals, const QLocale &locale)
{
    const int deals =
        countOf(totals.plainLeftOut, LeftOut::No) - countOf(totals.weightedLeftOut, LeftOut::No);
    if (deals == 0)
        return {};
    std::array<int, Totals::reasons> reasons{};
    for (std::size_t why = 0; why < reasons.size(); ++why)
        reasons[why] = totals.weightedLeftOut[why] - totals.plainLeftOut[why];
    return TotalsWords::tr("%1 deal(s) not among the weighted sums: %2", nullptr, deals)
        .arg(locale.toString(deals), reasonsText(reasons, locale));
}

QString roundedText(const Totals &totals, const QLocale &locale)
{
    const int deals = std::accumulate(totals.lines.begin(), totals.lines.end(), 0,
                                      [](int sum, const TotalsLine &line) { return sum + line.rounded; });
    if (deals == 0)
        return {};
    return TotalsWords::tr("%1 amount(s) rounded to the decimals of the currency", nullptr, deals)
        .arg(locale.toString(deals));
}

} // namespace

QString dealCountText(int deals, const QLocale &locale)
{
    return TotalsWords::tr("%1 deal(s)", nullptr, deals).arg(locale.toString(deals));
}

QString totalsLineText(const TotalsLine &line, const QLocale &locale)
{
    const QString covers = periodText(line.period, line.periodWord);
    const QString plain = sumText(line.plain, line.isPlainTooLarge, line, covers, locale);
    const QString text =
        TotalsWords::tr("%1, %2", "sum, deals").arg(plain, dealCountText(line.plainCount, locale));
    if (line.weightedCount == 0)
        return text;
    const QString weighted = sumText(line.weighted, line.isWeightedTooLarge, line, {}, locale);
    return text + QStringLiteral(" · ")
           + TotalsWords::tr("weighted %1, %2", "sum, deals")
                 .arg(weighted, dealCountText(line.weightedCount, locale));
}

QString leftOutText(const Totals &totals, const QLocale &locale)
{
    const int deals = leftOut(totals);
    if (deals == 0)
        return {};
    return TotalsWords::tr("%1 deal(s) not counted: %2", nullptr, deals)
        .arg(locale.toString(deals), reasonsText(totals.plainLeftOut, locale));
}

QStringList totalsLines(const Totals &totals, const QLocale &locale)
{
    QStringList lines;
    for (const TotalsLine &line : totals.lines)
        lines << totalsLineText(line, locale);
    for (const QString &text :
         {leftOutText(totals, locale), weightedLeftOutText(totals, locale), roundedText(totals, locale)}) {
        if (!text.isEmpty())
            lines << text;
    }
    return lines;
}

QString totalsShortText(const Totals &totals, const QLocale &locale)
{
    QStringList parts{dealCountText(totals.deals, locale)};
    const std::size_t shown = std::min(totals.lines.size(), maxShortLines);
    for (std::size_t at = 0; at < shown; ++at) {
        const TotalsLine &line = totals.lines[at];
        const QString per = perPeriodText(line.period, line.periodWord);
        parts << sumText(line.plain, line.isPlainTooLarge, line, per, locale);
    }
    if (shown < totals.lines.size())
        parts << TotalsWords::tr("%n more sum(s)", nullptr, int(totals.lines.size() - shown));
    if (const int deals = leftOut(totals); deals > 0)
        parts << TotalsWords::tr("%1 not counted").arg(locale.toString(deals));
    return parts.join(QStringLiteral(" · "));
}

} // namespace sidelight
