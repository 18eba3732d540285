// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privatekeyring.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace sidelight {

namespace {

constexpr int patience = 20'000; // milliseconds, for machines with more to do
const auto serviceName = QStringLiteral("org.freedesktop.secrets");

// Nothing can be started from it, so that no keychain comes up but the one that was started here.
const char *const busConfiguration =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

void endWithThisProcess(QProcess &process)
{
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

bool isThere(const QString &address)
{
    const QString name = QStringLiteral("watching");
    const auto bus = QDBusConnection::connectToBus(address, name);
    const bool found = QTest::qWaitFor(
        [&bus] { return bus.isConnected() && bus.interface()->isServiceRegistered(serviceName).value(); },
        patience);
    QDBusConnection::disconnectFromBus(name);
    return found;
}

} // namespace

PrivateKeyring::PrivateKeyring()
{
    for (const char *name : {"home", "run", "data", "config", "cache"})
        QDir(folder()).mkdir(QLatin1StringView(name));
    const QString runFolder = m_folder.filePath(QStringLiteral("run"));
    QFile::setPermissions(runFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile configuration(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!configuration.open(QIODevice::WriteOnly))
        return;
    configuration.write(
        QString::fromLatin1(busConfiguration).arg(m_folder.filePath(QStringLiteral("bus"))).toUtf8());
    configuration.close();

    endWithThisProcess(m_bus);
    m_bus.setProcessEnvironment(environment());
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                 QStringLiteral("--print-address=1"),
                 QStringLiteral("--config-file=") + configuration.fileName()});
    if (QTest::qWaitFor([this] { return m_bus.canReadLine(); }, patience))
        m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
}

PrivateKeyring::~PrivateKeyring()
{
    m_monitor.kill();
    m_monitor.waitForFinished();
    stop();
    m_bus.kill();
    m_bus.waitForFinished();
}

QProcessEnvironment PrivateKeyring::environment() const
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION",
                             "GNOME_DESKTOP_SESSION_ID", "KDE_FULL_SESSION", "KDE_SESSION_VERSION",
                             "GNOME_KEYRING_CONTROL", "SSH_AUTH_SOCK"})
        result.remove(QLatin1StringView(name));
    result.insert(QStringLiteral("HOME"), m_folder.filePath(QStringLiteral("home")));
    result.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.filePath(QStringLiteral("run")));
    result.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
    result.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("config")));
    result.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("cache")));
    result.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    return result;
}

bool PrivateKeyring::start(const QByteArray &password)
{
    return startProgram(password, true);
}

bool PrivateKeyring::startWithoutKeyring()
{
    return startProgram({}, false);
}

bool PrivateKeyring::startProgram(const QByteArray &password, bool isUnlocked)
{
    endWithThisProcess(m_keyring);
    m_keyring.setProcessChannelMode(QProcess::MergedChannels);
    m_keyring.setProcessEnvironment(environment());
    QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (isUnlocked)
        arguments << QStringLiteral("--unlock");
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"), arguments);
    m_keyring.write(password);
    m_keyring.closeWriteChannel();
    const bool isStarted = isThere(m_address);
    m_said = QString::fromUtf8(m_keyring.readAll());
    return isStarted;
}

bool PrivateKeyring::lock()
{
    const QString name = QStringLiteral("locking");
    const auto bus = QDBusConnection::connectToBus(m_address, name);
    QDBusMessage message = QDBusMessage::createMethodCall(
        serviceName, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    message << QVariant::fromValue(
        QList{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
    const QDBusMessage answer = bus.call(message);
    QDBusConnection::disconnectFromBus(name);
    return answer.type() == QDBusMessage::ReplyMessage
           && !qdbus_cast<QList<QDBusObjectPath>>(answer.arguments().value(0)).isEmpty();
}

bool PrivateKeyring::answers() const
{
    const QString name = QStringLiteral("asking");
    const auto bus = QDBusConnection::connectToBus(m_address, name);
    const QDBusMessage answer = bus.call(QDBusMessage::createMethodCall(
        serviceName, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping")));
    QDBusConnection::disconnectFromBus(name);
    return answer.type() == QDBusMessage::ReplyMessage;
}

void PrivateKeyring::stop()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.kill();
    m_keyring.waitForFinished();
}

bool PrivateKeyring::stopCalmly()
{
    m_keyring.terminate();
    return m_keyring.waitForFinished();
}

void PrivateKeyring::freeze()
{
    kill(pid_t(m_keyring.processId()), SIGSTOP);
}

void PrivateKeyring::thaw()
{
    kill(pid_t(m_keyring.processId()), SIGCONT);
}

void PrivateKeyring::forget()
{
    QDir(m_folder.filePath(QStringLiteral("data/keyrings"))).removeRecursively();
}

bool PrivateKeyring::watch()
{
    m_monitor.kill();
    m_monitor.waitForFinished();
    m_called.clear();
    endWithThisProcess(m_monitor);
    m_monitor.start(QStringLiteral("dbus-monitor"),
                    {QStringLiteral("--address"), m_address, QStringLiteral("--profile"),
                     QStringLiteral("destination='%1'").arg(serviceName)});
    // A connection that becomes a monitor loses its name.
    return QTest::qWaitFor([this] { return called().contains("NameLost"); }, patience);
}

QByteArray PrivateKeyring::called()
{
    return m_called += m_monitor.readAll();
}

bool PrivateKeyring::waitForCall(const QByteArray &method)
{
    while (!called().contains('\t' + method)) {
        if (!m_monitor.waitForReadyRead())
            return false;
    }
    return true;
}

} // namespace sidelight
