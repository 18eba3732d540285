// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/api/connectiontest.h"
#include "app/cli/options.h"
#include "app/domain/account.h"
#include "app/domain/keystate.h"
#include "app/domain/tenant.h"
#include "app/library/dealtasks.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "app/settings/accounts.h"
#include "app/settings/dataplaces.h"
#include "app/settings/preset.h"
#include "app/settings/secretstore.h"
#include "app/settings/settings.h"
#include "app/store/store.h"

#include <QHash>
#include <QObject>
#include <QSettings>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// The objects that every run has, with a window or without, and how an account is put in their place.
///
/// A key goes from the reader to the client and to the secret store, and from the secret store to the
/// client; this class holds only those that the secret store does not have, for the run.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(const Options &options);
    ~Session() override;

    BacksideClient &client() { return m_client; }
    Library &library() { return m_library; }
    DealTasks &tasks() { return m_tasks; } ///< of the account in use
    Settings &settings() { return m_settings; }
    const Preset &preset() const { return m_preset; }
    const NetworkChoice &network() const { return m_network; } ///< in force
    /// BadAuthority, while the file with a further authority could not be used.
    const std::optional<Error> &authorityProblem() const { return m_authorityProblem; }
    /// Whether this run may write settings and keys: one whose account comes from the environment keeps
    /// nothing unless it is told where (decision 13), and neither do the sample deals.
    bool remembers() const { return m_remembers; }
    /// Whether the window's looks are kept, as in a run that remembers, or with samples in a folder of
    /// their own.
    bool keepsLooks() const { return m_remembers || keepsSamples(); }

    const std::vector<Account> &accounts() const { return m_accounts.all(); }
    /// The one in use; without an origin while there is none.
    const Account &account() const { return m_account; }
    const KeyState &keyState() const { return m_keyState; }
    /// A new one, to be filled in: the preset address, and a colour that is free.
    Account draft() const;

    /// The account that the options ask for, or the one that was used last. False where there is none.
    /// Its key is asked of the secret store with askForKey(). Error: the sample service does not start.
    Result<bool> begin();
    /// From now on the secret store is asked, which takes time that a start has not.
    void askForKey();

    void use(const QString &accountId);
    /// Which account's copies hold the deal: this one's first, then in the order they were set up. Answered
    /// by holderFound().
    void findHolder(const QUuid &deal);
    Result<bool> useSamples();
    const std::vector<SampleDeal> &sampleDeals() const { return m_samples->deals(); }
    /// Of the account in use; none where this run keeps nothing.
    OpenTabs openTabs() const;
    /// Of the sample account with an empty ID.
    void keepOpenTabs(const QString &accountId, const OpenTabs &open);
    /// Adds an account, or changes the one with its id, and uses it. An empty key leaves the one that the
    /// secret store has, unless the address is another: a key never goes where it was not meant for.
    /// A run that keeps nothing adds for itself alone, and changes none that is stored.
    void save(const Account &account, const QByteArray &key);
    /// The account, and its copies if wanted. A key that cannot be wiped now is wiped later: keyLeft().
    /// Nothing in a run that keeps nothing.
    void remove(const QString &accountId, bool removesCopies);
    /// Asks the service who it is. An empty key is the one that is kept, for the address that it is kept
    /// for. Answered by connectionTested(); a further test takes the place of one under way.
    void testConnection(const Account &account, const QByteArray &key);
    /// Counts at once, and in later runs where this one remembers.
    void setNetwork(const NetworkChoice &choice);
    void setBackgroundRefresh(bool isOn);
    /// Whether "Find my deals" is offered (decision 20).
    bool offersFinding() const { return m_offersFinding; }
    void setFinding(bool isOffered);
    /// For the proxy that proxyLoginNeeded() named; kept in the secret store once the proxy has taken it.
    void setProxyLogin(const ProxyLogin &login);
    void declineProxyLogin();
    /// Asks once whose key it is, for the name of the tenant and the limits of its plan.
    void learnPlan();

    /// Asks the secret store again: for a key that it did not give, or to take one that it did not take.
    void tryKeychainAgain();
    /// A key is on its way to the secret store, which answers or is given up within its patience.
    bool isKeeping() const { return !m_writing.isEmpty(); }
    /// The key answers for another tenant than the copies are of: an account of its own (decision 12).
    void keepApart();

    /// Removes what is older than the reader wants to keep, if there is a limit.
    void prune();

