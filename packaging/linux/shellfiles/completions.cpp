// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/linux/shellfiles/completions.h"

#include <QStringList>

namespace sidelight {

namespace {

using Kind = HelpSection::Kind;

struct Option {
    QString shortName; ///< `h`; may be empty
    QString longName;  ///< `help`
    QString value;     ///< as the help spells it; empty for a switch
    QString meaning;

    bool isChoice() const { return value.contains(u'|'); }
    QString choices() const { return QString(value).replace(u'|', u' '); }
};

struct CommandWord {
    QString word;
    QString meaning;
    bool takesFile = false;
};

struct CommandLine {
    std::vector<CommandWord> commands;
    std::vector<Option> options;
};

Option option(const HelpEntry &entry)
{
    Option option{{}, {}, {}, entry.meaning};
    const QStringList words = entry.form.split(u' ');
    for (const QString &word : words) {
        if (word.startsWith(u"--"))
            option.longName = word.mid(2);
        else if (word.startsWith(u'-'))
            option.shortName = word.mid(1, 1);
        else
            option.value = word;
    }
    return option;
}

CommandLine commandLine(const std::vector<HelpSection> &sections)
{
    CommandLine all;
    for (const HelpSection &section : sections) {
        for (const HelpEntry &entry : section.entries) {
            if (section.kind == Kind::Commands)
                all.commands.push_back(
                    {entry.form.section(u' ', 0, 0), entry.meaning, entry.form.endsWith(u" FILE")});
            else if (section.kind == Kind::Options || section.kind == Kind::Diagnostics)
                all.options.push_back(option(entry));
        }
    }
    return all;
}

/// Between single quotes, for a shell.
QString quoted(const QString &text, const QString &quoteInside)
{
    return u'\'' + QString(text).replace(u'\'', quoteInside) + u'\'';
}

QString bashValue(const Option &option)
{
    if (option.isChoice())
        return QStringLiteral("-W '%1'").arg(option.choices());
    if (option.value == u"DIR")
        return QStringLiteral("-d");
    return option.value == u"FILE" ? QStringLiteral("-f") : QString();
}

/// What to offer behind this word.
QString bashCase(const QString &word, const QString &action)
{
    QString text = QStringLiteral("    %1)\n").arg(word);
    if (!action.isEmpty())
        text += QStringLiteral("        mapfile -t COMPREPLY < <(compgen %1 -- \"$word\")\n").arg(action);
    if (action.startsWith(u"-d") || action.startsWith(u"-f"))
        text += QStringLiteral("        compopt -o filenames\n");
    return text + QStringLiteral("        return\n        ;;\n");
}

QString zshMeaning(QString text)
{
    for (const char16_t special : {u'\\', u'[', u']', u':'})
        text.replace(QChar(special), QStringLiteral("\\") + QChar(special));
    return text;
}

QString zshOption(const Option &option)
{
    const QString longName = QStringLiteral("--") + option.longName;
    QString values;
    if (!option.value.isEmpty())
        values = u':' + option.longName + u':';
    if (option.isChoice())
        values += u'(' + option.choices() + u')';
    else if (option.value == u"DIR")
        values += QStringLiteral("_directories");
    else if (option.value == u"FILE")
        values += QStringLiteral("_files");
    const QString rest = u'[' + zshMeaning(option.meaning) + u']' + values;
    const QString inside = QStringLiteral("'\\''");
    if (option.shortName.isEmpty())
        return quoted(longName + rest, inside);
    return QStringLiteral("'(-%1 %2)'{-%1,%2}%3").arg(option.shortName, longName, quoted(rest, inside));
}

QString fishOption(const Option &option)
{
    QString line = QStringLiteral("complete -c sidelight -l ") + option.longName;
    if (!option.shortName.isEmpty())
        line += QStringLiteral(" -s ") + option.shortName;
    if (option.isChoice())
        line += QStringLiteral(" -x -a '%1'").arg(option.choices());
    else if (option.value == u"DIR")
        line += QStringLiteral(" -x -a '(__fish_complete_directories)'");
    else if (option.value == u"FILE")
        line += QStringLiteral(" -r -F");
    else if (!option.value.isEmpty())
        line += QStringLiteral(" -x");
    return line + QStringLiteral(" -d ") + quoted(option.meaning, QStringLiteral("\\'")) + u'\n';
}

} // namespace

QByteArray bashCompletion(const std::vector<HelpSection> &sections)
{
    const CommandLine all = commandLine(sections);
    QStringList words;
    QString values;
    for (const CommandWord &command : all.commands) {
        words << command.word;
        if (command.takesFile)
            values += bashCase(command.word, QStringLiteral("-f"));
    }
    for (const Option &option : all.options) {
        words << QStringLiteral("--") + option.longName;
        if (option.value.isEmpty())
            continue;
        values += bashCase(QStringLiteral("--") + option.longName, bashValue(option));
    }
    return QStringLiteral("# shellcheck shell=bash\n"
                          "_sidelight() {\n"
                          "    local word=${COMP_WORDS[COMP_CWORD]}\n"
                          "    COMPREPLY=()\n"
                          "    case ${COMP_WORDS[COMP_CWORD - 1]} in\n"
                          "%1"
                          "    esac\n"
                          "    mapfile -t COMPREPLY < <(compgen -W '%2' -- \"$word\")\n"
                          "}\n"
                          "complete -F _sidelight sidelight\n")
        .arg(values, words.join(u' '))
        .toUtf8();
}

QByteArray zshCompletion(const std::vector<HelpSection> &sections)
{
    const CommandLine all = commandLine(sections);
    QString text = QStringLiteral("#compdef sidelight\n\nlocal -a commands=(\n");
    QStringList withFile;
    for (const CommandWord &command : all.commands) {
        if (command.takesFile)
            withFile << command.word;
        text +=
            QStringLiteral("    %1\n")
                .arg(quoted(command.word + u':' + zshMeaning(command.meaning), QStringLiteral("'\\''")));
    }
    text += QStringLiteral(")\n\n_arguments \\\n");
    for (const Option &option : all.options)
        text += QStringLiteral("    %1 \\\n").arg(zshOption(option));
    text += QStringLiteral("    '1:command:{_describe command commands}' \\\n"
                           "    '*: :{[[ $words[2] == (%1) ]] && _files}'\n")
                .arg(withFile.join(u'|'));
    return text.toUtf8();
}

QByteArray fishCompletion(const std::vector<HelpSection> &sections)
{
    const CommandLine all = commandLine(sections);
    QString text = QStringLiteral("complete -c sidelight -f\n");
    for (const CommandWord &command : all.commands) {
        text += QStringLiteral("complete -c sidelight -n __fish_use_subcommand -a %1 -d %2\n")
                    .arg(command.word, quoted(command.meaning, QStringLiteral("\\'")));
        if (command.takesFile)
            text += QStringLiteral("complete -c sidelight -n '__fish_seen_subcommand_from %1' -F\n")
                        .arg(command.word);
    }
    for (const Option &option : all.options)
        text += fishOption(option);
    return text.toUtf8();
}

} // namespace sidelight
