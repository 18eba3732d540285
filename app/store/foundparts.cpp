// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/foundparts.h"

#include "app/store/searchindex.h"
#include "app/store/searchquery.h"

#include <QHash>

#include <algorithm>

namespace sidelight {

namespace {

using Terms = std::vector<SearchTerm>;

constexpr qsizetype mostBytes = 4 * 1024 * 1024;
constexpr int mostAsked = 1'000;

class PartSeeker
{
public:
    PartSeeker(Database &index, Database &store, const Derivation &derivation)
        : m_index(index)
        , m_store(store)
        , m_derivation(derivation)
    {}

    std::optional<FoundPart> inDeal(const DealRow &deal, const Terms &terms);
    std::optional<FoundPart> inPerson(const DealRow &deal, const Terms &terms);
    std::optional<FoundPart> inPast(const DealRow &deal, qint64 place, const Terms &terms);

private:
    QByteArray take(Rows rows);
    QByteArray namedIn(const DealRow &deal, const Terms &terms);
    bool isNamed(const QByteArray &person, const Terms &terms);

    Database &m_index;
    Database &m_store;
    const Derivation &m_derivation;
    qsizetype m_bytes = mostBytes;
    int m_people = mostAsked;
};

/// A body in column 0, while there is time for it.
QByteArray PartSeeker::take(Rows rows)
{
    const QByteArray body = rows.next() ? rows.bytes(0) : QByteArray();
    m_bytes -= body.size();
    return body;
}

std::optional<FoundPart> PartSeeker::inDeal(const DealRow &deal, const Terms &terms)
{
    const QByteArray body =
        take(m_store.query("SELECT v.body FROM record r JOIN version v ON v.place = r.newest"
                           " WHERE r.row = ? AND v.gone IS NULL AND length(v.body) <= ?",
                           {deal.record, m_bytes}));
    return body.isEmpty() ? std::nullopt : m_derivation.dealPart(body, deal.id, terms);
}

/// The people of a deal, where what is indexed of all of them answers a term: mostly none does.
QByteArray PartSeeker::namedIn(const DealRow &deal, const Terms &terms)
{
    for (const SearchTerm &term : terms) {
        Rows rows = m_index.query("SELECT people FROM search_text WHERE row = ? AND instr(contacts, ?) > 0",
                                  {deal.record, QString(u' ' + term.words.join(u' '))});
        if (rows.next())
            return rows.bytes(0);
    }
    return {};
}

/// By what is indexed of it, since to read the answer takes longer.
bool PartSeeker::isNamed(const QByteArray &person, const Terms &terms)
{
    Rows rows = m_index.query("SELECT words FROM person WHERE id = ?", {person});
    if (!rows.next())
        return false;
    const QString words = rows.text(0);
    return std::any_of(terms.begin(), terms.end(), [&words](const SearchTerm &term) {
        return words.contains(u' ' + term.words.join(u' '));
    });
}

std::optional<FoundPart> PartSeeker::inPerson(const DealRow &deal, const Terms &terms)
{
    const QByteArray people = namedIn(deal, terms);
    for (qsizetype at = 0; at < people.size() && m_people > 0; at += personIdBytes) {
        const QByteArray id = people.mid(at, personIdBytes);
        --m_people;
        if (!isNamed(id, terms))
            continue;
        const QByteArray body =
            take(m_store.query("SELECT body FROM version WHERE id = ? AND kind = 2 AND gone IS NULL"
                               " AND length(body) <= ? ORDER BY place DESC LIMIT 1",
                               {id, m_bytes}));
        const auto part =
            body.isEmpty() ? std::nullopt : m_derivation.personPart(body, QUuid::fromRfc4122(id), terms);
        if (part)
            return part;
    }
    return std::nullopt;
}

std::optional<FoundPart> PartSeeker::inPast(const DealRow &deal, qint64 place, const Terms &terms)
{
    const QByteArray id = deal.id.toRfc4122();
    const QByteArray after = take(
        m_store.query("SELECT body FROM version WHERE place = ? AND length(body) <= ?", {place, m_bytes}));
    const QByteArray before = take(
        m_store.query("SELECT body FROM version WHERE id = ? AND kind = 1 AND place < ? AND gone IS NULL"
                      " AND length(body) <= ? ORDER BY place DESC LIMIT 1",
                      {id, place, m_bytes}));
    if (before.isEmpty() || after.isEmpty())
        return std::nullopt;
    return m_derivation.formerPart(before, after, deal.id, terms);
}

/// What the row says beside the name, without the answer that it was made from.
std::optional<FoundPart> inRow(const DealRow &deal, const Terms &terms)
{
    if (missingIn(deal.pipelineName, terms).empty())
        return findPart("pipeline_name", deal.pipelineName, terms);
    if (missingIn(deal.stageName, terms).empty())
        return findPart("stage_name", deal.stageName, terms);
    return std::nullopt;
}

/// By record, the last change that took away what a term asks for.
QHash<qint64, qint64> changesOf(Database &index, const SearchTerm &term,
                                const std::vector<FoundDeal> &deals)
{
    QHash<qint64, qint64> places;
    for (const FoundDeal &deal : deals)
        places.insert(deal.row.record, 0);
    Rows rows = queryPast(index, term);
    while (rows.next()) {
        const auto place = places.find(rows.integer(0));
        if (place != places.end())
            *place = std::max(*place, rows.integer(1));
    }
    return places;
}

} // namespace

std::optional<Error> findParts(Database &index, Database &store, const Derivation &derivation,
                               const Terms &terms, std::vector<FoundDeal> &deals)
{
    Terms wanted;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(wanted),
                 [](const SearchTerm &term) { return !term.isNegated; });
    const auto past = std::find_if(wanted.begin(), wanted.end(),
                                   [](const SearchTerm &term) { return term.in == SearchTerm::In::Past; });
    const auto changes = past == wanted.end() ? QHash<qint64, qint64>() : changesOf(index, *past, deals);
    PartSeeker seeker(index, store, derivation);
    for (FoundDeal &deal : deals) {
        deal.inName = placesIn(deal.row.name, wanted);
        const Terms missing = missingIn(deal.row.name, wanted);
        if (missing.empty())
            continue;
        if (const qint64 place = changes.value(deal.row.record); place > 0)
            deal.part = seeker.inPast(deal.row, place, missing);
        if (!deal.part)
            deal.part = inRow(deal.row, missing);
        if (!deal.part)
            deal.part = seeker.inDeal(deal.row, missing);
        if (!deal.part)
            deal.part = seeker.inPerson(deal.row, missing);
    }
    if (index.hasFailed())
        return index.takeFailure();
    if (store.hasFailed())
        return store.takeFailure();
    return std::nullopt;
}

} // namespace sidelight
