// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options.h"

#include "app/cli/helptext.h"
#include "app/cli/problemtext.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Command = Options::Command;
using Format = Options::Format;
using Kind = Error::Kind;

namespace {

const QString craneId = u"dea10001-0000-4000-8000-000000000001"_s;
const QString craneLink = u"https://app.example/deals/dea10002-0000-4000-8000-000000000001"_s;

Result<Options> parsed(const QStringList &arguments)
{
    return parseOptions(arguments, QString(), QString());
}

} // namespace

// Without an application object: main() reads the options before it knows which one to make.
class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheCommand_data();
    void readsTheCommand();
    void readsFormats();
    void readsWhatToCompare();
    void readsWhatIsAskedAndKept();
    void readsWhatIsListedAndHow();
    void knowsItsCommandWords();
    void readsSwitchesOfTheWindow();
    void readsTheAccountOfOneRun();
    void refusesInOneLineThatNamesTheWord_data();
    void refusesInOneLineThatNamesTheWord();
    void refusesVariables_data();
    void refusesVariables();
    void helpsWhateverElseIsThere();
    void explainsEveryOption();
    void mapsErrorsToExitCodes_data();
    void mapsErrorsToExitCodes();
    void writesProblemsWithTheirDetail();
};

void OptionsTest::readsTheCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Command>("command");
    QTest::addColumn<QStringList>("references");
    QTest::newRow("nothing") << QStringList{} << Command::Window << QStringList{};
    QTest::newRow("ID") << QStringList{craneId} << Command::Window << QStringList{craneId};
    QTest::newRow("link") << QStringList{craneLink} << Command::Window << QStringList{craneLink};
    QTest::newRow("link of our own") << QStringList{u"sidelight://deal/"_s + craneId} << Command::Window
                                     << QStringList{u"sidelight://deal/"_s + craneId};
    const QString badLink = u"sidelight://deal/not-an-id"_s; // which the window shows
    QTest::newRow("bad link of our own") << QStringList{badLink} << Command::Window << QStringList{badLink};
    QTest::newRow("show") << QStringList{u"show"_s, craneId} << Command::Show << QStringList{craneId};
    QTest::newRow("show several") << QStringList{u"show"_s, craneId, craneLink} << Command::Show
                                  << QStringList{craneId, craneLink};
    QTest::newRow("list") << QStringList{u"list"_s} << Command::List << QStringList{};
    QTest::newRow("list of something")
        << QStringList{u"list"_s, u"crane"_s} << Command::List << QStringList{};
    QTest::newRow("search") << QStringList{u"search"_s, u"crane"_s} << Command::Search << QStringList{};
    QTest::newRow("verify") << QStringList{u"verify"_s} << Command::Verify << QStringList{};
    QTest::newRow("history") << QStringList{u"history"_s, craneLink} << Command::History
                             << QStringList{craneLink};
    QTest::newRow("diff") << QStringList{u"diff"_s, craneId} << Command::Diff << QStringList{craneId};
    QTest::newRow("refresh several") << QStringList{u"refresh"_s, craneId, craneLink} << Command::Refresh
                                     << QStringList{craneId, craneLink};
    QTest::newRow("refresh all") << QStringList{u"refresh"_s, u"--all"_s} << Command::Refresh
                                 << QStringList{};
    QTest::newRow("import") << QStringList{u"import"_s, u"leads.csv"_s} << Command::Import << QStringList{};
    QTest::newRow("import what is piped")
        << QStringList{u"import"_s, u"-"_s} << Command::Import << QStringList{};
    QTest::newRow("option in front") << QStringList{u"--demo"_s, u"show"_s, craneId} << Command::Show
                                     << QStringList{craneId};
    QTest::newRow("help") << QStringList{u"--help"_s} << Command::Help << QStringList{};
    QTest::newRow("self-test") << QStringList{u"--self-test"_s} << Command::SelfTest << QStringList{};
    QTest::newRow("version") << QStringList{u"-v"_s} << Command::Version << QStringList{};
}

void OptionsTest::readsTheCommand()
{
    QFETCH(QStringList, arguments);
    const auto options = parsed(arguments);
    QVERIFY(options);
    QTEST(options->command, "command");
    QTEST(options->references, "references");
    QVERIFY(!options->endpoint);
    QCOMPARE(options->format, Format::Text);
    QCOMPARE(options->isAll, QByteArray(QTest::currentDataTag()) == "refresh all");
    QVERIFY(!options->from && !options->to && !options->isOffline);
    QCOMPARE(options->dataDir, QString());
}

