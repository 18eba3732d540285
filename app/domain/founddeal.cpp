// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/founddeal.h"

#include <algorithm>

namespace sidelight {

namespace {

using Terms = std::vector<SearchTerm>;

constexpr int mostBefore = 30; // characters before the first match, so that it stays in sight
constexpr int mostShown = 200;
constexpr qsizetype mostLooked = 64 * 1024; // as the index has no more of a deal either

bool canStandIn(const SearchTerm &term, TextPlace::Kind kind)
{
    switch (term.in) {
    case SearchTerm::In::Anywhere: return kind != TextPlace::Kind::Former;
    case SearchTerm::In::Role: return kind == TextPlace::Kind::Role;
    case SearchTerm::In::Contact: return kind == TextPlace::Kind::Person;
    case SearchTerm::In::Past: return kind == TextPlace::Kind::Former;
    }
    Q_UNREACHABLE();
}

std::vector<QStringList> phrasesFor(const Terms &terms, TextPlace::Kind kind)
{
    std::vector<QStringList> phrases;
    for (const SearchTerm &term : terms) {
        if (!term.isNegated && canStandIn(term, kind))
            phrases.push_back(term.words);
    }
    return phrases;
}

/// Keeps what is around the first match.
void shorten(FoundPart &part)
{
    const int first = part.places.front().first;
    int cut = std::max(first - mostBefore, 0);
    const auto blank = int(part.text.indexOf(u' ', cut));
    if (cut > 0 && blank >= 0 && blank < first)
        cut = blank + 1;
    while (cut > 0 && part.text[cut].isLowSurrogate())
        --cut;
    const bool isCut = cut > 0;
    const bool isLong = part.text.size() - cut > mostShown;
    part.text = part.text.mid(cut, mostShown);
    if (isLong && part.text.back().isHighSurrogate())
        part.text.chop(1);
    const auto end = int(part.text.size());
    if (isCut)
        part.text.prepend(u'…');
    if (isLong)
        part.text += u'…';
    WordPlaces places;
    for (const auto &[begin, length] : part.places) {
        const int from = begin - cut;
        const int kept = std::min(length, end - from);
        if (kept > 0)
            places.emplace_back(from + int(isCut), kept);
    }
    part.places = std::move(places);
}

/// Looks for the text that answers most.
class PartFinder
{
public:
    explicit PartFinder(const Terms &terms)
        : m_terms(terms)
    {}

    bool take(const TextPlace &place, const QString &text);
    std::optional<FoundPart> best();

private:
    bool isBetter(std::size_t answered, bool isIdentifier) const
    {
        return isIdentifier == m_isIdentifier ? answered > m_answered : m_isIdentifier;
    }

    const Terms &m_terms;
    std::optional<FoundPart> m_best;
    std::size_t m_answered = 0; ///< terms, by the best
    bool m_isIdentifier = false;
    qsizetype m_left = mostLooked;
};

bool PartFinder::take(const TextPlace &place, const QString &text)
{
    if ((m_answered == m_terms.size() && !m_isIdentifier) || m_left <= 0)
        return false;
    const auto phrases = phrasesFor(m_terms, place.kind);
    if (phrases.empty())
        return true;
    const QString looked = text.left(m_left);
    m_left -= looked.size();
    const WordMatches matches = matchesIn(looked, phrases);
    const auto answered = std::size_t(std::count(matches.hasFound.begin(), matches.hasFound.end(), true));
    const bool isIdentifier = place.isIdentifier();
    if (answered == 0 || (m_best && !isBetter(answered, isIdentifier)))
        return true;
    m_best = FoundPart{place.kind, place.path(), text, matches.places};
    m_isIdentifier = isIdentifier;
    m_answered = answered;
    return true;
}

std::optional<FoundPart> PartFinder::best()
{
    if (m_best)
        shorten(*m_best);
    return std::move(m_best);
}

} // namespace

WordPlaces placesIn(const QString &text, const Terms &terms)
{
    return matchesIn(text, phrasesFor(terms, TextPlace::Kind::Field)).places;
}

Terms missingIn(const QString &text, const Terms &terms)
{
    Terms missing;
    for (const SearchTerm &term : terms) {
        const auto phrases = phrasesFor({term}, TextPlace::Kind::Field);
        if (phrases.empty() || !matchesIn(text, phrases).hasFound.front())
            missing.push_back(term);
    }
    return missing;
}

std::optional<FoundPart> findPart(const Deal &deal, const Terms &terms)
{
    PartFinder finder(terms);
    visitTexts(deal, [&](const TextPlace &place, const QString &text) { return finder.take(place, text); });
    return finder.best();
}

std::optional<FoundPart> findPart(const Contact &contact, const Terms &terms)
{
    PartFinder finder(terms);
    visitTexts(contact,
               [&](const TextPlace &place, const QString &text) { return finder.take(place, text); });
    return finder.best();
}

std::optional<FoundPart> findPart(const QByteArray &field, const QString &text, const Terms &terms)
{
    PartFinder finder(terms);
    finder.take({TextPlace::Kind::Field, {field}}, text);
    return finder.best();
}

std::optional<FoundPart> findFormerPart(const Deal &before, const Deal &after, const Terms &terms)
{
    PartFinder finder(terms);
    visitPast(before, after,
              [&](const TextPlace &place, const QString &text) { return finder.take(place, text); });
    return finder.best();
}

} // namespace sidelight
