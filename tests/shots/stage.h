// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "tests/support/accountof.h"
#include "tests/support/fakebackside.h"
#include "ui/dealpage.h"
#include "ui/mainwindow.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <vector>

namespace sidelight {

/// The window over a sample service, for one picture.
struct Stage {
    Stage(const QString &path, QString schemeName)
        : folder(path)
        , scheme(std::move(schemeName))
    {}

    QDir folder;
    QString scheme;
    SampleService sample;
    FakeBackside untrusted{FakeBackside::Transport::Tls};
    BacksideClient client{Endpoint{defaultOrigin(), {}}};
    Store store{dealDerivation()};
    Library library{client, store};
    MainWindow window{library, QLocale(QLocale::English, QLocale::UnitedKingdom)};

    QWidget *shown = nullptr; ///< in place of the window

    void useSamples(const QString &fault = {})
    {
        sample.setFault(fault);
        library.clear();
        client.setEndpoint(sample.endpoint());
        store.open({QString(), sample.endpoint().origin, KeyKind::Test});
        library.seed(sample.past());
        window.setAccount(accountOf(sample.endpoint(), true));
        std::vector<Suggestion> suggestions;
        for (const SampleDeal &deal : sample.deals())
            suggestions.push_back({deal.id, deal.name, deal.shows});
        window.showSamples(suggestions);
    }

    void open(const QUuid &id, bool waits = true)
    {
        window.openDeal(id);
        if (!waits)
            return;
        const auto isSettled = [&] { return library.state(id).isSettled(); };
        (void)QTest::qWaitFor(isSettled, 60'000);
        if (library.state(id).source == DealState::Source::Copy)
            library.refresh(id); // now, instead of after a moment
        (void)QTest::qWaitFor(isSettled, 60'000);
        const auto deal = library.state(id).deal;
        if (!deal || deal->links().empty())
            return;
        (void)QTest::qWaitFor(
            [&] {
                const People people = library.peopleOf(id);
                return !people.isEmpty()
                       && std::none_of(people.begin(), people.end(),
                                       [](const Person &person) { return person.isAsking; });
            },
            3'000);
    }

    void openBody(const QByteArray &body)
    {
        // Several of these bodies are more than Qt's JSON parser takes.
        static const QRegularExpression pattern(QStringLiteral("\"id\"\\s*:\\s*\"([^\"]*)\""));
        const QUuid id = QUuid::fromString(pattern.match(QString::fromUtf8(body)).captured(1));
        const QUuid served = id.isNull() ? sample.dealIds().constFirst() : id;
        useSamples();
        sample.setBody(served, body);
        open(served);
    }

    void tab(DealPage::Tab tab) { window.findChild<DealPage *>()->setTab(tab); }

    void save(const QString &name)
    {
        QTest::qWait(50); // a moment for the layout and the cursor to come to rest
        const QString file = folder.filePath(name + u'-' + scheme + QStringLiteral(".png"));
        QWidget *pictured = shown ? shown : &window;
        if (!pictured->grab().save(file))
            qFatal("%s could not be written", qPrintable(file));
    }
};

struct Scene {
    QString name;
    bool isInReadme = false;
    std::function<void(Stage &)> play;
};

/// The sample deals, some of them as a reader may have left them.
std::shared_ptr<const DealCatalog> sampleCatalog();

inline const QUuid crane = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));

/// Contacts with and without names.
std::vector<Scene> peopleScenes();
/// The box with what it offers, and tabs.
std::vector<Scene> boxScenes();
/// Accounts and settings.
std::vector<Scene> accountScenes();
/// Exports and prints.
std::vector<Scene> outputScenes();
/// The list of deals and the board.
std::vector<Scene> listScenes();
/// Getting deals in, and how that stands.
std::vector<Scene> taskScenes();

} // namespace sidelight