void OptionsTest::readsFormats()
{
    QCOMPARE(parsed({u"show"_s, craneId, u"--format"_s, u"json"_s})->format, Format::Json);
    QCOMPARE(parsed({u"show"_s, u"--format=csv"_s, craneId})->format, Format::Csv);
    QCOMPARE(parsed({u"--format"_s, u"text"_s, u"show"_s, craneId})->format, Format::Text);
}

void OptionsTest::readsWhatToCompare()
{
    const auto both = parsed({u"diff"_s, craneId, u"2"_s, u"14"_s});
    QCOMPARE(both->references, QStringList{craneId});
    QCOMPARE(both->from, 2);
    QCOMPARE(both->to, 14);
    const auto backwards = parsed({u"diff"_s, craneId, u"3"_s, u"1"_s, u"--format=json"_s});
    QCOMPARE(backwards->from, 3);
    QCOMPARE(backwards->to, 1);
    const auto one = parsed({u"diff"_s, craneId, u"7"_s});
    QCOMPARE(one->from, 7);
    QVERIFY(!one->to);
}

void OptionsTest::readsWhatIsAskedAndKept()
{
    for (const QString &word : {u"show"_s, u"history"_s, u"diff"_s})
        QVERIFY2(parsed({word, craneId, u"--offline"_s})->isOffline, qPrintable(word));
    for (const QString &word : {u"list"_s, u"verify"_s})
        QVERIFY2(parsed({word, u"--offline"_s})->isOffline, qPrintable(word));
    QCOMPARE(parsed({u"--data-dir"_s, u"a b"_s})->dataDir, u"a b"_s);
    QCOMPARE(parsed({u"list"_s, u"--data-dir=x"_s, u"--format=csv"_s})->dataDir, u"x"_s);
    QVERIFY(parsed({u"--demo"_s, u"verify"_s, u"--format=json"_s})->isDemo);
    QVERIFY(parseOptions({u"list"_s, u"--data-dir=x"_s}, u"https://crm.example"_s, u"bsk_test_x"_s));
    QVERIFY(parseOptions({u"refresh"_s, craneId}, u"https://crm.example"_s, u"bsk_test_x"_s));
}

void OptionsTest::readsWhatIsListedAndHow()
{
    const auto list = parsed({u"list"_s, u"stage:won"_s, u"crane"_s, u"--sort"_s, u"-amount,name"_s});
    QCOMPARE(list->view.filter, u"stage:won crane"_s);
    QCOMPARE(list->view.first, (DealSort{DealColumn::Amount, Qt::DescendingOrder}));
    QCOMPARE(list->view.second, (DealSort{DealColumn::Name, Qt::AscendingOrder}));
    QCOMPARE(parsed({u"list"_s, u"--"_s, u"-stage:won"_s})->view.filter, u"-stage:won"_s);
    QCOMPARE(parsed({u"list"_s, u"-stage:won"_s, u"crane"_s, u"-Amount>5"_s, u"-overdue:"_s})->view.filter,
             u"crane -stage:won -Amount>5 -overdue:"_s);
    QCOMPARE(parsed({u"search"_s, u"--"_s, u"-crane"_s, u"-role:x"_s})->view.filter, u"-crane -role:x"_s);
    QCOMPARE(parsed({u"list"_s})->view, DealView());
    QCOMPARE(parsed({u"search"_s, u"crane"_s})->view.first,
             (DealSort{DealColumn::Updated, Qt::DescendingOrder}));
    const auto file = parsed({u"export"_s, u"--format=json"_s, u"--output"_s, u"a b.json"_s});
    QCOMPARE(file->command, Command::Export);
    QCOMPARE(file->outputFile, u"a b.json"_s);
}

void OptionsTest::knowsItsCommandWords()
{
    for (const QString &word :
         {u"show"_s, u"list"_s, u"refresh"_s, u"import"_s, u"history"_s, u"diff"_s, u"verify"_s})
        QVERIFY2(isCommandWord(word), qPrintable(word));
    QVERIFY(!isCommandWord(u"Show"_s) && !isCommandWord(u"crane"_s) && !isCommandWord(QString()));
    QCOMPARE(commandWord(Command::Diff), u"diff"_s);
    QCOMPARE(commandWord(Command::Window), QString());
}

