// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealquery.h"

#include "app/domain/dealreference.h"
#include "app/domain/folding.h"
#include "app/domain/identifier.h"
#include "app/domain/queryvalue.h"
#include "app/domain/searchnumbers.h"
#include "app/domain/searchwords.h"

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

using What = DealCondition::What;
using How = DealCondition::How;

/// One part of a filter, between blanks.
struct Part {
    QString whole; ///< as typed
    QString word;  ///< the modifier in lower case; empty for plain words
    QString mark;  ///< `:`, `>=` …
    QString value; ///< without quotes
    bool isQuoted = false;
    bool isNegated = false;
};

enum class Takes { Text, Period, Outcome, Number, Days, Nothing, Words };

struct Modifier {
    QStringView word;
    QStringView example;
    Takes takes;
    What what = What::Overdue;
    SearchTerm::In in = SearchTerm::In::Anywhere;
};

constexpr Modifier modifiers[] = {
    {u"stage", u"stage:proposal", Takes::Text, What::Stage},
    {u"pipeline", u"pipeline:projects", Takes::Text, What::Pipeline},
    {u"outcome", u"outcome:open", Takes::Outcome, What::Outcome},
    {u"amount", u"amount>50000", Takes::Number, What::Amount},
    {u"weighted", u"weighted>20k", Takes::Number, What::Weighted},
    {u"currency", u"currency:eur", Takes::Text, What::Currency},
    {u"period", u"period:monthly", Takes::Period, What::Period},
    {u"confidence", u"confidence>=60", Takes::Number, What::Confidence},
    {u"close", u"close<30d", Takes::Days, What::Close},
    {u"overdue", u"overdue:", Takes::Nothing, What::Overdue},
    {u"updated", u"updated:7d", Takes::Days, What::Updated},
    {u"checked", u"checked>7d", Takes::Days, What::Checked},
    {u"stale", u"stale:", Takes::Nothing, What::Checked},
    {u"changed", u"changed:", Takes::Nothing, What::Changed},
    {u"pinned", u"pinned:", Takes::Nothing, What::Pinned},
    {u"visited", u"visited:", Takes::Nothing, What::Visited},
    {u"missing", u"missing:", Takes::Nothing, What::Missing},
    {u"contact", u"contact:ines", Takes::Words, What::Overdue, SearchTerm::In::Contact},
    {u"role", u"role:decision", Takes::Words, What::Overdue, SearchTerm::In::Role},
    {u"was", u"was:80000", Takes::Words, What::Overdue, SearchTerm::In::Past},
};

const Modifier *modifierFor(QStringView word)
{
    const auto found = std::find_if(std::begin(modifiers), std::end(modifiers),
                                    [word](const Modifier &known) { return known.word == word; });
    return found == std::end(modifiers) ? nullptr : found;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„';
}

/// Takes a filter apart at its blanks.
class PartReader
{
public:
    explicit PartReader(const QString &text)
        : m_text(text)
    {}

    std::optional<Part> next();

private:
    void readModifier(Part &part);
    void readValue(Part &part);

    QStringView m_text;
    qsizetype m_at = 0;
};

std::optional<Part> PartReader::next()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    if (m_at == m_text.size())
        return std::nullopt;
    Part part;
    const qsizetype start = m_at;
    if (m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
        part.isNegated = true;
        ++m_at;
    }
    readModifier(part);
    readValue(part);
    part.whole = m_text.sliced(start, m_at - start).toString();
    return part;
}

void PartReader::readModifier(Part &part)
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end].unicode() < 0x80 && m_text[end].isLetter())
        ++end;
    qsizetype marksEnd = end;
    while (marksEnd < m_text.size() && marksEnd < end + 3
           && QStringView(u":<>=").contains(m_text[marksEnd]))
        ++marksEnd;
    const QString word = m_text.sliced(m_at, end - m_at).toString().toLower();
    // `a<b` is text as long as `a` is no modifier; `foo:bar` may be a slip and gets a note.
    const bool isModifier = modifierFor(word) || (end < m_text.size() && m_text[end] == u':');
    if (word.isEmpty() || marksEnd == end || !isModifier)
        return;
    part.word = word;
    part.mark = m_text.sliced(end, marksEnd - end).toString();
    m_at = marksEnd;
}

void PartReader::readValue(Part &part)
{
    const qsizetype start = m_at;
    if (m_at < m_text.size() && isQuote(m_text[m_at])) {
        part.isQuoted = true;
        ++m_at;
        while (m_at < m_text.size() && !isQuote(m_text[m_at]))
            ++m_at;
        part.value = m_text.sliced(start + 1, m_at - start - 1).toString();
        m_at = std::min(m_at + 1, m_text.size()); // the closing quote may still be missing
        return;
    }
    m_at += groupedLength(m_text.sliced(m_at)); // a phone number may have blanks in it
    while (m_at < m_text.size() && !m_text[m_at].isSpace())
        ++m_at;
    part.value = m_text.sliced(start, m_at - start).toString();
}

