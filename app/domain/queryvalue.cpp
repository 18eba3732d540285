// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/queryvalue.h"

#include "app/domain/moment.h"
#include "app/domain/searchnumbers.h"

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr QLatin1StringView rangeMark("..");

DayRange monthOf(QDate day)
{
    const QDate first = day.addDays(1 - day.day());
    return {first, first.addMonths(1).addDays(-1)};
}

DayRange quarterOf(QDate day)
{
    const QDate first(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    return {first, first.addMonths(3).addDays(-1)};
}

DayRange weekOf(QDate day)
{
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    return {monday, monday.addDays(6)};
}

DayRange yearOf(int year)
{
    return {QDate(year, 1, 1), QDate(year, 12, 31)};
}

/// `this-month`, `next-week` …
std::optional<DayRange> spanInWords(const QString &word, QDate today)
{
    const qsizetype hyphen = word.indexOf(u'-');
    if (hyphen < 0)
        return std::nullopt;
    const QStringView which = QStringView(word).first(hyphen);
    const QStringView unit = QStringView(word).sliced(hyphen + 1);
    const bool isKnown = which == u"this" || which == u"next" || which == u"last";
    if (!isKnown)
        return std::nullopt;
    const int steps = which == u"this" ? 0 : which == u"next" ? 1 : -1;
    if (unit == u"week")
        return weekOf(today.addDays(7 * steps));
    if (unit == u"month")
        return monthOf(today.addMonths(steps));
    if (unit == u"quarter")
        return quarterOf(today.addMonths(3 * steps));
    if (unit == u"year")
        return yearOf(today.year() + steps);
    return std::nullopt;
}

std::optional<int> wholeNumber(QStringView digits, int most)
{
    const bool isPlain =
        !digits.isEmpty() && digits.size() <= 5
        && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int number = isPlain ? digits.toInt() : most + 1;
    return number <= most ? std::optional(number) : std::nullopt;
}

/// `2026`, `2026-09`, `2026-q3`, `2026-09-30`
std::optional<DayRange> calendarSpan(const QString &text)
{
    if (const auto day = parseDay(text.toUtf8()))
        return DayRange{*day, *day};
    const auto year = wholeNumber(QStringView(text).first(std::min<qsizetype>(4, text.size())), 9999);
    if (!year || text.size() < 4 || *year == 0)
        return std::nullopt;
    if (text.size() == 4)
        return yearOf(*year);
    if (text.size() != 7 || text[4] != u'-')
        return std::nullopt;
    const bool isQuarter = text[5] == u'q';
    const auto part = wholeNumber(QStringView(text).sliced(isQuarter ? 6 : 5), isQuarter ? 4 : 12);
    if (!part || *part == 0)
        return std::nullopt;
    return isQuarter ? quarterOf(QDate(*year, *part * 3, 1)) : monthOf(QDate(*year, *part, 1));
}

std::optional<DayRange> namedSpan(const QString &word, QDate today)
{
    if (word == u"today")
        return DayRange{today, today};
    if (word == u"tomorrow")
        return DayRange{today.addDays(1), today.addDays(1)};
    if (word == u"yesterday")
        return DayRange{today.addDays(-1), today.addDays(-1)};
    const auto span = spanInWords(word, today);
    return span ? span : calendarSpan(word);
}

std::optional<QDate> distantDay(const QString &text, DaySide side, QDate today)
{
    if (text.size() < 2)
        return std::nullopt;
    const auto count = wholeNumber(QStringView(text).chopped(1), 9999);
    if (!count)
        return std::nullopt;
    const int distance = side == DaySide::Ahead ? *count : -*count;
    switch (text.back().unicode()) {
    case u'd': return today.addDays(distance);
    case u'w': return today.addDays(7 * distance);
    case u'm': return today.addMonths(distance);
    case u'y': return today.addYears(distance);
    default: return std::nullopt;
    }
}

DayRange related(const DayRange &span, QueryRelation relation)
{
    switch (relation) {
    case QueryRelation::Is: return span;
    case QueryRelation::Below: return {{}, span.from.addDays(-1)};
    case QueryRelation::AtMost: return {{}, span.to};
    case QueryRelation::Above: return {span.to.addDays(1), {}};
    case QueryRelation::AtLeast: return {span.from, {}};
    }
    Q_UNREACHABLE();
}

// A distance: less of it is nearer to today.
DayRange relatedDistance(QDate day, QueryRelation relation, DaySide side, QDate today)
{
    const bool isAhead = side == DaySide::Ahead;
    switch (relation) {
    case QueryRelation::Is: return isAhead ? DayRange{today, day} : DayRange{day, today};
    case QueryRelation::Below:
    case QueryRelation::AtMost: return isAhead ? DayRange{{}, day} : DayRange{day, {}};
    case QueryRelation::Above:
        return isAhead ? DayRange{day.addDays(1), {}} : DayRange{{}, day.addDays(-1)};
    case QueryRelation::AtLeast: return isAhead ? DayRange{day, {}} : DayRange{{}, day};
    }
    Q_UNREACHABLE();
}

std::optional<DayRange> rangeEnd(const QString &text, DaySide side, QDate today)
{
    if (text.isEmpty())
        return DayRange{};
    if (const auto day = distantDay(text, side, today))
        return DayRange{*day, *day};
    return namedSpan(text, today);
}

std::optional<DayRange> dayRange(const QString &from, const QString &to, DaySide side, QDate today)
{
    const auto first = rangeEnd(from, side, today);
    const auto last = rangeEnd(to, side, today);
    if (!first || !last || (from.isEmpty() && to.isEmpty()))
        return std::nullopt;
    const bool isTurned = first->from.isValid() && last->to.isValid() && first->from > last->to;
    return isTurned ? DayRange{last->from, first->to} : DayRange{first->from, last->to};
}

} // namespace

std::optional<Decimal> queryNumber(const QString &text)
{
    QString digits = withoutGrouping(text.trimmed()).toLower();
    qint64 times = 1;
    if (digits.endsWith(u'k'))
        times = 1'000;
    else if (digits.endsWith(u'm'))
        times = 1'000'000;
    if (times > 1)
        digits.chop(1);
    // An exponent would be no less a number, but `1e5` is rather a slip of the hand.
    const auto value = digits.contains(u'e') ? std::nullopt : parseDecimal(digits.toUtf8());
    return value ? multiplied(normalized(*value), {times, 0}) : std::nullopt;
}

std::optional<NumberRange> queryNumberRange(const QString &text)
{
    const qsizetype mark = text.indexOf(rangeMark);
    if (mark < 0)
        return std::nullopt;
    const auto from = queryNumber(text.first(mark));
    const auto upTo = queryNumber(text.sliced(mark + rangeMark.size()));
    if (!from || !upTo)
        return std::nullopt;
    return compared(*from, *upTo) > 0 ? NumberRange{*upTo, *from} : NumberRange{*from, *upTo};
}

std::optional<DayRange> queryDays(const QString &text, QueryRelation relation, DaySide side, QDate today)
{
    const QString word = text.toLower();
    const qsizetype mark = word.indexOf(rangeMark);
    if (mark >= 0) {
        const auto range = dayRange(word.first(mark), word.sliced(mark + rangeMark.size()), side, today);
        return relation == QueryRelation::Is ? range : std::nullopt;
    }
    if (const auto day = distantDay(word, side, today))
        return relatedDistance(*day, relation, side, today);
    const auto span = namedSpan(word, today);
    return span ? std::optional(related(*span, relation)) : std::nullopt;
}

} // namespace sidelight
