// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace sidelight {

/// A D-Bus session of its own with, once start() was called, a real gnome-keyring in it. Both keep their
/// files in a folder of their own and end with this object. Linux only.
class PrivateKeyring
{
public:
    PrivateKeyring(); ///< the session alone, as under a bare window manager
    ~PrivateKeyring();
    PrivateKeyring(const PrivateKeyring &) = delete;
    PrivateKeyring &operator=(const PrivateKeyring &) = delete;

    bool isReady() const { return !m_address.isEmpty(); }
    /// This process's, with the session instead of whichever there is, and without what names a desktop.
    QProcessEnvironment environment() const;
    QString address() const { return m_address; } ///< DBUS_SESSION_BUS_ADDRESS
    QString folder() const { return m_folder.path(); }
    QString said() const { return m_said; } ///< what the keyring's program said when it did not start

    bool start(
        const QByteArray &password); ///< unlocked; the first time, it makes a keyring with this password
    bool startWithoutKeyring();      ///< there is no default keyring, and none can be made without a prompt
    bool lock();
    bool answers() const; ///< waits for it, and this process's events stay where they are
    void stop();          ///< at once, without any goodbye
    bool stopCalmly();    ///< as at the end of a session
    void freeze();        ///< alive, and silent
    void thaw();
    void forget(); ///< removes the keyrings' files; only while it is stopped

    bool watch(); ///< from now on, each call of the service is noted
    /// A line of words between tabs for each call, of which the method is the last.
    QByteArray called();
    bool waitForCall(const QByteArray &method); ///< this process's events stay where they are

private:
    bool startProgram(const QByteArray &password, bool isUnlocked);

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
    QProcess m_monitor;
    QByteArray m_called;
    QString m_address;
    QString m_said;
};

} // namespace sidelight
