// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"

#include "app/text/dealtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace sidelight {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ErrorText)
};

QString detailOf(const Error &error)
{
    return isolated(oneLine(error.detail));
}

int roundedUp(std::chrono::seconds wait, qint64 unit)
{
    const qint64 seconds = std::clamp<qint64>(wait.count(), 0, 999'999'999);
    return int((seconds + unit - 1) / unit);
}

ErrorText keyMissingText(const Error &error)
{
    if (error.keyWasSent)
        return {
            ErrorWords::tr("The service did not see the key"),
            ErrorWords::tr("A key was sent, but the service answered as if there were none (402). A proxy "
                           "on the way may have taken it out."),
            ErrorAction::SetKey};
    return {ErrorWords::tr("No key is set"), ErrorWords::tr("The service answers only with an API key."),
            ErrorAction::SetKey};
}

ErrorText tooManyText(const Error &error)
{
    constexpr std::chrono::seconds dailyCapFrom{300};
    const QString title = ErrorWords::tr("Too many requests");
    if (error.status == 0) // our own thrift
        return {ErrorWords::tr("The day's requests are nearly used up"),
                ErrorWords::tr("Nothing was sent: the rest is kept for what you open yourself.")};
    if (!error.wait)
        return {title, ErrorWords::tr("The service takes no more for a while."), ErrorAction::TryAgain};
    if (*error.wait <= dailyCapFrom)
        return {title,
                ErrorWords::tr("It takes no more for %n seconds.", nullptr, roundedUp(*error.wait, 1)),
                ErrorAction::TryAgain};

    const int minutes = roundedUp(*error.wait, 60);
    const QString wait = minutes <= 120
                             ? ErrorWords::tr("The service asks to wait %n minutes.", nullptr, minutes)
                             : ErrorWords::tr("The service asks to wait about %n hours.", nullptr,
                                              roundedUp(*error.wait, 3600));
    //: %1 is a whole sentence: "The service asks to wait 90 minutes."
    return {
        ErrorWords::tr("The limit of requests is used up"),
        ErrorWords::tr("%1 So long a wait points at the daily limit: this is the time to stop for today.")
            .arg(wait)};
}

ErrorText refusedText(const Error &error)
{
    if (error.status == 200)
        return {
            ErrorWords::tr("The answer cannot be used"),
            ErrorWords::tr("It is larger than Sidelight accepts for one deal, or it arrived damaged: %1.")
                .arg(detailOf(error))};
    if (error.status < 300)
        return {ErrorWords::tr("The answer cannot be used"),
                ErrorWords::tr("It came with status %1, with which no deal is sent.").arg(error.status)};
    if (error.status < 400)
        return {ErrorWords::tr("The service points elsewhere"),
                ErrorWords::tr(
                    "The answer is a redirection that could not be followed (%1). The key goes to no "
                    "other address.")
                    .arg(error.status)};
    if (error.status == 400)
        return {ErrorWords::tr("The identifier was refused"),
                ErrorWords::tr("The service does not accept this deal's ID (400).")};
    if (error.status == 410)
        return {ErrorWords::tr("No longer available"),
                ErrorWords::tr("The service says that what was asked for is gone (410).")};
    return {ErrorWords::tr("The request was refused"),
            ErrorWords::tr("The service answered with status %1.").arg(error.status)};
}

ErrorText serviceText(const Error &error)
{
    if (error.status == 0) // the detail is all there is
        return {ErrorWords::tr("The service could not answer"),
                ErrorWords::tr("The request ended without a usable answer: %1.").arg(detailOf(error)),
                ErrorAction::TryAgain};
    if (error.status < 500)
        return refusedText(error);
    if (error.status == 501)
        return {ErrorWords::tr("Not offered yet"),
                ErrorWords::tr("The service knows this request but does not answer it yet (501).")};

    ErrorText text{ErrorWords::tr("The service has a fault"),
                   ErrorWords::tr("It answered with status %1.").arg(error.status), ErrorAction::TryAgain};
    if (error.wait)
        text.explanation +=
            u' '
            + ErrorWords::tr("The service asks to wait %n seconds.", nullptr, roundedUp(*error.wait, 1));
    return text;
}

