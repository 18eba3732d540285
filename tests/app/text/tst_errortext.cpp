// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = Error::Kind;

namespace {

constexpr Kind allKinds[] = {
    Kind::BadReference,   Kind::BadAddress,   Kind::BadKey,     Kind::Usage,           Kind::KeyMissing,
    Kind::KeyRefused,     Kind::ScopeMissing, Kind::NotFound,   Kind::TooMany,         Kind::Service,
    Kind::Offline,        Kind::Untrusted,    Kind::ProxyAuth,  Kind::NotUnderstood,   Kind::Storage,
    Kind::OtherTenant,    Kind::NotCached,    Kind::NoKeychain, Kind::KeychainRefused, Kind::KeychainSilent,
    Kind::KeychainFailed, Kind::BadAuthority, Kind::NoSearch};

Error tooMany(std::optional<std::chrono::seconds> wait)
{
    return Error{.kind = Kind::TooMany, .detail = u"status 429"_s, .wait = wait, .status = 429};
}

Error service(int status)
{
    return Error{.kind = Kind::Service, .detail = u"why"_s, .status = status};
}

} // namespace

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasWordsOfItsOwnForEachKind()
    {
        QStringList titles;
        for (const Kind kind : allKinds) {
            const ErrorText text = errorText({kind, u"why"_s});
            QVERIFY(!text.title.isEmpty() && !text.title.endsWith(u'.'));
            QVERIFY(!text.explanation.isEmpty());
            QVERIFY(!titles.contains(text.title));
            titles += text.title;
        }
    }

    void tellsNoKeyFromAKeyThatWasNotSeen()
    {
        Error error{Kind::KeyMissing, {}};
        QCOMPARE(errorText(error).title, u"No key is set"_s);
        QCOMPARE(errorText(error).action, ErrorAction::SetKey);
        error.keyWasSent = true;
        QCOMPARE(errorText(error).title, u"The service did not see the key"_s);
        QCOMPARE(errorText(error).action, ErrorAction::SetKey);
    }

    void saysHowLongToWait_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("start");
        const QString now = u"Too many requests"_s;
        const QString daily = u"The limit of requests is used up"_s;
        QTest::newRow("kept for later")
            << Error{Kind::TooMany, {}} << u"The day's requests are nearly used up"_s
            << u"Nothing was sent"_s;
        QTest::newRow("no hint") << tooMany(std::nullopt) << now
                                 << u"The service takes no more for a while."_s;
        QTest::newRow("seconds") << tooMany(42s) << now << u"It takes no more for 42 seconds."_s;
        QTest::newRow("five minutes") << tooMany(300s) << now << u"It takes no more for 300 seconds."_s;
        QTest::newRow("a little more")
            << tooMany(301s) << daily << u"The service asks to wait 6 minutes."_s;
        QTest::newRow("two hours") << tooMany(2h) << daily << u"The service asks to wait 120 minutes."_s;
        QTest::newRow("most of a day")
            << tooMany(9h + 1s) << daily << u"The service asks to wait about 10 hours."_s;
        QTest::newRow("beyond all reason") << tooMany(std::chrono::seconds::max()) << daily
                                           << u"The service asks to wait about 277778 hours."_s;
    }
    void saysHowLongToWait()
    {
        QFETCH(Error, error);
        QFETCH(QString, start);
        const ErrorText text = errorText(error);
        QTEST(text.title, "title");
        QVERIFY2(text.explanation.startsWith(start), qPrintable(text.explanation));
        QCOMPARE(text.explanation.contains(u"stop for today"),
                 text.title == u"The limit of requests is used up");
    }

    void namesTheScope() { QVERIFY(errorText({Kind::ScopeMissing, {}}).explanation.contains(u"crm:read")); }
    void saysThatNotFoundMeansTwoThings()
    {
        const QString text = errorText({Kind::NotFound, {}}).explanation;
        QVERIFY(text.contains(u"there is no deal with this ID"));
        QVERIFY(text.contains(u"belongs to another tenant"));
    }

    void tellsFaultsOfTheServiceApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("title");
        QTest::addColumn<ErrorAction>("action");
        QTest::newRow("too large") << 200 << u"The answer cannot be used"_s << ErrorAction::None;
        QTest::newRow("redirect") << 302 << u"The service points elsewhere"_s << ErrorAction::None;
        QTest::newRow("bad request") << 400 << u"The identifier was refused"_s << ErrorAction::None;
        QTest::newRow("gone") << 410 << u"No longer available"_s << ErrorAction::None;
        QTest::newRow("other refusal") << 418 << u"The request was refused"_s << ErrorAction::None;
        QTest::newRow("fault") << 500 << u"The service has a fault"_s << ErrorAction::TryAgain;
        QTest::newRow("not live") << 501 << u"Not offered yet"_s << ErrorAction::None;
        QTest::newRow("overloaded") << 503 << u"The service has a fault"_s << ErrorAction::TryAgain;
        QTest::newRow("no status") << 0 << u"The service could not answer"_s << ErrorAction::TryAgain;
    }
    void tellsFaultsOfTheServiceApart()
    {
        QFETCH(int, status);
        QTEST(errorText(service(status)).title, "title");
        QTEST(errorText(service(status)).action, "action");
    }
    void saysTheWaitOfAnOverloadedService()
    {
        Error error = service(503);
        error.wait = 20s;
        QVERIFY(errorText(error).explanation.endsWith(u"The service asks to wait 20 seconds."));
    }

    void offersTheOneObviousAction()
    {
        QCOMPARE(errorText({Kind::KeyRefused, {}}).action, ErrorAction::SetKey);
        QCOMPARE(errorText({Kind::ScopeMissing, {}}).action, ErrorAction::SetKey);
        QCOMPARE(errorText({Kind::BadKey, {}}).action, ErrorAction::SetKey);
        QCOMPARE(errorText({Kind::Offline, {}}).action, ErrorAction::TryAgain);
        QCOMPARE(errorText({Kind::Untrusted, {}}).action, ErrorAction::TryAgain);
        QCOMPARE(errorText({Kind::ProxyAuth, {}}).action, ErrorAction::TryAgain);
        QCOMPARE(errorText({Kind::NotUnderstood, {}}).action, ErrorAction::ShowAnswer);
        QCOMPARE(errorText({Kind::NotFound, {}}).action, ErrorAction::None);
        QCOMPARE(errorText({Kind::OtherTenant, {}}).action, ErrorAction::KeepApart);
        QCOMPARE(errorText({Kind::NotCached, {}}).action, ErrorAction::None);
        QCOMPARE(errorText({Kind::NoKeychain, {}}).action, ErrorAction::SetKey);
        QCOMPARE(errorText({Kind::KeychainRefused, {}}).action, ErrorAction::TryAgain);
        QCOMPARE(errorText({Kind::KeychainSilent, {}}).action, ErrorAction::TryAgain);
        QCOMPARE(errorText({Kind::KeychainFailed, {}}).action, ErrorAction::TryAgain);
    }
    void saysWhyACertificateIsNotTrusted()
    {
        Error error{Kind::Untrusted, u"why"_s};
        QVERIFY(errorText(error).title.contains(u"not trusted"));
        error.certificateBound = QDateTime({2026, 6, 2}, {16, 44, 9}, Qt::UTC);
        error.cause = Error::Cause::NotYetValid;
        QCOMPARE(errorText(error).title, u"The service's certificate is not valid yet"_s);
        QVERIFY(errorText(error).explanation.contains(u"from 2026-06-02 16:44 UTC on"));
        QVERIFY(errorText(error).explanation.contains(u"If the clock is wrong, set it."));
        error.cause = Error::Cause::Expired;
        QCOMPARE(errorText(error).title, u"The service's certificate has expired"_s);
        QVERIFY(errorText(error).explanation.contains(u"until 2026-06-02 16:44 UTC,"));
        error.cause = Error::Cause::OtherHost;
        QCOMPARE(errorText(error).title, u"The certificate is for another address"_s);
        QCOMPARE(errorText(error).action, ErrorAction::TryAgain);
    }
    void saysThatNothingOfAnotherTenantIsKept()
    {
        const QString text = errorText({Kind::OtherTenant, {}}).explanation;
        QVERIFY(text.contains(u"Nothing is written"));
        QVERIFY(text.contains(u"not kept"));
    }
    void saysThatTheKeyStaysInMemory()
    {
        for (const Kind kind :
             {Kind::NoKeychain, Kind::KeychainRefused, Kind::KeychainSilent, Kind::KeychainFailed}) {
            const QString text = errorText({kind, u"why"_s}).explanation;
            QVERIFY2(text.endsWith(u"a key that is set is held in memory for this run only."_s,
                                   Qt::CaseInsensitive),
                     qPrintable(text));
        }
        QVERIFY(
            errorText({Kind::KeychainFailed, u"why\n\u202eso"_s})
                .explanation.startsWith(u"It could not do what it was asked: \u2068why ‹RLO›so\u2069."));
    }
    void saysThatNothingWasAsked()
    {
        const ErrorText text = errorText({Kind::NotCached, {}});
        QCOMPARE(text.title, u"There is no copy on this computer"_s);
        QVERIFY(text.explanation.contains(u"the service was not asked"));
    }

    void saysWhatWasWrong_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("end");
        QTest::newRow("reference") << Kind::BadReference << u"here: \u2068why ‹RLO›so\u2069."_s;
        QTest::newRow("address") << Kind::BadAddress << u"Nothing was sent: \u2068why ‹RLO›so\u2069."_s;
        QTest::newRow("key") << Kind::BadKey << u"Nothing was sent: \u2068why ‹RLO›so\u2069."_s;
        QTest::newRow("command") << Kind::Usage << u"\u2068why ‹RLO›so\u2069"_s;
        QTest::newRow("answer") << Kind::NotUnderstood << u"can be read: \u2068why ‹RLO›so\u2069."_s;
        QTest::newRow("storage") << Kind::Storage << u"failed: \u2068why ‹RLO›so\u2069."_s;
    }
    void saysWhatWasWrong()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, end);
        const QString text = errorText({kind, u"why\n\u202eso"_s}).explanation;
        QVERIFY2(text.endsWith(end), qPrintable(text));
    }

    void quotesTheServiceAsPlainText()
    {
        Error error = service(400);
        error.serviceMessage = u"<b>No</b>\x1b[31m\nUUID"_s;
        QCOMPARE(
            errorText(error).explanation,
            u"The service does not accept this deal's ID (400). The service says: “\u2068<b>No</b> [31m UUID\u2069”"_s);
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
