// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clearbutton.h"

#include "ui/symbols.h"

#include <QAction>
#include <QLineEdit>

namespace sidelight {

QAction *addClearButton(QLineEdit &line)
{
    QAction *clear = line.addAction(symbolIcon(Symbol::Clear), QLineEdit::TrailingPosition);
    clear->setObjectName(QStringLiteral("clear"));
    clear->setVisible(!line.text().isEmpty());
    QObject::connect(clear, &QAction::triggered, &line, &QLineEdit::clear);
    QObject::connect(&line, &QLineEdit::textChanged, clear,
                     [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
    return clear;
}

} // namespace sidelight
