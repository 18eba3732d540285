// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each finding is told from is tested over real connections in tst_connectiontest.

#include "app/text/connectiontext.h"

#include "app/text/translations.h"

#include <QCoreApplication>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sidelight;
using namespace std::chrono_literals;

namespace {

using Kind = Error::Kind;
using Cause = Error::Cause;
using Verdict = ConnectionText::Verdict;

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QUrl origin(u"https://crm.example:8443"_s);
const QDateTime now(QDate(2026, 6, 2), QTime(10, 32), Qt::UTC);
const QUuid id = QUuid::fromString(u"7e4a0001-0000-4000-8000-000000000001"_s);

ConnectionText bareText(const Result<Tenant> &result)
{
    ConnectionText text = connectionText(result, origin, now, british);
    for (QString *part : {&text.title, &text.explanation})
        part->remove(QChar(0x2068)).remove(QChar(0x2069));
    return text;
}

Error withCause(Kind kind, Cause cause)
{
    Error error{kind, u"GET /api/v1/tenant: what Qt said"_s};
    error.cause = cause;
    error.certificateBound = QDateTime(QDate(2055, 1, 1), QTime(0, 0), Qt::UTC);
    return error;
}

Error withStatus(Kind kind, int status)
{
    return Error{.kind = kind, .detail = u"GET /api/v1/tenant: status"_s, .status = status};
}

} // namespace

class TestConnectionText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), british); }

    void saysWhoseKeyItIsAndWhatThePlanAllows()
    {
        const ConnectionText text = bareText(Tenant{id, u"Harbour\nCranes"_s, u"harbour"_s, u"pro"_s});
        QCOMPARE(text.verdict, Verdict::Good);
        QCOMPARE(text.title, u"Connected to Harbour Cranes"_s);
        QCOMPARE(text.explanation, u"The key works. Plan: “pro”: 300 a minute, 50,000 a day."_s);
    }

    void namesATenantWithoutAName()
    {
        QCOMPARE(bareText(Tenant{id, {}, u"harbour"_s, {}}).title, u"Connected to harbour"_s);
        QCOMPARE(bareText(Tenant{id, u" "_s, {}, {}}).title, u"Connected to 7e4a0001"_s);
        QCOMPARE(bareText(Tenant{id, {}, {}, {}}).explanation, u"The key works. Plan: not known."_s);
    }

    void givesEachFindingASentenceOfItsOwn()
    {
        Error notSent{Kind::KeyMissing, {}};
        Error notSeen = withStatus(Kind::KeyMissing, 402);
        notSeen.keyWasSent = true;
        const Error errors[] = {notSent,
                                notSeen,
                                {Kind::BadKey, u"it holds a blank"_s},
                                {Kind::BadAddress, u"it is no address"_s},
                                withStatus(Kind::KeyRefused, 401),
                                withStatus(Kind::ScopeMissing, 403),
                                withStatus(Kind::NotFound, 404),
                                withStatus(Kind::Service, 405),
                                withStatus(Kind::ProxyAuth, 407),
                                withStatus(Kind::TooMany, 429),
                                withStatus(Kind::Service, 302),
                                withStatus(Kind::Service, 503),
                                withStatus(Kind::Service, 200),
                                withStatus(Kind::NotUnderstood, 0),
                                withCause(Kind::Offline, Cause::Unknown),
                                withCause(Kind::Offline, Cause::NameNotFound),
                                withCause(Kind::Offline, Cause::Refused),
                                withCause(Kind::Offline, Cause::TimedOut),
                                withCause(Kind::Offline, Cause::ProxyUnreachable),
                                withCause(Kind::Untrusted, Cause::Unknown),
                                withCause(Kind::Untrusted, Cause::NotYetValid),
                                withCause(Kind::Untrusted, Cause::Expired),
                                withCause(Kind::Untrusted, Cause::OtherHost)};
        QSet<QString> explanations;
        for (const Error &error : errors) {
            const ConnectionText text = bareText(error);
            const bool isUsable = error.kind == Kind::ScopeMissing || error.kind == Kind::TooMany;
            QCOMPARE(text.verdict, isUsable ? Verdict::Limited : Verdict::Bad);
            QVERIFY(!text.title.isEmpty() && !text.title.contains(u'%'));
            QVERIFY(!text.explanation.isEmpty() && !text.explanation.contains(u'%'));
            explanations.insert(text.explanation);
        }
        QCOMPARE(explanations.size(), qsizetype(std::size(errors)));
    }

    void comparesTheCertificateWithTheClock()
    {
        QCOMPARE(
            bareText(withCause(Kind::Untrusted, Cause::NotYetValid)).explanation,
            u"It counts from 1 Jan 2055, 00:00 on, and this computer's clock says 2 Jun 2026, 10:32. If "
            "the clock is wrong, set it. Nothing was sent, the key neither."_s);
        QVERIFY(bareText(withCause(Kind::Untrusted, Cause::Expired))
                    .explanation.contains(u"this computer's clock says 2 Jun 2026, 10:32."));
    }

    void saysTheWaitOfABusyService()
    {
        Error busy = withStatus(Kind::TooMany, 429);
        busy.wait = 42s;
        QCOMPARE(bareText(busy).explanation,
                 u"crm.example:8443 could not be asked whose key this is (429). It takes no more for 42 "
                 "seconds."_s);
    }

    void namesHostAndPort()
    {
        QCOMPARE(bareText(withCause(Kind::Offline, Cause::Refused)).title,
                 u"crm.example:8443 takes no connection"_s);
    }
};

QTEST_GUILESS_MAIN(TestConnectionText)
#include "tst_connectiontext.moc"
