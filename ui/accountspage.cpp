// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accountspage.h"

#include "app/text/accounttext.h"
#include "ui/accountform.h"
#include "ui/actiontext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sidelight {

namespace {

/// As wide as the list, so that a long name is elided, and with room around its two lines.
class AccountDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int least = 80;
        constexpr int air = 8;
        return {least, QStyledItemDelegate::sizeHint(option, index).height() + air};
    }
};

} // namespace

AccountsPage::AccountsPage(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_empty(plainLabel(QStringLiteral("noAccounts"), this))
    , m_use(new QPushButton(tr("&Use"), this))
    , m_add(new QPushButton(tr("A&dd …"), this))
    , m_edit(new QPushButton(tr("Chan&ge …"), this))
    , m_remove(new QPushButton(tr("&Remove …"), this))
    , m_key(plainLabel(QStringLiteral("keyNotice"), this))
    , m_keyAction(new QPushButton(this))
    , m_left(plainLabel(QStringLiteral("leftNotice"), this))
    , m_keeping(plainLabel(QStringLiteral("keeping"), this))
{
    m_list->setObjectName(QStringLiteral("accounts"));
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setItemDelegate(new AccountDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setText(tr("There is no account yet."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_keeping->setText(keepingText());
    for (QLabel *label : {m_key, m_left, m_keeping})
        label->setWordWrap(true);
    m_left->hide();
    m_use->setObjectName(QStringLiteral("useAccount"));
    m_add->setObjectName(QStringLiteral("addAccount"));
    m_edit->setObjectName(QStringLiteral("editAccount"));
    m_remove->setObjectName(QStringLiteral("removeAccount"));
    m_keyAction->setObjectName(QStringLiteral("tryKeychain"));

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(6);
    for (QPushButton *button : {m_use, m_add, m_edit, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_list, 1);
    row->addWidget(m_empty, 1);
    row->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(10);
    layout->addLayout(row, 1);
    layout->addWidget(m_key);
    layout->addWidget(m_keyAction, 0, Qt::AlignLeft);
    layout->addWidget(m_left);
    layout->addWidget(m_keeping);

    connectButtons();
    setFocusProxy(m_list);
    setKeyState({});
    setAccounts({}, {});
    applyLooks();
}

void AccountsPage::connectButtons()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountsPage::updateButtons);
    connect(m_list, &QListWidget::itemActivated, this, [this] { Q_EMIT chosen(selected()); });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT chosen(selected()); });
    connect(m_add, &QPushButton::clicked, this, [this] { Q_EMIT editWanted(QString()); });
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editWanted(selected()); });
    connect(m_remove, &QPushButton::clicked, this, &AccountsPage::confirmRemoval);
    connect(m_keyAction, &QPushButton::clicked, this, [this] {
        if (m_setsKey)
            Q_EMIT editWanted(m_currentId);
        else
            Q_EMIT keychainWanted();
    });
}

QString AccountsPage::selected() const
{
    const int row = m_list->currentRow();
    return row < 0 ? QString() : m_accounts[std::size_t(row)].id;
}

void AccountsPage::setAccounts(const std::vector<Account> &accounts, const QString &currentId)
{
    const QString before = selected();
    m_accounts = accounts;
    m_currentId = currentId;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (int i = 0; i < int(accounts.size()); ++i) {
        const Account &account = accounts[std::size_t(i)];
        const bool isCurrent = account.id == currentId;
        // Before the name, which may be elided.
        const QString name =
            isCurrent ? tr("In use: %1", "account").arg(accountName(account)) : accountName(account);
        auto *item = new QListWidgetItem(accountIcon(account, palette()),
                                         name + u'\n' + accountDetails(account), m_list);
        QFont font = m_list->font();
        font.setWeight(isCurrent ? QFont::DemiBold : QFont::Normal);
        item->setFont(font);
        if (account.id == before || (before.isEmpty() && isCurrent))
            row = i;
    }
    m_list->setCurrentRow(accounts.empty() ? -1 : row);
    m_list->setVisible(!accounts.empty());
    m_empty->setVisible(accounts.empty());
    updateButtons();
}

void AccountsPage::setKeyState(const KeyState &state)
{
    const KeyNotice notice = keyNotice(state);
    m_key->setText(notice.text);
    m_key->setVisible(!notice.text.isEmpty());
    m_setsKey = notice.action == ErrorAction::SetKey;
    m_keyAction->setText(actionText(notice.action));
    m_keyAction->setVisible(!notice.text.isEmpty());
}

void AccountsPage::sayLeft(const QString &text)
{
    m_left->setText(text);
    m_left->show();
}

void AccountsPage::setUnchangeable()
{
    for (QPushButton *button : {m_add, m_edit, m_remove})
        button->hide();
    m_keeping->setText(unchangeableText());
}

void AccountsPage::updateButtons()
{
    const QString id = selected();
    m_use->setEnabled(!id.isEmpty() && id != m_currentId);
    m_edit->setEnabled(!id.isEmpty());
    m_remove->setEnabled(!id.isEmpty());
}

void AccountsPage::confirmRemoval()
{
    const QString id = selected();
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&id](const Account &account) { return account.id == id; });
    if (found == m_accounts.end())
        return;
    auto *question = new QMessageBox(this);
    question->setObjectName(QStringLiteral("removalQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Remove the account"));
    question->setText(tr("Remove %1 (%2) and wipe its key?", "account, what tells it from others")
                          .arg(accountName(*found), accountDetails(*found)));
    question->setInformativeText(
        tr("The key goes from the system's keychain, or once that is there again. Nothing changes at the "
           "service."));
    auto *copies = new QCheckBox(tr("Remove the co&pies on this computer too"), question);
    copies->setObjectName(QStringLiteral("removeCopies"));
    question->setCheckBox(copies);
    QPushButton *remove = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("confirmRemoval"));
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(remove, &QPushButton::clicked, this,
            [this, id, copies] { Q_EMIT removalWanted(id, copies->isChecked()); });
    question->open();
}

void AccountsPage::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_keeping, colors.dim);
    setTextColor(m_empty, colors.dim);
    setTextColor(m_key, colors.warning);
    setTextColor(m_left, colors.warning);
}

void AccountsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyLooks();
        setAccounts(m_accounts, m_currentId); // icons have colours of the scheme
    }
    QWidget::changeEvent(event);
}

} // namespace sidelight
