// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/helptext.h"

#include <QCoreApplication>
#include <QStringList>

namespace sidelight {

namespace {

using Kind = HelpSection::Kind;

struct HelpWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

constexpr qsizetype width = 80;
constexpr qsizetype meaningColumn = 28;

QString form(const char *typed)
{
    return QString::fromUtf8(typed);
}

HelpSection commands()
{
    return {
        Kind::Commands,
        HelpWords::tr("Commands, which open no window"),
        {},
        {
            {form("show ID|LINK…"),
             HelpWords::tr("print deals as the service has them now; a copy where it does not answer")},
            {form("list [QUERY…]"),
             HelpWords::tr("print the deals of which there is a copy: all, or those that the query lets "
                           "through, as in the filter line of the window; -- before words to leave out")},
            {form("search WORDS…"), HelpWords::tr("the same, those that changed last first")},
            {form("export [QUERY…]"), HelpWords::tr("write whole deals as csv or json, and say how many")},
            {form("refresh ID|LINK…|--all"), HelpWords::tr("ask again, and print what changed")},
            {form("import FILE"),
             HelpWords::tr(
                 "ask for each deal whose ID or link is in a text or CSV file, and keep copies; - "
                 "for standard input")},
            {form("history ID|LINK"), HelpWords::tr("print what changed from copy to copy of a deal")},
            {form("diff ID|LINK [FROM] [TO]"),
             HelpWords::tr(
                 "compare two versions field by field, numbered as history does; the last two, or "
                 "FROM and the newest")},
            {form("verify"), HelpWords::tr("look for damaged and lost copies")},
        },
    };
}

HelpSection options()
{
    return {
        Kind::Options,
        HelpWords::tr("Options"),
        {},
        {
            {form("--format text|json|csv"),
             HelpWords::tr(
                 "how a command prints, text if not given; csv for show, list, search and export only")},
            {form("--sort KEY[,KEY]"),
             HelpWords::tr("order of list, search and export: name, pipeline, stage, amount, weighted, "
                           "confidence, close, outcome, updated or checked; -KEY the other way round")},
            {form("--output FILE"), HelpWords::tr("where export writes, in place of standard output")},
            {form("--offline"), HelpWords::tr("copies only, no request; not for refresh and import")},
            {form("--data-dir DIR"), HelpWords::tr("keep everything under this folder")},
            {form("--all"), HelpWords::tr("refresh every deal of which there is a copy")},
            {form("--demo"), HelpWords::tr("use invented sample deals; needs no account")},
            {form("--demo-fault NAME"), HelpWords::tr("let the sample service answer with this fault")},
            {form("--link LINK"),
             HelpWords::tr("open this sidelight: link, as the system does; takes nothing beside it")},
            {form("-h, --help"), HelpWords::tr("print this text")},
            {form("-v, --version"), HelpWords::tr("print the version")},
        },
    };
}

HelpSection diagnostics()
{
    return {
        Kind::Diagnostics,
        HelpWords::tr("Diagnostics"),
        {},
        {
            {form("--exit-after-paint"), HelpWords::tr("print painted_ms=… since process start, then end")},
            {form("--grab FILE"), HelpWords::tr("save the window as a PNG image, then end")},
            {form("--self-test"),
             HelpWords::tr("check that this installation is whole, and print versions")},
        },
    };
}

HelpSection environment()
{
    return {
        Kind::Environment,
        HelpWords::tr("Environment"),
        HelpWords::tr(
            "Both or neither, for this run only and never stored. Such a run keeps no copies unless "
            "--data-dir is given."),
        {
            {form("SIDELIGHT_URL"), HelpWords::tr("address of the service: https://api.backside.app")},
            {form("SIDELIGHT_KEY"), HelpWords::tr("API key for it")},
        },
    };
}

HelpSection exitCodes()
{
    return {
        Kind::ExitCodes,
        HelpWords::tr("Exit codes"),
        HelpWords::tr(
            "Results go to standard output, problems to standard error. Of several deals the first "
            "failure counts. A copy that show prints because the service does not answer is no "
            "failure."),
        {
            {form("0"), HelpWords::tr("done")},
            {form("1"), HelpWords::tr("output not written")},
            {form("2"), HelpWords::tr("wrong use")},
            {form("3"), HelpWords::tr("deal not found")},
            {form("4"), HelpWords::tr("key or scope refused")},
            {form("5"), HelpWords::tr("network or service")},
            {form("6"), HelpWords::tr("answer not understood")},
            {form("7"), HelpWords::tr("no copy on this computer")},
            {form("8"), HelpWords::tr("copies damaged")},
            {form("9"), HelpWords::tr("installation not whole")},
        },
    };
}

HelpSection examples()
{
    return {
        Kind::Examples,
        HelpWords::tr("Examples"),
        {},
        {
            {form("sidelight --demo"), {}},
            {form("sidelight show 5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41"), {}},
            {form("sidelight show --format json "
                  "https://app.example/deals/5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41"),
             {}},
            {form("sidelight list 'stage:\"proposal sent\" amount>50000' --sort -amount,name"), {}},
            {form("sidelight export --format csv --output deals.csv close:this-month"), {}},
            {form("sidelight diff 5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41 1 3"), {}},
        },
    };
}

/// Broken between words, each line but the first moved in.
QString wrapped(const QString &text, qsizetype from)
{
    QString all;
    qsizetype column = from;
    const QStringList words = text.split(u' ');
    for (const QString &word : words) {
        if (column > from && column + 1 + word.size() > width) {
            all += u'\n' + QString(from, u' ');
            column = from;
        } else if (column > from) {
            all += u' ';
            ++column;
        }
        all += word;
        column += word.size();
    }
    return all + u'\n';
}

QString line(const HelpEntry &entry)
{
    const QString start = QStringLiteral("  ") + entry.form;
    return entry.meaning.isEmpty()
               ? start + u'\n'
               : start.leftJustified(meaningColumn) + wrapped(entry.meaning, meaningColumn);
}

} // namespace

QString helpSummary()
{
    return HelpWords::tr("Sidelight shows deals held in the Backside CRM. It never writes to the CRM.");
}

std::vector<HelpSection> helpSections()
{
    return {commands(), options(), diagnostics(), environment(), exitCodes(), examples()};
}

QString helpText()
{
    QString text = helpSummary() + QStringLiteral("\n\n")
                   + line({form("sidelight [ID|LINK]"),
                           HelpWords::tr("open the window, with a deal if one is given")});
    const std::vector<HelpSection> sections = helpSections();
    for (const HelpSection &section : sections) {
        text += u'\n' + section.title + u'\n';
        if (!section.about.isEmpty())
            text += QStringLiteral("  ") + wrapped(section.about, 2);
        for (const HelpEntry &entry : section.entries)
            text += line(entry);
    }
    return text;
}

} // namespace sidelight
