// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/accounttext.h"

#include "app/text/dealtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

namespace sidelight {

namespace {

struct AccountWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::AccountText)
};

} // namespace

QString accountName(const Account &account)
{
    if (account.isSample)
        return AccountWords::tr("Sample deals");
    if (const QString name = account.name.simplified(); !name.isEmpty())
        return cappedName(name);
    if (const QString tenant = account.tenantName.simplified(); !tenant.isEmpty())
        return cappedName(tenant);
    return account.origin.host();
}

QString keyKindText(KeyKind kind)
{
    switch (kind) {
    case KeyKind::Live: return AccountWords::tr("live");
    case KeyKind::Test: return AccountWords::tr("test");
    case KeyKind::Other:
    case KeyKind::None: break;
    }
    return {};
}

QString accountDetails(const Account &account)
{
    QStringList parts{account.origin.authority()};
    if (const QString kind = keyKindText(account.kind); !kind.isEmpty())
        parts << kind;
    if (const QString tenant = account.tenantName.simplified(); !tenant.isEmpty())
        parts << cappedName(tenant);
    if (const QString plan = account.plan.simplified(); !plan.isEmpty())
        parts << AccountWords::tr("plan %1").arg(cappedName(plan));
    return parts.join(QStringLiteral(" · "));
}

KeyNotice keyNotice(const KeyState &state)
{
    if (!state.problem)
        return {};
    QString text = errorText(*state.problem).sentences();
    if (state.place == KeyState::Place::None)
        text = AccountWords::tr("No key of this account could be read, so nothing is asked of the service.")
               + u' ' + text;
    return {text, state.isMissing() ? ErrorAction::SetKey : ErrorAction::TryAgain};
}

QString keyLeftText(const Account &account, const Error &why)
{
    return AccountWords::tr(
               "The former key of %1 could not be wiped yet. %2. If the system's keychain has it, "
               "it is wiped once the keychain is there again, in this run or a later one.")
        .arg(accountName(account), errorText(why).title);
}

QString copiesKeptText(const QString &file, const Error &why)
{
    return AccountWords::tr("The copies could not be removed: %1. They are still there: %2")
        .arg(why.detail, QDir::toNativeSeparators(file));
}

QString unchangeableText()
{
    return AccountWords::tr(
        "This run keeps nothing: accounts and keys stay as they are, and are changed in a "
        "run without --demo and without SIDELIGHT_URL.");
}

QString keepingText()
{
    return AccountWords::tr("Keys are kept in the system's keychain and nowhere else; without one, for the "
                            "run only. The copies "
                            "of deals on this computer are not encrypted: disk encryption protects them, "
                            "and they can be removed at any time.");
}

} // namespace sidelight