void OptionsTest::readsSwitchesOfTheWindow()
{
    const auto plain = parsed({});
    QVERIFY(!plain->isDemo && !plain->exitAfterPaint && plain->grabFile.isEmpty());
    QVERIFY(parsed({u"--exit-after-paint"_s})->exitAfterPaint);
    const auto all = parsed({u"--demo"_s, u"--demo-fault"_s, u"429"_s, u"--grab"_s, u"a.png"_s, craneId});
    QVERIFY(all->isDemo);
    QCOMPARE(all->demoFault, u"429"_s);
    QCOMPARE(all->grabFile, u"a.png"_s);
}

void OptionsTest::readsTheAccountOfOneRun()
{
    const auto options =
        parseOptions({u"show"_s, craneId}, u"https://crm.example:8443"_s, u" bsk_test_abc "_s);
    QVERIFY(options && options->endpoint);
    QCOMPARE(options->endpoint->origin, QUrl(u"https://crm.example:8443"_s));
    QCOMPARE(options->endpoint->key, QByteArray("bsk_test_abc"));
}

void OptionsTest::refusesInOneLineThatNamesTheWord_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QStringList &arguments, Kind kind, const QString &line) {
        QTest::newRow(name) << arguments << kind << u"sidelight: "_s + line + u'\n';
    };
    row("unknown option", {u"--colour"_s}, Kind::Usage, u"Unknown option 'colour'."_s);
    row("unknown option with one dash", {u"-colour"_s}, Kind::Usage, u"Unknown option 'colour'."_s);
    row("a word to leave out", {u"export"_s, u"-crane"_s, u"--format=csv"_s}, Kind::Usage,
        u"Unknown option 'crane'. A word that is to be left out stands behind “--”."_s);
    row("a condition for one deal", {u"show"_s, craneId, u"-stage:won"_s}, Kind::Usage,
        u"“-stage:won” belongs to list, search and export."_s);
    row("a condition without sense", {u"export"_s, u"--format=csv"_s, u"crane"_s, u"amount>abc"_s},
        Kind::Usage, u"The value in “amount>abc” is not understood."_s);
    row("a negated one without sense", {u"search"_s, u"-close<soon"_s}, Kind::Usage,
        u"The value in “-close<soon” is not understood."_s);
    row("a condition without a value", {u"list"_s, u"stage:"_s}, Kind::Usage, u"“stage:” needs a value."_s);
    row("missing value", {u"show"_s, craneId, u"--format"_s}, Kind::Usage,
        u"Missing value after '--format'."_s);
    row("unknown format", {u"show"_s, craneId, u"--format"_s, u"xml"_s}, Kind::Usage,
        u"“xml” is no format; there are text, json and csv."_s);
    row("format of a window", {u"--format"_s, u"json"_s}, Kind::Usage,
        u"--format belongs to a command that prints, such as show or list."_s);
    row("table of changes", {u"diff"_s, craneId, u"--format"_s, u"csv"_s}, Kind::Usage,
        u"--format csv belongs to show, list, search and export; diff prints text or json."_s);
    row("table of a past", {u"history"_s, craneId, u"--format=csv"_s}, Kind::Usage,
        u"--format csv belongs to show, list, search and export; history prints text or json."_s);
    row("table of problems", {u"verify"_s, u"--format=csv"_s}, Kind::Usage,
        u"--format csv belongs to show, list, search and export; verify prints text or json."_s);
    row("table of refreshed", {u"refresh"_s, u"--all"_s, u"--format=csv"_s}, Kind::Usage,
        u"--format csv belongs to show, list, search and export; refresh prints text or json."_s);
    row("history of nothing", {u"history"_s}, Kind::Usage,
        u"history needs the ID of a deal, or a link to it."_s);
    row("diff of nothing", {u"diff"_s}, Kind::Usage, u"diff needs the ID of a deal, or a link to it."_s);
    row("refresh nothing", {u"refresh"_s}, Kind::Usage,
        u"refresh needs the ID of a deal, a link to it, or --all."_s);
    row("history of two", {u"history"_s, craneId, craneLink}, Kind::Usage,
        u"“https://app.example/deals/dea10002-0000-4000-8000-000000000001” is one word too many: history "
        u"is "
        u"about one deal."_s);
    row("three versions", {u"diff"_s, craneId, u"1"_s, u"2"_s, u"3"_s}, Kind::Usage,
        u"“3” is one word too many: diff compares two versions of one deal."_s);
    row("search for nothing", {u"search"_s, u" "_s}, Kind::Usage, u"search needs words to look for."_s);
    row("sort by no column", {u"list"_s, u"--sort=name,owner"_s}, Kind::Usage,
        u"“owner” is nothing to sort by; there are name, pipeline, stage, amount, weighted, confidence, "
        u"close, outcome, updated, checked."_s);
    row("sort by three columns", {u"list"_s, u"--sort=name,stage,close"_s}, Kind::Usage,
        u"--sort takes two keys at most, here “name,stage,close”."_s);
    row("sort what is no list", {u"show"_s, craneId, u"--sort=name"_s}, Kind::Usage,
        u"--sort belongs to list, search and export."_s);
    row("export as text", {u"export"_s}, Kind::Usage, u"export needs --format csv or --format json."_s);
    row("output without a name", {u"export"_s, u"--format=csv"_s, u"--output="_s}, Kind::Usage,
        u"--output needs the name of a file."_s);
    row("output of a list", {u"list"_s, u"--output=a.csv"_s}, Kind::Usage,
        u"--output belongs to export."_s);
    row("verify something", {u"verify"_s, craneId}, Kind::Usage,
        u"“dea10001-0000-4000-8000-000000000001” is one word too many: verify looks at every copy."_s);
    row("from no number", {u"diff"_s, craneId, u"last"_s}, Kind::Usage,
        u"“last” is no number of a version; history prints the numbers, from 1 on."_s);
    row("to no number", {u"diff"_s, craneId, u"1"_s, u"2.0"_s}, Kind::Usage,
        u"“2.0” is no number of a version; history prints the numbers, from 1 on."_s);
    row("from zero", {u"diff"_s, craneId, u"0"_s}, Kind::Usage,
        u"“0” is no number of a version; history prints the numbers, from 1 on."_s);
    row("from beyond an int", {u"diff"_s, craneId, u"4294967297"_s}, Kind::Usage,
        u"“4294967297” is no number of a version; history prints the numbers, from 1 on."_s);
    row("from other digits", {u"diff"_s, craneId, u"١"_s}, Kind::Usage,
        u"“١” is no number of a version; history prints the numbers, from 1 on."_s);
    row("bad ID to compare", {u"diff"_s, u"1"_s, u"2"_s}, Kind::BadReference,
        u"Sidelight opens a deal by its ID or by a link that holds it; here: “1”: no deal ID in it."_s);
    row("all and one", {u"refresh"_s, craneId, u"--all"_s}, Kind::Usage,
        u"--all stands for every cached deal; give it or IDs, not both."_s);
    row("all of another command", {u"list"_s, u"--all"_s}, Kind::Usage,
        u"--all belongs to the command refresh."_s);
    row("all of a window", {u"--all"_s}, Kind::Usage, u"--all belongs to the command refresh."_s);
    row("refresh offline", {u"refresh"_s, craneId, u"--offline"_s}, Kind::Usage,
        u"refresh asks the service, which --offline forbids."_s);
    row("window offline", {craneId, u"--offline"_s}, Kind::Usage,
        u"--offline belongs to a command that prints, such as show or list."_s);
    row("folder without name", {u"list"_s, u"--data-dir="_s}, Kind::Usage,
        u"--data-dir needs the name of a folder."_s);
    row("picture of a list", {u"list"_s, u"--grab"_s, u"a"_s}, Kind::Usage,
        u"--grab belongs to the window; list opens none."_s);
    row("import nothing", {u"import"_s}, Kind::Usage,
        u"import needs the name of a file, or - for standard input."_s);
    row("import two files", {u"import"_s, u"a"_s, u"b"_s}, Kind::Usage,
        u"“b” is one word too many: import reads one file."_s);
    row("import offline", {u"import"_s, u"a"_s, u"--offline"_s}, Kind::Usage,
        u"import asks the service, which --offline forbids."_s);
    row("table of imported", {u"import"_s, u"a"_s, u"--format=csv"_s}, Kind::Usage,
        u"--format csv belongs to show, list, search and export; import prints text or json."_s);
    row("show nothing", {u"show"_s}, Kind::Usage, u"show needs the ID of a deal, or a link to it."_s);
    row("unknown word", {u"lsit"_s, craneId}, Kind::Usage,
        u"“lsit” is no command, nor the ID of a deal or a link to it; the commands are show, list, "
        u"search, export, refresh, import, history, diff and verify."_s);
    row("bad ID for the window", {u"dea1-0001"_s}, Kind::BadReference,
        u"Sidelight opens a deal by its ID or by a link that holds it; here: “dea1-0001”: no deal ID in it."_s);
    row("bad link to show", {u"show"_s, u"sidelight://deal/not-an-id"_s}, Kind::BadReference,
        u"Sidelight opens a deal by its ID or by a link that holds it; here: “sidelight://deal/not-an-id”: "
        u"no deal ID in it."_s);
    row("bad ID to show", {u"show"_s, craneId, u"x\x1b[2Jy"_s}, Kind::BadReference,
        u"Sidelight opens a deal by its ID or by a link that holds it; here: “x [2Jy”: no deal ID in it."_s);
    row("empty word", {u""_s}, Kind::BadReference,
        u"Sidelight opens a deal by its ID or by a link that holds it; here: “”: nothing was typed."_s);
    row("two deals for the window", {craneId, craneLink}, Kind::Usage,
        u"“https://app.example/deals/dea10002-0000-4000-8000-000000000001” is one word too many: the "
        u"window "
        u"opens one deal. The command show prints several."_s);
    row("self-test of something", {u"--self-test"_s, craneId}, Kind::Usage,
        u"“dea10001-0000-4000-8000-000000000001” is one word too many: --self-test looks at the "
        u"installation alone."_s);
    row("fault without demo", {u"--demo-fault"_s, u"429"_s}, Kind::Usage,
        u"--demo-fault belongs to --demo."_s);
    row("fault without name", {u"--demo"_s, u"--demo-fault="_s}, Kind::Usage,
        u"--demo-fault needs the name of a fault."_s);
    row("picture without name", {u"--grab="_s}, Kind::Usage, u"--grab needs the name of a file."_s);
    row("picture of no window", {u"show"_s, craneId, u"--grab"_s, u"a"_s}, Kind::Usage,
        u"--grab belongs to the window; show opens none."_s);
    row("paint of no window", {u"show"_s, craneId, u"--exit-after-paint"_s}, Kind::Usage,
        u"--exit-after-paint belongs to the window; show opens none."_s);
}

