// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/money.h"

#include "app/domain/confidence.h"

#include <QStringView>

#include <algorithm>

namespace sidelight {

namespace {

// ISO 4217, list one and what was withdrawn from it of late, by number of decimals, in alphabetical
// order. Metals and accounting units, which have no decimals of their own, are left out.
constexpr QStringView withoutDecimals =
    u"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr QStringView withTwoDecimals =
    u"AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD "
    u"CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
    u"GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL "
    u"MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK "
    u"PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS "
    u"TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL";
constexpr QStringView withThreeDecimals = u"BHD IQD JOD KWD LYD OMR TND";
constexpr QStringView withFourDecimals = u"CLF UYW";

// Guards against a code that is misspelt in length or stands twice.
constexpr bool isInOrder(QStringView list)
{
    for (qsizetype at = 4; at < list.size(); at += 4) {
        qsizetype place = at;
        while (place < at + 2 && list[place] == list[place - 4])
            ++place;
        if (list[at - 1] != u' ' || list[place] <= list[place - 4])
            return false;
    }
    return list.size() % 4 == 3;
}
static_assert(isInOrder(withoutDecimals) && isInOrder(withTwoDecimals) && isInOrder(withThreeDecimals)
              && isInOrder(withFourDecimals));

bool isIn(QStringView list, QStringView code)
{
    for (qsizetype at = 0; at < list.size(); at += 4) {
        if (list.sliced(at, 3) == code)
            return true;
    }
    return false;
}

// `eur` is EUR; an unknown code stays as written. Only ASCII, since `ßp` in upper case is SSP, the
// pound of South Sudan.
QString currencyCode(const QString &sent)
{
    if (!std::all_of(sent.cbegin(), sent.cend(), [](QChar c) { return c < u'\x80'; }))
        return sent;
    const QString code = sent.toUpper();
    return currencyDecimals(code) ? code : sent;
}

} // namespace

Period period(const Field<QString> &sent)
{
    if (!sent.get())
        return sent.isNotSet() ? Period::NotSet : Period::Other;
    const QStringView word = QStringView(*sent).trimmed();
    if (word.isEmpty())
        return Period::NotSet;
    if (word == u"one_time")
        return Period::OneTime;
    if (word == u"monthly")
        return Period::Monthly;
    if (word == u"quarterly")
        return Period::Quarterly;
    if (word == u"annual")
        return Period::Annual;
    return Period::Other;
}

std::optional<int> periodsPerYear(Period period)
{
    switch (period) {
    case Period::Monthly: return 12;
    case Period::Quarterly: return 4;
    case Period::Annual: return 1;
    case Period::NotSet:
    case Period::OneTime:
    case Period::Other: break;
    }
    return std::nullopt;
}

std::optional<Amount> amount(const Deal &deal)
{
    if (!deal.amount.get())
        return std::nullopt;
    const auto value = parseDecimal(deal.amount->token);
    if (!value)
        return std::nullopt;
    return Amount{*value, deal.currency.get() ? currencyCode(deal.currency->trimmed()) : QString()};
}

std::optional<Amount> weighted(const Deal &deal)
{
    const auto whole = amount(deal);
    const Confidence likelihood = confidence(deal.confidence);
    if (!whole || !likelihood.hasPercent())
        return std::nullopt;
    const auto share = percentOf(whole->value, likelihood.percent, currencyDecimals(whole->currency));
    return share ? std::optional(Amount{*share, whole->currency}) : std::nullopt;
}

std::optional<Amount> annualised(const Deal &deal)
{
    const auto once = amount(deal);
    const auto times = periodsPerYear(period(deal.valuePeriod));
    if (!once || !times)
        return std::nullopt;
    const auto product = multiplied(once->value, Decimal{*times, 0});
    return product ? std::optional(Amount{*product, once->currency}) : std::nullopt;
}

std::optional<int> currencyDecimals(QStringView code)
{
    if (isIn(withTwoDecimals, code))
        return 2;
    if (isIn(withoutDecimals, code))
        return 0;
    if (isIn(withThreeDecimals, code))
        return 3;
    if (isIn(withFourDecimals, code))
        return 4;
    return std::nullopt;
}

} // namespace sidelight
