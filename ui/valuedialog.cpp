// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valuedialog.h"

#include "app/domain/jsontext.h"
#include "app/text/dealtext.h"
#include "ui/plaintext.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sidelight {

namespace {

// A text widget with more would be felt.
constexpr qsizetype maxShown = 1024 * 1024;

} // namespace

void openValueDialog(QWidget *parent, const QString &title, const QString &value)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("valueDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Qt takes a lone "[*]" for the mark of unsaved changes.
    const QString plain = oneLine(title.left(80)).replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
    dialog->setWindowTitle(plain);
    auto *text = new QPlainTextEdit(dialog);
    text->setObjectName(QStringLiteral("valueText"));
    text->setAccessibleName(title.left(80));
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const Excerpt beginning = excerpt(value.left(maxShown));
    const bool isCut = beginning.isCut || value.size() > maxShown;
    text->setPlainText(isCut ? beginning.text + QStringLiteral("\n…") : beginning.text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);

    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->resize(560, 320);
    dialog->open();
}

void openJsonDialog(QWidget *parent, const QString &title, const QByteArray &json)
{
    const bool isString = jsonKind(json) == JsonKind::String;
    // Beyond what is shown there is no need to indent.
    openValueDialog(parent, title,
                    isString ? severalLines(jsonString(json))
                             : QString::fromUtf8(jsonIndented(json.left(maxShown + 1))));
}

} // namespace sidelight