void OptionsTest::refusesInOneLineThatNamesTheWord()
{
    QFETCH(QStringList, arguments);
    const auto options = parsed(arguments);
    QVERIFY(!options);
    QTEST(options.error().kind, "kind");
    QTEST(problemText(options.error()), "line");
    QCOMPARE(exitCodeFor(options.error()), ExitCode::Usage);
}

void OptionsTest::refusesVariables_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("word");
    const QString url = u"https://crm.example"_s;
    const QString key = u"bsk_test_secret"_s;
    QTest::newRow("address alone") << QStringList{} << url << u""_s << Kind::Usage
                                   << u"SIDELIGHT_URL is set without SIDELIGHT_KEY"_s;
    QTest::newRow("key alone") << QStringList{} << u""_s << key << Kind::Usage
                               << u"SIDELIGHT_KEY is set without SIDELIGHT_URL"_s;
    QTest::newRow("with the sample deals")
        << QStringList{u"--demo"_s} << url << key << Kind::Usage << u"--demo"_s;
    for (const QString &word : {u"list"_s, u"verify"_s})
        QTest::newRow(qPrintable(word + u" of nothing kept"_s))
            << QStringList{word} << url << key << Kind::Usage << u"--data-dir"_s;
    for (const QString &word : {u"history"_s, u"diff"_s})
        QTest::newRow(qPrintable(word + u" of nothing kept"_s))
            << QStringList{word, craneId} << url << key << Kind::Usage << u"--data-dir"_s;
    QTest::newRow("refresh all of nothing kept")
        << QStringList{u"refresh"_s, u"--all"_s} << url << key << Kind::Usage << u"--data-dir"_s;
    QTest::newRow("import to nowhere")
        << QStringList{u"import"_s, u"a"_s} << url << key << Kind::Usage << u"--data-dir"_s;
    QTest::newRow("show of nothing kept")
        << QStringList{u"show"_s, craneId, u"--offline"_s} << url << key << Kind::Usage << u"--data-dir"_s;
    QTest::newRow("address in clear")
        << QStringList{} << u"http://crm.example"_s << key << Kind::BadAddress << u"only https://"_s;
    QTest::newRow("key of blanks") << QStringList{} << url << u"  "_s << Kind::BadKey
                                   << u"the key is empty"_s;
    QTest::newRow("key of two lines")
        << QStringList{} << url << u"secret\nsecret"_s << Kind::BadKey << u"line break"_s;
}

