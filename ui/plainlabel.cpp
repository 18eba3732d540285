// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plainlabel.h"

#include <QFontInfo>
#include <QPainter>

namespace sidelight {

QLabel *plainLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *wrappedLabel(const QString &objectName, QWidget *parent)
{
    QLabel *label = plainLabel(objectName, parent);
    label->setWordWrap(true);
    return label;
}

double pointSize(const QFont &font)
{
    return font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
}

QFont scaledFont(const QFont &font, double factor, QFont::Weight weight)
{
    QFont scaled = font;
    scaled.setPointSizeF(pointSize(font) * factor);
    scaled.setWeight(weight);
    return scaled;
}

void setTextColor(QWidget *widget, const QColor &color)
{
    QPalette palette = widget->palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, color);
    widget->setPalette(palette);
}

void drawPlainLine(QPainter &painter, const QRect &area, const QString &line, Qt::LayoutDirection side)
{
    painter.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const auto edge = side == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(area, int(edge | Qt::AlignAbsolute | Qt::AlignTop | Qt::TextSingleLine), line);
}

void drawCell(QPainter &painter, const QRect &area, const QString &text, Qt::Alignment edge)
{
    if (area.width() <= 0 || text.isEmpty())
        return;
    const QString shown =
        painter.fontMetrics().elidedText(text.left(mostDrawnCharacters), Qt::ElideRight, area.width());
    painter.setLayoutDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(area, int(edge | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine), shown);
}

QString plainTooltip(const QString &text)
{
    constexpr qsizetype most = 2000;
    if (text.isEmpty())
        return {};
    const QString shown = text.size() <= most ? text : text.left(most) + u'…';
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(shown.toHtmlEscaped());
}

} // namespace sidelight
