// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/colors.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sidelight {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

// Moves a colour towards the text's until it can be read on the background.
QColor readable(QColor color, const QColor &background, const QColor &text)
{
    for (int step = 0; step < 20 && contrast(color, background) < 4.6; ++step)
        color = mixed(text, color, 0.1);
    return color;
}

} // namespace

QColor accountColor(int index, const QPalette &palette)
{
    constexpr QRgb light[] = {0x1f6fd1, 0x12804a, 0xc05a00, 0x7a4bc4,
                              0xc03328, 0x00808a, 0xbf3a86, 0x6a6f76};
    constexpr QRgb dark[] = {0x6aa7f2, 0x58c98a, 0xf0a050, 0xb494f0,
                             0xf08a80, 0x4cc5cf, 0xf08ac0, 0xa0a6ad};
    const bool isDark =
        palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
    return QColor(isDark ? dark[index] : light[index]);
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QColor mixed(const QColor &top, const QColor &bottom, double share)
{
    const auto channel = [share](int above, int below) {
        return int(std::lround(above * share + below * (1 - share)));
    };
    return {channel(top.red(), bottom.red()), channel(top.green(), bottom.green()),
            channel(top.blue(), bottom.blue())};
}

Colors::Colors(const QPalette &palette)
{
    // Each cell that is painted asks, and nearly always with the palette of the one before.
    thread_local std::pair<qint64, QPalette::ColorGroup> lastOf;
    thread_local Colors last;
    const std::pair of(palette.cacheKey(), palette.currentColorGroup());
    if (of != lastOf) {
        last.derive(palette);
        lastOf = of;
    }
    *this = last;
}

void Colors::derive(const QPalette &palette)
{
    page = palette.color(QPalette::Base);
    text = palette.color(QPalette::Text);
    const bool isDark = page.lightness() < text.lightness();
    const double tint = isDark ? 0.22 : 0.13;
    const QColor amber(isDark ? 0xf0b040 : 0xd98a00);
    const QColor green(isDark ? 0x58c98a : 0x12804a);
    const QColor red(isDark ? 0xf08a80 : 0xc03328);

    line = mixed(text, page, isDark ? 0.18 : 0.14);
    chip = mixed(text, page, 0.08);
    const QColor highlight = palette.color(QPalette::Highlight);
    accentTint = mixed(highlight, page, tint);
    accent = readable(highlight, accentTint, text);
    warningTint = mixed(amber, page, tint + 0.03);
    warning = readable(amber, warningTint, text);
    goodTint = mixed(green, page, tint);
    good = readable(green, goodTint, text);
    badTint = mixed(red, page, tint);
    bad = readable(red, badTint, text);
    primaryTint = mixed(amber, page, isDark ? 0.16 : 0.11);
    dim = mixed(text, page, 0.55);
    for (const QColor &background : {chip, accentTint, primaryTint})
        dim = readable(dim, background, text);
    star = isDark ? QColor(0xe0b040) : QColor(0xc98a00);
}

} // namespace sidelight
