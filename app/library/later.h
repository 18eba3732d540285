// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QByteArray>
#include <QFutureWatcher>
#include <QUuid>
#include <QtConcurrentRun>

#include <utility>

namespace sidelight {

/// Half a millisecond of decoding; beyond it bodies are read on another thread, so that no answer of
/// 64 MiB keeps the window from painting.
constexpr qsizetype maxBytesOnThisThread = 512 * 1024;

/// `take(result)` on the context's thread once the future has one, unless the context is gone. A watcher,
/// and not QFuture::then(): that asserts in Qt 6.4 when its context is gone first.
template <typename T, typename Take>
void later(QObject *context, const QFuture<T> &future, Take take)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, take = std::move(take)]() mutable {
                         watcher->deleteLater();
                         take(watcher->future().takeResult());
                     });
    watcher->setFuture(future);
}

/// `take(decode(body, id))`, here or, of a large body, on another thread and later.
template <typename T, typename Take>
void withDecoded(QObject *context, Result<T> (*decode)(QByteArray, const QUuid &), const QByteArray &body,
                 const QUuid &id, Take take)
{
    if (body.size() <= maxBytesOnThisThread)
        take(decode(body, id));
    else
        later(context, QtConcurrent::run(decode, body, id), std::move(take));
}

} // namespace sidelight
