// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactdelegate.h"

#include "app/models/contactmodel.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>

namespace sidelight {

namespace {

constexpr int starSide = 14;

bool isPrimary(const QModelIndex &index)
{
    return index.data(ContactModel::IsPrimaryRole).toBool();
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
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

// For the tooltip of a cell that is cut off.
void ContactDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainDelegate::initStyleOption(option, index);
    if (isPrimary(index))
        option->fontMetrics = QFontMetrics(bold(option->font));
}

// Drawn directly: a style lays out each text twice, which thousands of rows do not bear.
void ContactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors colors(option.palette);
    const bool isOfPrimary = isPrimary(index);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isSelected)
        painter->fillRect(option.rect, option.widget ? selectionColor(*option.widget) : colors.accentTint);
    else if (isOfPrimary)
        painter->fillRect(option.rect, colors.primaryTint);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    if (isOfPrimary && index.column() == ContactModel::PrimaryColumn)
        area = drawMark(*painter, option, area, isSelected ? colors.text : colors.star);
    const bool isFilled = isSelected || index.data(ContactModel::IsFilledRole).toBool();
    painter->setPen(isFilled ? colors.text : colors.dim);
    painter->setFont(isOfPrimary ? bold(option.font) : option.font);
    drawCell(*painter, area, index.data().toString(),
             QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colors.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

// The word stands beside the star.
QRect ContactDelegate::drawMark(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                                const QColor &color)
{
    const QRect spot = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                           {starSide, starSide}, option.rect.adjusted(8, 0, -8, 0));
    painter.drawPixmap(spot.topLeft(), star(color, painter.device()->devicePixelRatioF()));
    const QRect edge(option.rect.left(), option.rect.top(), 3, option.rect.height());
    painter.fillRect(QStyle::visualRect(option.direction, option.rect, edge), Colors(option.palette).star);
    const int room = 8 + starSide;
    return QStyle::visualRect(option.direction, area, area.adjusted(room, 0, 0, 0));
}

} // namespace sidelight
