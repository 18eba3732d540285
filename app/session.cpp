// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"

#include "app/domain/later.h"
#include "app/domain/workers.h"
#include "app/library/dealderivation.h"
#include "app/store/holder.h"

#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

#include <algorithm>

namespace sidelight {

namespace {

// Its address is another one in each run, and its deals are the same.
QUrl sampleOrigin()
{
    return QUrl(QStringLiteral("sidelight:samples"));
}

/// An account whose copies are another tenant's than this one: what it was told with this one's key goes.
Account withoutTenant(Account account, const QUuid &other)
{
    if (account.tenant == other) {
        account.tenant = QUuid();
        account.tenantName.clear();
        account.plan.clear();
    }
    return account;
}

} // namespace

Session::Session(const Options &options)
    : m_options(options)
    , m_remembers(!options.isDemo && (!options.endpoint || !options.dataDir.isEmpty()))
    , m_places(dataPlaces(options.dataDir))
    , m_file(m_places.settingsFile, QSettings::IniFormat)
    , m_settings(m_file)
    , m_accounts(m_file)
    , m_secrets(QStringLiteral(SIDELIGHT_APPLICATION_ID))
    , m_preset(readPreset(presetFiles()))
    , m_client(Endpoint{defaultOrigin(), {}})
    , m_store(dealDerivation())
    , m_library(m_client, m_store)
{
    connect(&m_secrets, &SecretStore::wasRead, this, &Session::takeRead);
    connect(&m_secrets, &SecretStore::written, this, &Session::takeWritten);
    connect(&m_secrets, &SecretStore::removed, this, &Session::takeRemoved);
    connect(&m_client, &BacksideClient::proxyLoginNeeded, this, &Session::takeLoginNeeded);
    connect(&m_client, &BacksideClient::answered, this, [this](const QString &path, const Answer &answer) {
        keepProxyLogin(m_account.origin);
        if (path == tenantPath())
            takeTenant(answer.body);
    });
    connect(&m_client, &BacksideClient::usageChanged, this, [this] {
        if (!m_countTimer.isActive())
            m_countTimer.start();
    });
    connect(&m_countTimer, &QTimer::timeout, this, &Session::keepCount);
    m_countTimer.setSingleShot(true);
    m_countTimer.setTimerType(Qt::VeryCoarseTimer);
    m_countTimer.setInterval(std::chrono::minutes(1));
    connect(&m_client, &BacksideClient::authorityRefused, this,
            [this](const Error &error) { m_authorityProblem = error; });
    connect(&m_store, &Store::filesRemoved, this,
            [this](const QString &file, const std::optional<Error> &error) {
                if (error)
                    Q_EMIT copiesKept(file, *error);
            });
    m_network = networkChoice(m_settings, m_preset);
    m_client.setNetwork(m_network);
    m_library.setBackgroundRefresh(m_settings.value(Settings::refreshPinned));
    m_offersFinding = m_settings.value(Settings::findDealsEnabled);
}

Session::~Session()
{
    keepCount();
    protectSettings();
}

/// They name accounts and addresses, which is nobody else's business. A new file is written first; later
/// ones keep what it allows.
void Session::protectSettings()
{
    if (!m_remembers)
        return;
    m_file.sync();
    QFile::setPermissions(m_places.settingsFile, QFile::ReadOwner | QFile::WriteOwner);
}

Result<bool> Session::begin()
{
    if (m_options.isDemo)
        return useSamples();
    if (m_options.endpoint) {
        useEndpoint(*m_options.endpoint);
        return true;
    }
    const auto last = m_accounts.current();
    if (!last) {
        openStore(QString()); // nothing was kept yet, and there is nobody to keep it for
        return false;
    }
    put(*last);
    return true;
}

Account Session::draft() const
{
    Account account;
    account.origin = m_preset.address.value_or(defaultOrigin());
    account.color = m_accounts.freeColor();
    return account;
}

// --- Which account --------------------------------------------------------------------------------

void Session::useEndpoint(const Endpoint &endpoint)
{
    Account account;
    account.origin = endpoint.origin;
    account.kind = keyKind(endpoint.key);
    if (m_remembers) { // its copies, for a later run; its key is kept nowhere
        const auto &all = m_accounts.all();
        const auto known = std::find_if(all.begin(), all.end(), [&account](const Account &one) {
            return one.origin == account.origin && one.kind == account.kind;
        });
        if (known != all.end()) {
            account = *known;
        } else {
            account.id = newAccountId();
            account.color = m_accounts.freeColor();
            account.store = freeStoreName(account);
            m_accounts.save(account);
        }
        m_held.insert(keySecretName(account), {endpoint.key});
        put(account);
        return;
    }
    m_account = account;
    m_client.setEndpoint(endpoint);
    openStore(QString());
    setKeyState({KeyState::Place::RunOnly, std::nullopt});
}

void Session::use(const QString &accountId)
{
    if (const auto account = m_accounts.find(accountId))
        put(*account);
}

void Session::put(const Account &account)
{
    keepCount();
    m_account = account;
    if (m_remembers)
        m_accounts.setCurrent(account.id);
    const auto held = m_held.constFind(keySecretName(account));
    if (held != m_held.constEnd()) {
        m_client.setEndpoint({account.origin, held->key});
        m_keyState = {KeyState::Place::RunOnly, held->problem};
        if (held->problem)
            keepKey(account, QByteArray(held->key)); // the secret store may be there by now
    } else {
        m_client.awaitKey(account.origin);
        m_keyState = {KeyState::Place::Asked, std::nullopt};
        if (m_asksForKeys)
            m_secrets.read(keySecretName(account));
    }
    startBudget();
    openStore(account.store);
    Q_EMIT accountChanged();
    Q_EMIT keyStateChanged(m_keyState);
}

Result<bool> Session::useSamples()
{
    if (!m_samples) {
        auto service = std::make_unique<SampleService>();
        if (!service->start())
            return Error{Error::Kind::Service, service->errorString()};
        if (!service->setFault(m_options.demoFault))
            return Error{Error::Kind::Usage,
                         QStringLiteral("unknown fault '%1'; there are: %2")
                             .arg(m_options.demoFault, SampleService::faultNames().join(u' '))};
        m_samples = std::move(service); // only what started is not started again
    }
    const Endpoint endpoint = m_samples->endpoint();
    keepCount();
    m_account = {};
    m_account.origin = endpoint.origin;
    m_account.kind = keyKind(endpoint.key);
    m_account.isSample = true;
    if (keepsSamples())
        m_account.store = QStringLiteral("samples.sqlite");
    m_client.setEndpoint(endpoint);
    if (m_options.command == Options::Command::Refresh)
        m_samples->setMoving(); // of a run that asks once for each, every answer is a further one
    startBudget();
    openStore(m_account.store);
    m_library.seed(m_samples->past());
    Q_EMIT accountChanged();
    setKeyState({KeyState::Place::RunOnly, std::nullopt});
    return true;
}

void Session::save(const Account &account, const QByteArray &key)
{
    const auto before = m_accounts.find(account.id);
    if (before && !m_remembers)
        return;
    Account saved = before.value_or(account); // what was learned since the form was filled in stays
    if (!before)
        saved.id = newAccountId();
    saved.name = account.name;
    saved.color = account.color;
    saved.origin = account.origin;
    if (!key.isEmpty())
        saved.kind = keyKind(key);
    const bool isElsewhere = !before || before->origin != saved.origin;
    if (isElsewhere || before->kind != saved.kind) {
        saved.store = freeStoreName(saved);
        saved.tenant = QUuid();
        saved.tenantName.clear();
        saved.plan.clear();
    }
    if (!m_remembers)
        saved.store.clear();
    if (before && isElsewhere)
        wipeKey(*before);
    if (m_remembers) {
        m_accounts.save(saved);
        protectSettings();
    }
    if (!key.isEmpty())
        keepKey(saved, key);
    const bool isOnlyLabelled = key.isEmpty() && !isElsewhere; // with another name or colour
    if (!isOnlyLabelled)
        put(saved);
    else if (saved.id == m_account.id)
        m_account = saved;
    Q_EMIT accountsChanged();
}

void Session::keepApart()
{
    const std::optional<QUuid> tenant = m_library.otherTenant();
    const QByteArray key = m_client.endpoint().key;
    if (!tenant || m_account.isSample || key.isEmpty())
        return;
    if (m_account.id.isEmpty() || !m_remembers) {
        openStore(QString());
        Q_EMIT accountChanged();
        return;
    }
    // The copies stay with the account that they came to; it has lost its key to the other one.
    const Account former = withoutTenant(m_account, *tenant);
    m_accounts.save(former);
    const auto &all = m_accounts.all();
    const auto known = std::find_if(all.begin(), all.end(), [&](const Account &account) {
        return account.tenant == *tenant && account.origin == former.origin && account.kind == former.kind;
    });
    Account apart = known != all.end() ? *known : draft();
    if (known == all.end()) {
        apart.id = newAccountId();
        apart.origin = former.origin;
        apart.kind = former.kind;
        apart.store = storeFileName(former.origin, former.kind, tenant);
        apart.tenant = *tenant;
    }
    m_accounts.save(apart);
    m_held.remove(keySecretName(former));
    if (m_options.endpoint && m_options.endpoint->key == key) {
        m_held.insert(keySecretName(apart), {key}); // of this run alone
    } else {
        m_replaced.insert(keySecretName(apart), former);
        keepKey(apart, key);
    }
    put(apart);
    Q_EMIT accountsChanged();
}

void Session::remove(const QString &accountId, bool removesCopies)
{
    const auto account = m_accounts.find(accountId);
    if (!account || !m_remembers)
        return;
    wipeKey(*account);
    m_accounts.remove(accountId);
    if (m_account.id == accountId)
        leave();
    if (const QString file = filePath(account->store); !file.isEmpty())
        m_tasks.removeFile(file + QStringLiteral("-tasks"));
    if (removesCopies && !account->store.isEmpty())
        m_store.removeFiles(filePath(account->store));
    Q_EMIT accountsChanged();
}

/// The account in use is gone.
void Session::leave()
{
    if (const auto next = m_accounts.current()) {
        put(*next);
        return;
    }
    keepCount();
    m_account = {};
    m_client.setEndpoint({defaultOrigin(), {}});
    openStore(QString());
    Q_EMIT accountChanged();
    setKeyState({});
}

// --- Its copies -----------------------------------------------------------------------------------

QString Session::filePath(const QString &storeName) const
{
    return storeName.isEmpty() || m_places.storesFolder.isEmpty()
               ? QString()
               : QDir(m_places.storesFolder).filePath(storeName);
}

/// One store each: two accounts of one host and kind do not share a file.
QString Session::freeStoreName(const Account &account) const
{
    const QString plain = storeFileName(account.origin, account.kind, std::nullopt);
    const auto &all = m_accounts.all();
    const bool isTaken = std::any_of(all.begin(), all.end(), [&](const Account &other) {
        return other.id != account.id && other.store == plain;
    });
    return isTaken ? storeFileName(account.origin, account.kind, QUuid::fromString(account.id)) : plain;
}

OpenTabs Session::openTabs() const
{
    const bool areKept = m_account.isSample ? keepsSamples() : m_remembers;
    return areKept ? m_accounts.openTabs(m_account.id) : OpenTabs();
}

void Session::keepOpenTabs(const QString &accountId, const OpenTabs &open)
{
    if (accountId.isEmpty() ? keepsSamples() : m_remembers)
        m_accounts.setOpenTabs(accountId, open);
}

void Session::findHolder(const QUuid &deal)
{
    const bool isAlone = m_account.isSample || !m_remembers || m_accounts.all().size() < 2;
    if (isAlone || m_library.state(deal).deal) {
        Q_EMIT holderFound(deal, QString());
        return;
    }
    QStringList files{filePath(m_account.store)};
    for (const Account &account : m_accounts.all())
        files << filePath(account.store);
    later(this, QtConcurrent::run(&workers(), &holderOf, deal, files), [this, deal](const QString &file) {
        const auto &all = m_accounts.all();
        const auto holder = std::find_if(all.begin(), all.end(), [&](const Account &account) {
            return !file.isEmpty() && filePath(account.store) == file;
        });
        const bool isOther = holder != all.end() && holder->store != m_account.store;
        Q_EMIT holderFound(deal, isOther ? holder->id : QString());
    });
}

void Session::openStore(const QString &fileName)
{
    const QString file = filePath(fileName);
    m_library.clear();
    m_tasks.open(file.isEmpty() ? QString() : file + QStringLiteral("-tasks"));
    m_store.open({file, m_account.isSample ? sampleOrigin() : m_account.origin, m_account.kind});
}

void Session::prune()
{
    const int days = m_settings.value(Settings::keepDays);
    if (days > 0 && !m_account.isSample)
        m_library.prune(QDateTime::currentDateTimeUtc().addDays(-days));
}

} // namespace sidelight