void OptionsTest::refusesVariables()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, url);
    QFETCH(QString, key);
    QFETCH(QString, word);
    const auto options = parseOptions(arguments, url, key);
    QVERIFY(!options);
    QTEST(options.error().kind, "kind");
    const QString text = problemText(options.error());
    QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY(!text.contains(u"secret"));
    QCOMPARE(exitCodeFor(options.error()), ExitCode::Usage);
}

void OptionsTest::helpsWhateverElseIsThere()
{
    QCOMPARE(parseOptions({u"-h"_s, u"what"_s}, u"x"_s, QString())->command, Command::Help);
    QCOMPARE(parseOptions({u"--version"_s}, QString(), u"x"_s)->command, Command::Version);
    QVERIFY(!parsed({u"--help"_s, u"--colour"_s}));
}

void OptionsTest::explainsEveryOption()
{
    const QString text = helpText();
    for (const QString &word :
         {u"  show ID"_s, u"  list "_s, u"  refresh ID"_s, u"  import FILE"_s, u"  history ID"_s,
          u"  diff ID"_s, u"  verify "_s, u"--format text|json|csv"_s, u"--offline"_s, u"--data-dir DIR"_s,
          u"--all"_s, u"--demo "_s, u"--demo-fault NAME"_s, u"--help"_s, u"--version"_s, u"SIDELIGHT_URL"_s,
          u"SIDELIGHT_KEY"_s, u"Exit codes"_s, u"Examples"_s})
        QVERIFY2(text.contains(word), qPrintable(word));
    const qsizetype diagnostics = text.indexOf(u"\nDiagnostics\n");
    QVERIFY(diagnostics > 0);
    QVERIFY(text.indexOf(u"--exit-after-paint") > diagnostics);
    QVERIFY(text.indexOf(u"--grab FILE") > diagnostics);
    QVERIFY(text.indexOf(u"--self-test") > diagnostics);
    for (const QString &line : text.split(u'\n'))
        QVERIFY2(line.size() <= 80 || line.contains(u"https://"), qPrintable(line));
    QVERIFY(text.endsWith(u'\n'));
}

