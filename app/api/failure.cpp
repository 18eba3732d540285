// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/failure.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslError>

namespace sidelight {

namespace {

constexpr qsizetype maxCodeLength = 60;
constexpr qsizetype maxMessageLength = 300;

/// Embeddings, overrides and isolates could make the words around the message read backwards.
bool turnsDirection(QChar c)
{
    return (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

/// The key goes first: of one that is cut off, a part would stay.
QString shortPlainText(const QJsonValue &value, const QByteArray &key, qsizetype maxLength)
{
    QString text;
    for (const QChar c : value.toString().simplified()) {
        if (c.category() != QChar::Other_Control && !turnsDirection(c))
            text += c;
    }
    text = withoutKey(text, key);
    if (text.size() > maxLength) {
        const bool wouldSplitPair = text.at(maxLength - 2).isHighSurrogate();
        text.truncate(wouldSplitPair ? maxLength - 2 : maxLength - 1);
        text += u'…';
    }
    return text;
}

CertificateProblem problemOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::CertificateNotYetValid:
        return {Error::Cause::NotYetValid, error.certificate().effectiveDate().toUTC()};
    case QSslError::CertificateExpired:
        return {Error::Cause::Expired, error.certificate().expiryDate().toUTC()};
    case QSslError::HostNameMismatch: return {Error::Cause::OtherHost, {}};
    default: return {};
    }
}

} // namespace

std::optional<CertificateProblem> certificateProblem(const QList<QSslError> &errors)
{
    std::optional<CertificateProblem> found;
    for (const QSslError &error : errors) {
        const CertificateProblem problem = problemOf(error);
        // A chain may have several certificates with the same trouble; the last is the server's own.
        if (problem.cause == Error::Cause::Unknown || (found && found->cause != problem.cause))
            return std::nullopt;
        found = problem;
    }
    return found;
}

Error::Kind kindOfStatus(int status)
{
    switch (status) {
    case 401: return Error::Kind::KeyRefused;
    case 402: return Error::Kind::KeyMissing;
    case 403: return Error::Kind::ScopeMissing;
    case 404: return Error::Kind::NotFound;
    case 407: return Error::Kind::ProxyAuth;
    case 429: return Error::Kind::TooMany;
    default: return Error::Kind::Service;
    }
}

bool isPassingFault(int status)
{
    return status == 500 || status == 502 || status == 503 || status == 504;
}

QString withoutKey(QString text, const QByteArray &key)
{
    if (key.isEmpty()) // it would be found between any two letters
        return text;
    return text.replace(QString::fromLatin1(key), QStringLiteral("[key]"), Qt::CaseInsensitive);
}

ErrorEnvelope readErrorEnvelope(const QByteArray &body, const QByteArray &key)
{
    const QJsonObject error = QJsonDocument::fromJson(body).object().value(u"error").toObject();
    return {shortPlainText(error.value(u"code"), key, maxCodeLength),
            shortPlainText(error.value(u"message"), key, maxMessageLength)};
}

} // namespace sidelight