ErrorText untrustedText(const Error &error)
{
    const auto bound = [&error] {
        return QLocale::c().toString(error.certificateBound.toUTC(),
                                     QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    };
    switch (error.cause) {
    case Error::Cause::NotYetValid:
        return {ErrorWords::tr("The service's certificate is not valid yet"),
                ErrorWords::tr("It counts from %1 on, which by this computer's clock is still to come. If "
                               "the clock is wrong, set it. Nothing was sent, the key neither.")
                    .arg(bound()),
                ErrorAction::TryAgain};
    case Error::Cause::Expired:
        return {ErrorWords::tr("The service's certificate has expired"),
                ErrorWords::tr("It counted until %1, which by this computer's clock is over. If the clock "
                               "is right, the service must renew it. Nothing was sent, the key neither.")
                    .arg(bound()),
                ErrorAction::TryAgain};
    case Error::Cause::OtherHost:
        return {ErrorWords::tr("The certificate is for another address"),
                ErrorWords::tr(
                    "Whoever answers cannot prove to be the service. Nothing was sent, the key neither."),
                ErrorAction::TryAgain};
    default:
        return {
            ErrorWords::tr("The service's certificate is not trusted"),
            ErrorWords::tr(
                "It could not be verified that this is the service, so nothing was sent, the key neither."),
            ErrorAction::TryAgain};
    }
}

// What stands between this computer and an answer.
ErrorText connectionText(const Error &error)
{
    if (error.kind == Error::Kind::Untrusted)
        return untrustedText(error);
    if (error.kind == Error::Kind::ProxyAuth)
        return {
            ErrorWords::tr("The proxy asks for a sign-in"),
            error.proxy.isEmpty()
                ? ErrorWords::tr("The proxy between this computer and the service wants a user name and a "
                                 "password (407).")
                : ErrorWords::tr(
                      "The proxy %1 between this computer and the service wants a user name and a "
                      "password (407).")
                      .arg(isolated(oneLine(error.proxy))),
            ErrorAction::TryAgain};
    if (!error.proxy.isEmpty())
        return {ErrorWords::tr("No connection through the proxy"),
                ErrorWords::tr("The proxy %1 could not be reached, or did not let the request pass.")
                    .arg(isolated(oneLine(error.proxy))),
                ErrorAction::TryAgain};
    return {ErrorWords::tr("No connection to the service"),
            ErrorWords::tr("The service could not be reached, or its answer broke off."),
            ErrorAction::TryAgain};
}

// What was given to the program, before anything is sent.
ErrorText inputText(const Error &error)
{
    const QString detail = detailOf(error);
    switch (error.kind) {
    case Error::Kind::BadReference:
        return {ErrorWords::tr("This does not lead to a deal"),
                ErrorWords::tr("Sidelight opens a deal by its ID or by a link that holds it; here: %1.")
                    .arg(detail)};
    case Error::Kind::BadAddress:
        return {ErrorWords::tr("This address cannot be used"),
                ErrorWords::tr("Nothing was sent: %1.").arg(detail)};
    case Error::Kind::BadAuthority:
        return {ErrorWords::tr("This certificate authority cannot be used"),
                ErrorWords::tr("Only what the system trusts is trusted: %1.").arg(detail)};
    case Error::Kind::BadKey:
        return {ErrorWords::tr("This key cannot be used"),
                ErrorWords::tr("Nothing was sent: %1.").arg(detail), ErrorAction::SetKey};
    default: return {ErrorWords::tr("This command is not understood"), detail};
    }
}

// About the copies on this computer.
ErrorText copiesText(const Error &error)
{
    if (error.kind == Error::Kind::OtherTenant)
        return {ErrorWords::tr("This key belongs to another tenant"),
                ErrorWords::tr(
                    "The copies kept here are another tenant's than the one that this key answers for. "
                    "Nothing is written to them, and what this key brings is not kept."),
                ErrorAction::KeepApart};
    if (error.kind == Error::Kind::NotCached)
        return {ErrorWords::tr("There is no copy on this computer"),
                ErrorWords::tr("No copy of this deal is kept here, and the service was not asked.")};
    if (error.kind == Error::Kind::NoSearch)
        return {ErrorWords::tr("Search is not available"),
                ErrorWords::tr(
                    "What words are looked up in, beside the copies on this computer, cannot be made "
                    "or read: %1. The copies themselves are as they were.")
                    .arg(detailOf(error)),
                ErrorAction::TryAgain};
    return {ErrorWords::tr("The copy on this computer could not be used"),
            ErrorWords::tr("Reading or writing it failed: %1.").arg(detailOf(error)),
            ErrorAction::TryAgain};
}

// A failed write leaves the key that was entered in memory; after a failed read it is the next one entered.
ErrorText keychainText(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NoKeychain:
        return {
            ErrorWords::tr("There is no keychain here"),
            ErrorWords::tr("Nothing on this system keeps secrets for Sidelight, which puts no key into a "
                           "file. A key that is set is held in memory for this run only."),
            ErrorAction::SetKey};
    case Error::Kind::KeychainRefused:
        return {ErrorWords::tr("The keychain stays closed"),
                ErrorWords::tr("It is locked, or access to it was denied. Until it opens, a key that is "
                               "set is held in memory for this run only."),
                ErrorAction::TryAgain};
    case Error::Kind::KeychainSilent:
        return {
            ErrorWords::tr("The keychain does not answer"),
            ErrorWords::tr("It may be waiting for its password in another window. Until it answers, a key "
                           "that is set is held in memory for this run only."),
            ErrorAction::TryAgain};
    default:
        return {
            ErrorWords::tr("The keychain failed"),
            ErrorWords::tr("It could not do what it was asked: %1. Until it can, a key that is set is held "
                           "in memory for this run only.")
                .arg(detailOf(error)),
            ErrorAction::TryAgain};
    }
}

