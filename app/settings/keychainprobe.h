// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <QObject>
#include <QString>

#include <optional>

namespace sidelight {

/// What QtKeychain does not tell of keychains on D-Bus, asked without waiting for it. Where keychains are
/// part of the system (Windows, macOS) there is nothing to ask, and the answers come at once.
class KeychainProbe : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether a keychain is there and answers, started if need be; answered by looked(). QtKeychain calls
    /// it an unknown error when there is none, cannot take back what it has asked one that hangs, and asks
    /// KWallet in a call that blocks for up to half a second: one that has answered here does so at once.
    void look();

    /// Whether the Secret Service has the entry in a locked collection; answered by searched(). QtKeychain
    /// calls it missing after the reader has dismissed the prompt.
    void searchLocked(const QString &service, const QString &name);

Q_SIGNALS:
    /// The error is what stands in the way: NoKeychain, KeychainRefused, KeychainSilent.
    void looked(const std::optional<sidelight::Error> &error);
    void searched(bool isLocked);

private:
    void lookForSecretService();
};

} // namespace sidelight
