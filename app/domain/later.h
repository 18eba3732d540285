// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>

#include <utility>

namespace sidelight {

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

} // namespace sidelight
