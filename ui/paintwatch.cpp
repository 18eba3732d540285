// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/paintwatch.h"

#include <QEvent>
#include <QWidget>

namespace sidelight {

PaintWatch::PaintWatch(QWidget *window)
    : QObject(window)
{
    window->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // The children paint after their window, in the same turn of the event loop.
        QMetaObject::invokeMethod(this, &PaintWatch::painted, Qt::QueuedConnection);
    }
    return false;
}

} // namespace sidelight
