// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchquery.h"

#include "app/domain/searchtext.h"
#include "app/store/database.h"
#include "app/store/dealtable.h"

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

constexpr std::size_t mostTerms = 64; // FTS5 refuses deep expressions

// What stands around a match in a snippet; no folded text has them.
constexpr QChar matchBegin(2);
constexpr QChar matchEnd(3);

using Terms = std::vector<SearchTerm>;
using Records = std::vector<qint64>;

/// In FTS5's own language, in which what stands in quotes is nothing but words: side by side, and the last
/// one may go on.
QString phrase(const SearchTerm &term)
{
    QString words = term.words.join(u' ');
    words.replace(u'"', QLatin1StringView("\"\""));
    words = u'"' + words + QLatin1StringView("\" *");
    switch (term.in) {
    case SearchTerm::In::Role: return QStringLiteral("(roles : %1)").arg(words);
    case SearchTerm::In::Contact: return QStringLiteral("(contacts : %1)").arg(words);
    case SearchTerm::In::Anywhere:
    case SearchTerm::In::Past: break;
    }
    return u'(' + words + u')';
}

QString joined(const Terms &terms, bool isNegated, QLatin1StringView operation)
{
    QStringList phrases;
    for (const SearchTerm &term : terms) {
        if (term.isNegated == isNegated)
            phrases << phrase(term);
    }
    return phrases.join(operation);
}

QString wanted(const Terms &present)
{
    return joined(present, false, QLatin1StringView(" AND "));
}

QString unwanted(const Terms &present)
{
    return joined(present, true, QLatin1StringView(" OR "));
}

/// Both, where something is wanted.
QString matchOf(const Terms &present)
{
    const QString without = unwanted(present);
    return without.isEmpty() ? wanted(present)
                             : QStringLiteral("(%1) NOT (%2)").arg(wanted(present), without);
}

/// Terms that ask for the present, or for the past.
Terms termsOf(const Terms &terms, bool isPast)
{
    Terms some;
    for (const SearchTerm &term : terms) {
        if ((term.in == SearchTerm::In::Past) == isPast && !term.words.isEmpty() && some.size() < mostTerms)
            some.push_back(term);
    }
    return some;
}

Records read(Rows rows)
{
    Records records;
    while (rows.next())
        records.push_back(rows.integer(0));
    return records;
}

Records presentRecords(Database &index, const Terms &terms)
{
    if (terms.empty())
        return read(index.query("SELECT row FROM search_text ORDER BY row"));
    if (!wanted(terms).isEmpty())
        return read(
            index.query("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", {matchOf(terms)}));
    return read(index.query("SELECT row FROM search_text WHERE row NOT IN"
                            " (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY row",
                            {unwanted(terms)}));
}

Records without(const Records &all, const Records &some)
{
    Records rest;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
    return rest;
}

Records among(const Records &all, const Records &some)
{
    Records both;
    std::set_intersection(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(both));
    return both;
}

/// Start and length of each word of the name that begins with one of `words`; nothing unless all are there.
std::vector<std::pair<int, int>> matchesInName(const QString &name, const QStringList &words)
{
    std::vector<std::pair<int, int>> matches;
    QStringList missing = words;
    for (int at = 0; at < name.size();) {
        const int begin = at;
        while (at < name.size() && (name[at].isLetterOrNumber() || name[at].isMark()))
            ++at;
        if (at == begin) {
            ++at;
            continue;
        }
        const QString word = searchWords(name.mid(begin, at - begin)).join(QString());
        const auto found = std::find_if(words.begin(), words.end(),
                                        [&word](const QString &asked) { return word.startsWith(asked); });
        if (found == words.end())
            continue;
        // Where folding changed the length, the whole word it is.
        matches.emplace_back(begin, int(word.size() == at - begin ? found->size() : at - begin));
        missing.removeIf([&word](const QString &asked) { return word.startsWith(asked); });
    }
    return missing.isEmpty() ? matches : std::vector<std::pair<int, int>>();
}

/// Takes the marks out of a snippet and tells where they stood.
void setPart(FoundDeal &deal, const QString &snippet)
{
    int begin = 0;
    for (const QChar c : snippet) {
        if (c == matchBegin)
            begin = int(deal.part.size());
        else if (c == matchEnd)
            deal.matches.emplace_back(begin, int(deal.part.size()) - begin);
        else
            deal.part += c;
    }
}

/// What is asked for anywhere, as words.
QStringList askedWords(const Terms &terms)
{
    QStringList words;
    for (const SearchTerm &term : terms) {
        if (term.in == SearchTerm::In::Anywhere && !term.isNegated)
            words << term.words;
    }
    return words;
}

} // namespace

Result<std::vector<qint64>> searchRecords(Database &index, const Terms &terms)
{
    const Transaction oneMoment(index, Transaction::For::Reading);
    Records records = presentRecords(index, termsOf(terms, false));
    for (const SearchTerm &term : termsOf(terms, true)) {
        Records found = read(index.query("SELECT DISTINCT t.record FROM past p JOIN past_text t"
                                         " ON t.place = p.rowid WHERE p.past MATCH ? ORDER BY t.record",
                                         {phrase(term)}));
        records = term.isNegated ? without(records, found) : among(records, found);
    }
    if (index.hasFailed())
        return index.takeFailure();
    return records;
}

Result<std::vector<FoundDeal>> findNewest(Database &index, Database &store, const Terms &terms, int count)
{
    struct Hit {
        qint64 record;
        QString snippet;
    };
    if (count == 0)
        return std::vector<FoundDeal>();
    std::vector<Hit> hits;
    const Terms present = termsOf(terms, false);
    if (termsOf(terms, true).empty() && !wanted(present).isEmpty()) {
        Rows rows =
            index.query("SELECT rowid, snippet(search, -1, char(2), char(3), char(8230), 9) FROM search"
                        " WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
                        {matchOf(present), count});
        while (rows.next())
            hits.push_back({rows.integer(0), rows.text(1)});
        if (index.hasFailed())
            return index.takeFailure();
    } else {
        const auto records = searchRecords(index, terms);
        if (!records)
            return records.error();
        for (auto record = records->rbegin(); record != records->rend() && int(hits.size()) < count;
             ++record)
            hits.push_back({*record, {}});
    }
    const QStringList words = askedWords(present);
    std::vector<FoundDeal> deals;
    for (const Hit &hit : hits) {
        const auto row = readDealRow(store, hit.record);
        if (!row)
            return row.error();
        if (!*row)
            continue; // its columns are being made anew
        FoundDeal deal;
        deal.row = **row;
        deal.matches = matchesInName(deal.row.name, words);
        if (deal.matches.empty())
            setPart(deal, hit.snippet);
        deals.push_back(std::move(deal));
    }
    return deals;
}

} // namespace sidelight
