// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollBar>

class QAbstractScrollArea;

namespace sidelight {

/// A scroll bar without the gradients of the Fusion style: the raster engine divides each of them among
/// threads and waits, which is an eighth of a start. In every other style it is the style's own.
class ScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    using QScrollBar::QScrollBar;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Gives the area, which owns them, two of these.
void usePlainScrollBars(QAbstractScrollArea &area);

} // namespace sidelight
