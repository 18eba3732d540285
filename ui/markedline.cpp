// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/markedline.h"

#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int mostCharacters = 300; // more than any line holds
constexpr float tintShare = 0.2f;

QList<QTextLayout::FormatRange> formatsOf(const WordPlaces &places, int end, const Colors &colors)
{
    QColor tint = colors.accent; // over whatever the row lies on, a chosen one too
    tint.setAlphaF(tintShare);
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setForeground(colors.text);
    format.setBackground(tint);
    QList<QTextLayout::FormatRange> formats;
    for (const auto &[begin, length] : places) {
        const int last = std::min(begin + length, end);
        if (begin >= 0 && last > begin)
            formats << QTextLayout::FormatRange{begin, last - begin, format};
    }
    return formats;
}

} // namespace

void drawMarkedLine(QPainter &painter, const QRect &area, const QString &text, const WordPlaces &places,
                    Qt::LayoutDirection side, const Colors &colors)
{
    const QFont font = painter.font();
    const QFontMetrics metrics(places.empty() ? font : scaledFont(font, 1, QFont::Bold));
    const QString whole = text.left(mostCharacters);
    const QString shown = metrics.elidedText(whole, Qt::ElideRight, area.width());
    const int kept = int(shown.size()) - (shown == whole ? 0 : 1); // the last is the ellipsis
    QTextLayout layout(shown, font);
    QTextOption option((side == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    option.setTextDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(formatsOf(places, kept, colors));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    layout.draw(&painter, area.topLeft());
}

} // namespace sidelight
