// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

class QPainter;

namespace sidelight {

/// A label that never reads its text as markup, found by tests and screen readers by its name.
QLabel *plainLabel(const QString &objectName, QWidget *parent = nullptr);
QLabel *wrappedLabel(const QString &objectName,
                     QWidget *parent = nullptr); ///< the same, over several lines

/// Also of a font that is given in pixels.
double pointSize(const QFont &font);

/// The share of the normal size that everything small has: of captions, totals, hints. One for all, since
/// each font more is another one to load and to draw before a window is there.
constexpr double smallText = 0.9;

/// A font some points larger or smaller, and bolder.
QFont scaledFont(const QFont &font, double factor, QFont::Weight weight = QFont::Normal);

/// Colours the widget's text, whatever role it is painted with.
void setTextColor(QWidget *widget, const QColor &color);

/// A tooltip of foreign text: escaped, since Qt guesses at markup, and not endless.
QString plainTooltip(const QString &text);

/// One line at the top of an area: the interface decides the side, the text its own direction, so
/// that "60 %" never becomes "% 60" in a mirrored window.
void drawPlainLine(QPainter &painter, const QRect &area, const QString &line, Qt::LayoutDirection side);

/// One line in the middle of the area's height, elided. The edge is Qt::AlignLeft or Qt::AlignRight, as
/// seen; the text keeps its own direction.
void drawCell(QPainter &painter, const QRect &area, const QString &text, Qt::Alignment edge);
constexpr int mostDrawnCharacters = 300; ///< more than any cell shows

} // namespace sidelight
