// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listcommand.h"

#include "app/text/translations.h"
#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"
#include "tests/app/export/strictcsv.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class ExportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*QCoreApplication::instance(),
                            QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void init();
    void cleanup() { m_run.reset(); }
    void saysHowManyAreWritten_data();
    void saysHowManyAreWritten();
    void writesAFileAndNothingElse();
    void writesOnlyWhatTheQueryLetsThrough();
    void saysWhyAFileCannotBeWritten();
    void writesMoreThanAreReadAtOnce();
    void saysWhichDealIsMissing();

private:
    QByteArray content(const QString &name) const;

    QTemporaryDir m_folder;
    std::unique_ptr<CommandRun> m_run;
};

void ExportCommandTest::init()
{
    m_run = std::make_unique<CommandRun>();
    const auto answer = [](const QUuid &id, const QByteArray &name) {
        return PastAnswer{id, dealBody(id, name), june(1), false};
    };
    m_run->library().seed({answer(crane, "Harbour crane, \\\"retrofit\\\""), answer(route, "=Route")});
}

QByteArray ExportCommandTest::content(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

void ExportCommandTest::saysHowManyAreWritten_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("all") << QStringList{} << QByteArray("sidelight: 2 deals written.\n");
    QTest::newRow("none") << QStringList{u"stage:nowhere"_s} << QByteArray("sidelight: 0 deals written.\n");
}

void ExportCommandTest::saysHowManyAreWritten()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, said);
    QCOMPARE(m_run->run(QStringList{u"export"_s, u"--format=csv"_s} + words), ExitCode::Done);
    QCOMPARE(m_run->problems, said);
    QCOMPARE(m_run->run(QStringList{u"export"_s, u"--format=json"_s} + words), ExitCode::Done);
    QCOMPARE(m_run->problems, said);
    QCOMPARE(SchemaCheck(u"show.schema.json"_s).fault(m_run->out), QString());
}

void ExportCommandTest::writesAFileAndNothingElse()
{
    QCOMPARE(m_run->run({u"export"_s, u"--format=csv"_s}), ExitCode::Done);
    const QByteArray printed = m_run->out;
    QCOMPARE(m_run->run({u"export"_s, u"--format=csv"_s, u"--output"_s, m_folder.filePath(u"deals.csv"_s)}),
             ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray());
    QCOMPARE(content(u"deals.csv"_s), printed);
    const auto records = readStrictly(printed);
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[1].value(2), "=Route");
    QCOMPARE(records[2].value(2), "Harbour crane, \"retrofit\"");
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{u"deals.csv"_s});
}

void ExportCommandTest::writesOnlyWhatTheQueryLetsThrough()
{
    QCOMPARE(m_run->run({u"export"_s, u"--format=json"_s, u"stage:nowhere"_s}), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("{\"schema\":1,\"items\":[],\"problems\":[]}\n"));
}

void ExportCommandTest::saysWhyAFileCannotBeWritten()
{
    const QString file = m_folder.filePath(u"none/deals.csv"_s);
    QCOMPARE(m_run->run({u"export"_s, u"--format=csv"_s, u"--output"_s, file}), ExitCode::NotWritten);
    QVERIFY2(m_run->problems.contains(file.toUtf8() + "” could not be written: "),
             m_run->problems.constData());
    QCOMPARE(m_run->problems.count('\n'), 1);
}

void ExportCommandTest::writesMoreThanAreReadAtOnce()
{
    constexpr int count = 350;
    CommandRun run;
    std::vector<PastAnswer> answers;
    for (int i = 0; i < count; ++i) {
        const QUuid id(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back({id, dealBody(id, "Deal"), june(1), false});
    }
    run.library().seed(answers);
    QCOMPARE(run.run({u"export"_s, u"--format=csv"_s}), ExitCode::Done);
    QCOMPARE(run.problems, QByteArray("sidelight: 350 deals written.\n"));
    QCOMPARE(readStrictly(run.out).size(), count + 1);
}

void ExportCommandTest::saysWhichDealIsMissing()
{
    m_run->library().seed({});
    m_run->store().setMissing(crane, june(3));
    QCOMPARE(m_run->run({u"export"_s, u"--format=csv"_s}), ExitCode::Done);
    QVERIFY2(m_run->problems.contains(identifierText(crane).toLatin1()
                                      + ": No longer available in the CRM since 3 Jun 2026"),
             m_run->problems.constData());
    QVERIFY(m_run->problems.endsWith("sidelight: 2 deals written.\n"));
}

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "tst_exportcommand.moc"
