// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/derived.h"

#include "app/domain/confidence.h"

namespace sidelight {

QByteArray outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Open: return "open";
    case Outcome::Won: return "won";
    case Outcome::Lost: return "lost";
    case Outcome::Closed: return "closed";
    case Outcome::Deleted: return "deleted";
    case Outcome::Unclear: return "unclear";
    }
    Q_UNREACHABLE();
}

QByteArray contradictionWord(Contradiction contradiction)
{
    switch (contradiction) {
    case Contradiction::SeveralPrimaries: return "several_primaries";
    case Contradiction::NoPrimary: return "no_primary";
    case Contradiction::ContactNotPrimary: return "contact_not_primary";
    case Contradiction::ContactNotLinked: return "contact_not_linked";
    case Contradiction::ClosedWithoutReason: return "closed_without_reason";
    case Contradiction::ClosedBothReasons: return "closed_both_reasons";
    case Contradiction::OpenWithReason: return "open_with_reason";
    case Contradiction::OpenPastDue: return "open_past_due";
    case Contradiction::AmountWithoutCurrency: return "amount_without_currency";
    }
    Q_UNREACHABLE();
}

QByteArray errorWord(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadReference: return "bad_reference";
    case Error::Kind::BadAddress: return "bad_address";
    case Error::Kind::BadKey: return "bad_key";
    case Error::Kind::Usage: return "usage";
    case Error::Kind::KeyMissing: return "key_missing";
    case Error::Kind::KeyRefused: return "key_refused";
    case Error::Kind::ScopeMissing: return "scope_missing";
    case Error::Kind::NotFound: return "not_found";
    case Error::Kind::TooMany: return "too_many";
    case Error::Kind::Service: return "service";
    case Error::Kind::Offline: return "offline";
    case Error::Kind::Untrusted: return "untrusted";
    case Error::Kind::ProxyAuth: return "proxy_auth";
    case Error::Kind::NotUnderstood: return "not_understood";
    case Error::Kind::Storage: return "storage";
    case Error::Kind::OtherTenant: return "other_tenant";
    case Error::Kind::NotCached: return "not_cached";
    case Error::Kind::NoSearch: return "no_search";
    case Error::Kind::NoKeychain: return "no_keychain";
    case Error::Kind::KeychainRefused: return "keychain_refused";
    case Error::Kind::KeychainSilent: return "keychain_silent";
    case Error::Kind::KeychainFailed: return "keychain_failed";
    case Error::Kind::BadAuthority: return "bad_authority";
    }
    Q_UNREACHABLE();
}

QByteArray differenceWord(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Field: return "field";
    case Difference::Kind::OtherField: return "other_field";
    case Difference::Kind::Metadata: return "metadata";
    case Difference::Kind::ContactJoined: return "contact_joined";
    case Difference::Kind::ContactLeft: return "contact_left";
    case Difference::Kind::ContactField: return "contact_field";
    case Difference::Kind::Contacts: return "contacts";
    }
    Q_UNREACHABLE();
}

QByteArray bodyWord(DealVersion::Body body)
{
    switch (body) {
    case DealVersion::Body::Kept: return "kept";
    case DealVersion::Body::Pruned: return "pruned";
    case DealVersion::Body::Lost: return "lost";
    case DealVersion::Body::Damaged: return "damaged";
    case DealVersion::Body::Unreadable: return "unreadable";
    }
    Q_UNREACHABLE();
}

QByteArray verifyWord(VerifyProblem::Kind kind)
{
    switch (kind) {
    case VerifyProblem::Kind::File: return "file";
    case VerifyProblem::Kind::Head: return "head";
    case VerifyProblem::Kind::Missing: return "missing";
    case VerifyProblem::Kind::Changed: return "changed";
    case VerifyProblem::Kind::Damaged: return "damaged";
    case VerifyProblem::Kind::Lost: return "lost";
    case VerifyProblem::Kind::Unreadable: return "unreadable";
    }
    Q_UNREACHABLE();
}

QByteArray percentDigits(const Deal &deal)
{
    const Confidence likelihood = confidence(deal.confidence);
    return likelihood.hasPercent() ? plainText(likelihood.percent) : QByteArray();
}

QByteArray utcStamp(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs).toLatin1() : QByteArray();
}

} // namespace sidelight
