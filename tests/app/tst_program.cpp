// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program as it is installed: arguments in; output, files and exit code out.

#include "app/api/backsideclient.h"
#include "tests/support/fakebackside.h"
#include "tests/support/proxyserver.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>
#include <vector>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QString craneId = u"dea10001-0000-4000-8000-000000000001"_s;
const QString newId = u"dea10002-0000-4000-8000-000000000001"_s; // a sample deal without a past

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/deals/") + QLatin1StringView(name) + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The service's own object in what `show --format json` prints.
QString dealPart(const QString &json)
{
    const qsizetype from = json.indexOf(u"\"deal\":"_s);
    return json.mid(from, json.indexOf(u"\"derived\":"_s) - from);
}

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
        // Nothing that this computer's user keeps is read or written.
        for (const QString &variable : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"LOCALAPPDATA"_s})
            environment.insert(variable, folder.filePath(u"home"_s));
        environment.insert(u"XDG_CONFIG_DIRS"_s, folder.filePath(u"etc"_s));
    }

    /// As an administrator writes it for everybody; on Linux only.
    bool preset(const QByteArray &text) const
    {
        const QDir etc(folder.filePath(u"etc/sidelight"_s));
        QFile file(etc.filePath(u"sidelight.ini"_s));
        return etc.mkpath(u"."_s) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    void useAccount(const FakeBackside &service)
    {
        environment.insert(u"SIDELIGHT_URL"_s, service.origin().toString());
        environment.insert(u"SIDELIGHT_KEY"_s, QString::fromLatin1(service.endpoint().key));
    }

    Run run(const QStringList &arguments, const QString &program = QStringLiteral(SIDELIGHT_PROGRAM))
    {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        if (!outFile.isEmpty())
            process.setStandardOutputFile(outFile);
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(program, arguments);
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
    void printsADealThroughTheProxyOfTheAdministrator();
    void endsWhereTheProxyWantsALogin();
    void printsADealOfTheAccountInTheEnvironment();
    void endsWithTheCodeOfTheProblem_data();
    void endsWithTheCodeOfTheProblem();
    void printsACopyWhereTheServiceRefuses();
    void saysThatTheOutputCouldNotBeWritten();
    void savesAPictureOfTheWindow();
    void showsABadLinkInTheWindow();
    void saysThatAPictureCouldNotBeSaved();
    void takesNoCommandFromTheValueOfAnOption();
    void takesNothingButTheLinkFromTheSystem();
    void printsTheTimeToTheFirstPaint();
    void readsOfflineWhatAnEarlierRunKept();
    void keepsNothingOfARunFromTheEnvironment();
    void verifiesWhatItKept();
    void severalRunsShareOneFile();
    void needsADisplayForTheWindowOnly();
    void testsItsInstallation();
    void namesWhatItsInstallationLacks();
    void namesWhatASelfTestCouldNotStore();
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

#ifdef Q_OS_LINUX
void ProgramTest::printsADealThroughTheProxyOfTheAdministrator()
{
    FakeBackside service(FakeBackside::Transport::Tls);
    service.setAnswer(dealPath(QUuid::fromString(craneId)),
                      {200, "{\"id\":\"" + craneId.toLatin1() + "\",\"name\":\"Through the proxy\"}"});
    ProxyServer proxy(ProxyServer::Mode::Open);
    Program program;
    program.useAccount(service);
    QVERIFY(program.preset("[network]\nproxy=" + proxyText(proxy.choice()).toUtf8()
                           + "\nauthority=" + FakeBackside::authority().toUtf8() + '\n'));

    const Run run = program.run({u"show"_s, craneId});
    QCOMPARE(run.problems, QString());
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains(u"Through the proxy"_s), qPrintable(run.out));
    QVERIFY(proxy.tunnels() > 0);
    QCOMPARE(service.connections(), proxy.tunnels());
    QVERIFY(!proxy.seen().contains(service.endpoint().key));
}

void ProgramTest::endsWhereTheProxyWantsALogin()
{
    FakeBackside service(FakeBackside::Transport::Tls);
    ProxyServer proxy(ProxyServer::Mode::Login);
    Program program;
    program.useAccount(service);
    QVERIFY(program.preset("[network]\nproxy=" + proxyText(proxy.choice()).toUtf8()));

    const Run run = program.run({u"show"_s, craneId});
    QCOMPARE(run.code, 5);
    QVERIFY2(
        run.problems.startsWith(u"sidelight: The proxy asks for a sign-in. The proxy "_s + proxy.name()),
        qPrintable(run.problems));
    QCOMPARE(service.connections(), 0);
}
#else
void ProgramTest::printsADealThroughTheProxyOfTheAdministrator()
{
    QSKIP("elsewhere the file is of the whole computer");
}

void ProgramTest::endsWhereTheProxyWantsALogin()
{
    QSKIP("elsewhere the file is of the whole computer");
}
#endif

void ProgramTest::printsADealOfTheAccountInTheEnvironment()
{
    FakeBackside service;
    const QUuid id = QUuid::fromString(craneId);
    service.setAnswer(dealPath(id), {200, "{\"id\":\"" + craneId.toLatin1()
                                              + "\",\"name\":\"Over the wire\",\"extra\":1e2}"});
    Program program;
    program.useAccount(service);
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
        QTest::newRow(name) << QStringList{u"show"_s, newId, u"--demo"_s, u"--demo-fault"_s,
                                           QString::fromLatin1(name)}
                            << code << problem;
    };
    fault("404", 3, u"No such deal for this key."_s);
    fault("401", 4, u"This key was refused."_s);
    fault("501", 5, u"status 501"_s);
    fault("429-daily", 5, u"The limit of requests is used up."_s);
    fault("html", 6, u"The answer makes no sense."_s);
    QTest::newRow("no copy") << QStringList{u"history"_s, newId, u"--demo"_s} << 7
                             << u"There is no copy on this computer."_s;
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

void ProgramTest::printsACopyWhereTheServiceRefuses()
{
    const Run run = Program().run({u"show"_s, craneId, u"--demo"_s, u"--demo-fault"_s, u"401"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.startsWith(u"Harbour crane retrofit\n"_s), qPrintable(run.out));
    QVERIFY2(run.problems.startsWith(u"sidelight: This key was refused. "_s), qPrintable(run.problems));
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

void ProgramTest::showsABadLinkInTheWindow()
{
    Program program;
    const QString link = u"sidelight://deal/not-an-id"_s;
    QCOMPARE(program.run({u"--demo"_s, u"--grab"_s, u"bad.png"_s, link}).code, 0);
    QVERIFY(!QImage(program.folder.filePath(u"bad.png"_s)).isNull());
    QCOMPARE(program.run({u"not-an-id"_s, u"--demo"_s, u"--grab"_s, u"worse.png"_s}).code, 2);
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

void ProgramTest::takesNothingButTheLinkFromTheSystem()
{
    Program program;
    const QString link = u"sidelight://deal/"_s + craneId;
    const QStringList rest{u"--demo"_s, u"--grab"_s, u"deal.png"_s};
    for (const QStringList &start : {QStringList{u"--link"_s, link}, QStringList{link}}) {
        const Run run = program.run(start + rest);
        QCOMPARE(run.code, 2);
        QVERIFY2(run.problems.startsWith(u"sidelight: "), qPrintable(run.problems));
    }
    QVERIFY(!QFile::exists(program.folder.filePath(u"deal.png"_s)));
    // Qt itself would end with a core dump where the platform is unknown.
    QCOMPARE(program.run({u"--link"_s, link, u"-platform"_s, u"none"_s}).code, 2);
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

void ProgramTest::readsOfflineWhatAnEarlierRunKept()
{
    Program program;
    const QString data = program.folder.filePath(u"data"_s);
    QString live;
    {
        FakeBackside service;
        service.setAnswer(u"/api/v1/deals/"_s + craneId, {200, fixture("openOneTimeOnePrimary")});
        program.useAccount(service);
        const Run run = program.run({u"show"_s, craneId, u"--format"_s, u"json"_s, u"--data-dir"_s, data});
        QCOMPARE(run.code, 0);
        live = run.out;
        service.setAnswer(u"/api/v1/deals/"_s + craneId, {401, "{}"});
        const Run refused = program.run({u"show"_s, craneId, u"--data-dir"_s, data});
        QCOMPARE(refused.code, 0);
        QVERIFY(refused.problems.contains(u"This key was refused"_s));
    }
    program.environment.remove(u"SIDELIGHT_URL"_s); // another day: no key, no service
    program.environment.remove(u"SIDELIGHT_KEY"_s);
    const Run copy =
        program.run({u"show"_s, craneId, u"--format"_s, u"json"_s, u"--offline"_s, u"--data-dir"_s, data});
    QCOMPARE(copy.code, 0);
    QCOMPARE(dealPart(copy.out), dealPart(live));
    QVERIFY(copy.out.contains(u"\"kind\":\"copy\""_s));
    QCOMPARE(program.run({u"show"_s, newId, u"--offline"_s, u"--data-dir"_s, data}).code, 7);
    QVERIFY(program.run({u"list"_s, u"--data-dir"_s, data}).out.contains(u"Harbour crane retrofit"_s));
}

void ProgramTest::keepsNothingOfARunFromTheEnvironment()
{
    Program program;
    FakeBackside service;
    service.setAnswer(u"/api/v1/deals/"_s + craneId, {200, fixture("openOneTimeOnePrimary")});
    program.useAccount(service);
    QCOMPARE(program.run({u"show"_s, craneId}).code, 0);
    QCOMPARE(program.run({u"show"_s, craneId, u"--demo"_s}).code, 2);
    QVERIFY(!QDir(program.folder.filePath(u"home"_s)).exists());
}

void ProgramTest::verifiesWhatItKept()
{
    Program program;
    const QString data = program.folder.filePath(u"data"_s);
    FakeBackside service;
    service.setAnswer(u"/api/v1/deals/"_s + craneId, {200, fixture("openOneTimeOnePrimary")});
    program.useAccount(service);
    QCOMPARE(program.run({u"show"_s, craneId, u"--data-dir"_s, data}).code, 0);
    QCOMPARE(program.run({u"verify"_s, u"--data-dir"_s, data}).code, 0);

    QDir stores(data + u"/stores"_s);
    const QStringList files = stores.entryList({u"*.sqlite"_s}, QDir::Files);
    QCOMPARE(files.size(), 1);
    QFile file(stores.filePath(files[0]));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf("\"next_step\""); // in the body alone
    QVERIFY(at > 0);
    file.seek(at + 1);
    QVERIFY(file.putChar('N'));
    file.close();
    const Run damaged = program.run({u"verify"_s, u"--data-dir"_s, data});
    QCOMPARE(damaged.code, 8);
    QVERIFY2(damaged.out.contains(u"dea10001"_s), qPrintable(damaged.out));
}

void ProgramTest::severalRunsShareOneFile()
{
    Program program;
    const QString data = program.folder.filePath(u"data"_s);
    FakeBackside service;
    QStringList ids;
    for (int i = 0; i < 4; ++i) {
        ids << QUuid::createUuid().toString(QUuid::WithoutBraces);
        service.setAnswer(
            u"/api/v1/deals/"_s + ids.last(),
            {200, fixture("openOneTimeOnePrimary").replace(craneId.toLatin1(), ids.last().toLatin1())});
    }
    program.useAccount(service);
    std::vector<std::unique_ptr<QProcess>> runs;
    for (const QString &id : std::as_const(ids)) {
        runs.push_back(std::make_unique<QProcess>());
        runs.back()->setProcessEnvironment(program.environment);
        runs.back()->start(QStringLiteral(SIDELIGHT_PROGRAM), {u"show"_s, id, u"--data-dir"_s, data});
    }
    for (const auto &run : runs) {
        QTRY_COMPARE_WITH_TIMEOUT(run->state(), QProcess::NotRunning, 30'000);
        QCOMPARE(run->exitCode(), 0);
    }
    const Run verified = program.run({u"verify"_s, u"--data-dir"_s, data});
    QCOMPARE(verified.code, 0);
    QVERIFY2(verified.out.startsWith(u"4 versions"_s), qPrintable(verified.out));
}

void ProgramTest::testsItsInstallation()
{
    Program program;
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        program.environment.remove(QString::fromLatin1(name));
    const Run run = program.run({u"--self-test"_s});
    QVERIFY2(run.code == 0, qPrintable(run.out));
    static const QRegularExpression lines(u"^ok    program   sidelight [0-9.]+\n"
                                          "ok    Qt        6[0-9.]+, built with 6[0-9.]+\n"
                                          "ok    database  SQLite 3[0-9.]+ with FTS5\n"
                                          "ok    TLS       .*, [1-9][0-9]* authorities\n"
                                          "ok    pictures  icon rendered from SVG\n"
                                          "ok    windows   .*q(xcb|windows|cocoa).*\n"
                                          "(ok    keychain  .*libsecret.*\n)?"
                                          "ok    store     .*, simdjson [0-9.]+ \\(.*\\)\n$"_s);
    QVERIFY2(lines.match(run.out).hasMatch(), qPrintable(run.out));
    QCOMPARE(run.problems, QString());
    QVERIFY(!QDir(program.folder.filePath(u"home"_s)).exists());
}

// A package that forgot Qt's plugins.
void ProgramTest::namesWhatItsInstallationLacks()
{
#if !defined(Q_OS_LINUX)
    QSKIP("the program cannot be copied out of its bundle, or away from its libraries");
#endif
    Program program;
    const QString copy = program.folder.filePath(u"sidelight"_s);
    QVERIFY(QFile::copy(QStringLiteral(SIDELIGHT_PROGRAM), copy));
    QFile conf(program.folder.filePath(u"qt.conf"_s));
    QVERIFY(conf.open(QIODevice::WriteOnly) && conf.write("[Paths]\nPlugins=nothing-here\n") > 0);
    conf.close();
    const Run run = program.run({u"--self-test"_s}, copy);
    QCOMPARE(run.code, 9);
    QVERIFY2(run.out.contains(u"\nFAIL  database  "_s), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"\nFAIL  TLS       no TLS back end"_s), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"\nFAIL  store     "_s), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"\nFAIL  pictures  no plugin qsvgicon among iconengines in: "_s),
             qPrintable(run.out));
    QVERIFY2(run.out.contains(u"\nFAIL  windows   no plugin q"_s), qPrintable(run.out));
}

void ProgramTest::namesWhatASelfTestCouldNotStore()
{
    Program program;
    for (const char *name : {"TMPDIR", "TMP", "TEMP"})
        program.environment.insert(QString::fromLatin1(name), QStringLiteral(SIDELIGHT_PROGRAM)); // a file
    const Run run = program.run({u"--self-test"_s});
    QCOMPARE(run.code, 9);
    QVERIFY2(run.out.contains(u"\nFAIL  store     no folder in "_s), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"\nok    database  "_s), qPrintable(run.out));
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
