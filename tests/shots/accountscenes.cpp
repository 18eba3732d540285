// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/accounttext.h"
#include "tests/shots/stage.h"
#include "ui/accountdialog.h"
#include "ui/accountspage.h"
#include "ui/networkpage.h"
#include "ui/proxylogindialog.h"
#include "ui/settingsdialog.h"
#include "ui/usagepage.h"

#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

namespace sidelight {

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

std::vector<Account> accounts()
{
    Account sales;
    sales.id = QStringLiteral("a");
    sales.name = QStringLiteral("Sales");
    sales.origin = defaultOrigin();
    sales.kind = KeyKind::Live;
    sales.tenantName = QStringLiteral("Lindholm Engineering");
    sales.plan = QStringLiteral("pro");
    Account trial = sales;
    trial.id = QStringLiteral("b");
    trial.name = QStringLiteral("Trial");
    trial.kind = KeyKind::Test;
    trial.color = 2;
    trial.tenantName.clear();
    trial.plan.clear();
    return {sales, trial};
}

SettingsDialog *settings(Stage &stage, int tab)
{
    auto *dialog = new SettingsDialog(british, &stage.window);
    dialog->accounts().setAccounts(accounts(), QStringLiteral("a"));
    dialog->network().setNetwork({}, {});
    Usage usage;
    usage.day = QDate(2026, 11, 28);
    usage.sentToday = 812;
    usage.sentThisMinute = 12;
    usage.limits = {300, 50'000};
    dialog->usage().setUsage(usage, QStringLiteral("pro"));
    dialog->findChild<QTabWidget *>()->setCurrentIndex(tab);
    dialog->open();
    stage.shown = dialog;
    return dialog;
}

AccountDialog *account(Stage &stage)
{
    auto *dialog = new AccountDialog(accounts()[0], british, &stage.window);
    dialog->open();
    stage.shown = dialog;
    dialog->findChild<QPushButton *>(QStringLiteral("testConnection"))->click();
    return dialog;
}

} // namespace

std::vector<Scene> accountScenes()
{
    return {
        {QStringLiteral("settings-accounts"), false, [](Stage &stage) { settings(stage, 0); }},
        {QStringLiteral("settings-no-keychain"), false,
         [](Stage &stage) {
             settings(stage, 0)->accounts().setKeyState(
                 {KeyState::Place::RunOnly, Error{Error::Kind::NoKeychain, {}}});
         }},
        {QStringLiteral("settings-unchangeable"), false,
         [](Stage &stage) { settings(stage, 0)->accounts().setUnchangeable(); }},
        {QStringLiteral("settings-network"), false, [](Stage &stage) { settings(stage, 1); }},
        {QStringLiteral("settings-requests"), false, [](Stage &stage) { settings(stage, 2); }},
        {QStringLiteral("account"), false, [](Stage &stage) { account(stage); }},
        {QStringLiteral("account-tested"), false,
         [](Stage &stage) {
             account(stage)->setReport(Tenant{QUuid(), QStringLiteral("Lindholm Engineering"),
                                              QStringLiteral("lindholm"), QStringLiteral("pro")});
         }},
        {QStringLiteral("account-refused"), false,
         [](Stage &stage) {
             account(stage)->setReport(Error{Error::Kind::KeyRefused, {}});
         }},
        {QStringLiteral("proxy-login"), false,
         [](Stage &stage) {
             stage.shown = new ProxyLoginDialog(
                 {QStringLiteral("proxy.example:3128"), QStringLiteral("Staff only"), true}, &stage.window);
             static_cast<QDialog *>(stage.shown)->open();
         }},
        {QStringLiteral("key-held"), false,
         [](Stage &stage) {
             stage.useSamples();
             stage.window.setAccounts(accounts());
             stage.window.setAccount(accounts()[0]);
             stage.window.setKeyState({KeyState::Place::RunOnly, Error{Error::Kind::KeychainRefused, {}}});
             stage.open(crane);
         }},
        {QStringLiteral("key-left"), false,
         [](Stage &stage) {
             stage.useSamples();
             stage.window.setAccount(accounts()[0]);
             stage.window.sayLeft(keyLeftText(accounts()[1], Error{Error::Kind::NoKeychain, {}}));
             stage.open(crane);
         }},
        {QStringLiteral("no-keychain"), false,
         [](Stage &stage) {
             const Error none{Error::Kind::NoKeychain, {}};
             stage.window.setAccount(accounts()[0]);
             stage.window.setKeyState({KeyState::Place::None, none});
             stage.window.refuse(none);
         }},
        {QStringLiteral("certificate-not-yet-valid"), false,
         [](Stage &stage) {
             Error error{Error::Kind::Untrusted, QStringLiteral("The certificate is not yet valid")};
             error.cause = Error::Cause::NotYetValid;
             error.certificateBound = QDateTime(QDate(2026, 12, 1), QTime(8, 0), Qt::UTC);
             stage.window.setAccount(accounts()[0]);
             stage.window.refuse(error);
         }},
        {QStringLiteral("account-twins"), false,
         [](Stage &stage) {
             std::vector<Account> twins = accounts();
             twins[1].name = twins[0].name;
             stage.window.setAccounts(twins);
             stage.window.setAccount(twins[0]);
             QMenu *menu = stage.window.findChild<QToolButton *>(QStringLiteral("account"))->menu();
             menu->popup(stage.window.mapToGlobal(QPoint(200, 100)));
             stage.shown = menu;
         }},
    };
}

} // namespace sidelight
