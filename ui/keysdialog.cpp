// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keysdialog.h"

#include "ui/plainlabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

namespace sidelight {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sidelight::KeysDialog)
};

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

} // namespace

void openKeysDialog(QMainWindow *window)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("keysDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Words::tr("Keyboard keys"));
    auto *area = new QScrollArea(dialog);
    auto *page = new QWidget(area);
    auto *grid = new QGridLayout(page);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(6);
    grid->setContentsMargins(20, 18, 20, 16);
    int row = 0;
    const auto addRow = [&](const QString &what, const QString &keys) {
        QLabel *text = plainLabel(QString(), page);
        text->setText(what);
        QLabel *shortcut = plainLabel(QString(), page);
        shortcut->setText(keys);
        grid->addWidget(text, row, 0);
        grid->addWidget(shortcut, row++, 1);
    };
    const auto actions = window->actions();
    for (const QAction *action : actions) {
        if (!action->text().isEmpty() && !action->shortcuts().isEmpty())
            addRow(action->text().remove(u'&').remove(QStringLiteral(" …")), keysOf(*action));
    }
    addRow(Words::tr("Copy the selected rows"),
           QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText));
    addRow(Words::tr("Show a value whole"),
           QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    addRow(Words::tr("Find the previous place"),
           QKeySequence(Qt::SHIFT | Qt::Key_Return).toString(QKeySequence::NativeText));
    addRow(Words::tr("Menu"), QKeySequence(Qt::Key_F10).toString(QKeySequence::NativeText));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);

    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(page);
    area->setAccessibleName(dialog->windowTitle()); // takes the focus, to be scrolled by keys
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->addWidget(area, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(20, 0, 20, 0);
    foot->addWidget(buttons);
    layout->addLayout(foot);
    const int margins = area->verticalScrollBar()->sizeHint().width() + 2;
    const QSize wanted = page->sizeHint() + QSize(margins, buttons->sizeHint().height() + 32);
    dialog->resize(wanted.boundedTo(window->screen()->availableSize() * 0.9));
    dialog->open();
}

} // namespace sidelight
