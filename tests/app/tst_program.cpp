// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program as it is installed: arguments in; output, files and exit code out.

#include "app/api/backsideclient.h"
#include "tests/support/fakebackside.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QString craneId = u"dea10001-0000-4000-8000-000000000001"_s;

struct Run {
    int code = -1;
    QString out;
    QString problems;
};

class Program
{
public:
    Program()
    {
        environment.remove(u"SIDELIGHT_URL"_s);
        environment.remove(u"SIDELIGHT_KEY"_s);
    }

    Run run(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        if (!outFile.isEmpty())
            process.setStandardOutputFile(outFile);
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(QStringLiteral(SIDELIGHT_PROGRAM), arguments);
        const bool hasEnded = finished.wait(60'000) && process.exitStatus() == QProcess::NormalExit;
        return {hasEnded ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QString outFile;
};

} // namespace

class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsASampleDeal();
    void printsASampleDealBehindAProxy();
    void printsADealOfTheAccountInTheEnvironment();
    void endsWithTheCodeOfTheProblem_data();
    void endsWithTheCodeOfTheProblem();
    void saysThatTheOutputCouldNotBeWritten();
    void savesAPictureOfTheWindow();
    void saysThatAPictureCouldNotBeSaved();
    void takesNoCommandFromTheValueOfAnOption();
    void printsTheTimeToTheFirstPaint();
    void needsADisplayForTheWindowOnly();
};

void ProgramTest::printsASampleDeal()
{
    const Run run = Program().run({u"show"_s, craneId, u"--demo"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.startsWith(u"Harbour crane retrofit\n"_s), qPrintable(run.out));
    QCOMPARE(run.problems, QString());
}

void ProgramTest::printsASampleDealBehindAProxy()
{
    Program program;
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        program.environment.insert(QString::fromLatin1(name), u"socks5://127.0.0.1:1"_s);
    QCOMPARE(program.run({u"show"_s, craneId, u"--demo"_s}).code, 0);
}

void ProgramTest::printsADealOfTheAccountInTheEnvironment()
{
    FakeBackside service;
    const QUuid id = QUuid::fromString(craneId);
    service.setAnswer(dealPath(id), {200, "{\"id\":\"" + craneId.toLatin1()
                                              + "\",\"name\":\"Over the wire\",\"extra\":1e2}"});
    Program program;
    program.environment.insert(u"SIDELIGHT_URL"_s, service.origin().toString());
    program.environment.insert(u"SIDELIGHT_KEY"_s, QString::fromLatin1(service.endpoint().key));
    const Run run = program.run({u"show"_s, craneId, u"--format"_s, u"json"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains(u"\"name\":\"Over the wire\",\"extra\":1e2"_s), qPrintable(run.out));
    QCOMPARE(service.requestedPaths(), QStringList{dealPath(id)});
}

void ProgramTest::endsWithTheCodeOfTheProblem_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("problem");
    const auto fault = [](const char *name, int code, const QString &problem) {
        QTest::newRow(name) << QStringList{u"show"_s, craneId, u"--demo"_s, u"--demo-fault"_s,
                                           QString::fromLatin1(name)}
                            << code << problem;
    };
    fault("404", 3, u"No such deal for this key."_s);
    fault("401", 4, u"This key was refused."_s);
    fault("501", 5, u"status 501"_s);
    fault("429-daily", 5, u"The limit of requests is used up."_s);
    fault("html", 6, u"The answer makes no sense."_s);
    fault("nonsense", 2, u"unknown fault 'nonsense'"_s);
    QTest::newRow("no key") << QStringList{u"show"_s, craneId} << 4 << u"No key is set."_s;
    QTest::newRow("no ID") << QStringList{u"show"_s, u"dea1"_s} << 2 << u"no deal ID in it"_s;
    QTest::newRow("an ID of zeros") << QStringList{u"show"_s, u"00000000-0000-0000-0000-000000000000"_s}
                                    << 2 << u"all zeros"_s;
    QTest::newRow("two ends") << QStringList{u"--exit-after-paint"_s, u"--grab"_s, u"a.png"_s} << 2
                              << u"--exit-after-paint"_s;
    QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << 2 << u"nonsense"_s;
}

void ProgramTest::endsWithTheCodeOfTheProblem()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, problem);
    const Run run = Program().run(arguments);
    QCOMPARE(run.code, code);
    QVERIFY2(run.problems.contains(problem), qPrintable(run.problems));
    QVERIFY2(run.problems.contains(u"sidelight: "_s), qPrintable(run.problems));
    QCOMPARE(run.out, QString());
}

void ProgramTest::saysThatTheOutputCouldNotBeWritten()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no device here that is always full");
    Program program;
    program.outFile = u"/dev/full"_s;
    for (const QStringList &arguments :
         {QStringList{u"show"_s, craneId, u"--demo"_s}, QStringList{u"--help"_s}}) {
        const Run run = program.run(arguments);
        QCOMPARE(run.code, 1);
        QCOMPARE(run.problems, u"sidelight: the output could not be written\n"_s);
    }
}

void ProgramTest::savesAPictureOfTheWindow()
{
    Program program;
    const Run run = program.run({craneId, u"--demo"_s, u"--grab"_s, u"deal.png"_s});
    QCOMPARE(run.code, 0);
    const QImage picture(program.folder.filePath(u"deal.png"_s));
    QVERIFY(picture.width() >= 800 && picture.height() >= 500);
}

void ProgramTest::saysThatAPictureCouldNotBeSaved()
{
    const Run run = Program().run({u"--demo"_s, u"--grab"_s, u"no-such-folder/deal.png"_s});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.problems.contains(u"sidelight: no-such-folder/deal.png could not be written\n"_s),
             qPrintable(run.problems));
}

void ProgramTest::takesNoCommandFromTheValueOfAnOption()
{
    Program program;
    QCOMPARE(program.run({u"--demo"_s, u"--grab"_s, u"show"_s}).code, 0);
    QVERIFY(QFile::exists(program.folder.filePath(u"show"_s)));
}

void ProgramTest::printsTheTimeToTheFirstPaint()
{
    const Run run = Program().run({u"--exit-after-paint"_s});
    QCOMPARE(run.code, 0);
    static const QRegularExpression line(u"^painted_ms=[0-9]+\\.[0-9]{3}\n$"_s);
    QVERIFY2(line.match(run.out).hasMatch(), qPrintable(run.out));
}

void ProgramTest::needsADisplayForTheWindowOnly()
{
#if !defined(Q_OS_UNIX) || defined(Q_OS_MACOS)
    QSKIP("there is always a display here");
#endif
    Program program;
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        program.environment.remove(QString::fromLatin1(name));
    const Run window = program.run({u"--demo"_s});
    QCOMPARE(window.code, 2);
    QVERIFY2(window.problems.contains(u"there is no display here"_s), qPrintable(window.problems));
    QCOMPARE(program.run({u"show"_s, craneId, u"--demo"_s}).code, 0);
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
