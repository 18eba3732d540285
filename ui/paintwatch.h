// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace sidelight {

/// Tells when a window has painted itself for the first time.
class PaintWatch : public QObject
{
    Q_OBJECT

public:
    explicit PaintWatch(QWidget *window); ///< the window owns it

Q_SIGNALS:
    /// From the event loop, after the whole window was painted.
    void painted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sidelight
