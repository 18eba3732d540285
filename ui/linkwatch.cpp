// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linkwatch.h"

#include <QCoreApplication>
#include <QFileOpenEvent>
#include <QUrl>

namespace sidelight {

LinkWatch::LinkWatch(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool LinkWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen || watched != QCoreApplication::instance())
        return false;
    Q_EMIT linkOpened(static_cast<QFileOpenEvent *>(event)->url().toString(QUrl::FullyEncoded));
    return true;
}

} // namespace sidelight
