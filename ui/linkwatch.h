// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace sidelight {

/// Tells of the links that the system hands to the running program, which macOS does instead of
/// starting it with an argument (decision 14).
class LinkWatch : public QObject
{
    Q_OBJECT

public:
    explicit LinkWatch(QObject *parent);

Q_SIGNALS:
    /// Whatever was sent, to be read like what a person pastes.
    void linkOpened(const QString &link);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sidelight
