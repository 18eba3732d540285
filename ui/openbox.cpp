// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/openbox.h"

#include "app/domain/dealreference.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QAction>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace sidelight {

OpenBox::OpenBox(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("openBox"));
    setPlaceholderText(tr("Open: paste a deal ID or link"));
    setAccessibleName(tr("Open a deal by its ID or link"));
    setMaxLength(8192); // a whole document pasted by mistake is not worth keeping
    addAction(symbolIcon(Symbol::Search), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::returnPressed, this, &OpenBox::accept);
}

void OpenBox::accept()
{
    if (text().trimmed().isEmpty())
        return; // what is on screen is not worth an error
    const auto id = parseDealReference(text());
    if (!id) {
        selectAll();
        Q_EMIT refused(id.error());
        return;
    }
    clear();
    Q_EMIT dealChosen(*id);
}

void OpenBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void OpenBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    // Where the placeholder begins on the other side, it would lie below.
    const bool isCrossed = QGuiApplication::inputMethod()->inputDirection() != layoutDirection();
    if (!text().isEmpty() || hasFocus() || isCrossed)
        return;
    const Colors colors(palette());
    QPainter painter(this);
    painter.setFont(scaledFont(font(), 0.85));
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    const int inner = painter.fontMetrics().horizontalAdvance(keys) + 12;
    constexpr int iconAndMargins = 56;
    if (fontMetrics().horizontalAdvance(placeholderText()) + inner + iconAndMargins > width())
        return;
    const QRect frame =
        QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                            {inner, painter.fontMetrics().height() + 2}, rect().adjusted(8, 0, -8, 0));
    painter.setPen(colors.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(colors.dim);
    painter.drawText(frame, Qt::AlignCenter, keys);
}

} // namespace sidelight
