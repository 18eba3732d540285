// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plaindelegate.h"

#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace sidelight {

QColor selectionColor(const QWidget &view)
{
    const Colors colors(view.palette());
    return view.hasFocus() ? colors.accentTint : colors.chip;
}

bool PlainDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), tooltip(option, index), view);
    return true;
}

QString PlainDelegate::tooltip(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString tip = index.data(Qt::ToolTipRole).toString();
    if (!tip.isEmpty())
        return plainTooltip(tip);
    // A cell that is cut off says the rest here.
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    const QRect room = option.rect.adjusted(4, 0, -4, 0);
    const bool isWrapped = shown.features.testFlag(QStyleOptionViewItem::WrapText);
    const QRect needed =
        shown.fontMetrics.boundingRect(QRect(0, 0, room.width(), 100'000),
                                       int(isWrapped ? Qt::TextWordWrap : Qt::TextSingleLine), shown.text);
    const bool isCut = needed.width() > room.width() || needed.height() > room.height();
    return isCut ? plainTooltip(index.data().toString()) : QString();
}

QSize PlainDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // Fixed height, and no text measured: a view may ask for thousands of rows.
    return {80, option.fontMetrics.height() + 10};
}

void PlainDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->text.size() > maxCellCharacters)
        option->text = option->text.left(maxCellCharacters) + u'…';
    option->textElideMode = Qt::ElideRight;
    if (option->state.testFlag(QStyle::State_Selected)) {
        option->backgroundBrush =
            option->widget ? selectionColor(*option->widget) : option->palette.brush(QPalette::Highlight);
        option->state &= ~QStyle::State_Selected; // else the style would paint it once more
    }
    // In a mirrored window the style would read "60 %" as "% 60": each text keeps its own direction.
    if (option->direction == Qt::RightToLeft && !option->text.isRightToLeft())
        option->text = QChar(0x2066) + option->text + QChar(0x2069);
}

} // namespace sidelight
