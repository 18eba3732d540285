// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accountdialog.h"

#include "app/text/accounttext.h"
#include "ui/accountform.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

namespace {

constexpr int dialogWidth = 480;

} // namespace

AccountDialog::AccountDialog(const Account &account, const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_form(new AccountForm(locale, this))
{
    setObjectName(QStringLiteral("accountDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(account.id.isEmpty() ? tr("Add an account") : tr("Change the account"));
    m_form->setAccount(account);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveAccount"));
    save->setDefault(true);
    QLabel *keeping = plainLabel(QStringLiteral("keeping"), this);
    keeping->setText(keepingText());
    keeping->setWordWrap(true);
    setTextColor(keeping, Colors(palette()).dim);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    layout->addWidget(keeping);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(dialogWidth, layout->totalHeightForWidth(dialogWidth));

    connect(buttons, &QDialogButtonBox::accepted, m_form, &AccountForm::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &AccountForm::testWanted, this, &AccountDialog::testWanted);
    connect(m_form, &AccountForm::submitted, this, [this](const Account &changed, const QByteArray &key) {
        Q_EMIT submitted(changed, key);
        accept();
    });
}

// What a test found, or what is wrong, needs lines that were not there before.
bool AccountDialog::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        const int needed = layout()->totalHeightForWidth(width());
        if (height() < needed)
            resize(width(), needed);
    }
    return QDialog::event(event);
}

void AccountDialog::setKeyMissing()
{
    m_form->setKeyMissing();
}

void AccountDialog::setReport(const Result<Tenant> &report)
{
    m_form->setReport(report);
}

} // namespace sidelight
