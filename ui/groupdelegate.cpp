// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groupdelegate.h"

#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QPainter>

namespace sidelight {

namespace {

constexpr int groupIconSide = 16;

} // namespace

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, option.fontMetrics.lineSpacing() + 10};
}

void GroupDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Colors colors(option.palette);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const QColor color = isCurrent ? colors.accent : colors.text;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isCurrent) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accentTint);
        painter->drawRoundedRect(option.rect, 4, 4);
    }
    const QRect area = option.rect.adjusted(8, 0, -8, 0);
    const QRect spot = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                           {groupIconSide, groupIconSide}, area);
    if (const QVariant symbol = index.data(SymbolRole); symbol.isValid())
        painter->drawPixmap(spot.topLeft(), symbolPixmap(Symbol(symbol.toInt()), groupIconSide,
                                                         painter->device()->devicePixelRatioF(), color));
    const QFont font = scaledFont(option.font, 1, isCurrent ? QFont::DemiBold : QFont::Normal);
    const QRect words =
        QStyle::visualRect(option.direction, area, area.adjusted(groupIconSide + 8, 5, 0, -5));
    painter->setFont(font);
    painter->setPen(color);
    const QString count = index.data(CountRole).toString();
    const QFontMetrics metrics(font);
    const int room = words.width() - metrics.horizontalAdvance(count) - groupIconSide;
    drawPlainLine(*painter, words, metrics.elidedText(index.data().toString(), Qt::ElideRight, room),
                  option.direction);
    painter->setPen(isCurrent ? colors.accent : colors.dim);
    drawPlainLine(*painter, words, count,
                  option.direction == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colors.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace sidelight
