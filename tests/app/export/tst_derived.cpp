// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/derived.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;

// These words are the format: whoever reads it must find the same ones in every version.
class DerivedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheWordsOfOutcomes()
    {
        using enum Outcome;
        QCOMPARE(outcomeWord(Open), "open");
        QCOMPARE(outcomeWord(Won), "won");
        QCOMPARE(outcomeWord(Lost), "lost");
        QCOMPARE(outcomeWord(Closed), "closed");
        QCOMPARE(outcomeWord(Deleted), "deleted");
        QCOMPARE(outcomeWord(Unclear), "unclear");
    }
    void keepsTheWordsOfContradictions()
    {
        using enum Contradiction;
        QCOMPARE(contradictionWord(SeveralPrimaries), "several_primaries");
        QCOMPARE(contradictionWord(NoPrimary), "no_primary");
        QCOMPARE(contradictionWord(ContactNotPrimary), "contact_not_primary");
        QCOMPARE(contradictionWord(ContactNotLinked), "contact_not_linked");
        QCOMPARE(contradictionWord(ClosedWithoutReason), "closed_without_reason");
        QCOMPARE(contradictionWord(ClosedBothReasons), "closed_both_reasons");
        QCOMPARE(contradictionWord(OpenWithReason), "open_with_reason");
        QCOMPARE(contradictionWord(OpenPastDue), "open_past_due");
        QCOMPARE(contradictionWord(AmountWithoutCurrency), "amount_without_currency");
    }
    void keepsTheWordsOfErrors()
    {
        using enum Error::Kind;
        QCOMPARE(errorWord(BadReference), "bad_reference");
        QCOMPARE(errorWord(BadAddress), "bad_address");
        QCOMPARE(errorWord(BadKey), "bad_key");
        QCOMPARE(errorWord(Usage), "usage");
        QCOMPARE(errorWord(KeyMissing), "key_missing");
        QCOMPARE(errorWord(KeyRefused), "key_refused");
        QCOMPARE(errorWord(ScopeMissing), "scope_missing");
        QCOMPARE(errorWord(NotFound), "not_found");
        QCOMPARE(errorWord(TooMany), "too_many");
        QCOMPARE(errorWord(Service), "service");
        QCOMPARE(errorWord(Offline), "offline");
        QCOMPARE(errorWord(Untrusted), "untrusted");
        QCOMPARE(errorWord(ProxyAuth), "proxy_auth");
        QCOMPARE(errorWord(NotUnderstood), "not_understood");
        QCOMPARE(errorWord(Storage), "storage");
        QCOMPARE(errorWord(OtherTenant), "other_tenant");
        QCOMPARE(errorWord(NotCached), "not_cached");
        QCOMPARE(errorWord(NoSearch), "no_search");
        QCOMPARE(errorWord(NoKeychain), "no_keychain");
        QCOMPARE(errorWord(KeychainRefused), "keychain_refused");
        QCOMPARE(errorWord(KeychainSilent), "keychain_silent");
        QCOMPARE(errorWord(KeychainFailed), "keychain_failed");
        QCOMPARE(errorWord(BadAuthority), "bad_authority");
    }
    void keepsTheWordsOfThePast()
    {
        QCOMPARE(differenceWord(Difference::Kind::Field), "field");
        QCOMPARE(differenceWord(Difference::Kind::OtherField), "other_field");
        QCOMPARE(differenceWord(Difference::Kind::Metadata), "metadata");
        QCOMPARE(differenceWord(Difference::Kind::ContactJoined), "contact_joined");
        QCOMPARE(differenceWord(Difference::Kind::ContactLeft), "contact_left");
        QCOMPARE(differenceWord(Difference::Kind::ContactField), "contact_field");
        QCOMPARE(differenceWord(Difference::Kind::Contacts), "contacts");
        QCOMPARE(bodyWord(DealVersion::Body::Kept), "kept");
        QCOMPARE(bodyWord(DealVersion::Body::Pruned), "pruned");
        QCOMPARE(bodyWord(DealVersion::Body::Lost), "lost");
        QCOMPARE(bodyWord(DealVersion::Body::Damaged), "damaged");
        QCOMPARE(bodyWord(DealVersion::Body::Unreadable), "unreadable");
    }
    void keepsTheWordsOfVerify()
    {
        using enum VerifyProblem::Kind;
        QCOMPARE(verifyWord(File), "file");
        QCOMPARE(verifyWord(Head), "head");
        QCOMPARE(verifyWord(Missing), "missing");
        QCOMPARE(verifyWord(Changed), "changed");
        QCOMPARE(verifyWord(Damaged), "damaged");
        QCOMPARE(verifyWord(Lost), "lost");
        QCOMPARE(verifyWord(Unreadable), "unreadable");
    }
    void writesTimesInUtc()
    {
        QCOMPARE(utcStamp(QDateTime(QDate(2026, 9, 21), QTime(8, 30), QTimeZone::utc())),
                 "2026-09-21T08:30:00.000Z");
        QCOMPARE(utcStamp(QDateTime(QDate(2026, 9, 21), QTime(0, 30, 0, 7), QTimeZone(7200))),
                 "2026-09-20T22:30:00.007Z");
        QCOMPARE(utcStamp(QDateTime()), "");
    }
};

QTEST_APPLESS_MAIN(DerivedTest)
#include "tst_derived.moc"