void OptionsTest::mapsErrorsToExitCodes_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, Kind kind, int code) { QTest::newRow(name) << kind << code; };
    row("reference", Kind::BadReference, 2);
    row("address", Kind::BadAddress, 2);
    row("key form", Kind::BadKey, 2);
    row("usage", Kind::Usage, 2);
    row("not found", Kind::NotFound, 3);
    row("no key", Kind::KeyMissing, 4);
    row("key refused", Kind::KeyRefused, 4);
    row("scope", Kind::ScopeMissing, 4);
    row("too many", Kind::TooMany, 5);
    row("service", Kind::Service, 5);
    row("offline", Kind::Offline, 5);
    row("untrusted", Kind::Untrusted, 5);
    row("proxy", Kind::ProxyAuth, 5);
    row("not understood", Kind::NotUnderstood, 6);
    row("another tenant", Kind::OtherTenant, 4);
    row("no copy", Kind::NotCached, 7);
    row("no search", Kind::NoSearch, 8);
    row("no keychain", Kind::NoKeychain, 4);
    row("keychain locked", Kind::KeychainRefused, 4);
    row("keychain hangs", Kind::KeychainSilent, 4);
    row("keychain ended", Kind::KeychainFailed, 4);
    row("storage", Kind::Storage, 8);
}

void OptionsTest::mapsErrorsToExitCodes()
{
    QFETCH(Kind, kind);
    QTEST(int(exitCodeFor({kind, {}})), "code");
}

void OptionsTest::writesProblemsWithTheirDetail()
{
    QCOMPARE(problemText({Kind::TooMany, u"GET /x:\nstatus 429"_s, 42s, 429}),
             u"sidelight: Too many requests. It takes no more for 42 seconds.\n  GET /x: status 429\n"_s);
    QCOMPARE(problemText({Kind::TooMany, {}, 42s, 429}, u"a\rb"_s),
             u"sidelight: a b: Too many requests. It takes no more for 42 seconds.\n"_s);
    QCOMPARE(problemText({Kind::NotUnderstood, u"id: missing"_s}),
             u"sidelight: The answer makes no sense. The service answered, but not with a deal that can be "
             u"read: id: missing.\n"_s);
}

QTEST_APPLESS_MAIN(OptionsTest)
#include "tst_options.moc"
