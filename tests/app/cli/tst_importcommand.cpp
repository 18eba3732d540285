// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/refreshcommand.h"

#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QByteArray planNotKnown =
    " how long they take cannot be told, since the limits of your plan are not known.\n";

} // namespace

class ImportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_run = std::make_unique<CommandRun>(); }
    void cleanup() { m_run.reset(); }
    void importsEachDealOfAFile();
    void tellsWhatWasHereBefore();
    void namesEachBadLine();
    void printsItemsAndProblemsAsJson();
    void saysThatAFileHoldsNoDeal_data();
    void saysThatAFileHoldsNoDeal();
    void countsWhatIsNotFound();
    void stopsWhereEveryDealWouldFail();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();

private:
    ExitCode import(const QByteArray &content, const QStringList &words = {});

    std::unique_ptr<CommandRun> m_run;
    QTemporaryDir m_folder;
};

ExitCode ImportCommandTest::import(const QByteArray &content, const QStringList &words)
{
    QFile file(m_folder.filePath(u"leads.csv"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return ExitCode(-3);
    file.close();
    return m_run->run(QStringList{u"import"_s, file.fileName()} + words);
}

void ImportCommandTest::importsEachDealOfAFile()
{
    QCOMPARE(import("name;deal_id\r\nCrane;" + identifierText(crane).toLatin1()
                    + "\r\nRoute;https://x.example/deals/" + identifierText(route).toLatin1() + "\r\n"),
             ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: first copy\n"
                                    "Bluefin route planning: first copy\n"
                                    "2 new\n"));
    QCOMPARE(m_run->problems, "sidelight: 2 request(s);" + planNotKnown);
    QCOMPARE(m_run->service.requests().size(), 2);
}

void ImportCommandTest::tellsWhatWasHereBefore()
{
    const QByteArray ids = identifierText(crane).toLatin1() + ' ' + identifierText(route).toLatin1();
    QCOMPARE(import(ids), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane, larger")});
    QCOMPARE(import(ids), ExitCode::Done);
    QVERIFY2(m_run->out.endsWith("\nBluefin route planning: no change\n1 updated, 1 unchanged\n"),
             m_run->out.constData());
}

void ImportCommandTest::namesEachBadLine()
{
    QCOMPARE(import("hello there\n" + identifierText(crane).toLatin1() + "\n\ndea1-0001\n"),
             ExitCode::Usage);
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: first copy\n1 new\n"));
    QCOMPARE(m_run->problems, "sidelight: Line 1: no deal ID in it: “hello there”\n"
                              "sidelight: Line 4: no deal ID in it: “dea1-0001”\n"
                              "sidelight: 1 request(s);"
                                  + planNotKnown);
}

void ImportCommandTest::printsItemsAndProblemsAsJson()
{
    QCOMPARE(import(identifierText(crane).toLatin1() + "\n\nhello\n", {u"--format=json"_s}),
             ExitCode::Usage);
    QCOMPARE(SchemaCheck(u"show.schema.json"_s).fault(m_run->out), QString());
    const QJsonArray items = m_run->json().value(u"items").toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0][u"deal"][u"name"].toString(), u"Harbour crane retrofit"_s);
    QCOMPARE(items[0][u"changes"], QJsonValue(QJsonValue::Null));
    QCOMPARE(m_run->json().value(u"problems").toArray().size(), 1);
    const QJsonValue problem = m_run->json().value(u"problems")[0];
    QCOMPARE(problem[u"reference"].toString(), u"hello"_s);
    QCOMPARE(problem[u"line"].toInt(), 3);
}

void ImportCommandTest::saysThatAFileHoldsNoDeal_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("empty lines") << QByteArray("\n \n");
    QTest::newRow("a table without rows") << QByteArray("deal_id,name\n");
}

void ImportCommandTest::saysThatAFileHoldsNoDeal()
{
    QFETCH(QByteArray, content);
    QCOMPARE(import(content), ExitCode::Done);
    QVERIFY2(m_run->problems.endsWith("leads.csv” holds no deal.\n"), m_run->problems.constData());
    QCOMPARE(m_run->out, QByteArray());
}

void ImportCommandTest::countsWhatIsNotFound()
{
    QCOMPARE(import(identifierText(missing).toLatin1() + '\n' + identifierText(crane).toLatin1()),
             ExitCode::NotFound);
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: first copy\n1 new, 1 not found\n"));
    QVERIFY2(m_run->problems.contains(identifierText(missing).toLatin1() + ": No such deal"),
             m_run->problems.constData());
}

void ImportCommandTest::stopsWhereEveryDealWouldFail()
{
    QByteArray ids;
    for (int i = 0; i < 10; ++i) {
        const QUuid id(uint(i + 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        m_run->service.setAnswer(dealPath(id), {401, "{}"});
        ids += identifierText(id).toLatin1() + '\n';
    }
    QCOMPARE(import(ids), ExitCode::KeyOrScope);
    QVERIFY(m_run->service.requests().size() <= 3);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.contains("This key was refused"), m_run->problems.constData());
}

void ImportCommandTest::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("no text") << QByteArray(8, '\0') << QByteArray("the file holds no text.\n");
    QTest::newRow("too large") << QByteArray(16 * 1024 * 1024 + 1, ' ')
                               << QByteArray("the file is larger than 16 MiB.\n");
}

void ImportCommandTest::refusesWhatItCannotRead()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, why);
    QCOMPARE(import(content), ExitCode::Usage);
    QVERIFY2(m_run->problems.contains("leads.csv” cannot be read: " + why), m_run->problems.constData());
    QCOMPARE(m_run->run({u"import"_s, m_folder.filePath(u"nothing.csv"_s)}), ExitCode::Usage);
    QVERIFY2(m_run->problems.contains("nothing.csv” cannot be read: "), m_run->problems.constData());
    QCOMPARE(m_run->service.requests().size(), 0);
}

QTEST_GUILESS_MAIN(ImportCommandTest)
#include "tst_importcommand.moc"
