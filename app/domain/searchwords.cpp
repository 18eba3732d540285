// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/searchwords.h"

#include "app/domain/folding.h"
#include "app/domain/searchnumbers.h"

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

bool isWordPart(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (!c.isSurrogate())
        return c.isLetterOrNumber();
    const bool isPair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, text[at + 1]))
                  : c.isLowSurrogate() && at > 0 && isWordPart(text, at - 1);
}

/// Of a number in any writing, or an identifier.
bool canBeginNumber(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') || c == u'+'
           || c == u'(';
}

/// Takes words from a text, one after the other.
class WordReader
{
public:
    WordReader(QStringView text, const VisitWord &visitWord, const VisitWord &visitForm)
        : m_text(text)
        , m_visitWord(visitWord)
        , m_visitForm(visitForm)
    {}

    void read();

private:
    bool readGrouped();
    bool readNumber();
    void readWord();
    void take(qsizetype begin, qsizetype end)
    {
        m_visitWord(m_text.sliced(begin, end - begin), begin, end);
    }

    const QStringView m_text;
    const VisitWord &m_visitWord;
    const VisitWord &m_visitForm;
    qsizetype m_at = 0;
};

void WordReader::read()
{
    while (m_at < m_text.size()) {
        if (canBeginNumber(m_text[m_at]) && (readGrouped() || readNumber()))
            continue;
        if (isWordPart(m_text, m_at))
            readWord();
        else
            ++m_at;
    }
}

bool WordReader::readGrouped()
{
    const QStringView rest = m_text.sliced(m_at);
    const qsizetype id = identifierLength(rest);
    const qsizetype length = id > 0 ? id : groupedLength(rest);
    if (length == 0)
        return false;
    const qsizetype begin = std::exchange(m_at, m_at + length);
    m_visitWord(joined(rest.first(length)), begin, m_at);
    if (m_visitForm && id == 0) {
        for (const QString &form : otherForms(rest.first(length)))
            m_visitForm(form, begin, m_at);
    }
    return true;
}

bool WordReader::readNumber()
{
    const auto digitsEnd = [this](qsizetype at) {
        while (at < m_text.size() && m_text[at] >= u'0' && m_text[at] <= u'9')
            ++at;
        return at;
    };
    const qsizetype whole = digitsEnd(m_at);
    if (whole == m_at || whole >= m_text.size() || m_text[whole] != u'.')
        return false;
    const qsizetype end = digitsEnd(whole + 1);
    if (end < m_text.size() && isWordPart(m_text, end))
        return false;
    take(m_at, whole);
    qsizetype fraction = end - whole - 1;
    while (fraction > 0 && m_text[whole + fraction] == u'0')
        --fraction;
    if (fraction > 0)
        m_visitWord(m_text.sliced(whole + 1, fraction), whole + 1, end);
    m_at = end;
    return true;
}

void WordReader::readWord()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && isWordPart(m_text, m_at))
        ++m_at;
    take(start, m_at);
}

struct SearchWord {
    QString word;
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// A text as it is folded, and where each letter of that comes from.
struct Folding {
    explicit Folding(const QString &text);