ErrorText plainErrorText(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::BadReference:
    case Error::Kind::BadAddress:
    case Error::Kind::BadAuthority:
    case Error::Kind::BadKey:
    case Error::Kind::Usage: return inputText(error);
    case Error::Kind::KeyMissing: return keyMissingText(error);
    case Error::Kind::KeyRefused:
        return {ErrorWords::tr("This key was refused"),
                ErrorWords::tr("The service says that it is not valid, has expired or was revoked (401)."),
                ErrorAction::SetKey};
    case Error::Kind::ScopeMissing:
        return {
            ErrorWords::tr("This key may not read deals"),
            ErrorWords::tr("The key is valid but lacks the scope crm:read (403). Whoever looks after the "
                           "keys can add it."),
            ErrorAction::SetKey};
    case Error::Kind::NotFound:
        return {
            ErrorWords::tr("No such deal for this key"),
            ErrorWords::tr("Either there is no deal with this ID, or it belongs to another tenant than the "
                           "key (404). The service does not tell which.")};
    case Error::Kind::TooMany: return tooManyText(error);
    case Error::Kind::Service: return serviceText(error);
    case Error::Kind::Offline:
    case Error::Kind::Untrusted:
    case Error::Kind::ProxyAuth: return connectionText(error);
    case Error::Kind::NotUnderstood:
        return {ErrorWords::tr("The answer makes no sense"),
                ErrorWords::tr("The service answered, but not with a deal that can be read: %1.")
                    .arg(detailOf(error)),
                ErrorAction::ShowAnswer};
    case Error::Kind::Storage:
    case Error::Kind::OtherTenant:
    case Error::Kind::NotCached:
    case Error::Kind::NoSearch: return copiesText(error);
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainRefused:
    case Error::Kind::KeychainSilent:
    case Error::Kind::KeychainFailed: return keychainText(error);
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText text = plainErrorText(error);
    if (!error.serviceMessage.isEmpty())
        text.explanation +=
            u' ' + ErrorWords::tr("The service says: “%1”").arg(isolated(oneLine(error.serviceMessage)));
    return text;
}

QString ErrorText::sentences() const
{
    return title + QStringLiteral(". ") + explanation;
}

} // namespace sidelight
