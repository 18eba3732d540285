// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/pastexport.h"

#include "app/api/decodedeal.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid craneId(u"dea10001-0000-4000-8000-000000000001"_s);

QDateTime day(int number)
{
    return {QDate(2026, 6, number), QTime(10, 32), QTimeZone::utc()};
}

DealVersion version(int number, const QByteArray &members)
{
    const QByteArray body =
        R"({"id":"dea10001-0000-4000-8000-000000000001","name":"Crane")" + members + '}';
    return {number, day(number), day(number + 1), DealVersion::Body::Kept,
            std::make_shared<const Deal>(*decodeDeal(body, craneId))};
}

QByteArray contacts(const QByteArray &links)
{
    return R"(,"contacts":[)" + links + ']';
}

const QByteArray buyer = R"({"id":"11aa0001-0000-4000-8000-000000000001","role":"Buyer",)"
                         R"("contact_id":"c0a70001-0000-4000-8000-000000000001"})";
const QByteArray sponsor = R"({"id":"11aa0002-0000-4000-8000-000000000001","role":"Sponsor",)"
                           R"("contact_id":"c0a70002-0000-4000-8000-000000000001"})";

} // namespace

class PastPlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsVersionsWithAlignedColumns();
    void printsAVersionThatIsGone();
    void titlesAPastWithoutAnyDeal();
    void printsJoiningAndLeaving();
    void letsNoControlCharactersThrough();
    void printsAProblemToALine();
};

void PastPlainTextTest::printsVersionsWithAlignedColumns()
{
    const QString text = historyToText(
        {craneId,
         {version(9, R"(,"stage_name":"Qualified")"), version(10, R"(,"stage_name":"Proposal sent")")}},
        QLocale::c());
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines[0], u"Crane"_s);
    QVERIFY2(text.contains(u"\n\n 9  9 Jun 2026, 10:32   First copy\n10  10 Jun 2026, 10:32  "),
             qPrintable(text));
    QVERIFY2(text.contains(u"Qualified → Proposal sent"), qPrintable(text));
    QVERIFY2(text.endsWith(u"\n\nLast asked for on 11 Jun 2026, 10:32.\n"), qPrintable(text));
}

void PastPlainTextTest::printsAVersionThatIsGone()
{
    const DealVersion damaged{2, day(2), day(2), DealVersion::Body::Damaged, nullptr};
    const QString text = historyToText({craneId,
                                        {version(1, R"(,"amount":1,"currency":"EUR")"), damaged,
                                         version(3, R"(,"amount":2,"currency":"EUR")")}},
                                       QLocale::c());
    QVERIFY2(text.contains(u"\n2  2 Jun 2026, 10:32  "), qPrintable(text));
    QVERIFY2(!text.contains(u"€"), qPrintable(text)); // nothing to compare with
}

void PastPlainTextTest::titlesAPastWithoutAnyDeal()
{
    const DealVersion pruned{1, day(1), day(1), DealVersion::Body::Pruned, nullptr};
    QVERIFY(historyToText({craneId, {pruned}}, QLocale::c()).startsWith(u"(untitled) dea10001\n"));
}

void PastPlainTextTest::printsJoiningAndLeaving()
{
    const QString text =
        diffToText(version(1, contacts(buyer)), version(2, contacts(sponsor)), QLocale::c());
    QVERIFY2(text.startsWith(u"Crane\nVersion 1, received 1 Jun 2026, 10:32, and version 2, "),
             qPrintable(text));
    QVERIFY2(text.contains(u"Contact c0a70001 left    Buyer\n"), qPrintable(text));
    QVERIFY2(text.contains(u"Contact c0a70002 joined  Sponsor\n"), qPrintable(text));
    QCOMPARE(text.count(u"Contact "), 2);
}

void PastPlainTextTest::letsNoControlCharactersThrough()
{
    const DealVersion before = version(1, R"(,"next_step":"a","stage_name":"s")");
    const DealVersion after =
        version(2, R"(,"next_step":"b\u001b[2J\nc\u202e","stage_name":"\u001b\r","\u001b":1)");
    const QString texts =
        diffToText(before, after, QLocale::c()) + historyToText({craneId, {before, after}}, QLocale::c());
    for (const QChar forbidden : {u'\x1b', u'\r', u'\u202e', u'\u2068', u'\u2069'})
        QVERIFY2(!texts.contains(forbidden), qPrintable(texts));
}

void PastPlainTextTest::printsAProblemToALine()
{
    VerifyReport report;
    report.versions = 2;
    report.problems = {{VerifyProblem::Kind::Missing, 1, 1, {}, {}, QString(200, u'x')},
                       {VerifyProblem::Kind::Damaged, 2, 2, craneId, day(1), {}}};
    const QStringList lines = verifyToText(report, QLocale::c()).split(u'\n');
    QVERIFY(lines[0].startsWith(u"Place 1 of the chain: "));
    QVERIFY(lines[0].size() > 200);
    QVERIFY(lines[1].startsWith(u"Place 2 of the chain, record dea10001-"));
    QVERIFY(lines[2].contains(u"problems were found"));
}

QTEST_GUILESS_MAIN(PastPlainTextTest)
#include "tst_pastplaintext.moc"
