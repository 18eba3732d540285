// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options.h"

#include "app/cli/listoptions.h"
#include "app/domain/dealreference.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sidelight {

namespace {

struct OptionWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

struct CommandName {
    Options::Command command;
    QStringView word;
};

constexpr std::array commandNames{
    CommandName{Options::Command::Show, u"show"},       CommandName{Options::Command::List, u"list"},
    CommandName{Options::Command::Search, u"search"},   CommandName{Options::Command::Export, u"export"},
    CommandName{Options::Command::Refresh, u"refresh"}, CommandName{Options::Command::Import, u"import"},
    CommandName{Options::Command::History, u"history"}, CommandName{Options::Command::Diff, u"diff"},
    CommandName{Options::Command::Verify, u"verify"},
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
        {name("all"), {}},
        {name("data-dir"), {}, name("folder")},
        {name("demo"), {}},
        {name("demo-fault"), {}, name("name")},
        {name("format"), {}, name("format")},
        {name("offline"), {}},
        {name("exit-after-paint"), {}},
        {name("grab"), {}, name("file")},
        {name("self-test"), {}},
    });
    addListOptions(parser);
}

/// Takes the command's word away.
Options::Command takeCommand(QStringList &words)
{
    for (const CommandName &known : commandNames) {
        if (!words.isEmpty() && words.constFirst() == known.word) {
            words.removeFirst();
            return known.command;
        }
    }
    return Options::Command::Window;
}

/// Letters alone can be no identifier and no link, but perhaps a command that was misspelt.
bool isMereWord(const QString &text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](QChar character) { return character.isLetter(); });
}

QString tooManySentence(Options::Command command)
{
    switch (command) {
    case Options::Command::Import:
        return OptionWords::tr("“%1” is one word too many: import reads one file.");
    case Options::Command::Verify:
        return OptionWords::tr("“%1” is one word too many: verify looks at every copy.");
    case Options::Command::History:
        return OptionWords::tr("“%1” is one word too many: history is about one deal.");
    case Options::Command::Diff:
        return OptionWords::tr("“%1” is one word too many: diff compares two versions of one deal.");
    default:
        return OptionWords::tr(
            "“%1” is one word too many: the window opens one deal. The command show prints "
            "several.");
    }
}

std::optional<Error> refuseBeyond(qsizetype most, const QStringList &words, Options::Command command)
{
    if (words.size() <= most)
        return std::nullopt;
    return usage(tooManySentence(command).arg(words[most]));
}

std::optional<Error> refuseBadReferences(const QStringList &words, Options::Command command)
{
    for (const QString &word : words) {
        if (command == Options::Command::Window && isOwnLink(word))
            continue; // the window says what is wrong with it: nobody reads what is printed for a browser
        const auto id = parseDealReference(word);
        if (!id)
            return Error{Error::Kind::BadReference,
                         QStringLiteral("“%1”: %2").arg(word, id.error().detail)};
    }
    return std::nullopt;
}

