// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/identifier.h"

#include <array>

namespace sidelight {

namespace {

constexpr quint16 notHex = 0x100;

// The value of each hexadecimal digit, moved left by so many bits; anything else is notHex.
constexpr std::array<quint16, 256> hexValues(int shift)
{
    std::array<quint16, 256> values{};
    values.fill(notHex);
    for (unsigned i = 0; i < 10; ++i)
        values['0' + i] = quint16(i << shift);
    for (unsigned i = 0; i < 6; ++i)
        values['a' + i] = values['A' + i] = quint16((10 + i) << shift);
    return values;
}

constexpr auto highDigits = hexValues(4);
constexpr auto lowDigits = hexValues(0);

} // namespace

// By hand, like parseMoment(): five of these stand in each contact link.
std::optional<QUuid> parseIdentifier(QByteArrayView text)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    const char *const digits = text.data();
    unsigned seen = 0;
    const auto byte = [digits, &seen](int place) {
        const unsigned value =
            unsigned(highDigits[quint8(digits[place])]) | lowDigits[quint8(digits[place + 1])];
        seen |= value;
        return value;
    };
    const unsigned first = byte(0) << 24 | byte(2) << 16 | byte(4) << 8 | byte(6);
    const unsigned second = byte(9) << 8 | byte(11);
    const unsigned third = byte(14) << 8 | byte(16);
    const QUuid id(first, ushort(second), ushort(third), uchar(byte(19)), uchar(byte(21)), uchar(byte(24)),
                   uchar(byte(26)), uchar(byte(28)), uchar(byte(30)), uchar(byte(32)), uchar(byte(34)));
    return seen & notHex ? std::nullopt : std::optional(id);
}

QString identifierText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString shortIdentifier(const QUuid &id)
{
    return identifierText(id).left(8);
}

} // namespace sidelight
