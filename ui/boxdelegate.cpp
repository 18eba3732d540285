// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boxdelegate.h"

#include "app/models/boxmodel.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace sidelight {

namespace {

using Matches = std::vector<std::pair<int, int>>;

constexpr int side = 12;
constexpr int above = 6;
constexpr int between = 2;
constexpr int textGap = 12;
constexpr int mostCharacters = 300; // more than any line holds

BoxModel::Kind kindOf(const QModelIndex &index)
{
    return BoxModel::Kind(index.data(BoxModel::KindRole).toInt());
}

// One line, elided, with what matched in bold.
void drawMarked(QPainter &painter, const QFont &font, const QRect &area, const QString &text,
                const Matches &matches, Qt::LayoutDirection edge)
{
    const QFont bold = scaledFont(font, 1, QFont::Bold);
    const QString whole = text.left(mostCharacters);
    const QString shown =
        QFontMetrics(matches.empty() ? font : bold).elidedText(whole, Qt::ElideRight, area.width());
    const int kept = int(shown.size()) - (shown == whole ? 0 : 1); // the last is the ellipsis
    QList<QTextLayout::FormatRange> ranges;
    for (const auto &[start, length] : matches) {
        const int end = std::min(start + length, kept);
        if (start < 0 || end <= start)
            continue;
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        ranges << QTextLayout::FormatRange{start, end - start, format};
    }
    QTextLayout layout(shown, font);
    QTextOption option(edge == Qt::RightToLeft ? Qt::AlignRight | Qt::AlignAbsolute
                                               : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    layout.draw(&painter, area.topLeft());
}

Matches matchesOf(const QModelIndex &index, int role)
{
    return index.data(role).value<Matches>();
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
    const QString aside = index.data(BoxModel::AsideRole).toString().left(mostCharacters);
    // Half of an amount is another amount: as far as possible, the words give way.
    const int wanted = aside.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(aside) + 1;
    const int taken = std::min(wanted, area.width() * 3 / 4);
    QRect place = line;
    if (taken > 0)
        place.setRight(line.right() - taken - textGap);
    painter.setPen(isDim ? colors.dim : colors.text);
    drawMarked(painter, option.font, mirrored(place), index.data().toString(),
               matchesOf(index, BoxModel::TitleMatchesRole), option.direction);
    if (taken > 0) {
        place = line;
        place.setLeft(line.right() - taken + 1);
        painter.setPen(colors.dim);
        drawMarked(painter, option.font, mirrored(place), aside, {},
                   isMirrored ? Qt::LeftToRight : Qt::RightToLeft);
    }
    const QString detail = index.data(BoxModel::DetailRole).toString();
    if (detail.isEmpty())
        return;
    painter.setPen(colors.dim);
    drawMarked(painter, option.font, line.translated(0, option.fontMetrics.lineSpacing() + between), detail,
               matchesOf(index, BoxModel::DetailMatchesRole), option.direction);
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
        drawMarked(*painter, scaledFont(shown.font, 0.9, QFont::DemiBold), area, index.data().toString(),
                   {}, shown.direction);
    } else {
        drawLines(*painter, shown, index, area);
    }
    painter->restore();
}

} // namespace sidelight
