// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settingsdialog.h"

#include "ui/accountspage.h"
#include "ui/networkpage.h"
#include "ui/usagepage.h"

#include <QDialogButtonBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sidelight {

SettingsDialog::SettingsDialog(const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
    , m_accounts(new AccountsPage(m_tabs))
    , m_network(new NetworkPage(m_tabs))
    , m_usage(new UsagePage(locale, m_tabs))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    m_tabs->addTab(m_accounts, tr("&Accounts"));
    m_tabs->addTab(m_network, tr("Net&work"));
    m_tabs->addTab(m_usage, tr("Re&quests"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(buttons);
    resize(620, 460);
}

} // namespace sidelight
