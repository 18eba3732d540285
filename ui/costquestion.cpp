// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/costquestion.h"

#include <QGridLayout>
#include <QMessageBox>
#include <QPushButton>

namespace sidelight {

namespace {

constexpr int narrowest = 320;

/// A message box is as wide as its first text, and wraps the second to that.
void widen(QMessageBox *box)
{
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->addItem(new QSpacerItem(narrowest, 0), grid->rowCount(), 0, 1, grid->columnCount());
}

} // namespace

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
    widen(box);
    box->open();
    return box;
}

} // namespace sidelight
