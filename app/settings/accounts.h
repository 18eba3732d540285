// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/opentabs.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <vector>

class QSettings;

namespace sidelight {

/// Requests of one account on one day, kept over restarts.
struct DayCount {
    QDate day; ///< UTC; invalid where nothing is known
    int sent = 0;

    bool operator==(const DayCount &) const = default;
};

/// The accounts that the reader set up, in a QSettings that is borrowed and must outlive this object.
/// Each has a group of its own, so that one that cannot be read is left as it is, named in problems(),
/// and never in the way of the others. Keys are not part of it: see SecretStore.
class Accounts
{
public:
    /// Takes over the one account that earlier versions had.
    explicit Accounts(QSettings &file);

    const std::vector<Account> &all() const { return m_accounts; } ///< in the order they were set up
    std::optional<Account> find(const QString &id) const;
    /// The one that was used last, else the first; nothing where there is none.
    std::optional<Account> current() const;

    void setCurrent(const QString &id);
    /// Adds it, or takes the place of the one with its id, which is never empty.
    void save(const Account &account);
    void remove(const QString &id);

    DayCount dayCount(const QString &id) const;
    void setDayCount(const QString &id, const DayCount &count);

    /// Those of the sample account with an empty ID. A tab that cannot be read is left out.
    OpenTabs openTabs(const QString &id) const;
    void setOpenTabs(const QString &id, const OpenTabs &open);

    /// Names in the secret store whose keys are to be wiped from it, and are not yet as far as is known;
    /// those of accounts that are removed, too.
    QStringList toWipe() const;
    void setToWipe(const QString &secretName, bool isToWipe);

    /// The colour that the fewest accounts have.
    int freeColor() const;
    /// English, without the values, which may be anything.
    const QStringList &problems() const { return m_problems; }

private:
    std::optional<Account> read(const QString &id) const;
    void takeOverSingleAccount();
    void put(const QString &key, const QVariant &value);

    QSettings &m_file;
    std::vector<Account> m_accounts;
    QStringList m_problems;
};

/// A name for an account that is to be set up: 32 digits.
QString newAccountId();

} // namespace sidelight
