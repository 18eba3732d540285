// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/workers.h"

#include <QSemaphore>
#include <QThreadPool>

namespace sidelight {

/// Waits for the tasks of workers(), and then holds those that come until it lets them go, one after the
/// other.
class HeldPool
{
public:
    HeldPool()
    {
        m_pool.waitForDone();
        m_pool.setMaxThreadCount(1);
        m_pool.start([this] { m_gate.acquire(); });
    }
    ~HeldPool()
    {
        letGo();
        m_pool.setMaxThreadCount(m_formerCount);
    }
    HeldPool(const HeldPool &) = delete;
    HeldPool &operator=(const HeldPool &) = delete;

    void letGo() ///< and waits for them
    {
        m_gate.release();
        m_pool.waitForDone();
    }

private:
    QThreadPool &m_pool = workers();
    const int m_formerCount = m_pool.maxThreadCount();
    QSemaphore m_gate;
};

} // namespace sidelight
