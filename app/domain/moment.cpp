// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/moment.h"

namespace sidelight {

namespace {

// Written by hand since each of a deal's thousands of moments passes here: QDateTime::fromString
// takes 15 times as long.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {}

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            const int digit = peek() - '0';
            if (digit < 0 || digit > 9)
                m_bad = true;
            value = value * 10 + digit;
            ++m_at;
        }
        return value;
    }
    bool accept(char wanted)
    {
        const bool there = peek() == wanted;
        m_at += there ? 1 : 0;
        return there;
    }
    void expect(char wanted) { m_bad |= !accept(wanted); }
    bool isDigit() const { return peek() >= '0' && peek() <= '9'; }
    bool isDone() const { return !m_bad && m_at == m_text.size(); }
    bool isBad() const { return m_bad; }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_bad = false;
};

// QDate knows no year 0.
bool isDay(int year, int month, int day)
{
    constexpr int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1])
        return false;
    const bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || isLeap;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, which RFC 3339 uses.
qint64 daysSinceEpoch(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year; // years begin in March here, the leap day ends them
    const int era = y / 400;
    const int yearOfEra = y % 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * qint64(146097) + dayOfEra - 719468;
}

// Milliseconds; finer digits are cut off.
std::optional<int> fraction(Reader &in)
{
    if (!in.accept('.'))
        return 0;
    int msec = 0;
    int digits = 0;
    for (; in.isDigit(); ++digits) {
        const int digit = in.number(1);
        if (digits < 3)
            msec = msec * 10 + digit;
    }
    if (digits < 1 || digits > 9)
        return std::nullopt;
    for (; digits < 3; ++digits)
        msec *= 10;
    return msec;
}

std::optional<int> offsetMinutes(Reader &in)
{
    if (in.accept('Z') || in.accept('z'))
        return 0;
    const bool isWest = in.accept('-');
    if (!isWest)
        in.expect('+');
    const int hours = in.number(2);
    in.expect(':');
    const int minutes = in.number(2);
    if (hours > 23 || minutes > 59)
        return std::nullopt;
    return (hours * 60 + minutes) * (isWest ? -1 : 1);
}

} // namespace

std::optional<Moment> parseMoment(QByteArrayView text)
{
    Reader in(text);
    const int year = in.number(4);
    in.expect('-');
    const int month = in.number(2);
    in.expect('-');
    const int day = in.number(2);
    if (!in.accept('t'))
        in.expect('T');
    const int hour = in.number(2);
    in.expect(':');
    const int minute = in.number(2);
    in.expect(':');
    const int second = in.number(2); // 60 is a leap second
    if (in.isBad() || !isDay(year, month, day) || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;

    const auto msec = fraction(in);
    const auto offset = offsetMinutes(in);
    if (!msec || !offset || !in.isDone())
        return std::nullopt;
    const qint64 minutes = (daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute - *offset;
    const qint64 msecs = (minutes * 60 + second) * 1000 + *msec;
    constexpr qint64 firstOfYear1 = -62'135'596'800'000;
    constexpr qint64 lastOfYear9999 = 253'402'300'799'999;
    if (msecs < firstOfYear1 || msecs > lastOfYear9999) // by its offset; cannot be written in ISO form
        return std::nullopt;
    return Moment{msecs};
}

std::optional<QDate> parseDay(QByteArrayView text)
{
    Reader in(text);
    const int year = in.number(4);
    in.expect('-');
    const int month = in.number(2);
    in.expect('-');
    const int day = in.number(2);
    if (!in.isDone() || !isDay(year, month, day))
        return std::nullopt;
    return QDate(year, month, day);
}

} // namespace sidelight
