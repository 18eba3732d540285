// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tabbar.h"

#include "ui/colors.h"

#include <QPainter>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int wordGap = 22;   // between two words
constexpr int tabHeight = 36; // at least

} // namespace

TabBar::TabBar(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
}

QSize TabBar::tabSizeHint(int index) const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold); // the widest form, so that choosing a tab moves no other
    return {QFontMetrics(bold).horizontalAdvance(tabText(index)) + wordGap,
            std::max(tabHeight, fontMetrics().height() + 16)};
}

void TabBar::paintEvent(QPaintEvent *)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setPen(colors.line);
    painter.drawLine(0, this->height() - 1, width(), this->height() - 1);
    for (int index = 0; index < count(); ++index) {
        const QRect area = tabRect(index);
        const bool isCurrent = index == currentIndex();
        QFont face = font();
        face.setWeight(isCurrent ? QFont::DemiBold : QFont::Normal);
        painter.setFont(face);
        painter.setPen(isCurrent ? colors.text : colors.dim);
        const bool isMirrored = isRightToLeft();
        const QRect word = area.adjusted(isMirrored ? wordGap : 0, 0, isMirrored ? 0 : -wordGap, 0);
        painter.drawText(word, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine), tabText(index));
        if (!isCurrent)
            continue;
        painter.fillRect(QRect(word.left(), area.bottom() - 1, word.width(), 2), colors.accent);
        if (hasFocus()) {
            painter.setPen(QPen(colors.accent, 1, Qt::DotLine));
            painter.drawRect(word.adjusted(-4, 6, 4, -8));
        }
    }
}

} // namespace sidelight
