// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/keystate.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace sidelight {

/// The accounts in the settings: which there are, and to add, change, use and remove one.
class AccountsPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountsPage(QWidget *parent = nullptr);

    /// `currentId` is the one in use; empty for none of them.
    void setAccounts(const std::vector<Account> &accounts, const QString &currentId);
    void setKeyState(const KeyState &state);
    /// What an account left behind, see keyLeftText() and copiesKeptText().
    void sayLeft(const QString &text);
    void setUnchangeable(); ///< this run keeps nothing: they can be used, and not changed

Q_SIGNALS:
    void chosen(const QString &accountId);
    void editWanted(const QString &accountId); ///< empty for a new one
    /// The reader has confirmed it.
    void removalWanted(const QString &accountId, bool removesCopies);
    void keychainWanted(); ///< the secret store is to be tried again

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectButtons();
    QString selected() const;
    void updateButtons();
    void confirmRemoval();
    void applyLooks();

    std::vector<Account> m_accounts;
    QString m_currentId;
    bool m_setsKey = false; ///< the button below the list; else it tries the keychain again
    QListWidget *m_list;
    QLabel *m_empty;
    QPushButton *m_use;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QLabel *m_key;
    QPushButton *m_keyAction;
    QLabel *m_left;
    QLabel *m_keeping;
};

} // namespace sidelight
