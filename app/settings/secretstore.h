// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/settings/keychainprobe.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <deque>
#include <optional>

namespace QKeychain { // NOLINT(readability-identifier-naming): the library's name
class Job;
}

namespace sidelight {

/// The system's secret store: Secret Service or KWallet, Windows Credential Manager, macOS Keychain.
/// Nothing else ever holds a secret: there is no fallback to a file (decision 15).
///
/// Each call is answered by exactly one signal, at the latest when the patience is over, and never from
/// within the call. Calls are carried out one after another, as QtKeychain does anyway. Error:
/// NoKeychain, KeychainRefused, KeychainSilent, KeychainFailed; no detail holds a secret.
///
/// What is answered with KeychainSilent may still happen when it was under way; its end is awaited, so
/// that a later call does not overtake it. A read or write that had not begun is dropped; a removal stays
/// wanted and is carried out when the keychain answers again. One such object is enough for a program.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype maxSecretBytes = 1024;

    /// The service is what the entries are filed under: the application ID, or a test's own.
    explicit SecretStore(QString service, std::chrono::milliseconds patience = std::chrono::seconds(10),
                         QObject *parent = nullptr);

    void read(const QString &name); ///< answered by wasRead()
    /// Answered by written(). Over maxSecretBytes: BadKey at once, and the keychain is not asked.
    void write(const QString &name, const QByteArray &secret);
    void remove(const QString &name); ///< answered by removed(); nothing there is no error

Q_SIGNALS:
    /// Nothing: there is no such entry.
    void wasRead(const QString &name, const sidelight::Result<std::optional<QByteArray>> &secret);
    void written(const QString &name, const std::optional<sidelight::Error> &error);
    void removed(const QString &name, const std::optional<sidelight::Error> &error);

private:
    struct Call {
        enum class Kind { Read, Write, Remove };
        Kind kind;
        QString name;
        QByteArray secret; ///< Write only
        quint64 number;
        bool isAnswered = false;
    };

    void add(Call::Kind kind, const QString &name, const QByteArray &secret = {});
    void advance();
    void startJob(const std::optional<Error> &obstacle);
    void takeResult(QKeychain::Job *job);
    void finish(const Result<std::optional<QByteArray>> &outcome);
    void expire(quint64 number);
    void answer(Call::Kind kind, const QString &name, const Result<std::optional<QByteArray>> &outcome);

    QString m_service;
    std::chrono::milliseconds m_patience;
    KeychainProbe m_probe;
    std::deque<Call> m_calls; ///< the first is under way while m_isBusy
    bool m_isBusy = false;
    quint64 m_lastNumber = 0;
};

} // namespace sidelight
