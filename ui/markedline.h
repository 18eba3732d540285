// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/searchwords.h"

#include <QString>

class QPainter;
class QRect;

namespace sidelight {

struct Colors;

/// One line of plain text at the top of the area, in the painter's font and colour, elided. What matched
/// is bolder and on a tint. The side is that of the interface; the text keeps its own direction.
void drawMarkedLine(QPainter &painter, const QRect &area, const QString &text, const WordPlaces &places,
                    Qt::LayoutDirection side, const Colors &colors);

} // namespace sidelight
