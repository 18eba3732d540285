// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/children.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>

#include <vector>

#ifdef Q_OS_UNIX
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace sidelight {

namespace {

[[noreturn]] void failed(const QString &program, const QByteArray &said)
{
    qFatal("%s printed no painted line: %s", qPrintable(program), said.constData());
    Q_UNREACHABLE();
}

#ifdef Q_OS_UNIX

std::vector<char *> pointersTo(QByteArrayList &texts)
{
    std::vector<char *> pointers;
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

QByteArrayList encoded(const QStringList &texts)
{
    QByteArrayList bytes;
    for (const QString &text : texts)
        bytes += text.toLocal8Bit();
    return bytes;
}

bool saysPainted(const QByteArray &said)
{
    const qsizetype at = said.startsWith("painted") ? 0 : said.indexOf("\npainted");
    return at >= 0 && said.indexOf('\n', at + 1) > 0;
}

// macOS counts in bytes, the others in kibibytes.
double peakBytes(const rusage &usage)
{
#ifdef Q_OS_MACOS
    return double(usage.ru_maxrss);
#else
    return double(usage.ru_maxrss) * 1024;
#endif
}

#endif

} // namespace

QStringList environmentFor(const QByteArray &platform)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Where no session bus runs, each start would look for one, ours and theirs alike.
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    environment.remove(QStringLiteral("SIDELIGHT_URL"));
    environment.remove(QStringLiteral("SIDELIGHT_KEY"));
    // A window connects ahead to the service. Nothing here does.
    environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://127.0.0.1:9"));
    if (!platform.isEmpty())
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QString::fromLatin1(platform));
    return environment.toStringList();
}

#ifdef Q_OS_UNIX

// QProcess does not tell what memory its child took, and only the one who waits for it can ask.
Painted runToPaint(const QString &program, const QStringList &arguments, const QByteArray &platform)
{
    QByteArrayList words = encoded(QStringList(program) + arguments);
    QByteArrayList variables = encoded(environmentFor(platform));
    int ends[2];
    if (pipe(ends) != 0)
        failed(program, "no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO); // some platforms murmur
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    pid_t child = 0;
    QElapsedTimer timer;
    timer.start();
    const int started = posix_spawn(&child, words.first().constData(), &actions, nullptr,
                                    pointersTo(words).data(), pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (started != 0)
        failed(program, "it cannot be started");
    QByteArray said;
    Painted painted;
    char buffer[256];
    for (ssize_t count = 0; (count = read(ends[0], buffer, sizeof buffer)) > 0;) {
        said.append(buffer, count);
        if (painted.ms == 0 && saysPainted(said))
            painted.ms = double(timer.nsecsElapsed()) / 1e6;
    }
    close(ends[0]);
    int status = 0;
    rusage usage = {};
    wait4(child, &status, 0, &usage);
    if (painted.ms == 0 || status != 0)
        failed(program, said);
    // A child begins with the memory of the process that started it, as far as the system's count goes.
    rusage own = {};
    getrusage(RUSAGE_SELF, &own);
    painted.peakBytes = peakBytes(usage) > peakBytes(own) * 1.05 ? peakBytes(usage) : 0;
    return painted;
}

#else

Painted runToPaint(const QString &program, const QStringList &arguments, const QByteArray &platform)
{
    QProcess process;
    process.setEnvironment(environmentFor(platform));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments, QIODevice::ReadOnly);
    while (process.waitForReadyRead(20'000) && !process.canReadLine()) {
    }
    const Painted painted = {double(timer.nsecsElapsed()) / 1e6, 0};
    if (!process.readLine().startsWith("painted"))
        failed(program, process.errorString().toLocal8Bit());
    process.waitForFinished(20'000);
    return painted;
}

#endif

QJsonDocument jsonOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(benchProgram(program), arguments, QIODevice::ReadOnly);
    process.waitForFinished(-1);
    const QByteArray said = process.readAllStandardOutput();
    const QJsonDocument json = QJsonDocument::fromJson(said);
    if (process.exitCode() != 0 || json.isNull())
        qFatal("%s did not measure: %s", qPrintable(program), said.constData());
    return json;
}

QString withoutPlatform(const QByteArray &platform)
{
    if (platform == "xcb" && qEnvironmentVariableIsEmpty("DISPLAY"))
        return QStringLiteral("there is no X display here");
    return {};
}

QString benchProgram(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

} // namespace sidelight
