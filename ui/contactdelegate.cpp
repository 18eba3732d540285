// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactdelegate.h"

#include "app/models/contactmodel.h"
#include "ui/colors.h"
#include "ui/symbols.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPixmapCache>

namespace sidelight {

namespace {

constexpr int starSide = 14;

bool isPrimary(const QModelIndex &index)
{
    return index.data(ContactModel::IsPrimaryRole).toBool();
}

// Rendering the SVG for each painted row would be felt while scrolling.
QPixmap star(const QColor &color, qreal ratio)
{
    const QString key = QStringLiteral("sidelight.star.%1.%2").arg(color.rgba()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = symbolPixmap(Symbol::Star, starSide, ratio, color);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace

void ContactDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    const bool isSelected = option->state.testFlag(QStyle::State_Selected);
    PlainDelegate::initStyleOption(option, index);
    const Colors colors(option->palette);
    const bool isFilled = isSelected || index.data(ContactModel::IsFilledRole).toBool();
    option->palette.setColor(QPalette::Text, isFilled ? colors.text : colors.dim);
    if (isPrimary(index)) {
        option->font.setWeight(QFont::DemiBold);
        option->fontMetrics = QFontMetrics(option->font);
        if (!isSelected)
            option->backgroundBrush = colors.primaryTint;
    }
}

void ContactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors colors(option.palette);
    const bool isMark = index.column() == ContactModel::PrimaryColumn && isPrimary(index);
    QStyleOptionViewItem inner = option;
    inner.state &= ~QStyle::State_HasFocus; // a style may fill the cell for it, over the tint
    if (isMark) {
        // The word stands beside the star; the background is painted for both.
        QStyleOptionViewItem whole = option;
        initStyleOption(&whole, index);
        painter->fillRect(option.rect, whole.backgroundBrush);
        const int room = 8 + starSide;
        inner.rect.adjust(option.direction == Qt::RightToLeft ? 0 : room, 0,
                          option.direction == Qt::RightToLeft ? -room : 0, 0);
    }
    PlainDelegate::paint(painter, inner, index);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colors.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    if (!isMark)
        return;
    const QRect spot = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                           {starSide, starSide}, option.rect.adjusted(8, 0, -8, 0));
    const QColor color = option.state.testFlag(QStyle::State_Selected) ? colors.text : colors.star;
    painter->drawPixmap(spot.topLeft(), star(color, painter->device()->devicePixelRatioF()));
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    painter->fillRect(QRect(isRightToLeft ? option.rect.right() - 2 : option.rect.left(), option.rect.top(),
                            3, option.rect.height()),
                      colors.star);
}

} // namespace sidelight
