// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sidelight {

/// Stands where the deals would: why there are none, and the one thing to do about it.
class EmptyList : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyList(QWidget *parent = nullptr);

    /// Plain text; an empty action shows no button.
    void say(const QString &title, const QString &explanation, const QString &action);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyLooks();

    QLabel *m_title;
    QLabel *m_explanation;
    QPushButton *m_action;
};

} // namespace sidelight
