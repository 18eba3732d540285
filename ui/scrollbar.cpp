// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scrollbar.h"

#include "ui/colors.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOptionSlider>

namespace sidelight {

void ScrollBar::paintEvent(QPaintEvent *event)
{
    if (style()->name() != u"fusion") {
        QScrollBar::paintEvent(event);
        return;
    }
    QStyleOptionSlider option;
    initStyleOption(&option);
    const auto part = [this, &option](QStyle::SubControl control) {
        return style()->subControlRect(QStyle::CC_ScrollBar, &option, control, this);
    };
    const QColor ground = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    QPainter painter(this);
    painter.fillRect(rect(), ground);
    const bool isUpright = orientation() == Qt::Vertical;
    if (isEnabled() && minimum() < maximum()) {
        const bool isPointedAt = option.activeSubControls == QStyle::SC_ScrollBarSlider;
        const double share = isSliderDown() ? 0.65 : isPointedAt ? 0.55 : 0.45;
        const int aside = (isUpright ? width() : height()) / 4;
        const QMargins around = isUpright ? QMargins(aside, 0, aside, 0) : QMargins(0, aside, 0, aside);
        painter.fillRect(part(QStyle::SC_ScrollBarSlider).marginsRemoved(around),
                         mixed(text, ground, share));
    }
    const bool isMirrored = !isUpright && isRightToLeft();
    const auto before = isUpright    ? QStyle::PE_IndicatorArrowUp
                        : isMirrored ? QStyle::PE_IndicatorArrowRight
                                     : QStyle::PE_IndicatorArrowLeft;
    const auto after = isUpright    ? QStyle::PE_IndicatorArrowDown
                       : isMirrored ? QStyle::PE_IndicatorArrowLeft
                                    : QStyle::PE_IndicatorArrowRight;
    QStyleOption arrow;
    arrow.initFrom(this);
    arrow.rect = part(QStyle::SC_ScrollBarSubLine).adjusted(4, 4, -4, -4);
    style()->drawPrimitive(before, &arrow, &painter, this);
    arrow.rect = part(QStyle::SC_ScrollBarAddLine).adjusted(4, 4, -4, -4);
    style()->drawPrimitive(after, &arrow, &painter, this);
}

void usePlainScrollBars(QAbstractScrollArea &area)
{
    area.setVerticalScrollBar(new ScrollBar(Qt::Vertical, &area));
    area.setHorizontalScrollBar(new ScrollBar(Qt::Horizontal, &area));
}

} // namespace sidelight
