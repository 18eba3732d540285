// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"

#include <QLineEdit>
#include <QUuid>

namespace sidelight {

/// The one box: a deal's ID or link, and Return (C17).
class OpenBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit OpenBox(QWidget *parent = nullptr);

Q_SIGNALS:
    void dealChosen(const QUuid &id);
    /// BadReference: what was typed stays, to be mended.
    void refused(const sidelight::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();
};

} // namespace sidelight
