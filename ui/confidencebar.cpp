// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/confidencebar.h"

#include "ui/colors.h"

#include <QPainter>

namespace sidelight {

ConfidenceBar::ConfidenceBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setVisible(false);
}

void ConfidenceBar::setPercent(std::optional<double> percent)
{
    m_percent = percent;
    setVisible(percent.has_value());
    update();
}

void ConfidenceBar::paintEvent(QPaintEvent *)
{
    constexpr int narrowest = 16; // in less than that, nobody sees how full it is
    if (width() < narrowest)
        return;
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.line);
    painter.drawRoundedRect(rect(), 3, 3);
    const double filled = width() * m_percent.value_or(0) / 100;
    const double left = layoutDirection() == Qt::RightToLeft ? width() - filled : 0;
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(QRectF(left, 0, filled, height()), 3, 3);
}

} // namespace sidelight
