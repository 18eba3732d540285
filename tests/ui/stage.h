// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "app/api/decodedeal.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "app/text/translations.h"
#include "tests/support/accountof.h"
#include "tests/support/fakebackside.h"
#include "ui/elidedlabel.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace sidelight {

inline QLocale readersLocale()
{
    return {QLocale::English, QLocale::UnitedKingdom};
}

inline const QUuid craneId = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));

/// Of tests/data.
inline QByteArray fixture(const QString &path)
{
    QFile file(QStringLiteral(TEST_DATA "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

inline QUuid idIn(const QByteArray &body)
{
    return QUuid::fromString(QJsonDocument::fromJson(body).object().value(u"id").toString());
}

inline std::shared_ptr<const Deal> dealFrom(const QByteArray &body)
{
    auto deal = decodeDeal(body, idIn(body));
    if (!deal)
        qFatal("not a deal: %s", qPrintable(deal.error().detail));
    return std::make_shared<const Deal>(std::move(*deal));
}

/// What a label says, nothing while it is hidden.
inline QString textOf(const QWidget &window, const char *name)
{
    if (const auto *label = window.findChild<ElidedLabel *>(QLatin1StringView(name)))
        return label->isVisible() ? label->text() : QString();
    const auto *label = window.findChild<QLabel *>(QLatin1StringView(name));
    return label && label->isVisible() ? label->text() : QString();
}

/// The window over real services on the loopback interface, connected as the program connects it.
struct Stage {
    explicit Stage(const Derivation &derivation = dealDerivation())
        : store(derivation)
    {
        if (!sample.start())
            qFatal("%s", qPrintable(sample.errorString()));
        installTranslationsOnce();
        QObject::connect(&window, &MainWindow::submitted, &window,
                         [this](const Account &account, const QByteArray &key) {
                             useEndpoint({account.origin, key});
                         });
        QObject::connect(&window, &MainWindow::samplesWanted, &window, [this] { useSamples(); });
        window.resize(1180, 760);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not show");
    }

    void useEndpoint(const Endpoint &endpoint)
    {
        library.clear();
        client.setEndpoint(endpoint);
        store.open({QString(), endpoint.origin, keyKind(endpoint.key)});
        window.setAccount(accountOf(endpoint));
    }

    void useSamples(const QString &fault = {})
    {
        if (!sample.setFault(fault))
            qFatal("no such fault: %s", qPrintable(fault));
        library.clear();
        client.setEndpoint(sample.endpoint());
        store.open({QString(), sample.endpoint().origin, KeyKind::Test});
        window.setAccount(accountOf(sample.endpoint(), true));
        std::vector<Suggestion> suggestions;
        for (const SampleDeal &deal : sample.deals())
            suggestions.push_back({deal.id, deal.name, deal.shows});
        window.showSamples(suggestions);
    }

    /// Opens, and waits for what the service says. True unless it says nothing.
    bool open(const QUuid &id)
    {
        window.openDeal(id);
        return QTest::qWaitFor([&] { return library.state(id).isSettled(); }, 20'000);
    }

    /// The service answers with this body, and the window opens it.
    bool openBody(const QByteArray &body)
    {
        const QUuid id = idIn(body);
        useEndpoint(service.endpoint());
        service.setAnswer(dealPath(id), {200, body});
        return open(id) && library.state(id).deal;
    }

    QString text(const char *name) const { return textOf(window, name); }
    QLineEdit *box() const { return window.findChild<QLineEdit *>(QStringLiteral("openBox")); }
    /// The words on the message page's button, nothing while there is none.
    QString action() const
    {
        const auto *button = window.findChild<QPushButton *>(QStringLiteral("messageAction"));
        return button && button->isVisible() ? button->text() : QString();
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window.findChild<Widget *>(QLatin1StringView(name));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&window, key, modifiers);
    }

    /// Brings every widget to its place, which is otherwise done by the event loop.
    static void layOut() { QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); }

    static CallLimits limits()
    {
        CallLimits quick;
        quick.retryPauses = {std::chrono::milliseconds{1}, std::chrono::milliseconds{1},
                             std::chrono::milliseconds{1}};
        return quick;
    }

    SampleService sample;
    FakeBackside service;
    BacksideClient client{Endpoint{defaultOrigin(), {}}, limits()};
    Store store;
    Library library{client, store};
    MainWindow window{library, readersLocale()};

private:
    static void installTranslationsOnce()
    {
        static bool isDone = false;
        if (!std::exchange(isDone, true))
            installTranslations(*qApp, readersLocale());
    }
};

} // namespace sidelight
