// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QTabWidget;

namespace sidelight {

class AccountsPage;
class NetworkPage;
class UsagePage;

/// Accounts, the way to the service, and what was asked of it. A change counts at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(const QLocale &locale, QWidget *parent = nullptr);

    AccountsPage &accounts() { return *m_accounts; }
    NetworkPage &network() { return *m_network; }
    UsagePage &usage() { return *m_usage; }

private:
    QTabWidget *m_tabs;
    AccountsPage *m_accounts;
    NetworkPage *m_network;
    UsagePage *m_usage;
};

} // namespace sidelight