std::optional<QueryRelation> relationFor(QString mark)
{
    if (mark.size() > 1 && mark.startsWith(u':'))
        mark.remove(0, 1); // `amount:>5`
    if (mark == u":" || mark == u"=")
        return QueryRelation::Is;
    if (mark == u"<")
        return QueryRelation::Below;
    if (mark == u"<=")
        return QueryRelation::AtMost;
    if (mark == u">")
        return QueryRelation::Above;
    return mark == u">=" ? std::optional(QueryRelation::AtLeast) : std::nullopt;
}

How numberHow(QueryRelation relation)
{
    switch (relation) {
    case QueryRelation::Is: return How::Is;
    case QueryRelation::Below: return How::Below;
    case QueryRelation::AtMost: return How::AtMost;
    case QueryRelation::Above: return How::Above;
    case QueryRelation::AtLeast: return How::AtLeast;
    }
    Q_UNREACHABLE();
}

bool isCjk(const QString &text)
{
    const QList<uint> letters = text.toUcs4();
    return std::any_of(letters.begin(), letters.end(), [](uint letter) {
        const QChar::Script script = QChar::script(letter);
        return script == QChar::Script_Han || script == QChar::Script_Hiragana
               || script == QChar::Script_Katakana;
    });
}

bool isNone(const Part &part)
{
    return !part.isQuoted && part.value.compare(QLatin1StringView("none"), Qt::CaseInsensitive) == 0;
}

bool readText(const Part &part, QueryRelation relation, DealCondition &condition)
{
    if (relation != QueryRelation::Is)
        return false;
    condition.text = folded(part.value).simplified();
    if (searchWords(part.value).isEmpty())
        return false; // signs alone would be found everywhere
    condition.how = part.mark.endsWith(u'=') ? How::Is : How::Contains;
    return true;
}

bool readPeriod(const Part &part, QueryRelation relation, DealCondition &condition)
{
    struct Alias {
        QLatin1StringView typed;
        QLatin1StringView word; // of the contract (C3)
    };
    static constexpr Alias aliases[] = {
        {QLatin1StringView("once"), QLatin1StringView("one_time")},
        {QLatin1StringView("onetime"), QLatin1StringView("one_time")},
        {QLatin1StringView("one-time"), QLatin1StringView("one_time")},
        {QLatin1StringView("one time"), QLatin1StringView("one_time")},
        {QLatin1StringView("month"), QLatin1StringView("monthly")},
        {QLatin1StringView("quarter"), QLatin1StringView("quarterly")},
        {QLatin1StringView("year"), QLatin1StringView("annual")},
        {QLatin1StringView("yearly"), QLatin1StringView("annual")},
        {QLatin1StringView("annually"), QLatin1StringView("annual")},
    };
    if (!readText(part, relation, condition))
        return false;
    const auto known = std::find_if(std::begin(aliases), std::end(aliases),
                                    [&](const Alias &alias) { return alias.typed == condition.text; });
    if (known != std::end(aliases))
        condition.text = known->word;
    return true;
}

bool readOutcome(const Part &part, QueryRelation relation, DealCondition &condition)
{
    constexpr QLatin1StringView words[] = {
        QLatin1StringView("open"),   QLatin1StringView("won"),     QLatin1StringView("lost"),
        QLatin1StringView("closed"), QLatin1StringView("deleted"), QLatin1StringView("unclear"),
    };
    const auto known = std::find(std::begin(words), std::end(words), part.value.toLower());
    if (relation != QueryRelation::Is || known == std::end(words))
        return false;
    condition.how = How::Is;
    condition.outcome = Outcome(known - std::begin(words));
    return true;
}

bool readNumber(const Part &part, QueryRelation relation, DealCondition &condition)
{
    QString value = part.value;
    if (condition.what == What::Confidence && value.endsWith(u'%'))
        value.chop(1);
    if (const auto range = relation == QueryRelation::Is ? queryNumberRange(value) : std::nullopt) {
        condition.how = How::Between;
        condition.number = range->from;
        condition.upTo = range->upTo;
        return true;
    }
    const auto number = queryNumber(value);
    condition.how = numberHow(relation);
    condition.number = number.value_or(Decimal());
    return number.has_value();
}

