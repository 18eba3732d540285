// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listcommand.h"

#include "app/store/filesteps.h"
#include "tests/app/cli/commandrun.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class SearchCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_run.reset(); }
    void printsWhatChangedLastFirst();
    void sortsAsAsked();
    void findsWordsAndTellsWhatItCouldNotMakeSenseOf();
    void asksNothingOfTheService();
    void failsWhereWordsCannotBeSearchedFor();

private:
    std::unique_ptr<CommandRun> m_run;
};

void SearchCommandTest::init()
{
    m_run = std::make_unique<CommandRun>();
    const auto answer = [](const QUuid &id, const QByteArray &name, const QByteArray &updatedAt) {
        return PastAnswer{
            id, dealBody(id, name, R"(, "stage_name": "Qualified", "updated_at": ")" + updatedAt + '"'),
            june(1), false};
    };
    m_run->library().seed({answer(crane, "Harbour crane", "2026-06-01T10:00:00Z"),
                           answer(route, "Route", "2026-06-03T10:00:00Z"),
                           answer(missing, "Anchor", "2026-06-02T10:00:00Z")});
}

void SearchCommandTest::printsWhatChangedLastFirst()
{
    QCOMPARE(m_run->run({u"search"_s, u"stage:qualified"_s}), ExitCode::Done);
    const QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[1].startsWith("Route"));
    QVERIFY(lines[2].startsWith("Anchor"));
    QVERIFY(lines[3].startsWith("Harbour crane"));
}

void SearchCommandTest::sortsAsAsked()
{
    QCOMPARE(m_run->run({u"search"_s, u"stage:qualified"_s, u"--sort=name"_s, u"--format=csv"_s}),
             ExitCode::Done);
    const QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[1].contains(",Anchor,"));
    QVERIFY(lines[2].contains(",Harbour crane,"));
    QVERIFY(lines[3].contains(",Route,"));
}

void SearchCommandTest::findsWordsAndTellsWhatItCouldNotMakeSenseOf()
{
    QCOMPARE(m_run->run({u"search"_s, u"HARB"_s, u"cran"_s}), ExitCode::Done);
    QVERIFY2(m_run->out.contains("\nHarbour crane "), m_run->out.constData());
    QCOMPARE(m_run->out.count('\n'), 2);
    QCOMPARE(m_run->problems, QByteArray());
    QCOMPARE(m_run->run({u"search"_s, u"windmill"_s}), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("No deal matches.\n"));
}

void SearchCommandTest::asksNothingOfTheService()
{
    QCOMPARE(m_run->run({u"search"_s, u"stage:qualified"_s, u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(m_run->json()[u"items"].toArray().size(), 3);
    QVERIFY(m_run->service.requests().isEmpty());
}

void SearchCommandTest::failsWhereWordsCannotBeSearchedFor()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"copies.sqlite"_s);
    m_run = std::make_unique<CommandRun>(file);
    m_run->library().seed({{crane, dealBody(crane, "Harbour crane"), june(1), false}});
    QVERIFY(QDir().mkpath(searchName(file) + u"/in the way"_s));
    QCOMPARE(m_run->run({u"search"_s, u"crane"_s}), ExitCode::StoreDamaged);
    QVERIFY2(m_run->problems.contains("Search is not available"), m_run->problems.constData());
    QCOMPARE(m_run->out, QByteArray());
    QCOMPARE(m_run->run({u"search"_s, u"stage:none"_s}), ExitCode::Done); // asks nothing of the index
}

QTEST_GUILESS_MAIN(SearchCommandTest)
#include "tst_searchcommand.moc"
