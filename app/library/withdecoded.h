// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/later.h"
#include "app/domain/result.h"
#include "app/domain/workers.h"

#include <QByteArray>
#include <QUuid>
#include <QtConcurrentRun>

#include <utility>

namespace sidelight {

/// Half a millisecond of decoding; beyond it bodies are read on another thread, so that no answer of
/// 64 MiB keeps the window from painting.
constexpr qsizetype maxBytesOnThisThread = 512 * 1024;

/// `take(decode(body, id))`, here or, of a large body, on another thread and later.
template <typename T, typename Take>
void withDecoded(QObject *context, Result<T> (*decode)(QByteArray, const QUuid &), const QByteArray &body,
                 const QUuid &id, Take take)
{
    if (body.size() <= maxBytesOnThisThread)
        take(decode(body, id));
    else
        later(context, QtConcurrent::run(&workers(), decode, body, id), std::move(take));
}

} // namespace sidelight