    QString letters;
    std::vector<int> from; ///< and behind the last letter, the end of the text
};

Folding::Folding(const QString &text)
{
    const QString plain = withoutGrouping(text); // leaves letters out and changes none
    letters.reserve(plain.size());
    from.reserve(std::size_t(plain.size()) + 1);
    qsizetype at = 0; // in the text
    for (qsizetype i = 0; i < plain.size(); ++i, ++at) {
        while (text[at] != plain[i])
            ++at;
        const bool isPair = plain[i].isHighSurrogate() && i + 1 < plain.size();
        if (plain[i] < u'\x80')
            letters += plain[i].toLower();
        else
            letters += folded(plain.sliced(i, isPair ? 2 : 1));
        from.resize(std::size_t(letters.size()), int(at));
        i += isPair;
        at += isPair;
    }
    from.push_back(int(text.size()));
}

/// Where the first letters of a word stand in the text; the whole word where it has been put together
/// otherwise than it stands there.
std::pair<int, int> placeOf(const Folding &folding, const SearchWord &word, qsizetype letters)
{
    qsizetype first = word.begin;
    qsizetype at = word.begin;
    for (qsizetype i = 0; i < letters; ++i, ++at) {
        while (at < word.end && folding.letters[at] != word.word[i])
            ++at;
        if (at >= word.end) {
            first = word.begin;
            at = word.end;
            break;
        }
        if (i == 0)
            first = at;
    }
    const int begin = folding.from[std::size_t(first)];
    while (at < word.end && folding.from[std::size_t(at)] == folding.from[std::size_t(at - 1)])
        ++at; // half a letter is none
    return {begin, folding.from[std::size_t(at)]};
}

/// The words of a phrase from here on, of which the last may go on.
bool isThere(const std::vector<SearchWord> &words, std::size_t at, const QStringList &phrase)
{
    if (phrase.isEmpty() || at + std::size_t(phrase.size()) > words.size())
        return false;
    const qsizetype last = phrase.size() - 1;
    for (qsizetype i = 0; i < last; ++i) {
        if (words[at + std::size_t(i)].word != phrase[i])
            return false;
    }
    return words[at + std::size_t(last)].word.startsWith(phrase[last]);
}

/// Whether words may be put together so from parts of a text: numbers, and the groups of an identifier,
/// of which the first has eight digits.
bool mayBeJoined(QStringView word)
{
    constexpr qsizetype firstGroup = 8;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto isHex = [](QChar c) { return c >= u'a' && c <= u'f'; };
    return std::any_of(word.begin(), word.end(), isDigit)
           || (word.size() > firstGroup && std::all_of(word.begin(), word.end(), isHex));
}

/// Cheaply, whether a phrase can stand in the text: of letters without accents, folding changes the case
/// alone.
bool canHold(const QString &text, const std::vector<QStringList> &phrases)
{
    bool isPlain = true;
    bool hasDigits = false;
    for (const QChar c : text) {
        isPlain = isPlain && c < u'\x80';
        hasDigits = hasDigits || (c >= u'0' && c <= u'9');
    }
    return !isPlain || std::any_of(phrases.begin(), phrases.end(), [&](const QStringList &phrase) {
        return !phrase.isEmpty()
               && ((hasDigits && mayBeJoined(phrase.back()))
                   || text.contains(phrase.back(), Qt::CaseInsensitive));
    });
}

/// Ascending, and those that touch each other as one.
WordPlaces apart(std::vector<std::pair<int, int>> spans)
{
    std::sort(spans.begin(), spans.end());
    WordPlaces places;
    for (const auto &[begin, end] : spans) {
        if (!places.empty() && begin <= places.back().first + places.back().second)
            places.back().second = std::max(places.back().second, end - places.back().first);
        else
            places.emplace_back(begin, end - begin);
    }
    return places;
}

} // namespace

void visitWords(QStringView text, const VisitWord &visitWord, const VisitWord &visitForm)
{
    WordReader(text, visitWord, visitForm).read();
}

QStringList searchWords(const QString &text)
{
    QStringList words;
    visitWords(folded(withoutGrouping(text)),
               [&words](QStringView word, qsizetype, qsizetype) { words << word.toString(); });
    return words;
}

WordMatches matchesIn(const QString &text, const std::vector<QStringList> &phrases)
{
    if (!canHold(text, phrases))
        return {{}, std::vector<bool>(phrases.size(), false)};
    const Folding folding(text);
    std::vector<SearchWord> words;
    std::vector<SearchWord> forms;
    const auto into = [](std::vector<SearchWord> &list) {
        return [&list](QStringView word, qsizetype begin, qsizetype end) {
            list.push_back({word.toString(), begin, end});
        };
    };
    visitWords(folding.letters, into(words), into(forms));
    std::vector<std::pair<int, int>> spans;
    WordMatches matches;
    for (const QStringList &phrase : phrases) {
        const std::size_t before = spans.size();
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!isThere(words, at, phrase))
                continue;
            const SearchWord &last = words[at + std::size_t(phrase.size()) - 1];
            const int begin = placeOf(folding, words[at], words[at].word.size()).first;
            spans.emplace_back(begin, placeOf(folding, last, phrase.back().size()).second);
        }
        for (std::size_t at = 0; at < forms.size(); ++at) {
            if (phrase.size() == 1 && isThere(forms, at, phrase))
                spans.push_back(placeOf(folding, forms[at], phrase.front().size()));
        }
        matches.hasFound.push_back(spans.size() > before);
    }
    matches.places = apart(std::move(spans));
    return matches;
}

} // namespace sidelight
