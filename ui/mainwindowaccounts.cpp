// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose deals the window shows, and where their key is.

#include "ui/mainwindow.h"

#include "app/text/accounttext.h"
#include "ui/accountform.h"
#include "ui/actiontext.h"
#include "ui/dealpage.h"
#include "ui/noticebar.h"
#include "ui/openbox.h"
#include "ui/plainlabel.h"
#include "ui/sidebar.h"
#include "ui/startpage.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace sidelight {

void MainWindow::setAccount(const Account &account)
{
    const QUuid wanted = wantedDeal(account);
    if (isSameAccount(account))
        m_visits = {};
    else
        forgetTabs();
    m_account = account;
    showAccount();
    m_suggestions.clear();
    m_hiddenLines.clear();
    m_counts = {};
    m_listsAll = false;
    m_walksList = false;
    if (m_dealPage)
        m_dealPage->setPeople({}); // another account's may have the same IDs
    if (m_sidebar)
        m_sidebar->reset();
    m_box->reset();
    showSidebar();
    takeStoreStatus(m_library.storeStatus());
    if (wanted.isNull())
        showHome();
    else
        openDeal(wanted);
}

bool MainWindow::isSameAccount(const Account &account) const
{
    return !account.id.isEmpty() && account.id == m_account.id && account.origin == m_account.origin;
}

// Another key of the same account, or the first account, is set for the deal that asked for it. Another
// address is another service, which knows nothing of it.
QUuid MainWindow::wantedDeal(const Account &account) const
{
    const bool isFirst = m_account.origin.isEmpty() && !account.isSample && !account.origin.isEmpty();
    if (!isSameAccount(account) && !isFirst)
        return {};
    // The start page, on which a key is set, has taken the deal's place.
    const bool hasLeftForKey = m_shown.isNull() && isOnScreen(m_startPage);
    return hasLeftForKey ? m_visits.place().value_or(QUuid()) : m_shown;
}

void MainWindow::setAccounts(const std::vector<Account> &accounts)
{
    m_accounts = accounts;
    for (const Account &account : accounts) {
        if (account.id == m_account.id)
            m_account = account;
    }
    showAccount();
}

void MainWindow::showAccount()
{
    colorBarLine();
    constexpr int widest = 220; // a host name may have 253 characters
    QString name =
        m_accountButton->fontMetrics().elidedText(accountName(m_account), Qt::ElideMiddle, widest);
    const QString kind = m_account.isSample ? QString() : keyKindText(m_account.kind);
    if (!kind.isEmpty())
        name = tr("%1 · %2").arg(name, kind);
    m_accountButton->setText(name.replace(u'&', QStringLiteral("&&")));
    m_accountButton->setIcon(accountIcon(m_account, palette()));
    m_accountButton->setAccessibleName(tr("Account: %1").arg(accountName(m_account)));
    m_accountButton->setToolTip(plainTooltip(accountDetails(m_account)));
    m_accountButton->setVisible(!m_account.origin.isEmpty());
}

bool MainWindow::hasTwin(const Account &account) const
{
    return std::any_of(m_accounts.begin(), m_accounts.end(), [&account](const Account &other) {
        return other.id != account.id && accountName(other) == accountName(account);
    });
}

// Made when it is opened: names come from outside and from the settings at any time.
void MainWindow::fillAccountMenu()
{
    m_accountMenu->clear();
    delete m_accountMenu->findChild<QActionGroup *>();
    auto *group = new QActionGroup(m_accountMenu);
    const auto add = [this, group](const Account &account, auto choose) {
        constexpr int widest = 360;
        const QFontMetrics metrics(m_accountMenu->font());
        QString text = metrics.elidedText(accountName(account), Qt::ElideMiddle, widest);
        const QString kind = account.isSample   ? QString()
                             : hasTwin(account) ? accountDetails(account)
                                                : keyKindText(account.kind);
        if (!kind.isEmpty())
            text = tr("%1 · %2").arg(text, metrics.elidedText(kind, Qt::ElideMiddle, widest));
        QAction *action = m_accountMenu->addAction(accountIcon(account, palette()),
                                                   text.replace(u'&', QStringLiteral("&&")), this, choose);
        action->setCheckable(true);
        action->setChecked(account.isSample ? m_account.isSample
                                            : !m_account.isSample && account.id == m_account.id);
        group->addAction(action);
    };
    for (const Account &account : m_accounts)
        add(account, [this, id = account.id] { Q_EMIT accountChosen(id); });
    Account samples;
    samples.isSample = true;
    add(samples, [this] { Q_EMIT samplesWanted(); });
    m_accountMenu->addSeparator();
    m_accountMenu->addAction(tr("Add an acco&unt …"), this, &MainWindow::addAccount);
    if (!m_account.isSample)
        m_accountMenu->addAction(tr("C&hange key …"), this, &MainWindow::changeKey);
    m_accountMenu->addAction(tr("&Settings …"), this, &MainWindow::settingsWanted);
}

void MainWindow::setKeyState(const KeyState &state)
{
    const KeyNotice notice = keyNotice(state);
    m_setsKey = notice.action == ErrorAction::SetKey;
    m_keyNotice->setLines(notice.text.isEmpty() ? QStringList() : QStringList(notice.text),
                          NoticeBar::Tone::Warning, actionText(notice.action));
}

void MainWindow::sayLeft(const QString &text)
{
    m_leftNotice->setLines({text}, NoticeBar::Tone::Warning, tr("OK"));
}

void MainWindow::setDraft(const Account &account)
{
    m_draft = account;
}

void MainWindow::changeKey()
{
    if (m_account.id.isEmpty())
        showStart();
    else
        Q_EMIT accountEditWanted(m_account.id);
}

void MainWindow::addAccount()
{
    if (m_accounts.empty())
        showStart();
    else
        Q_EMIT accountEditWanted(QString());
}

void MainWindow::setReport(const Result<Tenant> &report)
{
    if (m_startPage)
        m_startPage->setReport(report);
}

} // namespace sidelight
