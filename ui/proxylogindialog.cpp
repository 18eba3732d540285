// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/proxylogindialog.h"

#include "app/text/dealtext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

namespace {

constexpr int narrowest = 400;

QLabel *question(const QString &objectName, const QString &text, QWidget *parent)
{
    QLabel *label = wrappedLabel(objectName, parent);
    label->setText(text);
    return label;
}

} // namespace

ProxyLoginDialog::ProxyLoginDialog(const ProxyLoginRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_refused(
          question(QStringLiteral("loginRefused"), tr("The proxy refused this user and password."), this))
    , m_question(question(
          QStringLiteral("loginQuestion"),
          tr("The proxy %1 between this computer and the service wants a user name and a password.")
              .arg(isolated(oneLine(request.proxy))),
          this))
    , m_realm(question(QStringLiteral("loginRealm"),
                       tr("It calls itself “%1”.").arg(isolated(oneLine(request.realm))), this))
    , m_warning(question(
          QStringLiteral("loginWarning"),
          tr("This is not your API key. The password goes to the proxy, perhaps unencrypted."), this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_give(new QPushButton(tr("&Sign in"), this))
{
    setObjectName(QStringLiteral("proxyLoginDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Sign in to the proxy"));
    m_refused->setVisible(request.wasRefused);
    m_realm->setVisible(!request.realm.isEmpty());
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_password->setObjectName(QStringLiteral("proxyPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *form = new QFormLayout;
    form->addRow(tr("&User name"), m_user);
    form->addRow(tr("&Password"), m_password);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_give->setObjectName(QStringLiteral("giveLogin"));
    m_give->setDefault(true);
    m_give->setEnabled(false);
    buttons->addButton(m_give, QDialogButtonBox::AcceptRole);
    connect(m_user, &QLineEdit::textChanged, m_give,
            [this](const QString &user) { m_give->setEnabled(!user.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ProxyLoginDialog::give);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    for (QLabel *label : {m_refused, m_question, m_realm})
        layout->addWidget(label);
    layout->addLayout(form);
    layout->addWidget(m_warning);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(narrowest);
    m_user->setText(request.user);
    (request.user.isEmpty() ? m_user : m_password)->setFocus();
    resize(narrowest,
           layout->totalHeightForWidth(narrowest)); // else its lines would be counted as if narrower
    applyLooks();
}

void ProxyLoginDialog::give()
{
    const ProxyLogin login{m_user->text().trimmed(), m_password->text()};
    m_password->setText(QString()); // no second place holds it, and no undo brings it back
    accept();
    Q_EMIT loginGiven(login);
}

void ProxyLoginDialog::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_refused, colors.warning);
    setTextColor(m_realm, colors.dim);
    setTextColor(m_warning, colors.dim);
}

void ProxyLoginDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_give)
        applyLooks();
    QDialog::changeEvent(event);
}

} // namespace sidelight
