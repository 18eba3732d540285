// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

class QSslError;

namespace sidelight {

/// The kind of error that an HTTP status other than 200 means (section 5 of the contract).
Error::Kind kindOfStatus(int status);

/// 500, 502, 503 and 504: the same request may succeed a moment later. Not 501, which says that
/// the call does not exist yet, and no 4xx.
bool isPassingFault(int status);

/// What is wrong with a certificate, where it is one thing alone: its dates or its host.
struct CertificateProblem {
    Error::Cause cause = Error::Cause::Unknown;
    QDateTime bound; ///< UTC: the day from which, or until which, it is valid; else none
};

std::optional<CertificateProblem> certificateProblem(const QList<QSslError> &errors);

/// A service may quote the key that it refuses, and a host name has it in lower case: `[key]` stands for
/// it.
QString withoutKey(QString text, const QByteArray &key);

/// `{"error":{"code":…,"message":…}}` of section 5, each empty where it is missing.
struct ErrorEnvelope {
    QString code;    ///< for diagnosis only: the status decides
    QString message; ///< foreign plain text in one line, at most 300 characters
};

/// Reads any body: one that is empty, HTML or cut short has an empty envelope. No part of it quotes the
/// key.
ErrorEnvelope readErrorEnvelope(const QByteArray &body, const QByteArray &key = {});

} // namespace sidelight
