// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/liststate.h"

#include <QStringList>

#include <algorithm>

namespace sidelight {

namespace {

Qt::SortOrder opposite(Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
}

/// As typed; blanks within quotes do not part them.
QStringList filterParts(const QString &filter)
{
    QStringList found;
    QString part;
    bool isQuoted = false;
    for (const QChar character : filter) {
        if (character == u'"')
            isQuoted = !isQuoted;
        if (character.isSpace() && !isQuoted) {
            if (!part.isEmpty())
                found << std::exchange(part, {});
        } else {
            part += character;
        }
    }
    if (!part.isEmpty())
        found << part;
    return found;
}

bool isOfWord(const QString &part, const QString &word)
{
    return part.startsWith(word + u':', Qt::CaseInsensitive);
}

QString quoted(const QString &value)
{
    const bool isOneWord =
        std::none_of(value.begin(), value.end(), [](QChar character) { return character.isSpace(); });
    return isOneWord ? value : u'"' + value + u'"';
}

} // namespace

QString listColumnsText(const std::vector<ListColumn> &columns)
{
    QStringList words;
    for (const ListColumn &column : columns)
        words << (column.isShown ? QString() : QStringLiteral("-")) + dealColumnWord(column.column) + u':'
                     + QString::number(column.width);
    return words.join(u' ');
}

std::vector<ListColumn> listColumnsFrom(const QString &text)
{
    std::vector<ListColumn> columns;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const bool isShown = !word.startsWith(u'-');
        const qsizetype colon = word.indexOf(u':');
        const auto column = dealColumnFor(word.mid(isShown ? 0 : 1, colon - (isShown ? 0 : 1)));
        const bool isKnown =
            column && std::any_of(columns.begin(), columns.end(), [&](const ListColumn &known) {
                return known.column == *column;
            });
        constexpr int most = 10'000;
        if (column && colon >= 0 && !isKnown)
            columns.push_back({*column, std::clamp(word.mid(colon + 1).toInt(), 0, most), isShown});
    }
    return columns;
}

DealView sortedBy(DealView view, DealColumn column, bool isSecond)
{
    if (view.first.column == column) {
        view.first.order = opposite(view.first.order);
    } else if (isSecond) {
        const bool isAlready = view.second && view.second->column == column;
        view.second = DealSort{column, isAlready ? opposite(view.second->order) : Qt::AscendingOrder};
    } else {
        view.first = {column, Qt::AscendingOrder};
        view.second.reset();
    }
    return view;
}

QString withModifier(const QString &filter, const QString &word, const QString &value)
{
    QStringList kept = filterParts(filter);
    kept.removeIf([&word](const QString &part) { return isOfWord(part, word); });
    if (!value.isEmpty())
        kept << word + u':' + quoted(value);
    return kept.join(u' ');
}

std::optional<QString> modifierValue(const QString &filter, const QString &word)
{
    const QStringList all = filterParts(filter);
    const auto found =
        std::find_if(all.begin(), all.end(), [&word](const QString &part) { return isOfWord(part, word); });
    if (found == all.end())
        return std::nullopt;
    return found->mid(word.size() + 1).remove(u'"');
}

QString withToggled(const QString &filter, const QString &word)
{
    if (modifierValue(filter, word))
        return withModifier(filter, word, {});
    return (filterParts(filter) << word + u':').join(u' ');
}

} // namespace sidelight
