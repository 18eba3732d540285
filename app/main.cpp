// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "app/cli/helptext.h"
#include "app/cli/options.h"
#include "app/cli/problemtext.h"
#include "app/cli/startwords.h"
#include "app/selftest.h"
#include "app/session.h"
#include "app/text/translations.h"
#include "app/windowrun.h"

#include <QApplication>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <cstdio>

#if defined(Q_OS_UNIX)
#include <fcntl.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <fcntl.h>
#include <io.h>
#endif

using namespace sidelight;

namespace {

// Before main(), so that loading the program's own libraries is the only part left out.
const auto startedAt = std::chrono::steady_clock::now();

int fail(const Error &error, ExitCode code)
{
    QTextStream(stderr) << problemText(error);
    return int(code);
}

/// Standard output, of which a full disk or a closed pipe does not go unnoticed.
class Output
{
public:
    Output()
    {
#ifdef Q_OS_WIN
        _setmode(_fileno(stdout), _O_BINARY); // what is written has its own line ends
#endif
        m_isOpen = m_file.open(stdout, QIODevice::WriteOnly);
    }

    QFile &file()
    {
        return m_file;
    }
    /// The code of a run that would end with this one.
    ExitCode finish(ExitCode code)
    {
        if (m_isOpen && m_file.flush() && m_file.error() == QFileDevice::NoError)
            return code;
        QTextStream(stderr) << QStringLiteral("sidelight: the output could not be written\n");
        return ExitCode::NotWritten;
    }

private:
    QFile m_file;
    bool m_isOpen = false;
};

int print(const QString &text)
{
    Output out;
    out.file().write(text.toUtf8());
    return int(out.finish(ExitCode::Done));
}

QLocale readersLocale()
{
    // The C locale says only that nothing was chosen; its numbers would have no grouping.
    return QLocale() == QLocale::c() ? QLocale(QLocale::English, QLocale::UnitedKingdom) : QLocale();
}

// What reads copies alone is no reason to ask the keychain, which may ask the reader.
bool asksTheService(const Options &options)
{
    const bool isAsking = options.command == Options::Command::Show
                          || options.command == Options::Command::Refresh
                          || options.command == Options::Command::Import;
    return isAsking && !options.isOffline;
}

int runCommand(QCoreApplication &application, const Options &options)
{
    Session session(options);
    const auto begun = session.begin();
    if (!begun)
        return fail(begun.error(), exitCodeFor(begun.error()));
    if (asksTheService(options))
        session.askForKey();
    // Nobody is there to be asked.
    QObject::connect(&session, &Session::proxyLoginNeeded, &session.client(),
                     &BacksideClient::declineProxyLogin);
    Output out;
    QFile problems;
    (void)problems.open(stderr, QIODevice::WriteOnly); // without it there is nobody to tell
    const auto command = makeCommand(session.library(), options, out.file(), problems);
    QObject::connect(command.get(), &Command::finished, &application,
                     [&out](ExitCode code) { QCoreApplication::exit(int(out.finish(code))); });
    command->start();
    return QCoreApplication::exec();
}

int runSelfTest(QCoreApplication &application)
{
    Output out;
    SelfTest test(out.file());
    QObject::connect(&test, &SelfTest::finished, &application,
                     [&out](ExitCode code) { QCoreApplication::exit(int(out.finish(code))); });
    test.start();
    return QCoreApplication::exec();
}

Result<Options> readOptions(const QStringList &words)
{
    return parseOptions(words, qEnvironmentVariable("SIDELIGHT_URL"),
                        qEnvironmentVariable("SIDELIGHT_KEY"));
}

/// Decided before the application object is made: a command must work without a display. What
/// cannot be read may hold an option of Qt's own, such as -platform.
bool isCommand(const QStringList &words)
{
    const auto options = readOptions(words);
    return options ? options->command != Options::Command::Window
                   : std::any_of(words.cbegin(), words.cend(), isCommandWord);
}

bool hasDisplay(int argc, char **argv)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return std::any_of(argv + 1, argv + argc,
                       [](const char *word) { return QByteArrayView(word) == "-platform"; });
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    return true;
#endif
}

int run(QCoreApplication &application, const StartWords &start, bool hasWindows)
{
    installTranslations(application, readersLocale());
    // Of others Qt has taken its own away.
    const auto options = readOptions(start.isLink ? start.words : QCoreApplication::arguments().mid(1));
    if (!options)
        return fail(options.error(), ExitCode::Usage);
    switch (options->command) {
    case Options::Command::Help: return print(helpText());
    case Options::Command::Version:
        return print(QStringLiteral("sidelight %1\n").arg(QCoreApplication::applicationVersion()));
    case Options::Command::SelfTest: return runSelfTest(application);
    case Options::Command::Show:
    case Options::Command::List:
    case Options::Command::Search:
    case Options::Command::Export:
    case Options::Command::Refresh:
    case Options::Command::Import:
    case Options::Command::History:
    case Options::Command::Diff:
    case Options::Command::Verify: return runCommand(application, *options);
    case Options::Command::Window: break;
    }
    if (!hasWindows) // Qt would end the program with a core dump
        return fail({Error::Kind::Usage,
                     QStringLiteral("there is no display here; `sidelight show ID` needs none")},
                    ExitCode::Usage);
    return WindowRun(*options, readersLocale(), startedAt).run();
}

#ifdef Q_OS_UNIX
/// A closed standard stream leaves its number to the next file or socket, which would then get what
/// is printed. Opened the wrong way round, it stays what it was: of no use.
void occupyClosedStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) == -1)
            (void)open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}
#endif

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("Sidelight"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SIDELIGHT_VERSION));
    QCoreApplication::setOrganizationName(QStringLiteral("Sidelight"));
#ifdef Q_OS_UNIX
    occupyClosedStreams();
#endif
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto start = readStartWords(arguments);
    if (!start)
        return fail(start.error(), ExitCode::Usage);
    if (start->isLink && argc > 1) {
        argc = 1;
        argv[1] = nullptr;
    }
    if (isCommand(start->words) || !hasDisplay(argc, argv)) {
        QCoreApplication application(argc, argv);
        return run(application, *start, false);
    }
    QGuiApplication::setDesktopFileName(QStringLiteral(SIDELIGHT_APPLICATION_ID));
    QApplication application(argc, argv);
    return run(application, *start, true);
}