bool readYesNo(const Part &part, QueryRelation relation, DealCondition &condition)
{
    const QString value = part.value.toLower();
    condition.how = How::Holds;
    if (value == u"no")
        condition.isNegated = !condition.isNegated;
    return relation == QueryRelation::Is && (value.isEmpty() || value == u"yes" || value == u"no");
}

/// Makes terms, conditions and notes of parts.
class Parser
{
public:
    explicit Parser(QDate today)
        : m_today(today)
    {}

    void add(const Part &part);
    DealQuery result() { return m_query; }

private:
    void addWords(const Part &part, const QString &text, SearchTerm::In in);
    void addModified(const Part &part, const Modifier &modifier);
    bool readDays(const Part &part, QueryRelation relation, DealCondition &condition) const;
    bool readCondition(const Part &part, const Modifier &modifier, DealCondition &condition) const;
    void note(QueryNote::Kind kind, const Part &part) { m_query.notes.push_back({kind, part.whole}); }

    QDate m_today;
    DealQuery m_query;
};

void Parser::add(const Part &part)
{
    if (const Modifier *known = part.word.isEmpty() ? nullptr : modifierFor(part.word)) {
        addModified(part, *known);
        return;
    }
    const QString text = part.isQuoted ? part.word + u' ' + part.value : part.word + part.mark + part.value;
    const auto link = parseDealReference(text);
    if (link && text.contains(u'/')) {
        addWords(part, identifierText(*link), SearchTerm::In::Anywhere);
        return;
    }
    if (!part.word.isEmpty())
        note(QueryNote::Kind::UnknownModifier, part);
    addWords(part, text, SearchTerm::In::Anywhere);
}

void Parser::addWords(const Part &part, const QString &text, SearchTerm::In in)
{
    const QStringList words = searchWords(text);
    if (words.isEmpty())
        return;
    m_query.terms.push_back({in, words, part.isNegated});
    if (isCjk(text))
        note(QueryNote::Kind::CjkWithin, part);
}

void Parser::addModified(const Part &part, const Modifier &modifier)
{
    if (part.value.trimmed().isEmpty() && modifier.takes != Takes::Nothing) {
        note(QueryNote::Kind::NoValue, part);
        return;
    }
    if (modifier.takes == Takes::Words) {
        addWords(part, part.value, modifier.in);
        return;
    }
    DealCondition condition;
    condition.what = modifier.what;
    condition.isNegated = part.isNegated;
    if (!readCondition(part, modifier, condition)) {
        note(QueryNote::Kind::BadValue, part);
        return;
    }
    const bool isMoney = modifier.what == What::Amount || modifier.what == What::Weighted;
    if (isMoney && condition.how != How::NotSet)
        note(QueryNote::Kind::AnyCurrency, part);
    m_query.conditions.push_back(condition);
}

bool Parser::readDays(const Part &part, QueryRelation relation, DealCondition &condition) const
{
    const DaySide side = condition.what == What::Close ? DaySide::Ahead : DaySide::Ago;
    const auto days = queryDays(part.value, relation, side, m_today);
    condition.how = How::Is;
    condition.from = days ? days->from : QDate();
    condition.to = days ? days->to : QDate();
    return days.has_value();
}

bool Parser::readCondition(const Part &part, const Modifier &modifier, DealCondition &condition) const
{
    const auto relation = relationFor(part.mark);
    if (!relation)
        return false;
    const bool canBeUnset = modifier.takes != Takes::Outcome && modifier.takes != Takes::Nothing;
    if (canBeUnset && *relation == QueryRelation::Is && isNone(part)) {
        condition.how = How::NotSet;
        return true;
    }
    switch (modifier.takes) {
    case Takes::Text: return readText(part, *relation, condition);
    case Takes::Period: return readPeriod(part, *relation, condition);
    case Takes::Outcome: return readOutcome(part, *relation, condition);
    case Takes::Number: return readNumber(part, *relation, condition);
    case Takes::Days: return readDays(part, *relation, condition);
    case Takes::Nothing:
        if (modifier.what == What::Checked) { // the whole of yesterday is not more than a day ago
            condition.to = m_today.addDays(-2);
            const bool isRead = readYesNo(part, *relation, condition);
            condition.how = How::Is;
            return isRead;
        }
        return readYesNo(part, *relation, condition);
    case Takes::Words: break;
    }
    return false;
}

} // namespace

DealQuery parseDealQuery(const QString &text, QDate today)
{
    PartReader reader(text);
    Parser parser(today);
    while (const auto part = reader.next())
        parser.add(*part);
    return parser.result();
}

std::vector<QueryModifier> queryModifiers()
{
    std::vector<QueryModifier> all;
    for (const Modifier &modifier : modifiers)
        all.push_back({modifier.word.toString(), modifier.example.toString()});
    return all;
}

} // namespace sidelight
