// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/proxylogin.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sidelight {

/// The proxy's question for user and password; for open(). It goes away once answered, or with rejected().
class ProxyLoginDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProxyLoginDialog(const ProxyLoginRequest &request, QWidget *parent = nullptr);

Q_SIGNALS:
    void loginGiven(const sidelight::ProxyLogin &login);

protected:
    void changeEvent(QEvent *event) override;

private:
    void give();
    void applyLooks();

    QLabel *m_refused;
    QLabel *m_question;
    QLabel *m_realm;
    QLabel *m_warning;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_give;
};

} // namespace sidelight
