// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verifycommand.h"

#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

/// From outside, as damage comes.
bool change(const QString &file, const QString &statement)
{
    bool isDone = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"damage"_s);
        database.setDatabaseName(file);
        isDone = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"damage"_s);
    return isDone;
}

} // namespace

class VerifyCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWrong();
    void writesACleanReportAsJson();
    void namesADamagedBody();
    void saysThatAFileWasSetAside();
    void looksAtAnEmptyStore();
};

void VerifyCommandTest::findsNothingWrong()
{
    CommandRun run;
    QCOMPARE(run.run(QStringList{u"show"_s} + texts({crane, route})), ExitCode::Done);
    QCOMPARE(run.run({u"verify"_s}), ExitCode::Done);
    QVERIFY2(run.out.startsWith("2 versions, all as received. The last hash of the chain is\n"),
             run.out.constData());
    const QByteArray hash = run.out.split('\n').value(1).chopped(1);
    QCOMPARE(hash.size(), 64);
    QCOMPARE(hash, QByteArray::fromHex(hash).toHex());
    QVERIFY2(run.out.contains("promises nothing against deliberate"), run.out.constData());
    QCOMPARE(run.problems, QByteArray());
}

void VerifyCommandTest::writesACleanReportAsJson()
{
    const QTemporaryDir folder;
    CommandRun run(folder.filePath(u"a.db"_s));
    QCOMPARE(run.run(QStringList{u"show"_s} + texts({crane, route})), ExitCode::Done);
    QCOMPARE(run.run({u"verify"_s, u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(SchemaCheck(u"verify.schema.json"_s).fault(run.out), QString());
    QCOMPARE(run.json().value(u"versions").toInt(), 2);
    QCOMPARE(run.json().value(u"file").toString(), folder.filePath(u"a.db"_s));
    QVERIFY(run.json().value(u"head").isString());
    QVERIFY(run.json().value(u"problems").toArray().isEmpty());
}

void VerifyCommandTest::namesADamagedBody()
{
    const QTemporaryDir folder;
    CommandRun run(folder.filePath(u"a.db"_s));
    QCOMPARE(run.run(QStringList{u"show"_s} + texts({crane})), ExitCode::Done);
    QVERIFY(change(folder.filePath(u"a.db"_s),
                   u"UPDATE version SET body = CAST(replace(body, 'Harbour', 'Harbor!') AS BLOB)"_s));
    QCOMPARE(run.run({u"verify"_s}), ExitCode::StoreDamaged);
    const QByteArray first = run.out.split('\n').value(0);
    QVERIFY2(
        first.startsWith("Place 1 of the chain, record dea10001-0000-4000-8000-000000000001, received "),
        first.constData());
    QVERIFY2(first.contains("the answer is not what was received"), first.constData());
    QVERIFY2(run.out.contains("1 versions were read. 1 problems were found."), run.out.constData());
    QVERIFY(!run.out.contains("all as received"));

    QCOMPARE(run.run({u"verify"_s, u"--format=json"_s}), ExitCode::StoreDamaged);
    QCOMPARE(SchemaCheck(u"verify.schema.json"_s).fault(run.out), QString());
    QCOMPARE(run.json().value(u"problems")[0][u"kind"].toString(), u"damaged"_s);
    QCOMPARE(run.json().value(u"problems")[0][u"id"].toString(), identifierText(crane));
}

void VerifyCommandTest::saysThatAFileWasSetAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(10'000, 'x')) == 10'000);
    file.close();
    CommandRun run(file.fileName());
    QCOMPARE(run.run({u"verify"_s}), ExitCode::StoreDamaged);
    QVERIFY2(run.problems.startsWith("sidelight: The file with the copies was found damaged. "),
             run.problems.constData());
    QVERIFY2(run.problems.contains(folder.path().toUtf8()), run.problems.constData());
    QVERIFY2(!run.problems.contains("‹"), run.problems.constData()); // marks of direction
    QCOMPARE(run.run({u"list"_s}), ExitCode::Done);
    QVERIFY2(run.problems.contains("found damaged"), run.problems.constData());
    run.restart(); // with the file that took its place
    QCOMPARE(run.run({u"verify"_s}), ExitCode::StoreDamaged);
    QVERIFY2(run.out.contains("a damaged file was set aside as a.damaged-"), run.out.constData());
    QCOMPARE(run.problems, QByteArray());
    for (const QString &name : QDir(folder.path()).entryList({u"a.damaged-*"_s}))
        QVERIFY(QFile::remove(folder.filePath(name)));
    QCOMPARE(run.run({u"verify"_s}), ExitCode::Done);
}

void VerifyCommandTest::looksAtAnEmptyStore()
{
    CommandRun run;
    QCOMPARE(run.run({u"verify"_s, u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(run.out,
             QByteArray(R"({"schema":1,"file":null,"versions":0,"pruned":0,"head":null,"problems":[]})"
                        "\n"));
    QCOMPARE(run.run({u"verify"_s}), ExitCode::Done);
    QVERIFY2(run.out.startsWith("0 versions, all as received.\n"), run.out.constData());
}

QTEST_GUILESS_MAIN(VerifyCommandTest)
#include "tst_verifycommand.moc"
