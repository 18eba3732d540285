// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boxdelegate.h"

#include "app/models/boxmodel.h"
#include "ui/colors.h"
#include "ui/markedline.h"
#include "ui/plainlabel.h"

#include <QPainter>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int side = 12;
constexpr int above = 6;
constexpr int between = 2;
constexpr int textGap = 12;
constexpr int mostAside = 300; // characters

BoxModel::Kind kindOf(const QModelIndex &index)
{
    return BoxModel::Kind(index.data(BoxModel::KindRole).toInt());
}

WordPlaces placesOf(const QModelIndex &index, int role)
{
    return index.data(role).value<WordPlaces>();
}

void drawLines(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
               const QRect &area)
{
    const Colors colors(option.palette);
    const bool isDim = index.data(BoxModel::IsDimRole).toBool();
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const auto mirrored = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, area, rect);
    };
    QRect line = area;
    line.setHeight(option.fontMetrics.lineSpacing() + above / 2); // a letter of another font reaches lower
    const QString aside = index.data(BoxModel::AsideRole).toString().left(mostAside);
    // Half of an amount is another amount: as far as possible, the words give way.
    const int wanted = aside.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(aside) + 1;
    const int taken = std::min(wanted, area.width() * 3 / 4);
    QRect place = line;
    if (taken > 0)
        place.setRight(line.right() - taken - textGap);
    painter.setPen(isDim ? colors.dim : colors.text);
    painter.setFont(option.font);
    drawMarkedLine(painter, mirrored(place), index.data().toString(),
                   placesOf(index, BoxModel::TitleMatchesRole), option.direction, colors);
    if (taken > 0) {
        place = line;
        place.setLeft(line.right() - taken + 1);
        painter.setPen(colors.dim);
        drawMarkedLine(painter, mirrored(place), aside, {}, isMirrored ? Qt::LeftToRight : Qt::RightToLeft,
                       colors);
    }
    const QString detail = index.data(BoxModel::DetailRole).toString();
    if (detail.isEmpty())
        return;
    painter.setPen(colors.dim);
    drawMarkedLine(painter, line.translated(0, option.fontMetrics.lineSpacing() + between), detail,
                   placesOf(index, BoxModel::DetailMatchesRole), option.direction, colors);
}

} // namespace

QSize BoxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.lineSpacing();
    const bool isDeal = kindOf(index) == BoxModel::Kind::Deal;
    return {160, (isDeal ? 2 * line + between : line) + 2 * above};
}

void BoxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    QStyleOptionViewItem shown = option;
    shown.palette.setCurrentColorGroup(QPalette::Active); // a heading is no text that is switched off
    const Colors colors(shown.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (shown.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accentTint);
        painter->drawRoundedRect(shown.rect.adjusted(4, 1, -4, -1), 4, 4);
    }
    const QRect area = shown.rect.adjusted(side, above, -side, -above);
    if (kindOf(index) == BoxModel::Kind::Heading) {
        painter->setPen(colors.dim);
        painter->setFont(scaledFont(shown.font, smallText, QFont::DemiBold));
        drawMarkedLine(*painter, area, index.data().toString(), {}, shown.direction, colors);
    } else {
        drawLines(*painter, shown, index, area);
    }
    painter->restore();
}

} // namespace sidelight
