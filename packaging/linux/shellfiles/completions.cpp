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

struct CommandLine {
    std::vector<HelpEntry> commands; ///< whose form is the word alone
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
                all.commands.push_back({entry.form.section(u' ', 0, 0), entry.meaning});
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
    for (const HelpEntry &command : all.commands)
        words << command.form;
    for (const Option &option : all.options) {
        words << QStringLiteral("--") + option.longName;
        if (option.value.isEmpty())
            continue;
        const QString action = bashValue(option);
        values += QStringLiteral("    --%1)\n").arg(option.longName);
        if (!action.isEmpty())
            values +=
                QStringLiteral("        mapfile -t COMPREPLY < <(compgen %1 -- \"$word\")\n").arg(action);
        if (action.startsWith(u"-d") || action.startsWith(u"-f"))
            values += QStringLiteral("        compopt -o filenames\n");
        values += QStringLiteral("        return\n        ;;\n");
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
    for (const HelpEntry &command : all.commands)
        text +=
            QStringLiteral("    %1\n")
                .arg(quoted(command.form + u':' + zshMeaning(command.meaning), QStringLiteral("'\\''")));
    text += QStringLiteral(")\n\n_arguments \\\n");
    for (const Option &option : all.options)
        text += QStringLiteral("    %1 \\\n").arg(zshOption(option));
    text += QStringLiteral("    '1:command:{_describe command commands}' \\\n    '*: :'\n");
    return text.toUtf8();
}

QByteArray fishCompletion(const std::vector<HelpSection> &sections)
{
    const CommandLine all = commandLine(sections);
    QString text = QStringLiteral("complete -c sidelight -f\n");
    for (const HelpEntry &command : all.commands)
        text += QStringLiteral("complete -c sidelight -n __fish_use_subcommand -a %1 -d %2\n")
                    .arg(command.form, quoted(command.meaning, QStringLiteral("\\'")));
    for (const Option &option : all.options)
        text += fishOption(option);
    return text.toUtf8();
}

} // namespace sidelight