Q_SIGNALS:
    void accountChanged(); ///< another one is in use, or none
    void accountsChanged();
    void holderFound(const QUuid &deal, const QString &accountId); ///< empty: none, or the one in use
    void keyStateChanged(const sidelight::KeyState &state);
    void keepingChanged(); ///< isKeeping()
    void findingChanged(bool isOffered);
    void connectionTested(const sidelight::Result<sidelight::Tenant> &report);
    /// What an account left behind could not be removed.
    void copiesKept(const QString &file, const sidelight::Error &why);
    /// The reader is to be asked, since the secret store has no login that the proxy takes.
    void proxyLoginNeeded(const sidelight::ProxyLoginRequest &request);
    /// The account was removed or has another address, and its former key could not be wiped yet. That is
    /// tried again whenever the secret store answers, in this run or a later one.
    void keyLeft(const sidelight::Account &account, const sidelight::Error &why);

private:
    bool keepsSamples() const { return m_options.isDemo && !m_options.dataDir.isEmpty(); }
    /// One that the secret store does not have (yet), and why, where it did not take it.
    struct HeldKey {
        QByteArray key;
        std::optional<Error> problem = std::nullopt;
    };

    void useEndpoint(const Endpoint &endpoint);
    void put(const Account &account);
    void leave();
    void protectSettings();
    void openStore(const QString &fileName);
    QString filePath(const QString &storeName) const;
    QString freeStoreName(const Account &account) const;
    void setKeyState(const KeyState &state);
    void startTest(const Endpoint &endpoint);
    std::optional<std::chrono::seconds> testPause(const Endpoint &endpoint) const;
    void keepKey(const Account &account, const QByteArray &key);
    void takeRead(const QString &name, const Result<std::optional<QByteArray>> &secret);
    void takeWritten(const QString &name, const std::optional<Error> &error);
    void takeLoginNeeded(const ProxyLoginRequest &request);
    void takeStoredLogin(const Result<std::optional<QByteArray>> &secret);
    void takeTenant(const QByteArray &body);
    void startBudget();
    void keepCount();
    void wipeKey(const Account &account);
    void wipeLeftKeys();
    void takeRemoved(const QString &name, const std::optional<Error> &error);

    const Options &m_options;
    const bool m_remembers;
    const DataPlaces m_places;
    QSettings m_file;
    Settings m_settings;
    Accounts m_accounts;
    SecretStore m_secrets;
    bool m_asksForKeys = false;
    bool m_offersFinding = false;
    // By keySecretName(): keys that are held here, how many are being written, accounts whose keys go once
    // another one is written, and those whose keys are being wiped.
    QHash<QString, HeldKey> m_held;
    QHash<QString, int> m_writing;
    QHash<QString, Account> m_replaced;
    QHash<QString, Account> m_wiping;
    const Preset m_preset;
    NetworkChoice m_network;
    std::optional<Error> m_authorityProblem;
    Account m_account;
    KeyState m_keyState;
    ProxyLoginRequest m_loginRequest; ///< the last one
    struct NamedLogin {
        QString proxy;
        ProxyLogin login;
        bool isToKeep = false; ///< once the proxy has taken it
    };
    void useProxyLogin(const NamedLogin &named);
    void keepProxyLogin(const QUrl &origin);
    std::optional<NamedLogin> m_proxyLogin; ///< the last one, unless it was refused
    bool m_learnsPlan = false;
    std::optional<Account> m_toTest; ///< whose kept key is being read for a test
    std::unique_ptr<ConnectionTest> m_test;
    struct TestPause {
        Endpoint endpoint;
        QDateTime until; ///< UTC
    };
    TestPause m_testPause; ///< after the last 429 of a test
    std::unique_ptr<SampleService> m_samples;
    BacksideClient m_client;
    Store m_store;
    Library m_library;
    DealTasks m_tasks{m_library};
    QTimer m_countTimer; ///< for keepCount()
};

} // namespace sidelight
