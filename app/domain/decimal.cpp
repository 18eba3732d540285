// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/decimal.h"

#include <QtGlobal>
#include <QtCore/qnumeric.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace sidelight {

namespace {

constexpr int maxScale = 18;

/// Of two coefficients, by its magnitude in 128 bits, of which MSVC has no integer.
class Product
{
public:
    Product(qint64 a, qint64 b);

    int divideByTen(); ///< gives the digit that is lost
    void addOne();     ///< away from zero
    std::optional<qint64> value() const;

private:
    std::array<quint32, 4> m_parts; ///< the lowest first
    bool m_isNegative;
};

quint64 magnitude(qint64 value)
{
    return value < 0 ? 0 - quint64(value) : quint64(value);
}

Product::Product(qint64 a, qint64 b)
    : m_isNegative((a < 0) != (b < 0))
{
    constexpr quint64 low = 0xffffffff;
    const quint64 left = magnitude(a);
    const quint64 right = magnitude(b);
    const quint64 lowest = (left & low) * (right & low);
    const quint64 former = (left >> 32) * (right & low) + (lowest >> 32);
    const quint64 latter = (left & low) * (right >> 32) + (former & low);
    const quint64 highest = (left >> 32) * (right >> 32) + (former >> 32) + (latter >> 32);
    m_parts = {quint32(lowest & low), quint32(latter & low), quint32(highest & low),
               quint32(highest >> 32)};
}

int Product::divideByTen()
{
    quint64 rest = 0;
    for (std::size_t place = m_parts.size(); place-- > 0;) {
        const quint64 whole = (rest << 32) | m_parts[place];
        m_parts[place] = quint32(whole / 10);
        rest = whole % 10;
    }
    return int(rest);
}

void Product::addOne()
{
    for (quint32 &part : m_parts) {
        if (++part != 0)
            return;
    }
}

std::optional<qint64> Product::value() const
{
    const quint64 whole = (quint64(m_parts[1]) << 32) | m_parts[0];
    if (m_parts[2] != 0 || m_parts[3] != 0 || whole > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return m_isNegative ? -qint64(whole) : qint64(whole);
}

bool appendZeros(qint64 &coefficient, qint64 count)
{
    for (; count > 0; --count) {
        if (qMulOverflow(coefficient, qint64(10), &coefficient))
            return false;
    }
    return true;
}

// A number with few digits may carry a large exponent (0e-99999999999), which must not loop for long.
std::optional<Decimal> placed(qint64 coefficient, qint64 scale)
{
    if (coefficient == 0)
        return Decimal{0, int(std::clamp<qint64>(scale, 0, maxScale))};
    while (scale > maxScale && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    if (scale > maxScale)
        return std::nullopt;
    if (scale < 0 && !appendZeros(coefficient, -scale))
        return std::nullopt;
    return Decimal{coefficient, int(std::max<qint64>(scale, 0))};
}

// By hand, since toInt() accepts blanks. An exponent of any length is read; one this large fits no
// Decimal anyway.
std::optional<qint64> parseExponent(QByteArrayView text)
{
    constexpr qint64 largest = 1'000'000'000'000'000;
    const bool isNegative = text.startsWith('-');
    const QByteArrayView digits = isNegative || text.startsWith('+') ? text.sliced(1) : text;
    if (digits.isEmpty())
        return std::nullopt;
    qint64 exponent = 0;
    for (const char digit : digits) {
        if (!isDigit(digit))
            return std::nullopt;
        exponent = std::min(exponent * 10 + (digit - '0'), largest);
    }
    return isNegative ? -exponent : exponent;
}

} // namespace

std::optional<Decimal> parseDecimal(QByteArrayView token)
{
    const auto mark = std::find_if(token.begin(), token.end(), [](char c) { return c == 'e' || c == 'E'; });
    const qsizetype size = mark - token.begin();
    const auto exponent =
        size < token.size() ? parseExponent(token.sliced(size + 1)) : std::optional<qint64>(0);
    const bool isNegative = token.startsWith('-');
    const QByteArrayView digits = token.first(size).sliced(isNegative ? 1 : 0);
    const qsizetype point = digits.indexOf('.');
    if (!exponent || digits.isEmpty() || point == 0 || point == digits.size() - 1)
        return std::nullopt;
    qint64 coefficient = 0;
    for (qsizetype at = 0; at < digits.size(); ++at) {
        if (at == point)
            continue;
        if (!isDigit(digits[at]) || qMulOverflow(coefficient, qint64(10), &coefficient)
            || qAddOverflow(coefficient, qint64(digits[at] - '0'), &coefficient))
            return std::nullopt;
    }
    const qint64 scale = (point < 0 ? 0 : digits.size() - point - 1) - *exponent;
    return placed(isNegative ? -coefficient : coefficient, scale);
}

std::optional<Decimal> multiplied(Decimal a, Decimal b)
{
    qint64 product = 0;
    if (qMulOverflow(a.coefficient, b.coefficient, &product))
        return std::nullopt;
    return placed(product, qint64(a.scale) + b.scale);
}

std::optional<Decimal> percentOf(Decimal value, Decimal percent, std::optional<int> decimals)
{
    Product product(value.coefficient, percent.coefficient);
    int scale = value.scale + percent.scale + 2;
    if (decimals) {
        int lost = 0;
        for (; scale > *decimals; --scale)
            lost = product.divideByTen();
        if (lost >= 5)
            product.addOne();
    } else {
        for (Product shorter = product; scale > 0 && shorter.divideByTen() == 0; --scale)
            product = shorter;
    }
    const auto coefficient = product.value();
    if (!coefficient || scale > maxScale)
        return std::nullopt;
    const Decimal share{*coefficient, scale};
    return decimals ? rounded(share, *decimals) : share;
}

std::optional<Decimal> rounded(Decimal value, int decimals)
{
    if (decimals < 0 || decimals > maxScale)
        return std::nullopt;
    if (decimals >= value.scale) {
        if (!appendZeros(value.coefficient, decimals - value.scale))
            return std::nullopt;
        return Decimal{value.coefficient, decimals};
    }
    qint64 divisor = 1; // at most 10^18, which fits
    for (int i = decimals; i < value.scale; ++i)
        divisor *= 10;
    const qint64 rest = value.coefficient % divisor;
    qint64 quotient = value.coefficient / divisor;
    if (std::abs(rest) >= divisor - std::abs(rest))
        quotient += value.isNegative() ? -1 : 1;
    return Decimal{quotient, decimals};
}

Decimal normalized(Decimal value)
{
    while (value.scale > 0 && value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        --value.scale;
    }
    return value;
}

DecimalParts decimalParts(Decimal value)
{
    qint64 divisor = 1;
    qint64 unit = 1;
    for (int i = 0; i < maxScale; ++i) {
        if (i < value.scale)
            divisor *= 10;
        else
            unit *= 10;
    }
    return {value.coefficient / divisor, value.coefficient % divisor * unit};
}

int compared(Decimal a, Decimal b)
{
    const DecimalParts left = decimalParts(a);
    const DecimalParts right = decimalParts(b);
    if (left.whole != right.whole)
        return left.whole < right.whole ? -1 : 1;
    return int(left.fraction > right.fraction) - int(left.fraction < right.fraction);
}

QByteArray plainText(Decimal value)
{
    QByteArray digits = QByteArray::number(value.coefficient);
    const bool isNegative = digits.startsWith('-');
    if (isNegative)
        digits.remove(0, 1);
    if (value.scale > 0) {
        digits = digits.rightJustified(value.scale + 1, '0');
        digits.insert(digits.size() - value.scale, '.');
    }
    return isNegative ? '-' + digits : digits;
}

} // namespace sidelight
