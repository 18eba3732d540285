// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/linux/shellfiles/completions.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

using Kind = HelpSection::Kind;

namespace {

std::vector<HelpSection> sections()
{
    return {
        {Kind::Commands,
         {},
         {},
         {{u"show ID…"_s, u"print a deal's fields: all"_s}, {u"import FILE"_s, u"read"_s}}},
        {Kind::Options,
         {},
         {},
         {{u"--format text|json"_s, u"how [it] prints"_s},
          {u"--data-dir DIR"_s, u"folder"_s},
          {u"--name NAME"_s, u"name"_s},
          {u"-h, --help"_s, u"print this"_s}}},
        {Kind::Diagnostics, {}, {}, {{u"--grab FILE"_s, u"save"_s}}},
        {Kind::ExitCodes, {}, {}, {{u"0"_s, u"done"_s}}},
    };
}

/// What bash would offer for the last of these words.
QString offered(const QStringList &words, const QString &folder)
{
    QTemporaryDir place;
    QFile file(place.filePath(u"completion"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bashCompletion(helpSections())) <= 0)
        return u"not written"_s;
    file.close();
    QProcess bash;
    bash.setWorkingDirectory(folder);
    QSignalSpy finished(&bash, &QProcess::finished);
    const QString asked = u"compopt() { :; }; source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); "
                          "_sidelight; echo \"${COMPREPLY[*]}\""_s;
    bash.start(u"bash"_s, QStringList{u"--norc"_s, u"-c"_s, asked, file.fileName()} + words);
    if (!finished.wait(30'000) || bash.exitCode() != 0)
        return QString::fromUtf8(bash.readAllStandardError());
    return QString::fromUtf8(bash.readAllStandardOutput()).trimmed();
}

} // namespace

class CompletionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bashOffersWhatTheHelpNames();
    void zshIsToldChoicesFilesAndMeanings();
    void fishIsToldChoicesFilesAndMeanings();
};

void CompletionsTest::bashOffersWhatTheHelpNames()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"sub"_s));
    QCOMPARE(offered({u"sidelight"_s, u"sh"_s}, folder.path()), u"show"_s);
    QCOMPARE(offered({u"sidelight"_s, u"--data"_s}, folder.path()), u"--data-dir"_s);
    QCOMPARE(offered({u"sidelight"_s, u"show"_s, u"--format"_s, u""_s}, folder.path()), u"text json csv"_s);
    QCOMPARE(offered({u"sidelight"_s, u"list"_s, u"--data-dir"_s, u"s"_s}, folder.path()), u"sub"_s);
    QCOMPARE(offered({u"sidelight"_s, u"import"_s, u"s"_s}, folder.path()), u"sub"_s);
    QCOMPARE(offered({u"sidelight"_s, u"--demo-fault"_s, u""_s}, folder.path()), QString());
}

void CompletionsTest::zshIsToldChoicesFilesAndMeanings()
{
    const QByteArray text = zshCompletion(sections());
    QVERIFY(text.startsWith("#compdef sidelight\n"));
    for (const char *line :
         {"    'show:print a deal'\\''s fields\\: all'\n",
          "    '--format[how \\[it\\] prints]:format:(text json)' \\\n",
          "    '--data-dir[folder]:data-dir:_directories' \\\n", "    '--name[name]:name:' \\\n",
          "    '(-h --help)'{-h,--help}'[print this]' \\\n", "    '--grab[save]:grab:_files' \\\n",
          "    '*: :{[[ $words[2] == (import) ]] && _files}'\n"})
        QVERIFY2(text.contains(line), line);
    QVERIFY(!text.contains("done"));
}

void CompletionsTest::fishIsToldChoicesFilesAndMeanings()
{
    QCOMPARE(
        fishCompletion(sections()),
        QByteArray(
            "complete -c sidelight -f\n"
            "complete -c sidelight -n __fish_use_subcommand -a show -d 'print a deal\\'s fields: all'\n"
            "complete -c sidelight -n __fish_use_subcommand -a import -d 'read'\n"
            "complete -c sidelight -n '__fish_seen_subcommand_from import' -F\n"
            "complete -c sidelight -l format -x -a 'text json' -d 'how [it] prints'\n"
            "complete -c sidelight -l data-dir -x -a '(__fish_complete_directories)' -d 'folder'\n"
            "complete -c sidelight -l name -x -d 'name'\n"
            "complete -c sidelight -l help -s h -d 'print this'\n"
            "complete -c sidelight -l grab -r -F -d 'save'\n"));
}

QTEST_GUILESS_MAIN(CompletionsTest)
#include "tst_completions.moc"
