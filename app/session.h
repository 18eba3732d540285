// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/cli/options.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "app/settings/dataplaces.h"
#include "app/settings/settings.h"
#include "app/store/store.h"

#include <QSettings>

#include <memory>

namespace sidelight {

/// Who is asked, as far as it may be shown.
struct Account {
    QUrl origin;
    KeyKind kind = KeyKind::None;
    bool isSample = false;
};

/// The objects that every run has, with a window or without, and how an account is put in their place.
class Session
{
public:
    explicit Session(const Options &options);

    BacksideClient &client() { return m_client; }
    Library &library() { return m_library; }
    Settings &settings() { return m_settings; }
    const Account &account() const { return m_account; }
    /// Whether this run may write settings: one whose account comes from the environment keeps nothing
    /// unless it is told where (decision 13), and neither do the sample deals.
    bool remembers() const { return m_remembers; }

    /// The account that the options ask for, or the one that was used last, as yet without its key.
    /// False where there is none. Error: the sample service does not start.
    Result<bool> begin();

    void useEndpoint(const Endpoint &endpoint);
    Result<bool> useSamples();
    const std::vector<SampleDeal> &sampleDeals() const { return m_samples->deals(); }
    /// The key answers for another tenant than the copies are of: from now on a store of its own.
    void keepApart();

    /// Removes what is older than the reader wants to keep, if there is a limit.
    void prune();

private:
    void openStore(const QString &fileName);

    const Options &m_options;
    const bool m_remembers;
    const DataPlaces m_places;
    QSettings m_file;
    Settings m_settings;
    Account m_account;
    std::unique_ptr<SampleService> m_samples;
    BacksideClient m_client;
    Store m_store;
    Library m_library;
};

} // namespace sidelight
