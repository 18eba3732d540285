// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QDialog>

namespace sidelight {

class AccountForm;

/// One account, to be set up or changed; closes once it is submitted.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    AccountDialog(const Account &account, const QLocale &locale, QWidget *parent = nullptr);

    void setKeyMissing();                         ///< the account has an id, but no key
    void setReport(const Result<Tenant> &report); ///< answers testWanted()

Q_SIGNALS:
    void submitted(const sidelight::Account &account, const QByteArray &key); ///< see AccountForm
    void testWanted(const sidelight::Account &account, const QByteArray &key);

protected:
    bool event(QEvent *event) override;

private:
    AccountForm *m_form;
};

} // namespace sidelight
