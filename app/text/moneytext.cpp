// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/moneytext.h"

#include "app/domain/confidence.h"
#include "app/domain/outcome.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

struct MoneyWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::MoneyText)
};

struct Symbol {
    QStringView code;
    QStringView symbol;
};

// Signs that stand for one currency; all others are shown by their code.
constexpr Symbol symbols[] = {
    {u"EUR", u"€"}, {u"USD", u"$"}, {u"GBP", u"£"},   {u"JPY", u"¥"}, {u"INR", u"₹"},
    {u"KRW", u"₩"}, {u"ILS", u"₪"}, {u"NGN", u"₦"},   {u"PHP", u"₱"}, {u"TRY", u"₺"},
    {u"UAH", u"₴"}, {u"VND", u"₫"}, {u"RUB", u"₽"}, {u"KZT", u"₸"},
};

QLocale readable(const QLocale &locale)
{
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

// Without what the reader set by hand in the system, such as digits after the point, which would
// get between the pattern and our digits.
QLocale standard(const QLocale &locale)
{
    return QLocale(locale.language(), locale.script(), locale.territory());
}

QString symbolOf(const QString &currency, const QLocale &locale)
{
    const auto found = std::find_if(std::begin(symbols), std::end(symbols),
                                    [&](const Symbol &known) { return known.code == currency; });
    if (found == std::end(symbols))
        return currency;
    // In Canada `$` is another dollar, in China `¥` is no yen.
    const QLocale own = standard(locale);
    const bool isOwnSymbol = own.currencySymbol() == found->symbol;
    const bool isOwnCurrency = own.currencySymbol(QLocale::CurrencyIsoCode) == currency;
    return isOwnSymbol && !isOwnCurrency ? currency : found->symbol.toString();
}

// `text` stands where the locale puts the number beside a currency.
QString besideSymbol(const QString &text, const QString &currency, const QLocale &locale)
{
    constexpr QChar placeholder(0xa4);
    const QString one = standard(locale).toString(1);
    QString pattern = standard(locale).toCurrencyString(1, QString(placeholder));
    const QString symbol = symbolOf(currency, locale);
    const bool isSign = symbol != currency;
    const bool isCode = std::all_of(currency.cbegin(), currency.cend(),
                                    [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
    if (!isSign) { // letters need a gap that no line break falls into
        pattern.replace(placeholder + one, placeholder + QStringLiteral("\u00a0") + one);
        pattern.replace(one + placeholder, one + QStringLiteral("\u00a0") + placeholder);
    }
    pattern.replace(one, text);
    return pattern.replace(placeholder, isSign || isCode ? symbol : isolated(oneLine(symbol)));
}

// `plain` as plainText() makes it, without a sign.
QString localDigits(QByteArrayView plain, const QLocale &locale)
{
    const qsizetype point = plain.indexOf('.');
    if (point < 0)
        return locale.toString(plain.toULongLong());
    QString text = locale.toString(plain.first(point).toULongLong()) + locale.decimalPoint();
    for (const char digit : plain.sliced(point + 1))
        text += locale.toString(digit - '0');
    return text;
}

// `digits` as plainText() makes them.
QString besideCurrency(const QByteArray &digits, const QString &currency, const QLocale &locale)
{
    const QLocale local = readable(locale);
    const bool isNegative = digits.startsWith('-');
    const QString number = localDigits(QByteArrayView(digits).sliced(isNegative ? 1 : 0), local);
    const QString sign = isNegative ? local.negativeSign() : QString();
    return sign + (currency.isEmpty() ? number : besideSymbol(number, currency, local));
}

QString sentDigits(const Field<Number> &number)
{
    return QString::fromLatin1(number->token);
}

// The amount without words about its currency.
QString amountNumber(const Deal &deal, const QLocale &locale)
{
    if (const auto known = amount(deal))
        return moneyText(*known, locale);
    const QString currency = hasText(deal.currency) ? deal.currency->trimmed() : QString();
    const QString digits = sentDigits(deal.amount);
    return currency.isEmpty() ? digits : besideSymbol(digits, currency, readable(locale));
}

} // namespace

QByteArray amountDigits(const Amount &amount)
{
    const Decimal value = normalized(amount.value);
    const int missing = currencyDecimals(amount.currency).value_or(0) - value.scale;
    QByteArray digits = plainText(value);
    if (missing <= 0)
        return digits;
    if (value.scale == 0)
        digits += '.';
    return digits.append(missing, '0');
}

QString moneyText(const Amount &amount, const QLocale &locale)
{
    return besideCurrency(amountDigits(amount), amount.currency, locale);
}

QString shortMoneyText(const Amount &amount, const QLocale &locale)
{
    const Decimal value = normalized(amount.value);
    return besideCurrency(value.scale == 0 ? plainText(value) : amountDigits(amount), amount.currency,
                          locale);
}

QString amountText(const Deal &deal, const QLocale &locale)
{
    return fieldText(deal, deal.amount, [&](const Number &) {
        const QString number = amountNumber(deal, locale);
        if (deal.currency.isUnreadable())
            return MoneyWords::tr("%1, currency %2")
                .arg(number, isolated(unreadableText(deal.raw(deal.currency.raw()))));
        return hasText(deal.currency) ? number : MoneyWords::tr("%1, currency not set").arg(number);
    });
}

QString periodText(const Deal &deal)
{
    const Period known = period(deal.valuePeriod);
    return known == Period::Other ? lineText(deal, deal.valuePeriod) : periodText(known, {});
}

QString periodText(Period period, const QString &word)
{
    switch (period) {
    case Period::NotSet: return QString();
    case Period::OneTime: return MoneyWords::tr("one time");
    case Period::Monthly: return MoneyWords::tr("per month");
    case Period::Quarterly: return MoneyWords::tr("per quarter");
    case Period::Annual: return MoneyWords::tr("per year");
    case Period::Other: return shortName(word);
    }
    Q_UNREACHABLE();
}

QString perPeriodText(Period period, const QString &word)
{
    switch (period) {
    case Period::Monthly: return MoneyWords::tr("/ mo");
    case Period::Quarterly: return MoneyWords::tr("/ qtr");
    case Period::Annual: return MoneyWords::tr("/ yr");
    case Period::Other: return QStringLiteral("/ ") + oneLine(word.left(20));
    case Period::NotSet:
    case Period::OneTime: break;
    }
    return {};
}

Amount amountOfUnits(qint64 units, const QString &currency)
{
    return {{units, currencyDecimals(currency).value_or(0)}, currency};
}

QString percentText(Decimal percent, const QLocale &locale)
{
    const QLocale local = readable(locale);
    return localDigits(plainText(percent), local) + u' ' + local.percent();
}

QString weightedText(const Deal &deal, const QLocale &locale)
{
    const auto share = weighted(deal);
    if (!share)
        return QString();
    return MoneyWords::tr("%1 at %2")
        .arg(moneyText(*share, locale), percentText(confidence(deal.confidence).percent, locale));
}

QString annualisedText(const Deal &deal, const QLocale &locale)
{
    if (annualisedFormula(deal, locale).isEmpty())
        return QString();
    return MoneyWords::tr("%1 a year").arg(moneyText(*annualised(deal), locale));
}

QString annualisedFormula(const Deal &deal, const QLocale &locale)
{
    const auto once = amount(deal);
    if (!once || !annualised(deal))
        return QString();
    const QString money = moneyText(*once, locale);
    switch (period(deal.valuePeriod)) {
    case Period::Monthly: return MoneyWords::tr("%1 × 12 months").arg(money);
    case Period::Quarterly: return MoneyWords::tr("%1 × 4 quarters").arg(money);
    case Period::NotSet:
    case Period::OneTime:
    case Period::Annual:
    case Period::Other: break;
    }
    return QString();
}

QString worthText(const Deal &deal, const QLocale &locale)
{
    QString text = amountText(deal, locale);
    const QString covers = periodText(deal);
    if (!covers.isEmpty())
        text += u' ' + covers;
    const QString share = weightedText(deal, locale);
    if (!share.isEmpty() && outcome(deal) == Outcome::Open)
        text += QStringLiteral(" · ") + MoneyWords::tr("weighted %1").arg(share);
    const QString yearly = annualisedText(deal, locale);
    return yearly.isEmpty() ? text : text + QStringLiteral(" · ") + yearly;
}

QString confidenceText(const Deal &deal, const QLocale &locale)
{
    const Confidence likelihood = confidence(deal.confidence);
    switch (likelihood.kind) {
    case Confidence::Kind::NotSet: return notSetText();
    case Confidence::Kind::Percent: return percentText(likelihood.percent, locale);
    case Confidence::Kind::Fraction:
        return MoneyWords::tr("%1 (sent as %2)")
            .arg(percentText(likelihood.percent, locale), sentDigits(deal.confidence));
    case Confidence::Kind::Unusual: return MoneyWords::tr("%1 (unusual)").arg(sentDigits(deal.confidence));
    case Confidence::Kind::Unreadable: return unreadableText(deal.raw(deal.confidence.raw()));
    }
    Q_UNREACHABLE();
}

} // namespace sidelight
