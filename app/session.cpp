// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"

#include "app/library/dealderivation.h"

#include <QDir>
#include <QFileInfo>

namespace sidelight {

namespace {

// Its address is another one in each run, and its deals are the same.
QUrl sampleOrigin()
{
    return QUrl(QStringLiteral("sidelight:samples"));
}

} // namespace

Session::Session(const Options &options)
    : m_options(options)
    , m_remembers(!options.isDemo && (!options.endpoint || !options.dataDir.isEmpty()))
    , m_places(dataPlaces(options.dataDir))
    , m_file(m_places.settingsFile, QSettings::IniFormat)
    , m_settings(m_file)
    , m_client(Endpoint{defaultOrigin(), {}})
    , m_store(dealDerivation())
    , m_library(m_client, m_store)
{}

Result<bool> Session::begin()
{
    if (m_options.isDemo)
        return useSamples();
    if (m_options.endpoint) {
        useEndpoint(*m_options.endpoint);
        return true;
    }
    const QString fileName = m_settings.value(Settings::accountStore);
    if (fileName.isEmpty()) {
        openStore(QString()); // nothing was kept yet, and there is nobody to keep it for
        return false;
    }
    m_account = {m_settings.value(Settings::accountOrigin), m_settings.value(Settings::accountKind), false};
    m_client.setEndpoint({m_account.origin, {}});
    openStore(fileName);
    return true;
}

void Session::useEndpoint(const Endpoint &endpoint)
{
    m_account = {endpoint.origin, keyKind(endpoint.key), false};
    m_client.setEndpoint(endpoint);
    if (!m_remembers) {
        openStore(QString());
        return;
    }
    QString fileName = m_settings.value(Settings::accountStore);
    const bool isSame = m_settings.value(Settings::accountOrigin) == m_account.origin
                        && m_settings.value(Settings::accountKind) == m_account.kind;
    if (fileName.isEmpty() || !isSame)
        fileName = storeFileName(m_account.origin, m_account.kind, std::nullopt);
    openStore(fileName);
}

void Session::openStore(const QString &fileName)
{
    m_library.clear();
    StorePlace place{{}, m_account.isSample ? sampleOrigin() : m_account.origin, m_account.kind};
    if (!fileName.isEmpty() && !m_places.storesFolder.isEmpty())
        place.file = QDir(m_places.storesFolder).filePath(fileName);
    m_store.open(place);
    if (!m_remembers || fileName.isEmpty() || m_account.isSample)
        return;
    m_settings.setValue(Settings::accountOrigin, m_account.origin);
    m_settings.setValue(Settings::accountKind, m_account.kind);
    m_settings.setValue(Settings::accountStore, fileName);
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
    m_account = {endpoint.origin, keyKind(endpoint.key), true};
    m_client.setEndpoint(endpoint);
    const bool hasPlace = m_options.isDemo && !m_options.dataDir.isEmpty();
    if (m_options.command == Options::Command::Refresh)
        m_samples->setMoving(); // of a run that asks once for each, every answer is a further one
    openStore(hasPlace ? QStringLiteral("samples.sqlite") : QString());
    m_library.seed(m_samples->past());
    return true;
}

void Session::keepApart()
{
    const std::optional<QUuid> tenant = m_library.otherTenant();
    if (!tenant || m_account.isSample)
        return;
    // The first tenant's copies lie under the plain name, which is where a way back leads.
    const QString plain = storeFileName(m_account.origin, m_account.kind, std::nullopt);
    const bool isPlain = QFileInfo(m_store.place().file).fileName() == plain;
    openStore(isPlain ? storeFileName(m_account.origin, m_account.kind, tenant) : plain);
}

void Session::prune()
{
    const int days = m_settings.value(Settings::keepDays);
    if (days > 0 && !m_account.isSample)
        m_library.prune(QDateTime::currentDateTimeUtc().addDays(-days));
}

} // namespace sidelight
