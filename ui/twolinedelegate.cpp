// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/twolinedelegate.h"

#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QPainter>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int side = 14;
constexpr int above = 10;
constexpr int between = 2;
constexpr int textGap = 10;
constexpr int barWidth = 3;
constexpr int dotSide = 6;
constexpr int mostCharacters = 300; // more than any line holds

void drawLine(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
              const TwoLines::Part &start, const TwoLines::Part &end)
{
    const auto draw = [&](const TwoLines::Part &part, const QFont &font, const QRect &place,
                          Qt::LayoutDirection edge) {
        painter.setFont(font);
        painter.setPen(part.color);
        const QString text = part.text.left(mostCharacters);
        drawPlainLine(painter, QStyle::visualRect(option.direction, area, place),
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()), edge);
    };
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const QFont endFont = scaledFont(option.font, 1, end.weight);
    const int wanted = QFontMetrics(endFont).horizontalAdvance(end.text.left(mostCharacters)) + 1;
    // Half of an amount is another amount: as far as possible, the words give way.
    const int taken = end.text.isEmpty() ? 0 : std::min(wanted, area.width() * 3 / 4);
    QRect place = area;
    place.setRight(area.right() - (taken > 0 ? taken + textGap : 0));
    draw(start, scaledFont(option.font, 1, start.weight), place, option.direction);
    if (taken == 0)
        return;
    place = area;
    place.setLeft(area.right() - taken + 1);
    draw(end, endFont, place, isMirrored ? Qt::LeftToRight : Qt::RightToLeft);
}

} // namespace

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {160, 2 * option.fontMetrics.lineSpacing() + between + 2 * above};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors colors(option.palette);
    const TwoLines row = lines(option, index);
    painter->save();
    if (row.isShown)
        painter->fillRect(option.rect, colors.accentTint);
    else if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.widget ? selectionColor(*option.widget) : colors.chip);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (row.isShown)
        painter->fillRect(mirrored({option.rect.left(), option.rect.top(), barWidth, option.rect.height()}),
                          colors.accent);

    const int line = option.fontMetrics.lineSpacing();
    QRect area = option.rect.adjusted(side, above, -side, -above);
    area.setHeight(line + above / 2); // a letter of another font reaches lower
    if (row.dot.isValid()) {
        const QRect dot(area.left(), area.top() + (line - dotSide) / 2, dotSide, dotSide);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(row.dot);
        painter->drawEllipse(mirrored(dot));
    }
    QRect first = area;
    if (row.dot.isValid())
        first.setLeft(area.left() + dotSide + 6);
    drawLine(*painter, option, mirrored(first), row.title, row.aside);
    drawLine(*painter, option, mirrored(area.translated(0, line + between)), row.detail, row.note);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colors.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

} // namespace sidelight
