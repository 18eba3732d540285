// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/connectiontext.h"

#include "app/domain/identifier.h"
#include "app/domain/usage.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "app/text/usagetext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

using Verdict = ConnectionText::Verdict;

struct ConnectionWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ConnectionText)
};

ConnectionText foundText(const Tenant &tenant, const QLocale &locale)
{
    QString name = cappedName(tenant.name);
    if (name.isEmpty())
        name = cappedName(tenant.slug);
    if (name.isEmpty())
        name = shortIdentifier(tenant.id);
    const PlanLimits limits = planLimits(tenant.plan).value_or(PlanLimits());
    return {
        Verdict::Good, ConnectionWords::tr("Connected to %1", "tenant").arg(isolated(name)),
        ConnectionWords::tr("The key works. Plan: %1.").arg(planText(tenant.plan, limits, false, locale))};
}

QString notBackside()
{
    return ConnectionWords::tr("This address is not Backside");
}

ConnectionText serviceText(const Error &error, const QString &host)
{
    if (error.status >= 300 && error.status < 400)
        return {Verdict::Bad, notBackside(),
                ConnectionWords::tr("%1 points elsewhere (%2). The key goes to no other address.")
                    .arg(host)
                    .arg(error.status)};
    if (error.status >= 500)
        return {Verdict::Bad, ConnectionWords::tr("The service has a fault"),
                ConnectionWords::tr(
                    "%1 answered with status %2. Address and key may still be right: try again later.")
                    .arg(host)
                    .arg(error.status)};
    if (error.status == 0 || error.status == 200)
        return {Verdict::Bad, ConnectionWords::tr("The answer cannot be used"),
                ConnectionWords::tr("%1 answered, but not in a way that can be read: %2.")
                    .arg(host, isolated(oneLine(error.detail)))};
    return {Verdict::Bad, notBackside(),
            ConnectionWords::tr("%1 answers, but refuses to say whose key this is (%2).")
                .arg(host)
                .arg(error.status)};
}

ConnectionText offlineText(const Error &error, const QString &host)
{
    switch (error.cause) {
    case Error::Cause::NameNotFound:
        return {Verdict::Bad, ConnectionWords::tr("%1 was not found").arg(host),
                ConnectionWords::tr(
                    "There is no address for this name. Either it is misspelt, or this computer is "
                    "not connected.")};
    case Error::Cause::Refused:
        return {Verdict::Bad, ConnectionWords::tr("%1 takes no connection").arg(host),
                ConnectionWords::tr("Nothing listens at this address and port.")};
    case Error::Cause::TimedOut:
        return {Verdict::Bad, ConnectionWords::tr("%1 does not answer").arg(host),
                ConnectionWords::tr(
                    "No answer came in time. Something on the way may hold it back, a firewall for "
                    "example.")};
    case Error::Cause::ProxyUnreachable:
        return {Verdict::Bad, ConnectionWords::tr("No connection through the proxy"),
                ConnectionWords::tr(
                    "Requests go through a proxy. Either it was not found, or it takes no connection, or "
                    "it could not reach %1.")
                    .arg(host)};
    default:
        return {Verdict::Bad, ConnectionWords::tr("No connection to %1").arg(host),
                ConnectionWords::tr("It could not be reached, or its answer broke off: %1.")
                    .arg(isolated(oneLine(error.detail)))};
    }
}

ConnectionText untrustedText(const Error &error, const QString &host, const QDateTime &now,
                             const QLocale &locale)
{
    const QString clock = momentText(Moment::of(now), locale);
    const auto bound = [&] { return momentText(Moment::of(error.certificateBound), locale); };
    switch (error.cause) {
    case Error::Cause::NotYetValid:
        return {Verdict::Bad, ConnectionWords::tr("The certificate is not valid yet"),
                ConnectionWords::tr(
                    "It counts from %1 on, and this computer's clock says %2. If the clock is wrong, "
                    "set it. Nothing was sent, the key neither.")
                    .arg(bound(), clock)};
    case Error::Cause::Expired:
        return {Verdict::Bad, ConnectionWords::tr("The certificate has expired"),
                ConnectionWords::tr(
                    "It counted until %1, and this computer's clock says %2. If the clock is right, "
                    "the service must renew it. Nothing was sent, the key neither.")
                    .arg(bound(), clock)};
    case Error::Cause::OtherHost:
        return {
            Verdict::Bad, ConnectionWords::tr("The certificate is for another address"),
            ConnectionWords::tr("Whoever answers cannot prove to be %1. Nothing was sent, the key neither.")
                .arg(host)};
    default:
        return {Verdict::Bad, ConnectionWords::tr("The certificate is not trusted"),
                ConnectionWords::tr(
                    "It could not be verified that this is %1, so nothing was sent, the key neither: "
                    "%2. A company's own authority has to be known to this computer or be added.")
                    .arg(host, isolated(oneLine(error.detail)))};
    }
}

ConnectionText busyText(const Error &error, const QString &host)
{
    const ErrorText words = errorText(error);
    return {Verdict::Limited, ConnectionWords::tr("The service answers, but takes no more now"),
            ConnectionWords::tr("%1 could not be asked whose key this is (429). %2",
                                "address, a sentence on the wait")
                .arg(host, words.explanation)};
}

ConnectionText failureText(const Error &error, const QUrl &origin, const QDateTime &now,
                           const QLocale &locale)
{
    const QString host = isolated(origin.authority());
    switch (error.kind) {
    case Error::Kind::KeyRefused:
        return {Verdict::Bad, ConnectionWords::tr("This key was refused"),
                ConnectionWords::tr(
                    "%1 answers, but says that the key is not valid, has expired or was revoked (401).")
                    .arg(host)};
    case Error::Kind::ScopeMissing:
        return {Verdict::Limited, ConnectionWords::tr("The key works"),
                ConnectionWords::tr(
                    "It may not read which tenant it belongs to (403), so neither the tenant's name "
                    "nor its plan is known. Deals can be opened where the key has the scope "
                    "crm:read.")};
    case Error::Kind::NotFound:
        return {Verdict::Bad, notBackside(),
                ConnectionWords::tr("%1 answers, but has no such thing as a tenant (404).").arg(host)};
    case Error::Kind::NotUnderstood:
        return {
            Verdict::Bad, notBackside(),
            ConnectionWords::tr("%1 answers, but with something else: another service, or a page where the "
                                "network wants a sign-in.")
                .arg(host)};
    case Error::Kind::TooMany: return busyText(error, host);
    case Error::Kind::Service: return serviceText(error, host);
    case Error::Kind::Offline: return offlineText(error, host);
    case Error::Kind::Untrusted: return untrustedText(error, host, now, locale);
    default: {
        // About what was given, or the proxy: the same words as everywhere.
        const ErrorText words = errorText(error);
        return {Verdict::Bad, words.title, words.explanation};
    }
    }
}

} // namespace

ConnectionText connectionText(const Result<Tenant> &result, const QUrl &origin, const QDateTime &now,
                              const QLocale &locale)
{
    return result ? foundText(*result, locale) : failureText(result.error(), origin, now, locale);
}

} // namespace sidelight
