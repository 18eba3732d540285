// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/keychainprobe.h"

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLibrary>
#include <QMap>
#endif

namespace sidelight {

#ifdef QT_DBUS_LIB

namespace {

const auto secretService = QStringLiteral("org.freedesktop.secrets");

// ask(message, context, answered): `answered` takes the ended call, after 25 seconds at the latest.
template <typename Function>
void ask(const QDBusMessage &message, QObject *context, Function answered)
{
    auto *const watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answered] {
        watcher->deleteLater();
        answered(*watcher);
    });
}

/// Nothing when there was an answer, even if it says that the question makes no sense.
std::optional<Error> obstacleIn(const QDBusPendingCall &call)
{
    const QDBusError error = call.error();
    const auto obstacle = [&error](Error::Kind kind) {
        return Error{kind, error.name() + QStringLiteral(": ") + error.message()};
    };
    switch (error.type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut: return obstacle(Error::Kind::KeychainSilent);
    case QDBusError::AccessDenied: return obstacle(Error::Kind::KeychainRefused);
    case QDBusError::ServiceUnknown:
    case QDBusError::Disconnected: return obstacle(Error::Kind::NoKeychain);
    default: break;
    }
    if (error.name().startsWith(u"org.freedesktop.DBus.Error.Spawn"))
        return obstacle(Error::Kind::NoKeychain); // one is installed, but cannot run here
    return std::nullopt;
}

} // namespace

void KeychainProbe::look()
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        Q_EMIT looked(Error{Error::Kind::NoKeychain, QStringLiteral("there is no D-Bus session")});
        return;
    }
    // Only where this is set, QtKeychain may prefer KWallet.
    const QString version = qEnvironmentVariable("KDE_SESSION_VERSION");
    if (version.isEmpty()) {
        lookForSecretService();
        return;
    }
    const QString wallet = QStringLiteral("kwalletd") + version;
    ask(QDBusMessage::createMethodCall(QStringLiteral("org.kde.") + wallet,
                                       QStringLiteral("/modules/") + wallet,
                                       QStringLiteral("org.kde.KWallet"), QStringLiteral("networkWallet")),
        this, [this](const QDBusPendingCall &call) {
            const auto obstacle = obstacleIn(call);
            if (obstacle && obstacle->kind == Error::Kind::NoKeychain)
                lookForSecretService();
            else
                Q_EMIT looked(obstacle);
        });
}

void KeychainProbe::lookForSecretService()
{
    QLibrary libsecret(QStringLiteral("secret-1"), 0); // QtKeychain loads it by this name too
    if (!libsecret.load()) {
        Q_EMIT looked(Error{Error::Kind::NoKeychain, QStringLiteral("libsecret could not be loaded")});
        return;
    }
    // It would keep to its session with a service that has ended meanwhile, and be refused by the next.
    if (const QFunctionPointer disconnectService = libsecret.resolve("secret_service_disconnect"))
        disconnectService();
    ask(QDBusMessage::createMethodCall(secretService, QStringLiteral("/org/freedesktop/secrets"),
                                       QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping")),
        this, [this](const QDBusPendingCall &call) { Q_EMIT looked(obstacleIn(call)); });
}

void KeychainProbe::searchLocked(const QString &service, const QString &name)
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage message = QDBusMessage::createMethodCall(
        secretService, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
    // As QtKeychain names them.
    message << QVariant::fromValue(
        Attributes{{QStringLiteral("user"), name}, {QStringLiteral("server"), service}});
    ask(message, this, [this](const QDBusPendingCall &call) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> unlockedAndLocked = call;
        Q_EMIT searched(unlockedAndLocked.isValid() && !unlockedAndLocked.argumentAt<1>().isEmpty());
    });
}

#else

void KeychainProbe::look()
{
    Q_EMIT looked(std::nullopt);
}

void KeychainProbe::searchLocked(const QString &, const QString &)
{
    Q_EMIT searched(false);
}

#endif

} // namespace sidelight