std::optional<Error> readVersionNumbers(const QStringList &words, Options &options)
{
    for (const QString &word : words) {
        constexpr qsizetype mostDigits = 9;
        const bool isNumber = std::all_of(word.begin(), word.end(),
                                          [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
        const int number = isNumber && word.size() <= mostDigits ? word.toInt() : 0;
        if (number == 0)
            return usage(
                OptionWords::tr("“%1” is no number of a version; history prints the numbers, from 1 on.")
                    .arg(word));
        (options.from ? options.to : options.from) = number;
    }
    return std::nullopt;
}

std::optional<Error> readWords(QStringList words, Options &options)
{
    options.command = takeCommand(words);
    const bool isDiff = options.command == Options::Command::Diff;
    switch (options.command) {
    case Options::Command::List:
    case Options::Command::Search:
    case Options::Command::Export: return std::nullopt; // see readListOptions()
    default: break;
    }
    options.references = isDiff ? words.mid(0, 1) : words;
    switch (options.command) {
    case Options::Command::Verify: return refuseBeyond(0, words, options.command);
    case Options::Command::Window:
        if (!words.isEmpty() && isMereWord(words.constFirst()))
            return usage(OptionWords::tr(
                             "“%1” is no command, nor the ID of a deal or a link to it; the commands "
                             "are show, list, search, export, refresh, import, history, diff and verify.")
                             .arg(words.constFirst()));
        break;
    case Options::Command::Import:
        if (words.isEmpty())
            return usage(OptionWords::tr("import needs the name of a file, or - for standard input."));
        options.references.clear();
        options.file = words.constFirst();
        return refuseBeyond(1, words, options.command);
    case Options::Command::Refresh:
        if (words.isEmpty() && !options.isAll)
            return usage(OptionWords::tr("refresh needs the ID of a deal, a link to it, or --all."));
        break;
    default:
        if (words.isEmpty())
            return usage(OptionWords::tr("%1 needs the ID of a deal, or a link to it.")
                             .arg(commandWord(options.command)));
    }
    if (auto error = refuseBadReferences(options.references, options.command))
        return error;
    if (isDiff) {
        if (auto error = refuseBeyond(3, words, options.command))
            return error;
        return readVersionNumbers(words.mid(1), options);
    }
    const bool isAboutOne =
        options.command == Options::Command::Window || options.command == Options::Command::History;
    return isAboutOne ? refuseBeyond(1, words, options.command) : std::nullopt;
}

std::optional<Error> readFormat(const QCommandLineParser &parser, Options &options)
{
    if (!parser.isSet(name("format")))
        return std::nullopt;
    if (options.command == Options::Command::Window)
        return usage(OptionWords::tr("--format belongs to a command that prints, such as show or list."));
    const QString format = parser.value(name("format"));
    if (format == u"text")
        options.format = Options::Format::Text;
    else if (format == u"json")
        options.format = Options::Format::Json;
    else if (format == u"csv")
        options.format = Options::Format::Csv;
    else
        return usage(OptionWords::tr("“%1” is no format; there are text, json and csv.").arg(format));
    // A table has a row for each deal; the others tell of changes and problems.
    switch (options.command) {
    case Options::Command::Show:
    case Options::Command::List:
    case Options::Command::Search:
    case Options::Command::Export: return std::nullopt;
    default: break;
    }
    if (options.format == Options::Format::Csv)
        return usage(OptionWords::tr(
                         "--format csv belongs to show, list, search and export; %1 prints text or json.")
                         .arg(commandWord(options.command)));
    return std::nullopt;
}

/// What is asked of the service and what is kept.
std::optional<Error> readReach(const QCommandLineParser &parser, Options &options)
{
    options.isOffline = parser.isSet(name("offline"));
    options.dataDir = parser.value(name("data-dir"));
    if (parser.isSet(name("data-dir")) && options.dataDir.isEmpty())
        return usage(OptionWords::tr("--data-dir needs the name of a folder."));
    if (options.isAll && options.command != Options::Command::Refresh)
        return usage(OptionWords::tr("--all belongs to the command refresh."));
    if (options.isAll && !options.references.isEmpty())
        return usage(OptionWords::tr("--all stands for every cached deal; give it or IDs, not both."));
    if (options.isOffline && options.command == Options::Command::Window)
        return usage(OptionWords::tr("--offline belongs to a command that prints, such as show or list."));
    if (options.isOffline && options.command == Options::Command::Refresh)
        return usage(OptionWords::tr("refresh asks the service, which --offline forbids."));
    if (options.isOffline && options.command == Options::Command::Import)
        return usage(OptionWords::tr("import asks the service, which --offline forbids."));
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
        return usage(OptionWords::tr("--demo-fault belongs to --demo."));
    if (parser.isSet(name("demo-fault")) && options.demoFault.isEmpty())
        return usage(OptionWords::tr("--demo-fault needs the name of a fault."));
    if (parser.isSet(name("grab")) && options.grabFile.isEmpty())
        return usage(OptionWords::tr("--grab needs the name of a file."));
    if (options.exitAfterPaint && !options.grabFile.isEmpty())
        return usage(
            OptionWords::tr("--exit-after-paint and --grab each end the program; give one of them."));
    if (options.command == Options::Command::Window)
        return std::nullopt;
    if (options.exitAfterPaint)
        return usage(OptionWords::tr("--exit-after-paint belongs to the window; %1 opens none.")
                         .arg(commandWord(options.command)));
    if (parser.isSet(name("grab")))
        return usage(OptionWords::tr("--grab belongs to the window; %1 opens none.")
                         .arg(commandWord(options.command)));
    return std::nullopt;
}

/// Whether a run makes sense only where something was kept before it.
bool readsCopiesOnly(const Options &options)
{
    switch (options.command) {
    case Options::Command::List:
    case Options::Command::Search:
    case Options::Command::Export:
    case Options::Command::History:
    case Options::Command::Diff:
    case Options::Command::Verify: return true;
    case Options::Command::Refresh: return options.isAll;
    default: return options.isOffline;
    }
}

std::optional<Error> readVariables(const QString &url, const QString &key, Options &options)
{
    if (url.isEmpty() && key.isEmpty())
        return std::nullopt;
    if (key.isEmpty())
        return usage(
            OptionWords::tr("SIDELIGHT_URL is set without SIDELIGHT_KEY; they are given both or neither."));
    if (url.isEmpty())
        return usage(
            OptionWords::tr("SIDELIGHT_KEY is set without SIDELIGHT_URL; they are given both or neither."));
    if (options.isDemo)
        return usage(
            OptionWords::tr("--demo has an address and a key of its own; it is used without SIDELIGHT_URL "
                            "and SIDELIGHT_KEY."));
    const auto origin = parseOrigin(url);
    if (!origin)
        return origin.error();
    const auto parsedKey = parseKey(key);
    if (!parsedKey)
        return parsedKey.error();
    if (readsCopiesOnly(options) && options.dataDir.isEmpty())
        return usage(
            OptionWords::tr("With SIDELIGHT_URL and SIDELIGHT_KEY nothing is kept unless --data-dir "
                            "names a folder, so there are no copies to look at."));
    if (options.command == Options::Command::Import && options.dataDir.isEmpty())
        return usage(
            OptionWords::tr("With SIDELIGHT_URL and SIDELIGHT_KEY nothing is kept unless --data-dir "
                            "names a folder, so there is nowhere to import to."));
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
    case Error::Kind::ScopeMissing:
    case Error::Kind::OtherTenant:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainRefused:
    case Error::Kind::KeychainSilent:
    case Error::Kind::KeychainFailed: return ExitCode::KeyOrScope;
    case Error::Kind::NotFound: return ExitCode::NotFound;
    case Error::Kind::TooMany:
    case Error::Kind::Service:
    case Error::Kind::Offline:
    case Error::Kind::Untrusted:
    case Error::Kind::BadAuthority:
    case Error::Kind::ProxyAuth: return ExitCode::NetworkOrService;
    case Error::Kind::NotUnderstood: return ExitCode::NotUnderstood;
    case Error::Kind::NotCached: return ExitCode::NotCached;
    case Error::Kind::Storage:
    case Error::Kind::NoSearch: return ExitCode::StoreDamaged;
    }
    Q_UNREACHABLE();
}

Result<Options> parseOptions(const QStringList &arguments, const QString &urlVariable,
                             const QString &keyVariable)
{
    QCommandLineParser parser;
    addOptions(parser);
    QStringList words = arguments;
    const QStringList negated = takeNegatedConditions(words);
    if (!parser.parse(QStringList{QStringLiteral("sidelight")} + words)) {
        QStringList operands = parser.positionalArguments();
        return usage(parser.errorText() + leavingOutHint(takeCommand(operands)));
    }

    Options options;
    if (parser.isSet(name("help")) || parser.isSet(name("version"))) {
        options.command = parser.isSet(name("help")) ? Options::Command::Help : Options::Command::Version;
        return options;
    }
    if (parser.isSet(name("self-test"))) {
        if (!parser.positionalArguments().isEmpty())
            return usage(
                OptionWords::tr("“%1” is one word too many: --self-test looks at the installation alone.")
                    .arg(parser.positionalArguments().constFirst()));
        options.command = Options::Command::SelfTest;
        return options;
    }
    options.isAll = parser.isSet(name("all"));
    if (const auto error = readWords(parser.positionalArguments(), options))
        return *error;
    if (const auto error = readFormat(parser, options))
        return *error;
    if (const auto error = readListOptions(parser, negated, options))
        return *error;
    if (const auto error = readReach(parser, options))
        return *error;
    if (const auto error = readSwitches(parser, options))
        return *error;
    if (const auto error = readVariables(urlVariable, keyVariable, options))
        return *error;
    return options;
}

QString commandWord(Options::Command command)
{
    for (const CommandName &known : commandNames) {
        if (known.command == command)
            return known.word.toString();
    }
    return {};
}

bool isCommandWord(const QString &word)
{
    return std::any_of(commandNames.begin(), commandNames.end(),
                       [&](const CommandName &known) { return known.word == word; });
}

} // namespace sidelight
