// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowsettings.h"

#include "app/session.h"
#include "app/text/accounttext.h"
#include "ui/accountdialog.h"
#include "ui/accountspage.h"
#include "ui/mainwindow.h"
#include "ui/networkpage.h"
#include "ui/proxylogindialog.h"
#include "ui/settingsdialog.h"
#include "ui/usagepage.h"

namespace sidelight {

WindowSettings::WindowSettings(Session &session, MainWindow &window, QLocale locale)
    : m_session(session)
    , m_window(window)
    , m_locale(std::move(locale))
{
    connect(&window, &MainWindow::settingsWanted, this, &WindowSettings::openSettings);
    connect(&window, &MainWindow::accountEditWanted, this, &WindowSettings::openAccount);
    connect(&window, &MainWindow::testWanted, &session, &Session::testConnection);
    connect(&window, &MainWindow::loginWanted, &session.client(), &BacksideClient::forgetDeclinedLogin);
    connect(&window, &MainWindow::keychainWanted, &session, &Session::tryKeychainAgain);
    connect(&session, &Session::proxyLoginNeeded, this, &WindowSettings::askForLogin);
    connect(&session, &Session::connectionTested, this, &WindowSettings::takeReport);
    connect(&session, &Session::keyLeft, this,
            [this](const Account &account, const Error &why) { sayLeft(keyLeftText(account, why)); });
    connect(&session, &Session::copiesKept, this,
            [this](const QString &file, const Error &why) { sayLeft(copiesKeptText(file, why)); });
}

WindowSettings::~WindowSettings() = default;

void WindowSettings::openSettings()
{
    if (m_settings) {
        m_settings->activateWindow();
        return;
    }
    m_settings = new SettingsDialog(m_locale, &m_window);
    AccountsPage &page = m_settings->accounts();
    const auto show = [this, &page] { page.setAccounts(m_session.accounts(), m_session.account().id); };
    show();
    page.setKeyState(m_session.keyState());
    if (!m_session.remembers())
        page.setUnchangeable();
    connect(&m_session, &Session::accountsChanged, &page, show);
    connect(&m_session, &Session::accountChanged, &page, show);
    connect(&m_session, &Session::keyStateChanged, &page, &AccountsPage::setKeyState);
    connect(&page, &AccountsPage::chosen, &m_session, &Session::use);
    connect(&page, &AccountsPage::editWanted, this, &WindowSettings::openAccount);
    connect(&page, &AccountsPage::removalWanted, &m_session, &Session::remove);
    connect(&page, &AccountsPage::keychainWanted, &m_session, &Session::tryKeychainAgain);
    connectNetwork(m_settings->network());
    connectUsage(m_settings->usage());
    m_settings->open();
}

// Where the reader looks, and behind it for when that is closed.
void WindowSettings::sayLeft(const QString &text)
{
    m_window.sayLeft(text);
    if (m_settings)
        m_settings->accounts().sayLeft(text);
}

void WindowSettings::connectNetwork(NetworkPage &page)
{
    page.setNetwork(m_session.network(), m_session.preset());
    if (const auto &problem = m_session.authorityProblem())
        page.setAuthorityProblem(*problem);
    connect(&page, &NetworkPage::networkChosen, &m_session, &Session::setNetwork);
    connect(&m_session.client(), &BacksideClient::authorityRefused, &page,
            &NetworkPage::setAuthorityProblem);
}

void WindowSettings::connectUsage(UsagePage &page)
{
    const auto show = [this, &page] {
        page.setUsage(m_session.client().usage(), m_session.account().plan);
    };
    show();
    page.setBackgroundRefresh(m_session.settings().value(Settings::refreshPinned));
    connect(&m_session.client(), &BacksideClient::usageChanged, &page, show);
    connect(&m_session, &Session::accountsChanged, &page, show);
    connect(&page, &UsagePage::backgroundRefreshChosen, &m_session, &Session::setBackgroundRefresh);
    page.setFinding(m_session.offersFinding());
    connect(&page, &UsagePage::findingChosen, &m_session, &Session::setFinding);
}

void WindowSettings::askForLogin(const ProxyLoginRequest &request)
{
    if (m_login) // what it is given counts for all that wait
        return;
    QWidget *parent = m_account    ? static_cast<QWidget *>(m_account)
                      : m_settings ? static_cast<QWidget *>(m_settings)
                                   : &m_window;
    m_login = new ProxyLoginDialog(request, parent);
    connect(m_login, &ProxyLoginDialog::loginGiven, &m_session, &Session::setProxyLogin);
    connect(m_login, &QDialog::rejected, &m_session, &Session::declineProxyLogin);
    m_login->open();
}

void WindowSettings::openAccount(const QString &accountId)
{
    if (!m_session.remembers()) {
        openSettings(); // which says why nothing can be changed
        return;
    }
    Account account = m_session.draft();
    for (const Account &one : m_session.accounts()) {
        if (one.id == accountId)
            account = one;
    }
    QWidget *parent = m_settings ? static_cast<QWidget *>(m_settings) : &m_window;
    m_account = new AccountDialog(account, m_locale, parent);
    if (accountId == m_session.account().id && m_session.keyState().isMissing())
        m_account->setKeyMissing();
    connect(m_account, &AccountDialog::submitted, &m_session, &Session::save);
    connect(m_account, &AccountDialog::testWanted, &m_session, &Session::testConnection);
    m_account->open();
}

void WindowSettings::takeReport(const Result<Tenant> &report)
{
    if (m_account)
        m_account->setReport(report);
    else
        m_window.setReport(report);
}

} // namespace sidelight
