// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QLocale>
#include <QObject>
#include <QPointer>

namespace sidelight {

class AccountDialog;
class MainWindow;
class NetworkPage;
class ProxyLoginDialog;
class Session;
class SettingsDialog;
class UsagePage;
struct ProxyLoginRequest;

/// The dialogs about accounts, network and requests, between window and session.
class WindowSettings : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed and must outlive this object.
    WindowSettings(Session &session, MainWindow &window, QLocale locale);
    ~WindowSettings() override;

private:
    void openSettings();
    void openAccount(const QString &accountId);
    void sayLeft(const QString &text);
    void connectNetwork(NetworkPage &page);
    void connectUsage(UsagePage &page);
    void askForLogin(const ProxyLoginRequest &request);
    void takeReport(const Result<Tenant> &report);

    Session &m_session;
    MainWindow &m_window;
    QLocale m_locale;
    QPointer<SettingsDialog> m_settings;
    QPointer<AccountDialog> m_account;
    QPointer<ProxyLoginDialog> m_login;
};

} // namespace sidelight
