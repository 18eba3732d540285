// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/costquestion.h"

#include <QMessageBox>
#include <QPushButton>

namespace sidelight {

QMessageBox *openCostQuestion(QWidget *parent, const QString &question, const QString &cost,
                              const QString &yes)
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, parent->windowTitle(), {}, QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("costQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(question);
    box->setInformativeText(cost);
    QPushButton *start = box->addButton(yes, QMessageBox::AcceptRole);
    start->setObjectName(QStringLiteral("startWork"));
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(start);
    box->open();
    return box;
}

} // namespace sidelight
