// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options.h"

#include "app/domain/dealreference.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace sidelight {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

Error usage(const QString &sentence)
{
    return Error{Error::Kind::Usage, sentence};
}

QString name(const char *option)
{
    return QString::fromLatin1(option);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions); // names a wrong one whole
    parser.addOptions({
        {{name("h"), name("help")}, {}},
        {{name("v"), name("version")}, {}},
        {name("demo"), {}},
        {name("demo-fault"), {}, name("name")},
        {name("format"), {}, name("format")},
        {name("exit-after-paint"), {}},
        {name("grab"), {}, name("file")},
    });
}

std::optional<Error> readFormat(const QCommandLineParser &parser, Options &options)
{
    if (!parser.isSet(name("format")))
        return std::nullopt;
    if (options.command != Options::Command::Show)
        return usage(Words::tr("--format belongs to the command show."));
    const QString format = parser.value(name("format"));
    if (format == u"text")
        options.format = Options::Format::Text;
    else if (format == u"json")
        options.format = Options::Format::Json;
    else if (format == u"csv")
        options.format = Options::Format::Csv;
    else
        return usage(Words::tr("“%1” is no format; there are text, json and csv.").arg(format));
    return std::nullopt;
}

/// Options of the window and of the sample deals.
std::optional<Error> readSwitches(const QCommandLineParser &parser, Options &options)
{
    options.isDemo = parser.isSet(name("demo"));
    options.demoFault = parser.value(name("demo-fault"));
    options.exitAfterPaint = parser.isSet(name("exit-after-paint"));
    options.grabFile = parser.value(name("grab"));
    if (parser.isSet(name("demo-fault")) && !options.isDemo)
        return usage(Words::tr("--demo-fault belongs to --demo."));
    if (parser.isSet(name("demo-fault")) && options.demoFault.isEmpty())
        return usage(Words::tr("--demo-fault needs the name of a fault."));
    if (parser.isSet(name("grab")) && options.grabFile.isEmpty())
        return usage(Words::tr("--grab needs the name of a file."));
    if (options.exitAfterPaint && !options.grabFile.isEmpty())
        return usage(Words::tr("--exit-after-paint and --grab each end the program; give one of them."));
    if (options.command != Options::Command::Show)
        return std::nullopt;
    if (options.exitAfterPaint)
        return usage(Words::tr("--exit-after-paint belongs to the window; show opens none."));
    if (parser.isSet(name("grab")))
        return usage(Words::tr("--grab belongs to the window; show opens none."));
    return std::nullopt;
}

std::optional<Error> readReferences(QStringList words, Options &options)
{
    if (!words.isEmpty() && words.constFirst() == u"show") {
        options.command = Options::Command::Show;
        words.removeFirst();
        if (words.isEmpty())
            return usage(Words::tr("show needs the ID of a deal, or a link to it."));
    }
    for (const QString &word : words) {
        const auto id = parseDealReference(word);
        if (!id)
            return Error{Error::Kind::BadReference,
                         QStringLiteral("“%1”: %2").arg(word, id.error().detail)};
    }
    if (options.command == Options::Command::Window && words.size() > 1)
        return usage(
            Words::tr("“%1” is one word too many: the window opens one deal. The command show prints "
                      "several.")
                .arg(words[1]));
    options.references = words;
    return std::nullopt;
}

std::optional<Error> readVariables(const QString &url, const QString &key, Options &options)
{
    if (url.isEmpty() && key.isEmpty())
        return std::nullopt;
    if (key.isEmpty())
        return usage(
            Words::tr("SIDELIGHT_URL is set without SIDELIGHT_KEY; they are given both or neither."));
    if (url.isEmpty())
        return usage(
            Words::tr("SIDELIGHT_KEY is set without SIDELIGHT_URL; they are given both or neither."));
    if (options.isDemo)
        return usage(
            Words::tr("--demo has an address and a key of its own; it is used without SIDELIGHT_URL "
                      "and SIDELIGHT_KEY."));
    const auto origin = parseOrigin(url);
    if (!origin)
        return origin.error();
    const auto parsedKey = parseKey(key);
    if (!parsedKey)
        return parsedKey.error();
    options.endpoint = Endpoint{*origin, *parsedKey};
    return std::nullopt;
}

} // namespace

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::BadReference:
    case Error::Kind::BadAddress:
    case Error::Kind::BadKey:
    case Error::Kind::Usage: return ExitCode::Usage;
    case Error::Kind::KeyMissing:
    case Error::Kind::KeyRefused:
    case Error::Kind::ScopeMissing: return ExitCode::KeyOrScope;
    case Error::Kind::NotFound: return ExitCode::NotFound;
    case Error::Kind::TooMany:
    case Error::Kind::Service:
    case Error::Kind::Offline:
    case Error::Kind::Untrusted:
    case Error::Kind::ProxyAuth: return ExitCode::NetworkOrService;
    case Error::Kind::NotUnderstood: return ExitCode::NotUnderstood;
    case Error::Kind::Storage: return ExitCode::StoreDamaged;
    }
    Q_UNREACHABLE();
}

Result<Options> parseOptions(const QStringList &arguments, const QString &urlVariable,
                             const QString &keyVariable)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("sidelight")} + arguments))
        return usage(parser.errorText());

    Options options;
    if (parser.isSet(name("help")) || parser.isSet(name("version"))) {
        options.command = parser.isSet(name("help")) ? Options::Command::Help : Options::Command::Version;
        return options;
    }
    if (const auto error = readReferences(parser.positionalArguments(), options))
        return *error;
    if (const auto error = readFormat(parser, options))
        return *error;
    if (const auto error = readSwitches(parser, options))
        return *error;
    if (const auto error = readVariables(urlVariable, keyVariable, options))
        return *error;
    return options;
}

QString helpText()
{
    return Words::tr(
        "Sidelight shows deals held in the Backside CRM. It never writes to the CRM.\n"
        "\n"
        "  sidelight [ID|LINK]       open the window, with a deal if one is given\n"
        "  sidelight show ID|LINK…   print deals without opening a window\n"
        "\n"
        "Options\n"
        "  --format text|json|csv    how show prints; text if not given\n"
        "  --demo                    use invented sample deals; needs no account\n"
        "  --demo-fault NAME         let the sample service answer with this fault\n"
        "  -h, --help                print this text\n"
        "  -v, --version             print the version\n"
        "\n"
        "Diagnostics\n"
        "  --exit-after-paint        print painted_ms=… since process start, then end\n"
        "  --grab FILE               save the window as a PNG image, then end\n"
        "\n"
        "Environment, both or neither, for this run only and never stored\n"
        "  SIDELIGHT_URL             address of the service: https://api.backside.app\n"
        "  SIDELIGHT_KEY             API key for it\n"
        "\n"
        "Results go to standard output, problems to standard error. Exit codes\n"
        "  0 done                    1 output not written        2 wrong use\n"
        "  3 deal not found          4 key or scope refused      5 network or service\n"
        "  6 answer not understood   7 no copy on this computer  8 copies damaged\n"
        "Of several deals the first failure counts.\n"
        "\n"
        "Examples\n"
        "  sidelight --demo\n"
        "  sidelight show 5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41\n"
        "  sidelight show --format json https://app.example/deals/5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41\n");
}

} // namespace sidelight
