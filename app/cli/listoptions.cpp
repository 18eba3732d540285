// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listoptions.h"

#include "app/domain/dealquery.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

struct ListOptionWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

const QString sortOption = QStringLiteral("sort");
const QString outputOption = QStringLiteral("output");

Error unusable(const QString &sentence)
{
    return Error{Error::Kind::Usage, sentence};
}

QString columnList()
{
    QStringList words;
    for (int column = 0; column < dealColumns; ++column)
        words += dealColumnWord(DealColumn(column));
    return words.join(QStringLiteral(", "));
}

std::optional<DealSort> sortFor(const QString &key)
{
    const bool isDescending = key.startsWith(u'-');
    const auto column = dealColumnFor(isDescending ? key.mid(1) : key);
    if (!column)
        return std::nullopt;
    return DealSort{*column, isDescending ? Qt::DescendingOrder : Qt::AscendingOrder};
}

std::optional<Error> readSort(const QString &value, DealView &view)
{
    const QStringList keys = value.split(u',');
    if (keys.size() > 2)
        return unusable(ListOptionWords::tr("--sort takes two keys at most, here “%1”.").arg(value));
    for (const QString &key : keys) {
        const auto sort = sortFor(key);
        if (!sort)
            return unusable(
                ListOptionWords::tr("“%1” is nothing to sort by; there are %2.").arg(key, columnList()));
        if (key == keys.constFirst())
            view.first = *sort;
        else
            view.second = *sort;
    }
    return std::nullopt;
}

bool isAboutSeveral(Options::Command command)
{
    return command == Options::Command::List || command == Options::Command::Search
           || command == Options::Command::Export;
}

bool isNegatedCondition(const QString &argument)
{
    if (!argument.startsWith(u'-'))
        return false;
    const std::vector<QueryModifier> modifiers = queryModifiers();
    return std::any_of(modifiers.begin(), modifiers.end(), [&argument](const QueryModifier &modifier) {
        const qsizetype end = modifier.word.size() + 1;
        return end < argument.size() && QStringLiteral(":<>=").contains(argument[end])
               && QStringView(argument).sliced(1, end - 1).compare(modifier.word, Qt::CaseInsensitive) == 0;
    });
}

/// What the filter line of the window leaves out while it is typed would here let through all deals.
std::optional<Error> refuseSenseless(const QString &filter)
{
    const DealQuery query = parseDealQuery(filter, QDate::currentDate());
    for (const QueryNote &note : query.notes) {
        if (note.kind == QueryNote::Kind::BadValue)
            return unusable(ListOptionWords::tr("The value in “%1” is not understood.").arg(note.part));
        if (note.kind == QueryNote::Kind::NoValue)
            return unusable(ListOptionWords::tr("“%1” needs a value.").arg(note.part));
    }
    return std::nullopt;
}

} // namespace

QStringList takeNegatedConditions(QStringList &arguments)
{
    QStringList taken;
    const auto end = std::find(arguments.begin(), arguments.end(), QStringLiteral("--"));
    std::copy_if(arguments.begin(), end, std::back_inserter(taken), isNegatedCondition);
    arguments.erase(std::remove_if(arguments.begin(), end, isNegatedCondition), end);
    return taken;
}

QString leavingOutHint(Options::Command command)
{
    return isAboutSeveral(command)
               ? u' ' + ListOptionWords::tr("A word that is to be left out stands behind “--”.")
               : QString();
}

void addListOptions(QCommandLineParser &parser)
{
    parser.addOptions(
        {{sortOption, {}, QStringLiteral("keys")}, {outputOption, {}, QStringLiteral("file")}});
}

std::optional<Error> readListOptions(const QCommandLineParser &parser, const QStringList &negated,
                                     Options &options)
{
    if (parser.isSet(sortOption) && !isAboutSeveral(options.command))
        return unusable(ListOptionWords::tr("--sort belongs to list, search and export."));
    if (parser.isSet(outputOption) && options.command != Options::Command::Export)
        return unusable(ListOptionWords::tr("--output belongs to export."));
    if (!negated.isEmpty() && !isAboutSeveral(options.command))
        return unusable(
            ListOptionWords::tr("“%1” belongs to list, search and export.").arg(negated.constFirst()));
    if (!isAboutSeveral(options.command))
        return std::nullopt;
    options.view.filter = (parser.positionalArguments().mid(1) + negated).join(u' ');
    if (options.command == Options::Command::Search) {
        if (options.view.filter.trimmed().isEmpty())
            return unusable(ListOptionWords::tr("search needs words to look for."));
        options.view.first = {DealColumn::Updated, Qt::DescendingOrder};
    }
    if (auto error = refuseSenseless(options.view.filter))
        return error;
    if (parser.isSet(sortOption)) {
        if (auto error = readSort(parser.value(sortOption), options.view))
            return error;
    }
    options.outputFile = parser.value(outputOption);
    if (parser.isSet(outputOption) && options.outputFile.isEmpty())
        return unusable(ListOptionWords::tr("--output needs the name of a file."));
    if (options.command == Options::Command::Export && options.format == Options::Format::Text)
        return unusable(ListOptionWords::tr("export needs --format csv or --format json."));
    return std::nullopt;
}

} // namespace sidelight
