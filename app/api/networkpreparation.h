// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/networkchoice.h"

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>

#include <optional>

class QUrl;

namespace sidelight {

/// What stands between a choice and its use, and what may take long to find out.
struct NetworkPreparation {
    QNetworkProxy proxy = QNetworkProxy::NoProxy; ///< with a login where the system names one
    QList<QSslCertificate> authorities;           ///< beside the system's
    std::optional<Error> authorityProblem;        ///< BadAuthority; then there are none of that file
};

/// Loads TLS, asks the system for its proxy (decision 17) and reads the file with authorities: for a worker
/// thread. The system's proxy is not asked for on the way to this computer, where none is of use and some
/// systems name one all the same; one that was typed in counts there too. Over plain HTTP, which goes to
/// this computer alone, there is never a proxy, since it could read the key.
NetworkPreparation prepareNetwork(const QUrl &origin, const NetworkChoice &choice);

/// The first that a connection can go through, or none at all where there is none such.
QNetworkProxy firstUsableProxy(const QList<QNetworkProxy> &proxies);

/// The certificates of a PEM file of at most 1 MiB that have not expired. Error: BadAuthority, whose detail
/// begins with the path.
Result<QList<QSslCertificate>> readAuthorities(const QString &path);

} // namespace sidelight
