// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listcommand.h"
#include "app/store/database.h"

#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class ListCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_run = std::make_unique<CommandRun>(); }
    void cleanup() { m_run.reset(); }
    void printsATableByName();
    void listsWholeDealsAsJson();
    void putsAllUnderOneCsvHeader();
    void saysThatNothingIsKept_data();
    void saysThatNothingIsKept();
    void saysSoWithoutAnAccountToo();
    void listsMoreThanOnePage();
    void waitsForListsThatAreMadeAnew();

private:
    std::unique_ptr<CommandRun> m_run;
};

void ListCommandTest::printsATableByName()
{
    m_run->service.setAnswer(dealPath(crane),
                             {200, dealBody(crane, "Harbour crane retrofit",
                                            R"(, "stage_name": "Proposal sent", "amount": 48500,)"
                                            R"( "currency": "EUR", "expected_close_date": "2026-09-30")")});
    QCOMPARE(m_run->run(QStringList{u"show"_s} + texts({crane, route})), ExitCode::Done);
    QCOMPARE(m_run->run({u"list"_s}), ExitCode::Done);
    QCOMPARE(m_run->out,
             QByteArray("Deal                    Stage           Amount  Close        Copy\n"
                        "Bluefin route planning  no stage       not set  not set      just now\n"
                        "Harbour crane retrofit  Proposal sent  €48,500  30 Sep 2026  just now\n"));
    QCOMPARE(m_run->problems, QByteArray());
    QCOMPARE(m_run->service.requests().size(), 2);
}

void ListCommandTest::listsWholeDealsAsJson()
{
    QCOMPARE(m_run->run(QStringList{u"show"_s} + texts({crane, route})), ExitCode::Done);
    QCOMPARE(m_run->run({u"list"_s, u"--format=json"_s}), ExitCode::Done);
    QVERIFY2(m_run->out.startsWith(R"({"schema":1,"items":[{"schema":1,"deal":)"
                                   + dealBody(route, "Bluefin route planning") + R"(,"derived":{)"),
             m_run->out.constData());
    QVERIFY(m_run->out.contains(dealBody(crane, "Harbour crane retrofit")));
    QVERIFY(m_run->out.endsWith(R"(],"problems":[]})"
                                "\n"));
    QCOMPARE(SchemaCheck(u"show.schema.json"_s).fault(m_run->out), QString());
}

void ListCommandTest::putsAllUnderOneCsvHeader()
{
    QCOMPARE(m_run->run(QStringList{u"show"_s} + texts({crane, route})), ExitCode::Done);
    QCOMPARE(m_run->run({u"list"_s, u"--format=csv"_s}), ExitCode::Done);
    const QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("id,tenant_id,name,"));
    QVERIFY(lines[1].startsWith("dea10002-0000-4000-8000-000000000001,,Bluefin route planning,"));
    QVERIFY(lines[2].startsWith("dea10001-0000-4000-8000-000000000001,,Harbour crane retrofit,"));
}

void ListCommandTest::saysThatNothingIsKept_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("text") << u"text"_s << QByteArray("No deals are kept on this computer.\n");
    QTest::newRow("JSON") << u"json"_s << QByteArray("{\"schema\":1,\"items\":[],\"problems\":[]}\n");
    QTest::newRow("CSV") << u"csv"_s << QByteArray("id,tenant_id,name,");
}

void ListCommandTest::saysThatNothingIsKept()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, start);
    QCOMPARE(m_run->run({u"list"_s, u"--format"_s, format}), ExitCode::Done);
    QVERIFY2(m_run->out.startsWith(start), m_run->out.constData());
    QCOMPARE(m_run->out.count('\n'), 1);
    QCOMPARE(m_run->problems, QByteArray());
}

void ListCommandTest::saysSoWithoutAnAccountToo()
{
    m_run->store().open({}); // a first start: no address and no key is known
    QCOMPARE(m_run->run({u"list"_s}), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("No deals are kept on this computer.\n"));
    QCOMPARE(m_run->problems, QByteArray());
}

void ListCommandTest::listsMoreThanOnePage()
{
    constexpr int count = 10'050; // of which the command asks for 10,000 at first
    std::vector<PastAnswer> answers;
    for (int i = 0; i < count; ++i) {
        const QUuid id(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back({id, dealBody(id, "Deal"), june(1), false});
    }
    m_run->library().seed(answers);
    QCOMPARE(m_run->run({u"list"_s}), ExitCode::Done);
    QCOMPARE(m_run->out.count('\n'), count + 1);
}

void ListCommandTest::waitsForListsThatAreMadeAnew()
{
    constexpr int count = 5'000;
    std::vector<PastAnswer> answers;
    for (int i = 0; i < count; ++i) {
        const QUuid id(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back({id, dealBody(id, "Deal"), june(1), false});
    }
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.db"_s);
    CommandRun run(file);
    run.library().seed(answers);
    QTRY_COMPARE_WITH_TIMEOUT(run.library().counts().all, count, 20'000);
    {
        Database database;
        QVERIFY(database.open(file, Database::Access::ReadWrite));
        QVERIFY(database.run("UPDATE account SET derived_by = 0"));
    }
    run.restart();
    QCOMPARE(run.run({u"list"_s}), ExitCode::Done);
    QCOMPARE(run.out.count('\n'), count + 1);
}

QTEST_GUILESS_MAIN(ListCommandTest)
#include "tst_listcommand.moc"
