// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QThread>
#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

namespace sidelight {

/// Remembers how long each event held its thread.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Another thread's, or a part of the one that is measured.
        if (QThread::currentThread() != thread() || std::exchange(m_isBusy, true))
            return QApplication::notify(receiver, event);
        m_timer.start();
        const bool isTaken = QApplication::notify(receiver, event);
        m_events.push_back(double(m_timer.nsecsElapsed()) / 1e6);
        m_isBusy = false;
        return isTaken;
    }
    /// Milliseconds, of all since it was asked last.
    std::vector<double> takeEvents() { return std::exchange(m_events, {}); }

private:
    QElapsedTimer m_timer;
    std::vector<double> m_events;
    bool m_isBusy = false;
};

/// Tells when a window was painted after it was asked to wait for that.
class NextPaint : public QObject
{
public:
    NextPaint(QWidget &window, std::function<void()> then)
        : m_then(std::move(then))
    {
        window.installEventFilter(this);
    }
    void await() { m_isAwaited = true; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        // All that is not up to date is painted in the handling of this event, which comes after this.
        if (event->type() == QEvent::UpdateRequest && std::exchange(m_isAwaited, false))
            QMetaObject::invokeMethod(this, m_then, Qt::QueuedConnection);
        return false;
    }

private:
    std::function<void()> m_then;
    bool m_isAwaited = false;
};

} // namespace sidelight
