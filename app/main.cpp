// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/backsideclient.h"
#include "app/cli/options.h"
#include "app/cli/problemtext.h"
#include "app/cli/showcommand.h"
#include "app/domain/dealreference.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "app/text/translations.h"
#include "ui/mainwindow.h"
#include "ui/paintwatch.h"

#include <QApplication>
#include <QFile>
#include <QScreen>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

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

/// The sample service, started when it is first asked for.
class Samples
{
public:
    explicit Samples(QString fault)
        : m_fault(std::move(fault))
    {}

    Result<Endpoint> start()
    {
        if (!m_service) {
            auto service = std::make_unique<SampleService>();
            if (!service->start())
                return Error{Error::Kind::Service, service->errorString()};
            if (!service->setFault(m_fault))
                return Error{Error::Kind::Usage, QStringLiteral("unknown fault '%1'; there are: %2")
                                                     .arg(m_fault, SampleService::faultNames().join(u' '))};
            m_service = std::move(service); // only what started is not started again
        }
        return m_service->endpoint();
    }
    const SampleService &service() const { return *m_service; }

private:
    QString m_fault;
    std::unique_ptr<SampleService> m_service;
};

int runShow(QCoreApplication &application, const Options &options)
{
    Samples samples(options.demoFault);
    Endpoint endpoint = options.endpoint.value_or(Endpoint{defaultOrigin(), {}});
    if (options.isDemo) {
        const auto started = samples.start();
        if (!started)
            return fail(started.error(), exitCodeFor(started.error()));
        endpoint = *started;
    }
    BacksideClient client(endpoint);
    Library library(client);
    Output out;
    QFile problems;
    (void)problems.open(stderr, QIODevice::WriteOnly); // without it there is nobody to tell
    ShowCommand command(library, options, out.file(), problems);
    QObject::connect(&command, &ShowCommand::finished, &application,
                     [&out](ExitCode code) { QCoreApplication::exit(int(out.finish(code))); });
    command.start();
    return QCoreApplication::exec();
}

/// The objects of a run with a window, and how they are connected.
class WindowRun
{
public:
    explicit WindowRun(const Options &options)
        : m_options(options)
        , m_samples(options.demoFault)
        , m_client(options.endpoint.value_or(Endpoint{defaultOrigin(), {}}))
        , m_library(m_client)
        , m_window(m_library, readersLocale())
    {
        QObject::connect(&m_window, &MainWindow::endpointChosen, &m_window,
                         [this](const Endpoint &endpoint) { useEndpoint(endpoint); });
        QObject::connect(&m_window, &MainWindow::samplesWanted, &m_window, [this] { useSamples(); });
    }

    int run()
    {
        watchPainting();
        if (m_options.isDemo)
            useSamples();
        else if (m_options.endpoint)
            useEndpoint(*m_options.endpoint);
        else
            m_window.showStart();
        if (!m_options.grabFile.isEmpty())
            QObject::connect(&m_window, &MainWindow::settled, &m_window, [this] { grab(); });
        if (!m_options.references.isEmpty())
            open(m_options.references.constFirst());
        else if (!m_options.grabFile.isEmpty())
            grab();
        if (m_options.grabFile.isEmpty()) // a picture may be larger than the screen, a window not
            m_window.resize(m_window.size().boundedTo(m_window.screen()->availableSize()));
        m_window.show();
        return QCoreApplication::exec();
    }

private:
    void useEndpoint(const Endpoint &endpoint)
    {
        m_library.clear();
        m_client.setEndpoint(endpoint);
        m_window.setAccount({keyKind(endpoint.key), false, endpoint.origin});
    }

    void useSamples()
    {
        const auto endpoint = m_samples.start();
        if (!endpoint) {
            m_window.refuse(endpoint.error());
            return;
        }
        m_library.clear();
        m_client.setEndpoint(*endpoint);
        m_window.setAccount({keyKind(endpoint->key), true, endpoint->origin});
        std::vector<Suggestion> suggestions;
        for (const SampleDeal &deal : m_samples.service().deals())
            suggestions.push_back({deal.id, deal.name, deal.shows});
        m_window.showSamples(suggestions);
    }

    void open(const QString &reference)
    {
        const auto id = parseDealReference(reference);
        if (id)
            m_window.openDeal(*id);
        else
            m_window.refuse(id.error());
    }

    void watchPainting()
    {
        auto *watch = new PaintWatch(&m_window);
        QObject::connect(watch, &PaintWatch::painted, &m_window, [this] {
            if (m_options.exitAfterPaint) {
                const std::chrono::duration<double, std::milli> took =
                    std::chrono::steady_clock::now() - startedAt;
                const QString number = QString::number(took.count(), 'f', 3);
                QCoreApplication::exit(print(QStringLiteral("painted_ms=%1\n").arg(number)));
                return;
            }
            m_client.prepare(); // nothing of TLS before the window is there
        });
    }

    void grab()
    {
        QTimer::singleShot(
            0, &m_window, [this] {
                const bool isSaved = m_window.grab().save(m_options.grabFile, "PNG");
                if (!isSaved)
                    QTextStream(stderr)
                        << QStringLiteral("sidelight: %1 could not be written\n").arg(m_options.grabFile);
                QCoreApplication::exit(int(isSaved ? ExitCode::Done : ExitCode::NotWritten));
            });
    }

    const Options &m_options;
    Samples m_samples;
    BacksideClient m_client;
    Library m_library;
    MainWindow m_window;
};

Result<Options> readOptions(const QStringList &arguments)
{
    return parseOptions(arguments.mid(1), qEnvironmentVariable("SIDELIGHT_URL"),
                        qEnvironmentVariable("SIDELIGHT_KEY"));
}

/// Decided before the application object is made: a command must work without a display. What
/// cannot be read may hold an option of Qt's own, such as -platform.
bool isCommand(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = readOptions(arguments);
    return options ? options->command != Options::Command::Window : arguments.contains(u"show");
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

int run(QCoreApplication &application, bool hasWindows)
{
    installTranslations(application, readersLocale());
    const auto options = readOptions(QCoreApplication::arguments());
    if (!options)
        return fail(options.error(), ExitCode::Usage);
    switch (options->command) {
    case Options::Command::Help: return print(helpText());
    case Options::Command::Version:
        return print(QStringLiteral("sidelight %1\n").arg(QCoreApplication::applicationVersion()));
    case Options::Command::Show: return runShow(application, *options);
    case Options::Command::Window: break;
    }
    if (!hasWindows) // Qt would end the program with a core dump
        return fail({Error::Kind::Usage,
                     QStringLiteral("there is no display here; `sidelight show ID` needs none")},
                    ExitCode::Usage);
    return WindowRun(*options).run();
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
    if (isCommand(argc, argv) || !hasDisplay(argc, argv)) {
        QCoreApplication application(argc, argv);
        return run(application, false);
    }
    QGuiApplication::setDesktopFileName(QStringLiteral(SIDELIGHT_APPLICATION_ID));
    QApplication application(argc, argv);
    return run(application, true);
}
