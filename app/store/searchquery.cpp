// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/searchquery.h"

#include "app/domain/dealfilter.h"
#include "app/domain/searchwords.h"
#include "app/store/database.h"
#include "app/store/dealtable.h"
#include "app/store/foundparts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

namespace sidelight {

namespace {

constexpr std::size_t mostTerms = 64; // FTS5 refuses deep expressions

constexpr int indexedLetters = 3; // see the tables in searchindex.cpp
constexpr int mostWords = 32;

constexpr qint64 newestLooked = 100; // that the best are chosen from
constexpr qint64 newestHeld = 2'000; // that conditions are held against; the list knows all
constexpr qint64 namedLooked = 50;

using Terms = std::vector<SearchTerm>;
using Records = std::vector<qint64>;

/// The words in the index that go on from this beginning; nothing where there are too many of them.
QStringList wordsFrom(Database &index, SearchTerm::In in, const QString &beginning)
{
    const char *sql = in == SearchTerm::In::Past ? "SELECT term FROM past_word WHERE term >= ? LIMIT 1"
                                                 : "SELECT term FROM search_word WHERE term >= ? LIMIT 1";
    QStringList words;
    for (QString from = beginning; words.size() <= mostWords; from = words.constLast() + QChar(1)) {
        Rows rows = index.query(sql, {from});
        if (!rows.next() || !rows.text(0).startsWith(beginning))
            return words;
        words << rows.text(0);
    }
    return {};
}

/// In FTS5's own language, in which what stands in quotes is nothing but words: side by side, and the last
/// one may go on.
QString phrase(Database &index, const SearchTerm &term)
{
    const auto quoted = [](QString words) {
        words.replace(u'"', QLatin1StringView("\"\""));
        return QString(u'"' + words + u'"');
    };
    // FTS5 follows short beginnings from the newest on. For a longer one it reads all that it stands for
    // before it tells the first: tens of milliseconds for a word of each of a million deals. Not so words.
    QStringList phrases;
    const QString &last = term.words.constLast();
    if (last.size() > indexedLetters) {
        for (const QString &word : wordsFrom(index, term.in, last))
            phrases << quoted((term.words.mid(0, term.words.size() - 1) << word).join(u' '));
    }
    if (phrases.isEmpty())
        phrases << quoted(term.words.join(u' ')) + QLatin1StringView(" *");
    const QString any = u'(' + phrases.join(QLatin1StringView(" OR ")) + u')';
    switch (term.in) {
    case SearchTerm::In::Role: return QStringLiteral("(roles : %1)").arg(any);
    case SearchTerm::In::Contact: return QStringLiteral("(contacts : %1)").arg(any);
    case SearchTerm::In::Anywhere:
    case SearchTerm::In::Past: break;
    }
    return any;
}

QString joined(Database &index, const Terms &terms, bool isNegated, QLatin1StringView operation)
{
    QStringList phrases;
    for (const SearchTerm &term : terms) {
        if (term.isNegated == isNegated)
            phrases << phrase(index, term);
    }
    return phrases.join(operation);
}

bool isAnyWanted(const Terms &present)
{
    return std::any_of(present.begin(), present.end(),
                       [](const SearchTerm &term) { return !term.isNegated; });
}

QString unwanted(Database &index, const Terms &present)
{
    return joined(index, present, true, QLatin1StringView(" OR "));
}

/// Both, where something is wanted.
QString matchOf(Database &index, const Terms &present)
{
    const QString wanted = joined(index, present, false, QLatin1StringView(" AND "));
    const QString without = unwanted(index, present);
    return without.isEmpty() ? wanted : QStringLiteral("(%1) NOT (%2)").arg(wanted, without);
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
    if (isAnyWanted(terms))
        return read(index.query("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid",
                                {matchOf(index, terms)}));
    return read(index.query("SELECT row FROM search_text WHERE row NOT IN"
                            " (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY row",
                            {unwanted(index, terms)}));
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

bool isPlainTerm(const SearchTerm &term)
{
    return term.in == SearchTerm::In::Anywhere && !term.isNegated;
}

/// What is asked for anywhere, as words.
QStringList askedWords(const Terms &terms)
{
    QStringList words;
    for (const SearchTerm &term : terms) {
        if (isPlainTerm(term))
            words << term.words;
    }
    return words;
}

/// 0 for the whole name, 1 for its beginning, 2 for beginnings of its words, 3 where it has not all of
/// them.
int fitOf(const QString &name, const QStringList &words)
{
    const QStringList there = searchWords(name);
    const QString whole = there.join(u' ');
    const QString asked = words.join(u' ');
    if (words.isEmpty() || !whole.contains(words.front()))
        return 3;
    if (whole.startsWith(asked))
        return whole.size() == asked.size() ? 0 : 1;
    const bool hasAll = std::all_of(words.begin(), words.end(), [&there](const QString &word) {
        return std::any_of(there.begin(), there.end(),
                           [&word](const QString &other) { return other.startsWith(word); });
    });
    return hasAll ? 2 : 3;
}

/// Open, closed, gone.
int standingOf(const DealRow &row)
{
    if (row.isMissing || row.outcome == Outcome::Deleted)
        return 2;
    return row.outcome == Outcome::Open ? 0 : 1;
}

/// Looks among some of the newest, for what stands first of a million would take long to tell.
class NewestFinder
{
public:
    NewestFinder(Database &index, Database &store, const DealQuery &query, QDate today)
        : m_index(index)
        , m_store(store)
        , m_query(query)
        , m_today(today)
    {}

    std::optional<Error> find();
    std::vector<FoundDeal> ranked(std::size_t count) const;

private:
    Result<Records> candidates();
    void addNamed(Records &records);

    Database &m_index;
    Database &m_store;
    const DealQuery &m_query;
    const QDate m_today;
    std::vector<DealRow> m_rows;
};

/// Newest first; of those that conditions are to be held against, more.
Result<Records> NewestFinder::candidates()
{
    const qint64 most = m_query.conditions.empty() ? newestLooked : newestHeld;
    if (m_query.terms.empty())
        return read(m_store.query("SELECT row FROM deal ORDER BY row DESC LIMIT ?", {most}));
    const Terms present = termsOf(m_query.terms, false);
    if (termsOf(m_query.terms, true).empty() && isAnyWanted(present))
        return read(
            m_index.query("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
                          {matchOf(m_index, present), most}));
    const auto found = searchRecords(m_index, m_query.terms);
    if (!found)
        return found.error();
    const auto first = found->rbegin();
    return Records(first, first + std::min<std::ptrdiff_t>(most, std::ptrdiff_t(found->size())));
}

/// Those whose names begin with the words, however old they are.
void NewestFinder::addNamed(Records &records)
{
    const QStringList words = askedWords(m_query.terms);
    const bool isWordsOnly =
        m_query.conditions.empty() && std::all_of(m_query.terms.begin(), m_query.terms.end(), isPlainTerm);
    if (!isWordsOnly || words.isEmpty())
        return;
    const QString begin = words.join(u' ');
    const Records named = read(
        m_store.query("SELECT row FROM deal WHERE name_key >= ? AND name_key < ? ORDER BY name_key LIMIT ?",
                      {begin, begin + noNameKey(), namedLooked}));
    records.insert(records.end(), named.begin(), named.end());
    std::sort(records.begin(), records.end(), std::greater<>());
    records.erase(std::unique(records.begin(), records.end()), records.end());
}

std::optional<Error> NewestFinder::find()
{
    auto records = candidates();
    if (!records)
        return records.error();
    addNamed(*records);
    const auto rows = readDealRows(m_store, *records);
    if (!rows)
        return rows.error();
    for (const std::optional<DealRow> &row : *rows) {
        if (row) // else its columns are being made anew
            m_rows.push_back(*row);
    }
    if (!m_query.conditions.empty()) {
        DealCatalog catalog;
        for (const DealRow &row : m_rows)
            catalog.put(row);
        std::vector<DealRow> matching;
        for (const quint32 position : matchingDeals(catalog, {{}, m_query.conditions, {}}, {}, m_today))
            matching.push_back(m_rows[position]);
        m_rows = std::move(matching);
    }
    if (m_index.hasFailed())
        return m_index.takeFailure();
    if (m_store.hasFailed())
        return m_store.takeFailure();
    return std::nullopt;
}

/// By how well the name fits, then by whether the deal is still of use, then the newest.
std::vector<FoundDeal> NewestFinder::ranked(std::size_t count) const
{
    using Rank = std::tuple<int, int, qint64, std::size_t>; // fit, standing, age, place
    const QStringList words = askedWords(m_query.terms);
    std::vector<Rank> ranks;
    for (std::size_t place = 0; place < m_rows.size(); ++place) {
        const DealRow &row = m_rows[place];
        ranks.emplace_back(fitOf(row.name, words), standingOf(row), -row.record, place);
    }
    std::sort(ranks.begin(), ranks.end());
    std::vector<FoundDeal> deals;
    for (std::size_t i = 0; i < std::min(count, ranks.size()); ++i)
        deals.push_back({m_rows[std::get<3>(ranks[i])], {}, {}});
    return deals;
}

} // namespace

Result<std::vector<qint64>> searchRecords(Database &index, const Terms &terms)
{
    const Transaction oneMoment(index, Transaction::For::Reading);
    Records records = presentRecords(index, termsOf(terms, false));
    for (const SearchTerm &term : termsOf(terms, true)) {
        Records found = read(index.query("SELECT DISTINCT t.record FROM past p JOIN past_text t"
                                         " ON t.place = p.rowid WHERE p.past MATCH ? ORDER BY t.record",
                                         {phrase(index, term)}));
        records = term.isNegated ? without(records, found) : among(records, found);
    }
    if (index.hasFailed())
        return index.takeFailure();
    return records;
}

Rows queryPast(Database &index, const SearchTerm &term)
{
    return index.query("SELECT t.record, t.place FROM past p JOIN past_text t ON t.place = p.rowid"
                       " WHERE p.past MATCH ?",
                       {phrase(index, term)});
}

Result<std::vector<FoundDeal>> findNewest(Database &index, Database &store, const Derivation &derivation,
                                          const DealQuery &query, QDate today, int count)
{
    if (query.isEmpty())
        return std::vector<FoundDeal>();
    NewestFinder finder(index, store, query, today);
    if (const auto error = finder.find())
        return *error;
    auto deals = finder.ranked(std::size_t(count));
    if (const auto error = findParts(index, store, derivation, query.terms, deals))
        return *error;
    return deals;
}

} // namespace sidelight
