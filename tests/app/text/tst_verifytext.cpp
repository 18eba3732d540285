// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/verifytext.h"

#include "app/text/dealtext.h"
#include "app/text/translations.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

using Kind = VerifyProblem::Kind;

class VerifyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), QLocale::c()); }
    void namesEachProblem_data();
    void namesEachProblem();
    void keepsForeignTextToItsLine();
    void sumsUp();
    void listsTheProblems_data();
    void listsTheProblems();
    void promisesNoMore();
};

void VerifyTextTest::namesEachProblem_data()
{
    QTest::addColumn<VerifyProblem>("problem");
    QTest::addColumn<QString>("text");
    const QUuid id(u"dea10001-0000-4000-8000-000000000001"_s);
    const QDateTime time(QDate(2026, 6, 2), QTime(10, 32), QTimeZone::utc());
    const auto row = [](const char *name, const VerifyProblem &problem, const QString &text) {
        QTest::newRow(name) << problem << text;
    };
    row("file", {Kind::File, 0, 0, {}, {}, u"page 3"_s},
        u"The file with the copies is or was damaged (page 3)."_s);
    row("set aside", {Kind::File, 0, 0, {}, {}, u"a damaged file was set aside as a.sqlite"_s},
        u"The file with the copies is or was damaged (a damaged file was set aside as a.sqlite)."_s);
    row("head", {Kind::Head, 0, 0, {}, {}, {}}, u"The end of the chain is not what was written last."_s);
    row("missing", {Kind::Missing, 8, 8, {}, {}, {}}, u"Place 8 of the chain: missing from the chain."_s);
    row("several missing", {Kind::Missing, 8, 12, {}, {}, {}},
        u"Places 8 to 12 of the chain: missing from the chain."_s);
    row("changed", {Kind::Changed, 7, 7, id, {}, {}},
        u"Place 7 of the chain, record dea10001-0000-4000-8000-000000000001: what is noted about it is not "
        u"what was written."_s);
    row("damaged", {Kind::Damaged, 7, 7, id, time, {}},
        u"Place 7 of the chain, record dea10001-0000-4000-8000-000000000001, received 2 Jun 2026, 10:32: "
        u"the "
        u"answer is not what was received."_s);
    row("lost", {Kind::Lost, 7, 7, {}, {}, {}},
        u"Place 7 of the chain: the answer was lost with a damaged file."_s);
    row("unreadable", {Kind::Unreadable, 7, 7, {}, {}, {}}, u"Place 7 of the chain: cannot be read."_s);
}

void VerifyTextTest::namesEachProblem()
{
    QFETCH(VerifyProblem, problem);
    QTEST(withoutIsolation(verifyProblemText(problem, QLocale::c())), "text");
}

void VerifyTextTest::keepsForeignTextToItsLine()
{
    const QString text = verifyProblemText({Kind::File, 0, 0, {}, {}, u"a\nb\x1b[2J"_s}, QLocale::c());
    QVERIFY(!text.contains(u'\n') && !text.contains(u'\x1b'));
}

void VerifyTextTest::sumsUp()
{
    VerifyReport report;
    QCOMPARE(verifyText(report), u"0 versions, all as received."_s);
    report.versions = 1;
    report.head = QByteArray(32, '\xab');
    QCOMPARE(verifyText(report),
             u"1 version, all as received. The last hash of the chain is "_s + u"ab"_s.repeated(32) + u'.');
    report.versions = 3;
    report.pruned = 1;
    QVERIFY(verifyText(report).startsWith(
        u"3 versions, all as received. The answer of 1 of them was removed to save room. The last hash "_s));
    report.pruned = 0;
    report.problems.resize(1);
    QVERIFY(verifyText(report).startsWith(u"3 versions were read. 1 problem was found. The last hash "_s));
    report.problems.resize(2);
    QVERIFY(
        verifyText(report).startsWith(u"3 versions were read. 2 problems were found. The last hash "_s));
}

void VerifyTextTest::listsTheProblems_data()
{
    QTest::addColumn<int>("problems");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("last");
    QTest::newRow("none") << 0 << 1
                          << u"3 versions, all as received. The last hash of the chain is "_s
                                 + u"ab"_s.repeated(32) + u'.';
    QTest::newRow("as many as are shown") << 20 << 21 << u"Place 20 of the chain: cannot be read."_s;
    QTest::newRow("one more") << 21 << 22 << u"And 1 more problem."_s;
    QTest::newRow("many more") << 120 << 22 << u"And 100 more problems."_s;
}

void VerifyTextTest::listsTheProblems()
{
    QFETCH(int, problems);
    VerifyReport report;
    report.versions = 3;
    report.head = QByteArray(32, '\xab');
    for (int place = 1; place <= problems; ++place)
        report.problems.push_back({Kind::Unreadable, place, place, {}, {}, {}});
    const QStringList lines = verifyText(report, QLocale::c()).split(u'\n');
    QTEST(int(lines.size()), "lines");
    QTEST(lines.last(), "last");
}

void VerifyTextTest::promisesNoMore()
{
    QVERIFY(verifyLimitText().contains(u"promises nothing against deliberate rewriting"));
}

QTEST_GUILESS_MAIN(VerifyTextTest)
#include "tst_verifytext.moc"
