// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/workers.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace sidelight {

namespace {

QThreadPool *makePool()
{
    qAddPostRoutine([] { workers().waitForDone(); });
    return new QThreadPool;
}

} // namespace

QThreadPool &workers()
{
    static QThreadPool *const pool = makePool();
    return *pool;
}

} // namespace sidelight
