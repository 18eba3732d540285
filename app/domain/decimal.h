// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sidelight {

/// An exact decimal number: coefficient · 10^-scale. Money is never computed in binary fractions.
/// Numbers that do not fit 64 bits have no Decimal; they are shown as they were sent.
struct Decimal {
    qint64 coefficient = 0;
    int scale = 0; ///< digits after the point as they were sent, at most 18, never negative

    bool isNegative() const { return coefficient < 0; }
    bool operator==(const Decimal &) const = default;
};

/// Of ASCII alone, as in a JSON number.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads a JSON number token, exponent included. Nothing when it does not fit, nor for other text.
std::optional<Decimal> parseDecimal(QByteArrayView token);

/// The product, or nothing when it does not fit.
std::optional<Decimal> multiplied(Decimal a, Decimal b);

/// So many percent of the value, rounded once, half away from zero (decision 24), to that many decimals, or
/// exact with none given. Nothing when the result does not fit; what lies between may be of 128 bits.
std::optional<Decimal> percentOf(Decimal value, Decimal percent, std::optional<int> decimals);

/// Rounded half away from zero to that many decimals (decision 24); more decimals append zeros.
/// Nothing when it does not fit, or for decimals outside 0 to 18.
std::optional<Decimal> rounded(Decimal value, int decimals);

/// Without zeros at the end of the fraction.
Decimal normalized(Decimal value);

/// A number as two that are compared one after the other.
struct DecimalParts {
    qint64 whole = 0;
    qint64 fraction = 0; ///< in units of 10^-18, with the number's sign
};
DecimalParts decimalParts(Decimal value);

/// Negative, zero or positive, as `a` is less than `b`, the same number or more.
int compared(Decimal a, Decimal b);

/// Plain digits for files and JSON: `-1234.50`, C locale, no grouping.
QByteArray plainText(Decimal value);

} // namespace sidelight
