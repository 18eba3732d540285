// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listcommand.h"
#include "app/store/database.h"

#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"
#include "tests/app/export/strictcsv.h"

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
    void listsTheSameRowsInEveryFormat_data();
    void listsTheSameRowsInEveryFormat();
    void saysThatNothingMatches();
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
             QByteArray("Deal                    Stage or outcome   Amount  Close        Copy\n"
                        "Bluefin route planning  no stage          not set  not set      just now\n"
                        "Harbour crane retrofit  Proposal sent     €48,500  30 Sep 2026  just now\n"));
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

void ListCommandTest::listsTheSameRowsInEveryFormat_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QList<QByteArray>>("names");
    using Names = QList<QByteArray>;
    QTest::newRow("all by name") << QStringList{} << Names{"Anchor", "Bluefin", "crane", "Dock"};
    QTest::newRow("by amount") << QStringList{u"--sort"_s, u"amount"_s}
                               << Names{"Dock", "crane", "Anchor", "Bluefin"};
    QTest::newRow("by amount, largest first")
        << QStringList{u"--sort"_s, u"-amount"_s} << Names{"Anchor", "crane", "Dock", "Bluefin"};
    QTest::newRow("by stage, then name from the end")
        << QStringList{u"--sort=stage,-name"_s} << Names{"Dock", "Anchor", "crane", "Bluefin"};
    QTest::newRow("filtered") << QStringList{u"stage:qualified"_s} << Names{"Anchor", "Dock"};
    QTest::newRow("filtered by two words")
        << QStringList{u"stage:qualified"_s, u"amount>50"_s} << Names{"Anchor"};
    QTest::newRow("filtered by one argument")
        << QStringList{u"stage:qualified amount<50"_s} << Names{"Dock"};
    QTest::newRow("negated") << QStringList{u"--"_s, u"-stage:qualified"_s} << Names{"Bluefin", "crane"};
}

void ListCommandTest::listsTheSameRowsInEveryFormat()
{
    QFETCH(QStringList, words);
    QFETCH(QList<QByteArray>, names);
    const auto answer = [](uint number, const QByteArray &name, const QByteArray &members) {
        const QUuid id(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        return PastAnswer{id, dealBody(id, name, members), june(1), false};
    };
    m_run->library().seed(
        {answer(1, "crane", R"(,"stage_name":"Won, \"signed\"","amount":20,"currency":"EUR")"),
         answer(2, "Bluefin", R"(,"amount":null)"),
         answer(3, "Anchor", R"(,"stage_name":"Qualified","amount":100,"currency":"EUR")"),
         answer(4, "Dock", R"(,"stage_name":"Qualified","amount":10.5,"currency":"EUR")")});

    QCOMPARE(m_run->run(QStringList{u"list"_s} + words), ExitCode::Done);
    QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines.size(), names.size() + 2);
    for (qsizetype i = 0; i < names.size(); ++i)
        QVERIFY2(lines[i + 1].startsWith(names[i] + ' '), m_run->out.constData());

    QCOMPARE(m_run->run(QStringList{u"list"_s, u"--format=csv"_s} + words), ExitCode::Done);
    const auto records = readStrictly(m_run->out);
    QCOMPARE(records.size(), names.size() + 1);
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(records[i + 1].value(2), names[i]);

    QCOMPARE(m_run->run(QStringList{u"list"_s, u"--format=json"_s} + words), ExitCode::Done);
    const QJsonArray items = m_run->json()[u"items"].toArray();
    QCOMPARE(items.size(), names.size());
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(items[i][u"deal"][u"name"].toString().toUtf8(), names[i]);
    const QString asked = words.join(u' ');
    const bool comparesAmounts = asked.contains(u"amount>") || asked.contains(u"amount<");
    QCOMPARE(m_run->problems.isEmpty(), !comparesAmounts); // which says what it leaves out of account
    QVERIFY(!m_run->problems.contains("\xE2\x81\xA8"));    // the marks of an isolated text
}

void ListCommandTest::saysThatNothingMatches()
{
    QCOMPARE(m_run->run({u"show"_s, identifierText(crane)}), ExitCode::Done);
    QCOMPARE(m_run->run({u"list"_s, u"stage:lost-in-space"_s}), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("No deal matches.\n"));
    QCOMPARE(m_run->run({u"list"_s, u"--format=csv"_s, u"stage:lost-in-space"_s}), ExitCode::Done);
    QCOMPARE(m_run->out.count('\n'), 1);
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
